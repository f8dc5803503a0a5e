/** A table as a file has it, before anybody knows what its columns mean. */
export interface Grid {
  /** Of the sheet; null where the file is one table. */
  readonly sheet: string | null;
  readonly rows: readonly GridRow[];
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
