import type { Entry } from '../../domain/entry.ts';
import { roleTitles, type Role } from '../../domain/roles.ts';
import { dayOf } from '../../domain/zone.ts';
import type { Tx } from '../../ports/store.ts';
import { fillLedger } from '../../register/fill-ledger.ts';
import { dayWords } from '../../text/day-words.ts';
import { shownName } from '../../text/shown-name.ts';
import { refused, type Answer } from '../answer.ts';
import type { GroupContext } from '../command.ts';
import { sendable } from '../sendable.ts';

/** The entry of the group in hand; the ledger is filled first where it has none yet. */
export async function entryInHand({ tx, book, now, group }: GroupContext): Promise<Entry | null> {
  if (group.unseen !== undefined) return tx.entries.get(group.unseen.number);
  const held = await tx.entries.ofGroup(group.row.id);
  if (held !== null) return held;
  await fillLedger(tx, book, now);
  return tx.entries.ofGroup(group.row.id);
}

/** Whether it was decided that a group is to go: what 已办 and 恢复 are about. */
export async function isClosing(tx: Tx, groupId: string): Promise<boolean> {
  const state = (await tx.entries.ofGroup(groupId))?.state;
  return state === 'to_merge' || state === 'to_dissolve';
}

/** `《青溪镇农业农村工作群》`. */
export function nameIn({ group }: GroupContext): string {
  return `《${shownName(group.row.name)}》`;
}

/** Who decided, for the history: `群主决定解散：任务已结束`. */
export function noteBy(context: GroupContext, act: string, reason?: string) {
  const { now, senderId, book } = context;
  const words = reason === undefined ? '' : `：${reason}`;
  return {
    at: now,
    actorId: senderId,
    reason: `${roleTitles[partOf(context)]}${act}${words}`,
    day: dayOf(book.calendar.zone, now),
  };
}

/** A supervisor has no part in the group of his own. */
function partOf({ role, rolesHeld }: GroupContext): Role {
  const part = role === 'owner' || role === 'head' || !rolesHeld.includes('supervisor');
  return part ? role : 'supervisor';
}

/** Why nothing can be done with an entry that is not there, not filed, or gone. */
export function notStanding(context: GroupContext, entry: Entry | null): Answer | null {
  const name = nameIn(context);
  const unfiled = refused(`${name}尚未备案，请先发送“报备 ${name}”办理；未作改动。`);
  if (entry === null) return unfiled;
  switch (entry.state) {
    case 'unregistered':
    case 'lapsed':
    case 'rejected':
      return unfiled;
    case 'applied':
      return refused(`${name}的报备正在审批，请待答复后再试；未作改动。`);
    case 'approved':
      return refused(
        `${name}已获批准、尚未登记建成：已经建好的，请先发送“建成 ${entry.id}”；不再建的无需处理，批准到期自动失效；未作改动。`,
      );
    case 'merged':
    case 'dissolved': {
      const ended = entry.state === 'merged' ? '已并入其他群' : '已解散';
      const on = entry.dissolved === null ? '' : `（${dayWords(entry.dissolved)}）`;
      const restore = sendable(context, '恢复', '仍需使用');
      return refused(`${name}已登记为${ended}${on}，无需再办；确需继续使用的，请发送${restore}。`);
    }
    default:
      return null;
  }
}

/** The way back of what was decided. */
export function wayBack(context: GroupContext): string {
  return `情况有变的，发送${sendable(context, '恢复', '仍需使用')}。`;
}
