import { hash } from 'node:crypto';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';

const bookNote = 'register-book';
/** A book never changes, so its mark is worked out once. */
const marks = new WeakMap<Book, string>();

/** Whether what the book says of groups and units is other than when this was last asked. */
export async function isBookChanged(tx: Tx, book: Book): Promise<boolean> {
  const mark = marks.get(book) ?? markOf(book);
  marks.set(book, mark);
  const before = await tx.notes.get(bookNote);
  if (before === mark) return false;
  await tx.notes.set(bookNote, mark);
  return before !== null;
}

function markOf({ groups, units }: Book): string {
  return hash('sha256', JSON.stringify([groups, units]));
}
