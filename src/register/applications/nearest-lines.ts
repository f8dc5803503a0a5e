import { tierTitles, type Entry, type RegisterRow } from '../../domain/entry.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { compareRows } from '../comparison/compare.ts';
import { nearest, type Near } from '../comparison/nearest.ts';
import { nameKey, type Ledger, type LedgerRow } from '../ledger.ts';
import { readLedger } from '../read-ledger.ts';
import type { AboutApplication } from './application-sort.ts';
import { titleOf } from './words.ts';

/** As many as whoever decides can look at. */
const shown = 3;

/** A group like the one that is applied for. */
export interface Nearest {
  readonly row: LedgerRow;
  /** 用途相近、成员重合82%; tier and the like with it. */
  readonly words: string;
  /** So like it that it may serve instead. */
  readonly alike: boolean;
}

interface Where {
  readonly tx: Tx;
  readonly book: Book;
  readonly now: number;
}

/** What is like a row that is not in the register yet, best first. */
export async function nearestToRow(
  where: Where,
  { row, groupId }: { readonly row: RegisterRow; readonly groupId: string | null },
): Promise<readonly Nearest[]> {
  const ledger = await readLedger(where.tx, where.book, where.now);
  const own = ledger.rows.find(({ entry }) => groupId !== null && entry?.groupId === groupId);
  const listed = Array.isArray(row.members) ? (row.members as readonly string[]) : null;
  const people = own?.people ?? listed?.map(nameKey) ?? null;
  const subject: LedgerRow = {
    ...row,
    sort: 'group',
    people,
    duty: own?.duty ?? false,
    entry: own?.entry ?? null,
  };
  return nearestIn(where.book, ledger, subject);
}

/** What is like the group an application is about, best first. */
export async function nearestOf({
  entry,
  ...where
}: AboutApplication): Promise<readonly Nearest[]> {
  const ledger = await readLedger(where.tx, where.book, where.now);
  const row = ledger.rows.find((one) => one.entry?.number === entry.number);
  return row === undefined ? [] : nearestIn(where.book, ledger, row);
}

/** The nearest groups, a line each, for whoever decides. */
export async function nearestLines(about: AboutApplication): Promise<readonly string[]> {
  const near = await nearestOf(about);
  if (near.length === 0)
    return [`比对：台账中没有相近的${about.entry.sort === 'account' ? '账号' : '群'}。`];
  return [
    '比对：',
    ...near.map(
      ({ row, words }, nth) =>
        `${String(nth + 1)}. ${titleOf(row)}（${[row.id, tierOf(row)].filter((part) => part !== '').join('，')}）：${words}`,
    ),
  ];
}

/** What two entries share, in words; null where nothing is known to be. */
export async function sharedWith(about: AboutApplication, kept: Entry): Promise<string | null> {
  const { tx, book, now, entry } = about;
  const ledger = await readLedger(tx, book, now);
  const rowOf = (number: number) => ledger.rows.find((one) => one.entry?.number === number);
  const [one, other] = [rowOf(entry.number), rowOf(kept.number)];
  if (one === undefined || other === undefined) return null;
  const { words } = compareRows(one, other, { ...comparedIn(book), nameOf: ledger.nameOf });
  return words === '' ? null : words;
}

function nearestIn(book: Book, ledger: Ledger, subject: LedgerRow): readonly Nearest[] {
  return nearest(subject, ledger, shown, comparedIn(book)).map((near) => ({
    row: near.row,
    words: near.comparison.words,
    alike: mayServe(book, near),
  }));
}

/** Like purpose in the same unit, or for the same people, or the same people altogether. */
function mayServe({ register }: Book, { comparison }: Near): boolean {
  const { purpose, members, unit } = comparison;
  if ((members ?? 0) >= register.values.duplicateOverlap) return true;
  return purpose === true && unit !== false;
}

function tierOf({ tier }: LedgerRow): string {
  return tier === null ? '' : `${tierTitles[tier]}级`;
}

function comparedIn({ units, register }: Book) {
  return { units, compared: register.values.compared };
}
