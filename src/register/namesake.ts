import type { Entry } from '../domain/entry.ts';
import type { Group } from '../domain/group.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { tellDeciders } from './applications/tell-deciders.ts';
import { titleOf } from './applications/words.ts';
import { mayTake, namedAlone, type Sitting } from './group-named.ts';
import { nameKey } from './same-row.ts';

/** A group that bears the name of one that was approved, and whether it surely is that one. */
export interface Namesake {
  readonly entry: Entry;
  readonly isIt: boolean;
}

/**
 * What was approved under a group's name and has no group yet; null where nothing, or several, were.
 * `sitting`: who sits in it where that is not stored yet.
 */
export async function namesakeOf(
  tx: Tx,
  group: Group,
  sitting: Sitting | null,
): Promise<Namesake | null> {
  const approved = await tx.entries.list({ sort: 'group', states: ['approved', 'active'] });
  const waiting = approved.filter(
    ({ groupId, applicantId }) => groupId === null && applicantId !== null,
  );
  const entry = namedAlone(waiting).get(nameKey('group', group.name));
  return entry === undefined ? null : { entry, isIt: await mayTake(tx, entry, group, sitting) };
}

/** Whoever approved it hears once that a group of its name came up which is not surely it. */
export async function tellOfNamesake(tx: Tx, book: Book, entry: Entry, now: number): Promise<void> {
  // One that is built needs nobody's word; an approval lapses before the word is forgotten.
  if (entry.state !== 'approved') return;
  await tellDeciders(
    tx,
    book,
    {
      key: `namesake:${String(entry.number)}`,
      text: `您好，机器人所在的一个群与已批准的${titleOf(entry)}（备案编号 ${entry.id}）同名，但群主与备案不一致，未对应台账，请向申请人核实。确属该群的，请群主将群内名称改为备案的姓名，并请申请人入群，次日自动对应。`,
      units: [entry.unit],
      except: entry.applicantId,
      inTurn: true,
    },
    now,
  );
}
