import { plainWord, wordsIn } from '../../register/cells/reading.ts';
import { columnOf } from '../../register/columns.ts';
import { isAccountHead, meaningOfHead } from '../../register/heads.ts';
import type { GivenCell } from '../../register/row-of-cells.ts';
import { letterOf, type Grid, type GridRow } from './grid.ts';
import { besideTables } from './beside-tables.ts';
import type { RowCollector } from './row-collector.ts';

interface FormField {
  /** As it is written. */
  readonly label: string;
  readonly place: string;
  readonly raw: unknown;
}

interface FormRow {
  readonly fields: readonly FormField[];
  /** Something stands there that is neither a label nor beside one. */
  readonly hasMore: boolean;
}

/** A table has one row of heads; a form has a head in each of its rows. */
const fewestLabels = 4;
const formTitle = /(?:登记|备案|报备|申请|审批|申报|变更|信息)表$/u;
const titleRows = 3;
/** Values of several groups side by side, which are no form. */
const mostBeside = 2;
/** What people write below their opinion is signed, and no value of the ledger. */
const opinion = /意见|签字|签名|盖章/u;

/**
 * Takes a sheet that is one group's 备案登记表, labels beside their values; any other sheet with its
 * heads one below the other is refused. False where the heads stand in a row.
 */
export function readForm(name: string, grid: Grid, into: RowCollector): boolean {
  const read = grid.rows.map((row) => fieldsIn(row));
  const fields = read.flatMap(({ fields: some }) => some);
  const leading = new Set(read.flatMap(({ fields: [first] }) => keyOf(first?.label)));
  if (leading.size < fewestLabels || !leading.has('name')) return false;
  if (grid.sheet !== null && besideTables.test(grid.sheet)) return true;
  const beside = read.filter(({ hasMore }) => hasMore).length;
  const titles = grid.rows.slice(0, titleRows).flatMap(({ cells }) => cells);
  const isTitled = titles.some((cell) => formTitle.test(plainWord(wordsIn(cell) ?? '')));
  if (!isTitled || beside >= mostBeside) {
    const sheet = grid.sheet === null ? '' : `“${grid.sheet}”表`;
    into.complain(
      `${name}${sheet}：表头是竖着排列的，没有读入，请改成第一行是表头、每个群一行的台账；空白样表可以这样导出：qungui register export template --to 台账模板.xlsx。`,
    );
    return true;
  }
  const isOfAccount = fields.some(({ label }) => isAccountHead(label));
  const sort = isOfAccount ? 'account' : 'group';
  const cells = fields.flatMap(({ label, place, raw }): readonly GivenCell[] => {
    if (opinion.test(label)) return approvalIn(place, raw);
    const meaning = meaningOfHead(label, sort);
    if (meaning.kind !== 'column' || wordsIn(raw) === '') return [];
    return [{ place, column: meaning.column, raw }];
  });
  const where = grid.sheet === null ? '登记表' : `“${grid.sheet}”表`;
  const before = grid.sheet === null ? `${name} ` : `${name}“${grid.sheet}”表 `;
  into.take([...numberAbove(grid), ...cells], sort, { where, before, row: '登记表' });
  return true;
}

/** A label and the cell right of it, and again; merged cells count as one. */
function fieldsIn({ number, cells, merged }: GridRow): FormRow {
  const own = cells.map((_, at) => at).filter((at) => merged?.has(at) !== true);
  const fields: FormField[] = [];
  let hasMore = false;
  for (let nth = 0; nth < own.length; nth += 1) {
    const [at = 0, beside] = own.slice(nth, nth + 2);
    const label = wordsIn(cells[at]) ?? '';
    if (!isLabel(label)) {
      hasMore ||= label !== '' && fields.length > 0;
      continue;
    }
    const raw = beside === undefined ? null : cells[beside];
    const place = `${letterOf(beside ?? at)}${String(number)}`;
    fields.push({ label, place, raw });
    nth += 1;
  }
  return { fields, hasMore };
}

function isLabel(words: string): boolean {
  if (words === '' || words.length > 20) return false;
  return opinion.test(words) || keyOf(words).length > 0;
}

function keyOf(label: string | undefined): readonly string[] {
  if (label === undefined) return [];
  const meaning = meaningOfHead(label);
  return meaning.kind === 'column' ? [meaning.column.key] : [];
}

/** `备案编号：2026-0007` stands above the form. */
function numberAbove({ rows }: Grid): readonly GivenCell[] {
  for (const { number, cells } of rows.slice(0, fewestLabels)) {
    for (const [at, cell] of cells.entries()) {
      const id = /备案(?:编号|号)[:：]\s*([^\s:：]+)(?:\s|$)/u.exec(wordsIn(cell) ?? '')?.[1];
      if (id === undefined) continue;
      return [{ place: `${letterOf(at)}${String(number)}`, column: columnOf('id'), raw: id }];
    }
  }
  return [];
}

/** `审批人：王强    审批日期（文号）：2026-10-12`, as our form fills it in. */
function approvalIn(place: string, raw: unknown): readonly GivenCell[] {
  const words = (wordsIn(raw) ?? '').split('\n')[0] ?? '';
  const by = /审批人[:：]\s*(\S+)/u.exec(words)?.[1];
  const when = /审批日期(?:[(（]文号[)）])?[:：]\s*(.+)$/u.exec(words)?.[1];
  return [
    ...(by === undefined ? [] : [{ place, column: columnOf('approvedBy'), raw: by }]),
    ...(when === undefined || plainWord(when) === ''
      ? []
      : [{ place, column: columnOf('approved'), raw: when }]),
  ];
}
