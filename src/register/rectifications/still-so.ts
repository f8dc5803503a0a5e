import { endedStates, type Entry } from '../../domain/entry.ts';
import type { Rectification } from '../../domain/rectification.ts';
import { instantOf } from '../../domain/zone.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { isKeptSince, ofEntry, type Found } from './findings.ts';

/**
 * What a finding still says, one sentence; `gone` where it is no more, or the group itself is; `unknown`
 * where no check can tell.
 */
export async function stillSo(
  tx: Tx,
  book: Book,
  { finding, openedOn }: Rectification,
  entry: Entry,
  findings: readonly Found[],
): Promise<{ readonly is: 'so'; readonly words: string } | { readonly is: 'gone' | 'unknown' }> {
  if (endedStates.includes(entry.state)) return { is: 'gone' };
  if (finding === null) return { is: 'unknown' };
  // Whoever answered that an idle group is needed has answered for it.
  const opened = instantOf(book.calendar.zone, openedOn, 0);
  if (finding === 'group-idle' && (await isKeptSince(tx, entry, opened))) return { is: 'gone' };
  const found = ofEntry(findings, entry).find(({ check }) => check.finding === finding);
  if (found === undefined) return { is: 'gone' };
  return { is: 'so', words: found.finding.words.replace(/。$/u, '') };
}
