import { endedStates, type Entry } from '../domain/entry.ts';
import type { Group } from '../domain/group.ts';
import { dayOf } from '../domain/zone.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { termFollows } from './applications/term-follows.ts';
import { tellPerson } from './applications/tell-person.ts';
import { titleOf } from './applications/words.ts';
import { mayTake, namedAlone, unfiledOf } from './group-named.ts';
import { tellOfNamesake } from './namesake.ts';
import { nameKey } from './same-row.ts';
import { stateAfter } from './states.ts';

/** What the groups of ours, and the entries of groups, are now. */
export interface Linking {
  readonly own: readonly Group[];
  readonly held: readonly Entry[];
  readonly now: number;
}

/**
 * Finds the entry that was filed, or put in by the office, for a group the bot came into: by its name,
 * where exactly one of each bears it. A name alone does not take what was applied for: the group must
 * be the applicant's, or its owner confirmed by his id. The entry; null where there is none.
 */
export async function linker(
  tx: Tx,
  book: Book,
  { own, held, now }: Linking,
): Promise<(group: Group, known: Entry | null) => Promise<Entry | null>> {
  const waiting = held.filter(
    ({ groupId, state }) => groupId === null && !endedStates.includes(state),
  );
  // Where nothing waits no name need be looked at.
  const free = waiting.length === 0 ? [] : await unfiledOf(tx, own);
  const entryOf = namedAlone(waiting);
  const groupOf = namedAlone(free);
  return async (group, known) => {
    const key = nameKey('group', group.name);
    const entry = entryOf.get(key) ?? null;
    if (entry === null || groupOf.get(key)?.id !== group.id) return null;
    if (!(await mayTake(tx, entry, group))) {
      await tellOfNamesake(tx, book, entry, now);
      return null;
    }
    return linkEntry(tx, book, { entry, group, known, actorId: 'bot', now });
  };
}

/** The group of an entry is known: it is built, where it was only approved. */
export async function linkEntry(
  tx: Tx,
  book: Book,
  linking: {
    readonly entry: Entry;
    readonly group: Group;
    /** What the register has of the group, where the bot found it before. */
    readonly known: Entry | null;
    readonly actorId: string;
    readonly now: number;
  },
): Promise<Entry> {
  const { entry, group, known, actorId, now } = linking;
  const day = dayOf(book.calendar.zone, now);
  if (known !== null) await tx.entries.giveWay(known.number, entry.number);
  const isBuilt = entry.state === 'approved';
  const state = isBuilt ? (stateAfter(entry.state, 'build') ?? entry.state) : entry.state;
  const created = isBuilt ? (entry.created ?? day) : entry.created;
  const reason = isBuilt ? '已按批准建群' : '机器人已在群，与台账对应';
  const changes = { groupId: group.id, state, created };
  const after = await tx.entries.change(entry.number, changes, { at: now, actorId, reason, day });
  await tx.entries.observe(entry.number, { bot: true });
  if (after.ends !== null && group.endsOn === null) {
    await termFollows(tx, group.id, after.ends, { actorId, at: now });
  }
  if (isBuilt && actorId === 'bot') await tellBuilt(tx, book, after, now);
  return { ...after, bot: true };
}

/** Whoever applied was told to report the group built: he need not any more. */
async function tellBuilt(tx: Tx, book: Book, entry: Entry, now: number): Promise<void> {
  const { applicantId: personId, id, number } = entry;
  if (personId === null) return;
  const text = `您好，机器人已加入${titleOf(entry)}，该群已登记为建成（备案编号 ${id}），无需再发送“建成”。`;
  await tellPerson(tx, book, { key: `built:${String(number)}`, personId, text }, now);
}
