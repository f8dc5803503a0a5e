import { endedStates, memberCount, type Entry } from '../../domain/entry.ts';
import { stateTitleOf } from '../../domain/state-title.ts';
import { columnOf } from '../../register/columns.ts';
import type { ExportData, ExportShape } from './export-shape.ts';
import type { FormLine, FormSheet, Sheet } from './sheet.ts';

/** 备案登记表: one form a group, as inspections know it; what people sign is left to people. */
export const filingForm: ExportShape = {
  name: 'form',
  title: '工作群备案登记表',
  summary: 'a filing form for each group, to be printed and signed',
  formats: ['xlsx'],
  needsChanges: false,
  sheets(data) {
    const filed = data.entries.filter(({ state }) => !endedStates.includes(state));
    return filed.length === 0 ? [nothing] : filed.map((entry, at) => formOf(entry, at + 1, data));
  },
  lines: null,
};

const nothing: Sheet = {
  kind: 'table',
  name: '说明',
  title: null,
  heads: [{ words: '台账中没有需要填写备案登记表的群。', width: 60 }],
  rows: [],
  sums: 0,
  below: [],
};

function formOf(entry: Entry, nth: number, { on }: ExportData): FormSheet {
  // What the register calls a group that is not filed is no number it was given by filing.
  const id = entry.state === 'unregistered' ? '' : entry.id;
  return {
    kind: 'form',
    name: `${String(nth)} ${id === '' ? entry.name : id}`,
    title: entry.sort === 'group' ? '工作群备案登记表' : '政务新媒体备案登记表',
    note: `备案编号：${id === '' ? '            ' : id}        制表日期：${on}`,
    lines: entry.sort === 'group' ? linesOfGroup(entry) : linesOfAccount(entry),
    below: [
      '本表一式两份，建群单位和备案单位各存一份；群名称、群主、使用期限等有变化的，请及时办理变更备案。',
    ],
  };
}

function linesOfGroup(entry: Entry): readonly FormLine[] {
  const count = memberCount(entry);
  return [
    pairs(['群名称', entry.name], ['群类别', words(entry, 'type')]),
    pairs(['平台', words(entry, 'platform')], ['层级', words(entry, 'tier')]),
    pairs(['建群单位', words(entry, 'unit')], ['性质', words(entry, 'nature')]),
    wide('用途', words(entry, 'purpose'), 2),
    wide('建群理由', words(entry, 'reason'), 3),
    wide('准入范围', words(entry, 'admission'), 2),
    pairs(
      ['成员人数', count === null ? '' : `${String(count)} 人`],
      ['使用范围', words(entry, 'scope')],
    ),
    pairs(['群主', words(entry, 'owner')], ['管理员', words(entry, 'admins')]),
    pairs(['第一责任人', words(entry, 'head')], ['发布人', words(entry, 'publishers')]),
    pairs(['建群时间', words(entry, 'created')], ['使用期限', termOf(entry)]),
    pairs(['备案日期', words(entry, 'filed')], ['当前状态', stateTitleOf(entry)]),
    ...signatures(entry, '建群单位意见'),
  ];
}

function linesOfAccount(entry: Entry): readonly FormLine[] {
  return [
    pairs(['账号名称', entry.name], ['平台', words(entry, 'platform')]),
    pairs(['主管单位', words(entry, 'unit')], ['粉丝数', words(entry, 'followers')]),
    wide('用途', words(entry, 'purpose'), 2),
    wide('开设理由', words(entry, 'reason'), 3),
    pairs(['账号管理员', words(entry, 'owner')], ['第一责任人', words(entry, 'head')]),
    pairs(['开通日期', words(entry, 'created')], ['最近更新', words(entry, 'lastWork')]),
    pairs(['备案日期', words(entry, 'filed')], ['当前状态', stateTitleOf(entry)]),
    ...signatures(entry, '主管单位意见'),
  ];
}

/** What is signed by hand; who approved it and when is filled in where the register knows. */
function signatures(entry: Entry, ofUnit: string): readonly FormLine[] {
  const [by, when] = [words(entry, 'approvedBy'), words(entry, 'approved')];
  const known = [by === '' ? '' : `审批人：${by}`, when === '' ? '' : `审批日期（文号）：${when}`];
  const hand = '负责人（签字）：                （盖章）        年    月    日';
  return [
    wide(ofUnit, `\n\n${hand}`, 4),
    wide('审批意见', `${known.filter((one) => one !== '').join('    ')}\n\n${hand}`, 4),
    wide('备注', words(entry, 'note'), 2),
  ];
}

/** A task group is to have a last day; of others an empty one means that it lasts. */
function termOf({ ends, type }: Entry): string {
  if (ends !== null) return `至 ${ends}`;
  return type === 'task' || type === null ? '' : '长期';
}

function words(entry: Entry, key: Parameters<typeof columnOf>[0]): string {
  const cell = columnOf(key).shown(entry);
  return cell === null ? '' : String(cell).replace(/；$/u, '').replaceAll('；', '、');
}

function pairs(...two: FormLine['pairs']): FormLine {
  return { pairs: two, height: 1 };
}

function wide(label: string, value: string, height: number): FormLine {
  return { pairs: [[label, value]], height };
}
