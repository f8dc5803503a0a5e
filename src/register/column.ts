import type { RegisterRow } from '../domain/entry.ts';
import type { Reading } from './cells/reading.ts';
import { columnHelp, type ColumnHelp } from './column-help.ts';
import { officeHeads } from './office-heads.ts';
import type { StateKind } from './settled-state.ts';

export type CellValue = string | number | null;

/** One column of the ledger: how it is called, read and written. */
export interface Column {
  readonly key: keyof RegisterRow;
  /** As our workbooks write it. */
  readonly head: string;
  /** Heads of the same column in offices' own lists, without blanks and signs. */
  readonly heads: readonly string[];
  /** In characters, in a workbook. */
  readonly width: number;
  /** Several columns of it are put together: 管理员1, 管理员2. */
  readonly isList: boolean;
  readonly help: ColumnHelp;
  /** Of a column that speaks of the state, how: 处置意见 outweighs 状态. */
  readonly says?: StateKind;
  /** What a cell says; null and the empty list where it says nothing. */
  read(raw: unknown): Reading<RegisterRow[keyof RegisterRow]>;
  /** For csv: keys and days, read again it gives the same. */
  plain(row: RegisterRow): CellValue;
  /** For people: Chinese words; read again it gives the same. */
  shown(row: RegisterRow): CellValue;
}

interface Declared<Key extends keyof RegisterRow> {
  readonly head: string;
  readonly width: number;
  readonly isList?: boolean;
  readonly read: (raw: unknown) => Reading<RegisterRow[Key] | null>;
  readonly plain: (value: NonNullable<RegisterRow[Key]>) => CellValue;
  /** As `plain` where it is not given. */
  readonly shown?: (value: NonNullable<RegisterRow[Key]>) => CellValue;
}

export function column<Key extends keyof RegisterRow>(key: Key, declared: Declared<Key>): Column {
  const { head, width, isList = false, plain, shown = plain } = declared;
  const written = (write: typeof plain, row: RegisterRow): CellValue => {
    const value = row[key];
    return value === null ? null : write(value);
  };
  return {
    key,
    head,
    heads: (officeHeads[key] ?? '').split(' ').filter((one) => one !== ''),
    width,
    isList,
    help: columnHelp[key],
    read: (raw) => declared.read(raw),
    plain: (row) => written(plain, row),
    shown: (row) => written(shown, row),
  };
}
