import type { Entry } from '../../domain/entry.ts';
import type { Day } from '../../domain/group.ts';
import type { Rectification } from '../../domain/rectification.ts';
import { dayOf } from '../../domain/zone.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { tellPerson } from '../applications/tell-person.ts';
import { groundOf } from './ground.ts';
import { responsibleFor } from './responsible.ts';
import { headText, noticeText } from './say.ts';

/** What is to be put right in an entry, and until when. */
export interface Order {
  readonly entry: Entry;
  /** One sentence without its full stop. */
  readonly facts: string;
  /** The check it rests on; null for words of a person. */
  readonly finding: string | null;
  readonly openedBy: string;
  readonly dueOn: Day;
}

/** The key of the word that tells somebody of it. */
export function noticeKey(number: number, to: string): string {
  return `rectification:${String(number)}:opened:${to}`;
}

/**
 * Opens it; its person and the heads of the unit hear of it once, in office hours. `heard`: whether
 * there is anybody the bot can write to.
 */
export async function openRectification(
  tx: Tx,
  book: Book,
  order: Order,
  now: number,
): Promise<{ readonly rectification: Rectification; readonly heard: boolean }> {
  const { entry, facts, finding, openedBy, dueOn } = order;
  const { person, personId, headIds } = await responsibleFor(tx, book, entry);
  const rectification = await tx.rectifications.add({
    entry: entry.number,
    facts,
    finding,
    person,
    personId,
    openedBy,
    openedOn: dayOf(book.calendar.zone, now),
    dueOn,
  });
  const { number } = rectification;
  await tx.journal.add({
    at: now,
    actorId: openedBy,
    action: 'rectification.open',
    groupId: entry.groupId,
    detail: `${String(number)} entry=${String(entry.number)} due=${dueOn}`,
  });
  const writable = await writableAmong(tx, personId === null ? headIds : [personId, ...headIds]);
  const notice = noticeText(rectification, { entry, ground: groundOf(book, finding) });
  const first = writable.find((id) => id === personId) ?? writable[0];
  for (const id of writable) {
    const text = id === first ? notice : headText(rectification, entry);
    await tellPerson(tx, book, { key: noticeKey(number, id), personId: id, text }, now);
  }
  return { rectification, heard: first !== undefined };
}

/** Whom the bot is not known to be unable to write to, in the same order. */
export async function writableAmong(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  const people = await tx.people.getMany(ids);
  return ids.filter((id) => people.get(id)?.reachable !== false);
}
