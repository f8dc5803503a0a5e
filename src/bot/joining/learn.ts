import type { Group } from '../../domain/group.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import { entryKey } from '../../engine/rule-book/for-group.ts';
import type { ChatGroup } from '../../ports/chat.ts';
import type { Tx } from '../../ports/store.ts';
import { isSupervisorsGroup, supervisorsGroupNote } from '../../register/addressees.ts';
import { arrive, trialFrom } from '../../register/joining/arrive.ts';
import { askToFile } from '../../register/joining/ask-to-file.ts';
import { returnTo } from '../../register/joining/away.ts';
import { metMark, setMark, strangeMark } from '../../register/joining/standing.ts';
import { countTurnover } from '../../register/member-turnover.ts';

const day = 24 * 60 * 60_000;
/** Since when the bot knows the groups its account sat in before it; milliseconds UTC. */
const acquaintedNote = 'acquainted-at';
/** The overlay of a group that could not be read yet; set by whoever took the bot in. */
const calledMark = 'called';

/**
 * How the bot learnt that it sits in a group: it was taken in, it found it in the list at its start, or
 * somebody spoke there or changed something.
 */
export type Came =
  { readonly by: 'event'; readonly inviterId: string | null } | { readonly by: 'start' | 'word' };

export interface Reading {
  readonly book: Book;
  readonly row: Group | null;
  readonly seen: ChatGroup;
  /** Null where ids change at each login: then no group is new, and nobody is known. */
  readonly came: Came | null;
  readonly now: number;
}

/** Writes down what the platform shows of a group; greets one the bot never read before. */
export async function learnGroup(tx: Tx, reading: Reading): Promise<void> {
  const { book, row, seen, now } = reading;
  const before = row ?? newGroup(seen.id, book, now);
  const there = before.present ? before : await returnTo(tx, book, before, now);
  const group: Group = {
    ...there,
    name: seen.name,
    ownerId: seen.ownerId,
    adminIds: seen.adminIds,
    refreshedAt: now,
  };
  await tx.groups.put(group);
  // Who leads a new group goes into the register by the name he has there.
  if (before.refreshedAt === null) await tx.people.setMembers(group.id, membersOf(seen));
  const isStrange = await greet(tx, reading, group);
  if (!isStrange) {
    await keepEntry(tx, book, group, now);
    const ids = seen.members.map(({ id }) => id);
    if (!isSupervisorsGroup(book, group, await tx.notes.get(supervisorsGroupNote))) {
      await countTurnover(tx, group.id, ids, { zone: book.calendar.zone, now });
    }
  }
  await keepMembers(tx, seen, isStrange);
}

/**
 * What the book says of a group is found by its name once, and then goes with its id: a group that is
 * renamed stays what it is, and none of the book's groups becomes another of them by its name.
 */
async function keepEntry(tx: Tx, book: Book, { id, name }: Group, now: number): Promise<void> {
  const held = (await tx.groups.overlays(id)).find(({ key }) => key === entryKey)?.value;
  const isInBook = (wanted: string) => book.groups.some((entry) => entry.name === wanted);
  if ((held !== undefined && isInBook(held)) || !isInBook(name)) return;
  await tx.groups.setOverlay({ groupId: id, key: entryKey, value: name, setBy: '', setAt: now });
}

/** Whether it is a strangers' group. */
async function greet(tx: Tx, reading: Reading, group: Group): Promise<boolean> {
  const { book, row, seen, now } = reading;
  if (reading.came === null) return false;
  const overlays = await tx.groups.overlays(group.id);
  const called = overlays.find(({ key }) => key === calledMark);
  if (called !== undefined) await tx.groups.dropOverlay(group.id, calledMark);
  const came: Came =
    called === undefined ? reading.came : { by: 'event', inviterId: called.setBy || null };
  const marks = new Set(overlays.map(({ key }) => key));
  const wasRead = row !== null && row.refreshedAt !== null;
  const isCalledBack = came.by === 'event' && marks.has(strangeMark);
  if (isCalledBack || (!wasRead && (await isNews(tx, came, now)))) {
    const inviterId = came.by === 'event' ? came.inviterId : null;
    const memberIds = seen.members.map(({ id }) => id);
    const sitting = new Map(seen.members.map(({ id, name }) => [id, name]));
    return (await arrive(tx, book, { group, memberIds, sitting, inviterId }, now)) === 'strange';
  }
  // Each owner is asked once: this finds the one the group was given to since.
  if (marks.has(metMark)) await askToFile(tx, book, group, null, now);
  return marks.has(strangeMark);
}

/**
 * Whether a group without a row is one the bot just came into. Those its account sat in before the
 * first start are not: a township is not to hear thirty introductions at once. Some platforms tell of
 * them only when somebody speaks there, so for a day that is no sign either.
 */
async function isNews(tx: Tx, came: Came, now: number): Promise<boolean> {
  if (came.by === 'event') return true;
  const since = await tx.notes.get(acquaintedNote);
  if (since === null) return false;
  return came.by === 'start' || now - Number(since) >= day;
}

/** A group the bot was taken into and could not read is greeted once it can be. */
export async function noteCalled(tx: Tx, groupId: string, came: Came, now: number): Promise<void> {
  if (came.by === 'event') await setMark(tx, groupId, calledMark, came.inviterId ?? '', now);
}

export async function isAcquainted(tx: Tx): Promise<boolean> {
  return (await tx.notes.get(acquaintedNote)) !== null;
}

/** The groups were read for the first time; every later one is news. */
export async function noteAcquainted(tx: Tx, now: number): Promise<void> {
  if (!(await isAcquainted(tx))) await tx.notes.set(acquaintedNote, String(now));
}

export function newGroup(id: string, book: Book, now: number): Group {
  return {
    id,
    name: '',
    present: true,
    joinedAt: now,
    trialUntil: trialFrom(book, now),
    pausedUntil: null,
    endsOn: null,
    lastWorkAt: null,
    ownerId: null,
    adminIds: [],
    refreshedAt: null,
  };
}

/** Of strangers nothing is kept beyond the list of members, which goes when the bot does. */
async function keepMembers(tx: Tx, seen: ChatGroup, isStrange: boolean) {
  const { members } = seen;
  const known = await tx.people.getMany(members.map(({ id }) => id));
  const kept = isStrange ? members.filter(({ id }) => known.has(id)) : members;
  await tx.people.put(
    kept.map(({ id, name, reachable }) => ({
      id,
      name,
      reachable: reachable ?? known.get(id)?.reachable ?? null,
    })),
  );
  await tx.people.setMembers(seen.id, membersOf(seen));
}

function membersOf({ id: groupId, members }: ChatGroup) {
  return members.map(({ id, name }) => ({ groupId, personId: id, name }));
}
