import { plainWord } from '../../domain/dispatch.ts';
import { nextOpening } from '../../domain/calendar.ts';
import type { Group } from '../../domain/group.ts';
import type { Recipient } from '../../domain/incoming.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { shownName } from '../../text/shown-name.ts';
import { addresseesOf } from '../addressees.ts';
import { fillLedger } from '../fill-ledger.ts';
import { groupBookOf } from '../group-book.ts';
import { noteTold, toldOf } from '../told.ts';
import { askKey, askRung, howToFile } from '../unregistered.ts';
import { claimedMark, isMarked } from './standing.ts';

const lasts = 72 * 60 * 60_000;

/**
 * Asks the owner, privately and each owner once, to file a group the bot came into; whoever vouched
 * for it where no owner is known or can be written to. A group the book names, and one that was
 * approved before it was built, is on the register already: it becomes so here.
 */
export async function askToFile(
  tx: Tx,
  book: Book,
  group: Group,
  voucherId: string | null,
  now: number,
): Promise<void> {
  // Whoever registers it is asked with the answer to that.
  if (await isMarked(tx, group.id, claimedMark)) return;
  const groupBook = await groupBookOf(tx, book, group);
  const { ownerId } = await addresseesOf(tx, group, groupBook);
  const word = askKey(group.id, ownerId);
  if ((await toldOf(tx, askRung, group.id))?.word === word) return;
  await fillLedger(tx, book, now);
  if ((await tx.entries.ofGroup(group.id))?.state !== 'unregistered') return;
  const isOwner = ownerId !== null && (await tx.people.get(ownerId))?.reachable !== false;
  const personId = isOwner ? ownerId : voucherId;
  if (personId === null) return;
  const to: Recipient = { kind: 'person', id: personId };
  const { setting } = groupBook;
  const notBefore = nextOpening(setting.calendar, setting.hours, now);
  const dispatch = askKey(group.id, personId);
  await tx.outbox.add(
    plainWord({
      key: dispatch,
      to,
      purpose: 'notice',
      text: textOf(`《${shownName(group.name)}》`, isOwner ? 'owner' : ownerId),
      groupId: group.id,
      queuedAt: now,
      notBefore,
      expiresAt: notBefore + lasts,
    }),
  );
  await noteTold(tx, askRung, group.id, { word, dispatch, to, at: notBefore });
}

/** To the owner himself, or to whoever vouched for the group of an owner who cannot be told. */
function textOf(name: string, owner: string | null): string {
  if (owner === 'owner') {
    return `您好，群规机器人已加入您管理的${name}，该群尚未备案。${howToFile('“报备”')}；发送“帮助”可查看其他命令。`;
  }
  const who = owner === null ? '请您或者群主' : '请转告群主或者管理员';
  return `您好，群规机器人已加入${name}，该群尚未备案。${who}私聊机器人发送“报备”，按提示填写群类型、用途等内容。`;
}
