/** A table as a file has it, before anybody knows what its columns mean. */
export interface Grid {
  /** Of the sheet; null where the file is one table. */
  readonly sheet: string | null;
  readonly rows: readonly GridRow[];
  /** What of the file was left out for being too long or too wide, a sentence each. */
  readonly unread?: readonly string[];
}

/** Of a table wider than any ledger the rest is left out. */
export const mostColumns = 500;

/** `台账.csv：…`, where something stands right of the last column that is read. */
export function tooWide(place: string, rowNumber: number): string {
  return `${place}：第${String(rowNumber)}行等处在第${String(mostColumns)}列以后还有内容，这些列没有读入，请删去多余的列后再试。`;
}

export interface GridRow {
  /** As the person sees it beside the row, from 1. */
  readonly number: number;
  readonly cells: readonly unknown[];
  /** What spreads over columns from a merged cell further left. */
  readonly merged?: ReadonlyMap<number, unknown>;
}

/** A, B, … Z, AA. */
export function letterOf(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest === 0 ? '' : letterOf(rest - 1)) + String.fromCharCode(65 + (column % 26));
}
