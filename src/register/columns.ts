import { entryStateTitles, tierTitles, type Entry, type RegisterRow } from '../domain/entry.ts';
import { groupTypeTitles } from '../domain/group.ts';
import { stateTitleOf } from '../domain/state-title.ts';
import { readChoice, readYes } from './cells/choice-cell.ts';
import { readType } from './cells/type-cell.ts';
import { readCount } from './cells/count-cell.ts';
import { readDay, readLastDay, readRoughDay } from './cells/day-cell.ts';
import { readMembers, readNames, writeNames } from './cells/names-cell.ts';
import { readOverlap, writeOverlap } from './cells/overlap-cell.ts';
import { plainWord, read, type Reading } from './cells/reading.ts';
import { readLine, readText } from './cells/text-cell.ts';
import { titleOfPlatform, platformWords, stateWords, tierWords } from './column-words.ts';
import { column, type CellValue, type Column } from './column.ts';

/** The columns of register.md §1 in its order, and followers, which accounts alone have. */
export const columns: readonly Column[] = [
  column('id', {
    head: '备案编号',
    width: 14,
    read: readLine,
    plain: same,
  }),
  column('name', {
    head: '群名称',
    width: 30,
    read: readLine,
    plain: same,
  }),
  column('type', {
    head: '群类型',
    width: 12,
    read: readType,
    plain: same,
    shown: (type) => groupTypeTitles[type],
  }),
  column('platform', {
    head: '平台',
    width: 10,
    read: readPlatform,
    plain: same,
    shown: (platform) => titleOfPlatform(platform),
  }),
  column('unit', {
    head: '建群单位',
    width: 20,
    read: readLine,
    plain: same,
  }),
  column('tier', {
    head: '层级',
    width: 8,
    read: (raw) => readChoice(tierWords, raw),
    plain: same,
    shown: (tier) => tierTitles[tier],
  }),
  text('nature', '性质', 14),
  text('purpose', '用途', 30),
  text('scope', '范围', 20),
  text('reason', '建群理由', 30),
  names('owner', '群主', 12),
  names('admins', '管理员', 18),
  names('head', '第一责任人', 14),
  names('publishers', '发布人', 16),
  names('supervisors', '监督员', 16),
  text('admission', '准入范围', 24),
  column('members', {
    head: '成员',
    width: 10,
    isList: true,
    read: readMembers,
    plain: membersCell,
  }),
  day('created', '建群日期'),
  day('filed', '备案日期'),
  column('approved', {
    head: '审批日期',
    width: 14,
    read: readApproved,
    plain: same,
  }),
  column('approvedBy', {
    head: '审批人',
    width: 12,
    read: readLine,
    plain: same,
  }),
  column('ends', {
    head: '使用期限',
    width: 12,
    read: readLastDay,
    plain: same,
  }),
  count('extensions', '延期次数', 9),
  column('state', {
    head: '状态',
    width: 10,
    read: (raw) => readChoice(stateWords, raw),
    plain: same,
    shown: (state) => entryStateTitles[state],
  }),
  day('lastWork', '上次工作信息'),
  count('messages30', '近30天消息', 11),
  count('notices30', '通知', 8),
  column('bot', {
    head: '机器人在群',
    width: 11,
    read: readYes,
    plain: (bot) => (bot ? 'yes' : 'no'),
    shown: (bot) => (bot ? '是' : '否'),
  }),
  column('overlap', {
    head: '比对结果',
    width: 24,
    read: readOverlap,
    plain: (overlap) => JSON.stringify(overlap),
    shown: writeOverlap,
  }),
  column('mergedInto', {
    head: '合并去向',
    width: 14,
    read: readLine,
    plain: same,
  }),
  day('dissolved', '解散日期'),
  text('note', '备注', 24),
  count('followers', '粉丝数', 9),
];

const byKey = new Map(columns.map((one) => [one.key, one]));

/** A cell as people read it, of an entry: a state of an account has another name than that of a group. */
export function shownCell(
  { key, shown }: Column,
  entry: RegisterRow & Pick<Entry, 'sort'>,
): CellValue {
  return key === 'state' ? stateTitleOf(entry) : shown(entry);
}

/** @throws Error where the key is none of the ledger */
export function columnOf(key: keyof RegisterRow): Column {
  const found = byKey.get(key);
  if (found === undefined) throw new Error(`No column is declared for ${key}`);
  return found;
}

/** 群人数 and the like: no list of names stands there. */
export const memberNumbers: Column = { ...columnOf('members'), isList: false, read: readCount };

/** What the platform calls an account: no number of ours, but it finds the account again. */
export const platformNumber: Column = {
  ...columnOf('note'),
  read(raw) {
    const reading = readLine(raw);
    return reading.ok && reading.value !== null ? read(`账号ID：${reading.value}`) : reading;
  },
};

type TextKey = 'nature' | 'purpose' | 'scope' | 'reason' | 'admission' | 'note';
type NamesKey = 'owner' | 'admins' | 'head' | 'publishers' | 'supervisors';
type DayKey = 'created' | 'filed' | 'lastWork' | 'dissolved';
type CountKey = 'extensions' | 'messages30' | 'notices30' | 'followers';

function text(key: TextKey, head: string, width: number): Column {
  return column(key, { head, width, read: readText, plain: same });
}

function names(key: NamesKey, head: string, width: number): Column {
  return column(key, { head, width, isList: true, read: readNames, plain: writeNames });
}

function day(key: DayKey, head: string): Column {
  return column(key, { head, width: 12, read: readRoughDay, plain: same });
}

function count(key: CountKey, head: string, width: number): Column {
  return column(key, { head, width, read: readCount, plain: same });
}

function same<T extends string | number>(value: T): T {
  return value;
}

function membersCell(members: readonly string[] | number): string | number {
  return typeof members === 'number' ? members : writeNames(members);
}

function readPlatform(raw: unknown): Reading<string | null> {
  const reading = readLine(raw);
  if (!reading.ok || reading.value === null) return reading;
  const plain = plainWord(reading.value);
  return read(platformWords.get(plain) ?? reading.value);
}

/** A day where it is one, else the number of a paper as it stands. */
function readApproved(raw: unknown): Reading<string | null> {
  const asDay = readDay(raw);
  return asDay.ok ? asDay : readLine(raw);
}
