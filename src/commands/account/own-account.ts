import type { Entry } from '../../domain/entry.ts';
import { headsOf } from '../../register/applications/deciders.ts';
import type { CommandContext } from '../command.ts';
import { entryMeant } from '../ledger/entry-meant.ts';

/** The same words for what is not there and what is not theirs. */
const notTheirs =
  '没有找到可由您办理的这个账号，请写账号全称或者备案编号，如“更新 《青溪发布》 粉丝 1200”。';

/**
 * The account meant, of those the sender may act for: whoever filed it, the head of its unit, a
 * supervisor. A sentence where there is not exactly one.
 */
export async function ownAccount(context: CommandContext, which: string): Promise<Entry | string> {
  const { tx, senderId, rolesHeld } = context;
  const accounts = await tx.entries.list({ sort: 'account' });
  const own = new Set<number>();
  for (const { number, applicantId, unit } of accounts) {
    const may =
      rolesHeld.includes('supervisor') ||
      applicantId === senderId ||
      (await headsOf(tx, unit)).includes(senderId);
    if (may) own.add(number);
  }
  if (own.size === 0) return notTheirs;
  const entry = await entryMeant(context, which, ({ number }) => own.has(number));
  return typeof entry === 'string' && entry.startsWith('台账里没有') ? notTheirs : entry;
}
