import { entryStates, type EntrySort } from '../domain/entry.ts';
import { groupTypes, groupTypeTitles, type Day } from '../domain/group.ts';
import { fewestPeople } from '../domain/person.ts';
import { stateTitleOf } from '../domain/state-title.ts';
import type { Compared, Removed, SortCompared } from '../register/baseline/compare.ts';
import { longDayWords } from '../text/day-words.ts';
import { shownName } from '../text/shown-name.ts';

const unknown = '未知';
const numerals = ['一', '二', '三', '四'];

export interface BeforeAfterOptions {
  /** Whose it is; null where nobody said. */
  readonly book: string | null;
  /** At most so many units, one a line; the others are summed up. */
  readonly units: number;
}

/**
 * Two days of the register beside each other, in the order of the sources: total, dissolved, merged,
 * members removed, time-limited; then shares, people and messages. What is not known is said to be so.
 */
export function beforeAfterText(compared: Compared, { book, units }: BeforeAfterOptions): string {
  const sections = [
    ['工作群', groupLines(compared, units)],
    ['每人所在工作群', personLines(compared)],
    ['消息', messageLines(compared)],
    ['政务新媒体', compared.accounts === null ? [] : accountLines(compared.accounts)],
  ] as const;
  const filled = sections.filter(([, lines]) => lines.length > 0);
  return [
    `【前后对比】${book === null ? '' : `${book}　`}${dayOr(compared.from, '前次')}与${dayOr(compared.to, '本次')}`,
    ...filled.map(([heading, lines], index) =>
      [`${numerals[index] ?? ''}、${heading}`, ...lines].join('\n'),
    ),
  ].join('\n\n');
}

function dayOr(day: Day | null, words: string): string {
  return day === null ? words : longDayWords(day);
}

function groupLines({ groups, removed }: Compared, units: number): readonly string[] {
  const { before, after } = groups;
  return [
    `总数${moved(before.total, after.total, '个')}，${shareWords(groups)}。`,
    `解散${String(groups.dissolved)}个，合并${String(groups.merged)}个，清出成员${sayRemoved(removed)}，限期使用${String(after.limited)}个，新增${String(groups.added)}个。`,
    ...missing(groups),
    list('类型', [
      ...groupTypes.map((type): Line => [
        groupTypeTitles[type],
        before.byType.get(type),
        after.byType.get(type),
      ]),
      ['类型未知', before.byType.get(null), after.byType.get(null)],
    ]),
    ...states(groups, 'group'),
    ...unitLines(groups, units),
  ].filter((line) => line !== '');
}

function missing({ unlisted }: SortCompared): readonly string[] {
  return unlisted === 0 ? [] : [`另有${String(unlisted)}个不再列入台账，去向${unknown}。`];
}

type Line = readonly [title: string, before: number | undefined, after: number | undefined];

/** Nothing where neither day has any. */
function list(heading: string, lines: readonly Line[]): string {
  const there = lines.filter(([, before = 0, after = 0]) => before + after > 0);
  if (there.length === 0) return '';
  return `${heading}：${there.map(([title, before = 0, after = 0]) => `${title}${moved(before, after)}`).join('、')}。`;
}

/** What the total is made of, and what stands outside of it. */
function states({ before, after }: SortCompared, sort: EntrySort): readonly string[] {
  const lines = (of: 'byState' | 'outside') =>
    entryStates.map((state): Line => [
      stateTitleOf({ sort, state }),
      before[of].get(state),
      after[of].get(state),
    ]);
  return [list('状态', lines('byState')), list('另有不计入总数的', lines('outside'))];
}

/** In order of names: no unit stands before another by its figures. */
function unitLines({ before, after }: SortCompared, most: number): readonly string[] {
  const units = [...new Set([...before.byUnit.keys(), ...after.byUnit.keys()])].sort((a, b) =>
    (a ?? '\uffff').localeCompare(b ?? '\uffff', 'zh'),
  );
  if (units.length < 2) return [];
  const line = (unit: string | null): Line => [
    unit === null ? `单位${unknown}` : shownName(unit),
    before.byUnit.get(unit),
    after.byUnit.get(unit),
  ];
  const rest = units.slice(most).map(line);
  const sum = (pick: (one: Line) => number | undefined) =>
    rest.reduce((total, one) => total + (pick(one) ?? 0), 0);
  const others: readonly Line[] =
    rest.length === 0
      ? []
      : [[`其余${String(rest.length)}个单位`, sum(([, one]) => one), sum(([, , one]) => one)]];
  return [list('单位', [...units.slice(0, most).map(line), ...others])];
}

