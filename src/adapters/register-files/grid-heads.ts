import type { EntrySort } from '../../domain/entry.ts';
import { wordsIn } from '../../register/cells/reading.ts';
import { isAccountHead, meaningOfHead, type HeadMeaning } from '../../register/heads.ts';
import type { Grid, GridRow } from './grid.ts';

export interface Head {
  /** As it is written. */
  readonly words: string;
  readonly meaning: HeadMeaning;
}

export interface GridHeads {
  readonly heads: readonly Head[];
  readonly sort: EntrySort | null;
  /** Of the row the heads stand in, the lower one of two. */
  readonly number: number;
  /** The first row below. */
  readonly next: number;
}

/** A title, a unit and a date stand above the heads, not a whole page. */
const deepest = 30;

/** Where the heads of a table stand: one row, or two with `群主` over `姓名`. Null where there are none. */
export function headsOf({ sheet, rows }: Grid): GridHeads | null {
  const named = /新媒体|公众号|账号/u.test(sheet ?? '');
  let best: GridHeads | null = null;
  let most = 0;
  for (const [at, row] of rows.slice(0, deepest).entries()) {
    const below = rows[at + 1];
    const candidates = below === undefined ? [textsOf(row)] : [textsOf(row), stacked(row, below)];
    for (const [depth, texts] of candidates.entries()) {
      const sort = named || texts.some((text) => isAccountHead(text)) ? 'account' : null;
      const heads = texts.map((words) => ({
        words,
        meaning: meaningOfHead(words, sort ?? 'group'),
      }));
      const known = knownIn(heads);
      if (known <= most) continue;
      most = known;
      const last = depth === 0 ? row : (below ?? row);
      best = { heads, sort, number: last.number, next: at + 1 + depth };
    }
    // What looks like heads further down is a repetition.
    if (best !== null && at >= best.next) break;
  }
  return best;
}

/** How many columns are known; none where nothing is the name. */
function knownIn(heads: readonly Head[]): number {
  const keys = new Set(
    heads.flatMap(({ meaning }) => (meaning.kind === 'column' ? [meaning.column.key] : [])),
  );
  return keys.has('name') ? keys.size : 0;
}

function textsOf({ cells }: GridRow): readonly string[] {
  return cells.map((cell) => wordsIn(cell) ?? '');
}

/** Two rows of heads as one: 群主 over 姓名 is 群主姓名, where that means something. */
function stacked(upper: GridRow, lower: GridRow): readonly string[] {
  const [above, below] = [textsOf(upper), textsOf(lower)];
  const width = Math.max(above.length, below.length);
  return Array.from({ length: width }, (_, at) => {
    const spread = wordsIn(upper.merged?.get(at)) ?? '';
    const [one, other] = [
      above[at] === undefined || above[at] === '' ? spread : above[at],
      below[at] ?? '',
    ];
    if (one === other || other === '') return one;
    const both = one + other;
    // A title spread over the table is no part of its heads.
    return [both, other].find((words) => isKnown(words)) ?? (isKnown(one) ? both : other);
  });
}

function isKnown(words: string): boolean {
  const { kind } = meaningOfHead(words);
  return kind !== 'unknown';
}
