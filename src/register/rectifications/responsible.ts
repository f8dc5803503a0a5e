import type { Entry } from '../../domain/entry.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { addresseesOf } from '../addressees.ts';
import { headsOf } from '../applications/deciders.ts';
import { personName } from '../applications/words.ts';
import { groupBookOf } from '../group-book.ts';

/** Who answers for an entry. */
export interface Responsible {
  /** By name, as a notice says it. */
  readonly person: string;
  /** Null where only his name is known. */
  readonly personId: string | null;
  /** Heads of the unit beside him, by id. */
  readonly headIds: readonly string[];
}

/** The owner, else the head of the unit; of an account whoever filed it. */
export async function responsibleFor(tx: Tx, book: Book, entry: Entry): Promise<Responsible> {
  const heads = await headsOf(tx, entry.unit);
  const ownerId = await ownerOf(tx, book, entry);
  const named = entry.owner[0] ?? entry.head[0] ?? null;
  const personId = ownerId ?? (entry.owner.length === 0 ? (heads[0] ?? null) : null);
  const headIds = heads.filter((id) => id !== personId);
  if (personId !== null) return { person: await personName(tx, personId), personId, headIds };
  return { person: named ?? '单位主要负责人', personId, headIds };
}

/** Whose group it is, by what the platform last showed. */
export async function ownerOf(tx: Tx, book: Book, entry: Entry): Promise<string | null> {
  if (entry.sort === 'account') return entry.applicantId;
  const group = entry.groupId === null ? null : await tx.groups.get(entry.groupId);
  if (group === null) return entry.applicantId;
  return (await addresseesOf(tx, group, await groupBookOf(tx, book, group))).ownerId;
}

/** Whether somebody may say that it was put right: whose group it is, or the head of its unit. */
export async function mayAnswer(
  tx: Tx,
  book: Book,
  entry: Entry,
  personId: string,
): Promise<boolean> {
  if ((await ownerOf(tx, book, entry)) === personId) return true;
  return (await headsOf(tx, entry.unit)).includes(personId);
}
