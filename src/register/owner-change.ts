import type { Addressees } from '../domain/addressees.ts';
import type { Entry } from '../domain/entry.ts';
import type { Group } from '../domain/group.ts';
import { dayOf } from '../domain/zone.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { addresseesOf } from './addressees.ts';
import { answerBy } from './answer-by.ts';
import { groupBookOf } from './group-book.ts';
import { standings } from './joining/standing.ts';
import { ledBy } from './led-by.ts';
import { toldOf } from './told.ts';
import type { Unanswered } from './unanswered.ts';

/** The ladder on which it is remembered who was told. */
export const ownersTopic = 'owners';

/** Groups in these states have an owner to be filed. */
export const ledStates = ['active', 'idle', 'overdue'] as const;

/** That a group's owner or last administrator is gone, or is another than the one filed. */
export interface OwnerChange {
  /** The same for as long as it stays as it is. */
  readonly key: string;
  readonly sort: 'owner' | 'admins';
  /** What is said of it behind the name of the group. */
  readonly words: string;
  /** Who heard of it first, without whoever has left. */
  readonly headId: string | null;
}

/** Null where whoever was filed leads it still. */
export async function ownerChange(
  tx: Tx,
  row: Group,
  { addressees, entry }: { readonly addressees: Addressees; readonly entry: Entry },
): Promise<OwnerChange | null> {
  const led = await ledBy(tx, row, entry);
  const members = new Set((await tx.people.members(row.id)).map(({ personId }) => personId));
  // Where no list of members is known nobody is known to have left.
  const isGone = (id: string) => members.size > 0 && !members.has(id);
  const what = whatOf(row, addressees, { led, isGone });
  if (what === null) return null;
  const { headId } = addressees;
  return {
    ...what,
    key: `owners:${row.id}:${what.key}`,
    headId: headId !== null && isGone(headId) ? null : headId,
  };
}

/**
 * Changes of hands that somebody was told of and nobody filed within the days to answer; whoever
 * applied for it has answered.
 */
export async function unfiledOwnerChanges(
  tx: Tx,
  book: Book,
  now: number,
): Promise<readonly Unanswered[]> {
  const { calendar, register } = book;
  const today = dayOf(calendar.zone, now);
  const { outside } = await standings(tx);
  const applied = new Set((await tx.applications.open()).map(({ entry }) => entry));
  const late: Unanswered[] = [];
  for (const entry of await tx.entries.list({ sort: 'group', states: [...ledStates] })) {
    const { groupId, number } = entry;
    const row = groupId === null ? null : await tx.groups.get(groupId);
    if (row?.present !== true || outside.has(row.id) || applied.has(number)) continue;
    const told = await toldOf(tx, { topic: ownersTopic }, row.id);
    if (told === null || told.at === null) continue;
    const due = answerBy(calendar, dayOf(calendar.zone, told.at), register.values.answerWithinDays);
    if (today <= due) continue;
    const addressees = await addresseesOf(tx, row, await groupBookOf(tx, book, row));
    const change = await ownerChange(tx, row, { addressees, entry });
    if (change?.key === told.word) late.push({ entry, due });
  }
  return late;
}

interface Seen {
  readonly led: Awaited<ReturnType<typeof ledBy>>;
  readonly isGone: (personId: string) => boolean;
}

function whatOf(
  { ownerId, adminIds }: Group,
  addressees: Addressees,
  { led, isGone }: Seen,
): Pick<OwnerChange, 'key' | 'sort' | 'words'> | null {
  const ofOwner = (key: string, words: string) => ({ key, sort: 'owner', words }) as const;
  if (addressees.ownerId === null) return ofOwner('none', '目前没有群主');
  if (ownerId === null || led.ownerId === null) return null;
  if (ownerId !== led.ownerId) {
    const left = isGone(led.ownerId) ? '备案的群主已退群，群主已变更' : '群主已变更';
    return ofOwner(`owner:${ownerId}`, `${left}，与备案不一致`);
  }
  if (isGone(ownerId)) return ofOwner(`left:${ownerId}`, '备案的群主已退群');
  const remain = adminIds.filter((id) => !isGone(id));
  if (led.adminIds.length === 0 || remain.length > 0) return null;
  return { key: `admins:${led.adminIds.join(',')}`, sort: 'admins', words: '目前没有管理员' };
}
