import type { EntrySort } from '../../domain/entry.ts';
import type { ExportShape } from './export-shape.ts';
import { columnsOf, headOf } from './ledger-columns.ts';
import type { Cell, TableSheet } from './sheet.ts';

/** 台账模板: a blank ledger to be filled in and imported, and how each column is filled in. */
export const template: ExportShape = {
  name: 'template',
  title: '台账模板',
  summary: 'a blank ledger to fill in, with what each column means; needs no data',
  formats: ['xlsx', 'csv'],
  needsChanges: false,
  isBlank: true,
  sheets: () => [blank('台账', 'group'), blank('政务新媒体', 'account'), instructions()],
  lines: null,
};

function blank(name: string, sort: EntrySort): TableSheet {
  return {
    kind: 'table',
    name,
    title: null,
    heads: asked(sort).map((column) => ({ words: headOf(column, sort), width: column.width })),
    rows: [],
    sums: 0,
    below: [],
  };
}

function instructions(): TableSheet {
  return {
    kind: 'table',
    name: '填写说明',
    title: '台账填写说明',
    heads: [
      { words: '表', width: 12 },
      { words: '列', width: 14 },
      { words: '填什么', width: 38 },
      { words: '格式', width: 28 },
      { words: '可填的词', width: 44 },
      { words: '示例', width: 24 },
    ],
    rows: [...explained('台账', 'group'), ...explained('政务新媒体', 'account')],
    sums: 0,
    below: [
      '除名称外，不清楚的都可以留空；填好后用 register import --dry-run 试导入，再去掉 --dry-run 正式导入。本页不会导入。',
    ],
  };
}

/** Of accounts only what a table of groups does not have. */
function explained(sheet: string, sort: EntrySort): readonly (readonly Cell[])[] {
  const common = new Set(sort === 'account' ? columnsOf('group').map((one) => one.head) : []);
  return asked(sort)
    .filter((column) => !common.has(headOf(column, sort)))
    .map((column): readonly Cell[] => {
      const { means, form, words = [], example } = column.help;
      return [sheet, headOf(column, sort), means, form, words.join('、'), example];
    });
}

/** What the bot works out is not asked for. */
function asked(sort: EntrySort): ReturnType<typeof columnsOf> {
  return columnsOf(sort).filter(({ help }) => help.isMeasured !== true);
}
