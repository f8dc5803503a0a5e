import type { Entry } from '../../domain/entry.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { joinedNotDone } from '../../register/applications/joined.ts';
import { unfiledOwnerChanges } from '../../register/owner-change.ts';
import { unansweredReviews } from '../../register/unanswered.ts';

type Lists = (tx: Tx, book: Book, now: number) => Promise<readonly { readonly entry: Entry }[]>;

/**
 * What waits for somebody and is neither a state nor a finding: the weekly summary names it once, here
 * it can be looked up. The first word is how the overview heads it.
 */
const waiting: readonly { readonly words: readonly string[]; readonly lists: Lists }[] = [
  { words: ['年度复核未答复', '年度复核', '年度复核逾期未答复'], lists: unansweredReviews },
  { words: ['变更未办', '群主变动', '管理员变动', '群主或管理员变动'], lists: unfiledOwnerChanges },
  { words: ['并入未办', '待进群', '并入未进群'], lists: (tx) => joinedNotDone(tx) },
];

/** The numbers of what waits in the way a word means; null where it means none. */
export async function waitingMeant(
  tx: Tx,
  book: Book,
  { now, word }: { readonly now: number; readonly word: string },
): Promise<ReadonlySet<number> | null> {
  const meant = waiting.find(({ words }) => words.includes(word));
  return meant === undefined ? null : numbersIn(await meant.lists(tx, book, now));
}

/** How many entries of these wait in each way. */
export async function waitingCounts(
  tx: Tx,
  book: Book,
  { now, sees }: { readonly now: number; readonly sees: (entry: Entry) => boolean },
) {
  const counts: { title: string; count: number }[] = [];
  for (const { words, lists } of waiting) {
    const seen = (await lists(tx, book, now)).filter(({ entry }) => sees(entry));
    counts.push({ title: words[0] ?? '', count: numbersIn(seen).size });
  }
  return counts;
}

/** Each group once, however many are to be taken into it. */
function numbersIn(list: readonly { readonly entry: Entry }[]): ReadonlySet<number> {
  return new Set(list.map(({ entry }) => entry.number));
}
