import {
  entryStates,
  type Entry,
  type EntryChange,
  type EntrySort,
  type RegisterRow,
} from '../../domain/entry.ts';
import { stateTitleOf } from '../../domain/state-title.ts';
import { localTime } from '../../domain/zone.ts';
import { columns } from '../../register/columns.ts';
import { readNames } from '../../register/cells/names-cell.ts';
import type { ExportData, ExportShape } from './export-shape.ts';
import type { Cell, TableSheet } from './sheet.ts';

const actors: ReadonlyMap<string, string> = new Map([
  ['bot', '机器人'],
  ['console', '控制台'],
  ['import', '导入'],
]);
const otherKeys: ReadonlyMap<string, string> = new Map([
  ['sort', '台账类别'],
  ['groupId', '所在群'],
  ['applicantId', '申请人'],
  ['urgent', '紧急建群'],
  ['since', '状态起始日'],
  ['closing', '解散清单'],
  ['kept', '确认保留'],
]);
const heads = [
  { words: '时间', width: 17 },
  { words: '备案编号', width: 14 },
  { words: '群名称', width: 30 },
  { words: '项目', width: 14 },
  { words: '原值', width: 24 },
  { words: '新值', width: 24 },
  { words: '经办', width: 20 },
  { words: '理由', width: 34 },
];

/** 变更记录: who, when, old → new, why. */
export const history: ExportShape = {
  name: 'history',
  title: '台账变更记录',
  summary: 'every change of the register: when, what, old and new, by whom, why',
  formats: ['xlsx', 'csv', 'jsonl'],
  needsChanges: true,
  sheets: (data) => [sheetOf(data)],
  lines(data) {
    const entries = byNumber(data);
    return data.changes.map((change) => ({
      at: stamp(data.zone, change.at),
      id: entries.get(change.entry)?.id ?? null,
      name: entries.get(change.entry)?.name ?? null,
      key: change.key,
      old: change.old,
      now: change.now,
      actor: change.actorId,
      reason: change.reason,
    }));
  },
};

function sheetOf(data: ExportData): TableSheet {
  const entries = byNumber(data);
  return {
    kind: 'table',
    name: '变更记录',
    title: null,
    heads,
    rows: data.changes.map((change): readonly Cell[] => {
      const entry = entries.get(change.entry);
      return [
        stamp(data.zone, change.at),
        entry?.id ?? '已删除',
        entry?.name ?? null,
        titleOf(change.key),
        valueOf(change.key, change.old, entry?.sort),
        valueOf(change.key, change.now, entry?.sort),
        actors.get(change.actorId) ?? change.actorId,
        change.reason,
      ];
    }),
    sums: 0,
    below: [],
  };
}

function byNumber({ entries }: ExportData): ReadonlyMap<EntryChange['entry'], Entry> {
  return new Map(entries.map((entry) => [entry.number, entry]));
}

function titleOf(key: string): string {
  return columns.find((column) => column.key === key)?.head ?? otherKeys.get(key) ?? key;
}

/** In the words of the ledger where the value is one of a few. */
function valueOf(key: string, value: string | null, sort: EntrySort = 'group'): Cell {
  const state = key === 'state' ? entryStates.find((one) => one === value) : undefined;
  if (state !== undefined) return stateTitleOf({ sort, state });
  const column = columns.find((one) => one.key === key);
  if (value === null || column === undefined) return value;
  if (value.startsWith('[')) {
    const names = readNames(value);
    return names.ok ? names.value.join('；') : value;
  }
  const reading = column.read(value);
  if (!reading.ok || reading.value === null || Array.isArray(reading.value)) return value;
  return column.shown({ [column.key]: reading.value } as unknown as RegisterRow) ?? value;
}

/** `2026-10-12 09:05`. */
function stamp(zone: string, at: number): string {
  const { day, minute } = localTime(zone, at);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
