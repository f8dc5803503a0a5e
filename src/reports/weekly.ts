import { sayHead } from '../domain/journal.ts';
import { dayWords } from '../text/day-words.ts';
import { duration, fresh, isCut, named, percent, some } from './phrases.ts';
import { decisionLines } from './week-decisions.ts';
import { isUneventful, overview, speech } from './week-overview.ts';
import { hasMoreWaiting, names, registerLines } from './week-register.ts';
import type { GroupWeek, WeekFigures } from './week-figures.ts';

const shownGroups = 8;
const shownRules = 8;
const numerals = ['一', '二', '三', '四', '五'];

/** Where the register has nothing to tell, so that nobody takes it for forgotten. */
const nothingListed = '本期没有新建、备案、解散、合并的群，也没有逾期未办的事项。';

/** The summary as plain text for a chat: one screen, no person ranked or named. */
export function weeklyText(week: WeekFigures): string {
  const listed = [...registerLines(week.register), ...register(week)];
  const sections = [
    ['总体', overview(week, listed.length === 0)],
    ['违规与提醒', cases(week)],
    ['决定与申诉', decisionLines(week.decisions)],
    ['各群（消息条数／工作信息条数／非工作时间工作信息条数／违规成立件数）', groups(week)],
    ['台账提示', listed.length === 0 && !isUneventful(week) ? [nothingListed] : listed],
  ] as const;
  const filled = sections.filter(([, lines]) => lines.length > 0);
  const numbered = filled.map(([heading, lines], index) =>
    (filled.length === 1 ? lines : [`${numerals[index] ?? ''}、${heading}`, ...lines]).join('\n'),
  );
  return [title(week), ...numbered, remarks(week).join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}

function title({ book, from, to }: WeekFigures): string {
  return `【工作群周小结】${book === null ? '' : `${book}　`}${dayWords(from)}至${dayWords(to)}`;
}

function cases(week: WeekFigures): readonly string[] {
  if (isUneventful(week)) return [];
  const { now, before, remindersPrivate, remindersInGroup } = week;
  const than = before === null ? '' : `（上期${String(before.violations)}）`;
  const kinds = week.perRule
    .slice(0, shownRules)
    .map(({ title: rule, count }) => `${rule}${String(count)}件`)
    .join('、');
  const more = week.perRule.length > shownRules ? `等，共${String(week.perRule.length)}类` : '';
  const other = [
    some(week.pending, (n) => `待补正${n}件`),
    some(week.appealed, (n) => `申诉中${n}件`),
    some(week.cured, (n) => `已补正${n}件`),
    some(week.corrected, (n) => `已自纠${n}件`),
    some(week.overturned, (n) => `申诉撤销${n}件`),
    some(week.mistaken, (n) => `误报${n}件`),
  ].filter((part) => part !== '');
  const reminders = remindersPrivate + remindersInGroup;
  return [
    now.violations === 0
      ? `未记录违规情形${than}。`
      : `违规成立${String(now.violations)}件${than}：${kinds}${more}。`,
    ...(other.length === 0 ? [] : [`另有${other.join('、')}，均不计入成立件数。`]),
    (reminders === 0
      ? ''
      : `提醒${String(reminders)}次（私下${String(remindersPrivate)}、群内${String(remindersInGroup)}）；`) +
      `${speech(week)}。`,
    ...named(
      '上报情形（30日内第三次及以上）',
      week.repeated.map(
        ({ group, title: rule, violationId }) =>
          `《${group}》${rule}（记录${String(violationId)}）`,
      ),
    ),
    ...named(
      '近30日认定准确率不足100%的规则',
      week.imprecise.map(
        ({ title: rule, looked, wrong }) =>
          `${rule}${percent(1 - wrong / looked)}（${String(looked)}件误${String(wrong)}件）`,
      ),
    ),
  ];
}

function groups({ perGroup }: WeekFigures): readonly string[] {
  const spoken = perGroup.filter(({ messages, violations }) => messages + violations > 0);
  const silent = perGroup.length - spoken.length;
  const rest = spoken.slice(shownGroups);
  const sum = (pick: (group: GroupWeek) => number) =>
    rest.reduce((total, group) => total + pick(group), 0);
  const others: GroupWeek = {
    name: `其余${String(rest.length)}个群`,
    messages: sum((group) => group.messages),
    work: sum((group) => group.work),
    offHours: sum((group) => group.offHours),
    violations: sum((group) => group.violations),
  };
  return [
    ...spoken.slice(0, shownGroups).map(groupLine),
    ...(rest.length === 0 ? [] : [groupLine(others)]),
    ...(silent === 0 || spoken.length === 0 ? [] : [`无消息的群${String(silent)}个。`]),
  ];
}

function groupLine({ name, messages, work, offHours, violations }: GroupWeek): string {
  return `${name}：${[messages, work, offHours, violations].map(String).join('／')}`;
}

function register(week: WeekFigures): readonly string[] {
  const { overdue, idle, withoutEnd, trialOver } = week;
  const hasMore =
    [overdue, idle, withoutEnd, trialOver].some(isCut) || hasMoreWaiting(week.register);
  return [
    ...fresh('超期未解散', overdue, ({ name, ends }) => `《${name}》（${dayWords(ends)}到期）`),
    ...fresh('闲置', idle, ({ name, days }) => `《${name}》（${String(days)}天无工作信息）`),
    ...names('专项群未填使用期限', withoutEnd),
    ...names('试运行期满未启用', trialOver),
    ...(hasMore ? ['完整名单可私聊发送“台账”“申请”“整改”“群列表”查看。'] : []),
  ];
}

function remarks({ awayMs, unknownYears, journal }: WeekFigures): readonly string[] {
  return [
    ...(awayMs === 0 ? [] : [`注：机器人本期离线${duration(awayMs)}，其间消息未统计。`]),
    ...unknownYears.map(
      (year) => `注：${String(year)}年工作日安排尚未录入，请办公室补充，否则暂按周一至周五计算。`,
    ),
    // Outside of the machine, where whoever holds the file cannot change it.
    ...(journal === null
      ? []
      : [`注：决定记录共${String(journal.entries)}条，核对码 ${sayHead(journal)}，留此备查。`]),
  ];
}
