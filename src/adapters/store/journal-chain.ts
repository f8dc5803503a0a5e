import { createHash } from 'node:crypto';
import type { JournalEntry, JournalHead } from '../../domain/journal.ts';

/*
 * The triggers of the journal keep a mistaken hand off; whoever has the file can drop them. What
 * counts is the chain: each link is the hash of the one before and of the entry. Whoever can
 * compute hashes may write all of it anew, which only a head kept outside of the machine shows.
 */

/** The link before the first entry. */
export const beginning = '';
/** The note with number and link of the last entry, written together with it. */
export const headNote = 'journal/head';

export function linkOf(previous: string, entry: JournalEntry): string {
  const { at, actorId, action, groupId, detail } = entry;
  return createHash('sha256')
    .update(JSON.stringify([previous, at, actorId, action, groupId, detail]))
    .digest('hex');
}

/** An entry as it stands in the database now. */
export interface KeptEntry extends JournalEntry {
  readonly number: number;
  readonly link: string;
}

/**
 * What became of the first entry that is not as it was, as far as can be told: `changed` (or put in
 * later), `removed` from this number on, `reordered` (it stood behind another one). `unmarked`: all
 * hang together, but the mark of the end is gone, so that entries behind this one may be, too.
 */
export interface ChainFault {
  readonly kind: 'changed' | 'removed' | 'reordered' | 'unmarked';
  readonly number: number;
}

/** Checks the chain alone, in the order of the numbers. Null: nothing was touched but maybe its end. */
export function chainFault(entries: readonly KeptEntry[]): ChainFault | null {
  let before = beginning;
  for (const [at, entry] of entries.entries()) {
    const { number, link } = entry;
    const expected = at + 1;
    if (linkOf(before, entry) === link) {
      if (number !== expected) return { kind: 'changed', number };
      before = link;
      continue;
    }
    // Its own words and link still fit, only behind another entry.
    const links = [beginning, ...entries.map((one) => one.link)];
    if (links.some((one) => linkOf(one, entry) === link)) return { kind: 'reordered', number };
    return number > expected ? { kind: 'removed', number: expected } : { kind: 'changed', number };
  }
  return null;
}

/** Checks a whole chain against the note of its end; without a note nothing may have been entered. */
export function endFault(
  entries: readonly KeptEntry[],
  noted: string | undefined,
): ChainFault | null {
  const marked = /^(\d{1,12}):([0-9a-f]{64})$/u.exec(noted ?? '');
  if (marked === null) {
    return entries.length === 0 ? null : { kind: 'unmarked', number: entries.length };
  }
  const end = { entries: Number(marked[1]), link: marked[2] ?? '' };
  return end.entries < entries.length
    ? { kind: 'changed', number: end.entries + 1 }
    : headFault(entries, end);
}

/** Checks a whole chain against a head it once had, whose link may be cut to its first digits. */
export function headFault(entries: readonly KeptEntry[], head: JournalHead): ChainFault | null {
  const kept = entries[head.entries - 1];
  if (kept === undefined) return { kind: 'removed', number: entries.length + 1 };
  return kept.link.startsWith(head.link) ? null : { kind: 'changed', number: kept.number };
}
