import type { Group } from '../domain/group.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { supervisorsGroupNote } from './addressees.ts';
import { boundIn } from './bound-in.ts';
import { groupBookOf } from './group-book.ts';
import { unvouchedMark } from './joining/standing.ts';

/**
 * Somebody (or, for the supervisors, a group) who goes by a name that the book gives a role to.
 * Anybody can take a name: until a person at the console confirms the id, the role is nobody's.
 */
export interface Candidate {
  readonly role: 'owner' | 'publisher' | 'head' | 'secrecyOfficer' | 'supervisors';
  /** The group's name, the unit's, or '' for the supervisors' group. */
  readonly scope: string;
  /** The group the role is for, which alone it is bound to; null for a unit's and the supervisors'. */
  readonly groupId: string | null;
  /** As the book has it. */
  readonly name: string;
  /** A person's id; for the supervisors a group's. */
  readonly id: string;
  /** The name it goes by now, and where it was seen. */
  readonly shown: string;
  readonly seenIn: readonly string[];
  readonly confirmed: boolean;
}

/** Everybody seen who goes by a name of the book, in the order of the book. */
export async function candidatesOf(tx: Tx, book: Book): Promise<readonly Candidate[]> {
  const groups = (await tx.groups.list()).filter(({ present }) => present);
  const seen = await membersOf(tx, groups);
  const candidates: Candidate[] = [];

  const supervisors = await tx.notes.get(supervisorsGroupNote);
  for (const group of groups.filter(({ name }) => name === book.supervisors)) {
    candidates.push({
      role: 'supervisors',
      scope: '',
      groupId: null,
      name: group.name,
      id: group.id,
      shown: group.name,
      seenIn: [],
      confirmed: supervisors === group.id,
    });
  }
  const wanted = await wantedOf(tx, book, groups);
  for (const { role, scope, name, group } of wanted) {
    const held = group === null ? tx.people.bound(role, scope) : boundIn(tx, role, group);
    const bound = (await held).get(name);
    const groupId = group?.id ?? null;
    for (const person of seen) {
      if (!isNamed(person.shown, name)) continue;
      if (groupId !== null && !person.groupIds.includes(groupId)) continue;
      const { id, shown, seenIn } = person;
      candidates.push({ role, scope, groupId, name, id, shown, seenIn, confirmed: bound === id });
    }
  }
  return candidates;
}

/** Gives the candidate the role, by id; who held it under this name before holds it no longer. */
export async function confirm(tx: Tx, candidate: Candidate, now: number): Promise<void> {
  const { role, scope, groupId, name, id } = candidate;
  if (role === 'supervisors') await tx.notes.set(supervisorsGroupNote, id);
  else await tx.people.bind(role, groupId ?? scope, name, id, now);
  // Whoever gives a role in a group at the console takes it for one of the office's.
  if (groupId !== null) await tx.groups.dropOverlay(groupId, unvouchedMark);
  await tx.journal.add({
    at: now,
    actorId: 'console',
    action: 'confirm',
    groupId: role === 'supervisors' ? id : null,
    detail: `${role}=${id}`,
  });
}

/** Confirms every name that exactly one goes by: for worlds whose people are made up. */
export async function confirmAll(tx: Tx, book: Book, now: number): Promise<void> {
  const candidates = await candidatesOf(tx, book);
  for (const candidate of candidates) {
    const { role, scope, groupId, name } = candidate;
    const namesakes = candidates.filter(
      (other) =>
        other.role === role &&
        other.scope === scope &&
        other.groupId === groupId &&
        other.name === name,
    );
    if (namesakes.length === 1 && !candidate.confirmed) await confirm(tx, candidate, now);
  }
}

interface Seen {
  readonly id: string;
  readonly shown: string;
  readonly groupIds: readonly string[];
  readonly seenIn: readonly string[];
}

async function membersOf(tx: Tx, groups: readonly Group[]): Promise<readonly Seen[]> {
  const people = new Map<
    string,
    { id: string; shown: string; groupIds: string[]; seenIn: string[] }
  >();
  for (const group of groups) {
    for (const { personId, name } of await tx.people.members(group.id)) {
      // The same person may go by another name in another group.
      const key = `${personId}\n${name}`;
      const known = people.get(key) ?? { id: personId, shown: name, groupIds: [], seenIn: [] };
      known.groupIds.push(group.id);
      known.seenIn.push(group.name);
      people.set(key, known);
    }
  }
  return [...people.values()];
}

interface Wanted {
  readonly role: Exclude<Candidate['role'], 'supervisors'>;
  readonly scope: string;
  readonly name: string;
  /** Only members of this group come into question. */
  readonly group: Group | null;
}

async function wantedOf(tx: Tx, book: Book, groups: readonly Group[]): Promise<readonly Wanted[]> {
  const wanted: Wanted[] = [];
  for (const { name: scope, head, secrecyOfficer } of book.units) {
    if (head !== null) wanted.push({ role: 'head', scope, name: head, group: null });
    if (secrecyOfficer !== null) {
      wanted.push({ role: 'secrecyOfficer', scope, name: secrecyOfficer, group: null });
    }
  }
  for (const group of groups) {
    const { entry } = await groupBookOf(tx, book, group);
    if (entry === null) continue;
    const about = { scope: group.name, group };
    // Where the platform tells the owner, the book's word is not needed.
    if (entry.owner !== null && group.ownerId === null) {
      wanted.push({ ...about, role: 'owner', name: entry.owner });
    }
    for (const name of entry.publishers) wanted.push({ ...about, role: 'publisher', name });
  }
  return wanted;
}

/** 李敏 is named by `李敏` and by `党政办-李敏`: the part after the last separator. */
function isNamed(shown: string, name: string): boolean {
  return shown === name || shown.split(/[-—－_－·\s]+/u).at(-1) === name;
}
