import { duration, listed, named, some } from './phrases.ts';
import { decisionSorts, type DecisionSort, type WeekDecisions } from './week-figures.ts';

/** What was decided, and the unit it is counted in. */
const words: Readonly<Record<DecisionSort, readonly [what: string, unit: string]>> = {
  exempt: ['豁免', '项'],
  mistaken: ['误报标记', '件'],
  'trial-longer': ['延长试运行', '次'],
  live: ['结束试运行', '次'],
  'rule-signed': ['启用新增规则', '次'],
  setting: ['调整群设置', '次'],
  registered: ['登记群', '个'],
  left: ['退出无人认领的群', '个'],
  announcement: ['跨群公告', '次'],
  'supervisor-added': ['新增监督员', '名'],
  'supervisor-dropped': ['减少监督员', '名'],
  identity: ['核实身份', '次'],
  other: ['其他设置和办理', '次'],
};

/** Pauses by group, other decisions and appeals by number; who decided is in the journal alone. */
export function decisionLines(week: WeekDecisions): readonly string[] {
  const { pauses, made, appealsFiled, upheld, overturned, lapsed } = week;
  return [
    ...named(
      `暂停提醒${String(sum(pauses.map(({ count }) => count)))}次，合计${duration(sum(pauses.map(({ ms }) => ms)))}`,
      pauses.map(({ group, count }) => `《${group}》${count > 1 ? `${String(count)}次` : ''}`),
    ),
    ...listed(decisionSorts.map((sort) => [words[sort][0], made.get(sort) ?? 0, words[sort][1]])),
    ...appeals(appealsFiled, [
      some(upheld, (n) => `维持${n}件`),
      some(overturned, (n) => `撤销${n}件`),
      some(lapsed, (n) => `逾期未复核而撤销${n}件`),
    ]),
  ];
}

function appeals(filed: number, outcomes: readonly string[]): readonly string[] {
  const decided = outcomes.filter((part) => part !== '');
  if (filed === 0 && decided.length === 0) return [];
  const ended = decided.length === 0 ? '' : `，办结：${decided.join('、')}`;
  return [`申诉${String(filed)}件${ended}。`];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
