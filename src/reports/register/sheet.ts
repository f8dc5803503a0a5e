/** What stands in a cell; null for an empty one. Text is text, whatever it begins with. */
export type Cell = string | number | null;

/** A table with heads, as a workbook shows it. */
export interface TableSheet {
  readonly kind: 'table';
  readonly name: string;
  /** A line above the heads; a reader of tables passes over it. */
  readonly title: string | null;
  /** A line between title and heads: who filled it in and when. */
  readonly note?: string;
  readonly heads: readonly SheetHead[];
  readonly rows: readonly (readonly Cell[])[];
  /** How many of the last rows are sums. */
  readonly sums: number;
  /** Lines below the table: remarks, signatures left to people. */
  readonly below: readonly string[];
}

export interface SheetHead {
  readonly words: string;
  /** In characters of the usual font. */
  readonly width: number;
}

/** One paper a sheet: labels and values in pairs, to be printed and signed. */
export interface FormSheet {
  readonly kind: 'form';
  readonly name: string;
  readonly title: string;
  /** A line under the title, at the right. */
  readonly note: string | null;
  readonly lines: readonly FormLine[];
  readonly below: readonly string[];
}

/** Two pairs side by side, or one over the whole width; `lines` high. */
export interface FormLine {
  readonly pairs: readonly (readonly [label: string, value: string])[];
  readonly height: number;
}

export type Sheet = TableSheet | FormSheet;