function accountLines(accounts: SortCompared): readonly string[] {
  const { before, after, dissolved, merged, added } = accounts;
  return [
    `总数${moved(before.total, after.total, '个')}，${shareWords(accounts)}。`,
    `停止运营${String(dissolved)}个，合并${String(merged)}个，新增${String(added)}个。`,
    ...missing(accounts),
    ...states(accounts, 'account'),
  ].filter((line) => line !== '');
}

function personLines({ persons: { before, after } }: Compared): readonly string[] {
  if (before === null && after === null)
    return [`所在群数${unknown}（没有成员名单，或者不足${String(fewestPeople)}人）。`];
  const figure = (value: number | undefined) => (value === undefined ? unknown : one(value));
  const limit = after?.limit ?? before?.limit ?? 0;
  const over = (count: number | undefined) => (count === undefined ? unknown : few(count));
  const unlisted = [before, after].map((figures) => figures?.unlisted ?? 0);
  return [
    `平均${pair(figure(before?.mean), figure(after?.mean), '个')}，中位数${pair(figure(before?.median), figure(after?.median), '个')}，最多${pair(figure(before?.highest), figure(after?.highest), '个')}。`,
    `超过${String(limit)}个的${pair(over(before?.over), over(after?.over))}。`,
    ...(unlisted.every((count) => count === 0)
      ? []
      : [`注：没有成员名单的群（${unlisted.map(String).join('个、')}个）未计入。`]),
  ];
}

function messageLines({ messages: { before, after } }: Compared): readonly string[] {
  if (before === null && after === null)
    return [`消息数量${unknown}（只有机器人在群时才有统计）。`];
  const figure = (value: number | undefined) => (value === undefined ? unknown : one(value));
  const share = (value: number | null | undefined) =>
    value === null || value === undefined ? unknown : percentage(value);
  const [was, is] = [before?.perWorkday ?? undefined, after?.perWorkday ?? undefined];
  const days = [before, after].map((figures) =>
    figures === null ? unknown : `${String(figures.workdays)}个工作日`,
  );
  return [
    `每人每个工作日需阅读：中位数${pair(figure(was?.median), figure(is?.median), '条')}，平均${pair(figure(was?.mean), figure(is?.mean), '条')}。`,
    `非工作时间工作信息占比${pair(share(before?.offHours), share(after?.offHours))}，有用信息（通知和任务）占比${pair(share(before?.useful), share(after?.useful))}。`,
    `注：按当日及此前30日统计，前后分别为${days.join('、')}。`,
  ];
}

function sayRemoved(removed: Removed | null): string {
  if (removed === null) return unknown;
  return `${String(removed.count)}人次${removed.net ? '（部分按人数净减计）' : ''}`;
}

/** `137个→71个`; the same twice is said once. */
function moved(before: number, after: number, unit = ''): string {
  return pair(String(before), String(after), unit);
}

function pair(before: string, after: string, unit = ''): string {
  const sized = (figure: string) => (figure === unknown ? figure : `${figure}${unit}`);
  return before === after ? sized(before) : `${sized(before)}→${sized(after)}`;
}

function shareWords({ share }: SortCompared): string {
  if (share === null) return `减幅${unknown}`;
  if (share === 0) return '没有增减';
  return share > 0 ? `减少${percentage(share)}` : `增加${percentage(-share)}`;
}

/** `77.5%`, from 0 to 1. */
export function percentage(share: number): string {
  // Halves go up as people reckon, whatever the binary fraction is.
  return `${(Math.round(Number((share * 1000).toPrecision(12))) / 10).toFixed(1)}%`;
}

function one(value: number): string {
  if (value > 0 && value < 0.05) return '不足0.1';
  return String(Math.round(value * 10) / 10);
}

/** A number of people, hidden where it would point at one of them. */
function few(count: number): string {
  return count > 0 && count < fewestPeople ? `不足${String(fewestPeople)}人` : `${String(count)}人`;
}
