import { sayHead } from '../domain/journal.ts';
import { dayWords } from '../text/day-words.ts';
import { duration, listed, named, percent, some } from './phrases.ts';
import { decisionLines } from './week-decisions.ts';
import { registerLines } from './week-register.ts';
import type { GroupWeek, WeekFigures, WeekTotals } from './week-figures.ts';

const shownGroups = 8;
const shownRules = 8;
const secondsPerMessage = 5;
const numerals = ['一', '二', '三', '四', '五'];

/** The summary as plain text for a chat: one screen, no person ranked or named. */
export function weeklyText(week: WeekFigures): string {
  const sections = [
    ['总体', overview(week)],
    ['违规与提醒', cases(week)],
    ['决定与申诉', decisionLines(week.decisions)],
    ['各群（消息条数／工作信息条数／非工作时间工作信息条数／违规成立件数）', groups(week)],
    ['台账提示', [...registerLines(week.register), ...register(week)]],
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
  return `【工作群周小结】${book}　${dayWords(from)}至${dayWords(to)}`;
}

function overview(week: WeekFigures): readonly string[] {
  const { now, before, trials } = week;
  const than = (pick: (totals: WeekTotals) => number) =>
    before === null ? '' : `（上期${String(pick(before))}）`;
  const about = [
    some(trials, (n) => `试运行${n}个`),
    some(week.smallGroups, (n) => `不足5人的${n}个不列数据`),
  ].filter((part) => part !== '');
  const groupCount = `工作群${String(week.groups)}个${about.length === 0 ? '' : `（${about.join('，')}）`}`;
  if (now.messages === 0) {
    const silence = `${groupCount}，本期未收到群消息${than((t) => t.messages)}`;
    return [isUneventful(week) ? `${silence}，未记录违规情形，${speech(week)}。` : `${silence}。`];
  }
  const share = Math.round((now.work / now.messages) * 100);
  return [
    `${groupCount}，消息${String(now.messages)}条${than((t) => t.messages)}。`,
    `工作信息${String(now.work)}条，占消息的${String(share)}%，其中通知和任务${String(now.notices)}条。`,
    `非工作时间发布工作信息${String(now.offHours)}条${than((t) => t.offHours)}${offHoursOf(now)}。`,
    ...listed([
      ['“收到”等无实质内容', now.contentFree, '条'],
      ['表情', now.stickers, '条'],
      ['图片视频', now.pictures, '条'],
      ['@所有人', now.mentionAll, '次'],
    ]),
    ...(now.papers === 0
      ? []
      : [
          `转发上级文件${String(now.papers)}份，附要点和拟办意见的${String(now.papersWithPoints)}份。`,
        ]),
    ...reading(week.medianPerWorkday),
  ];
}

/** Of the same messages: how many came late, and how many are no violation at all. */
function offHoursOf({ late, exempt }: WeekTotals): string {
  const parts = [
    some(late, (n) => `22时后${n}条`),
    some(exempt, (n) => `属紧急或值守、不作违规的${n}条`),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `，其中${parts.join('，')}`;
}

function reading(median: number | null): readonly string[] {
  const messages = Math.round(median ?? 0);
  if (messages === 0) return [];
  const minutes = Math.max(1, Math.round((messages * secondsPerMessage) / 60));
  return [
    `每人每个工作日约收到${String(messages)}条（中位数），阅读约${String(minutes)}分钟（估算，每条按${String(secondsPerMessage)}秒计）。`,
  ];
}

/** Nothing was said and nothing is to be told of cases. */
function isUneventful({ now, pending, ...week }: WeekFigures): boolean {
  const { appealed, mistaken, corrected, cured, overturned } = week;
  const cases = now.violations + pending + appealed + mistaken + corrected + cured + overturned;
  return now.messages + cases + week.remindersPrivate + week.remindersInGroup === 0;
}

function speech({ said }: WeekFigures): string {
  return said === 0 ? '机器人未发言' : `机器人共发言${String(said)}条`;
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
      `${speech(week)}${week.said === 0 ? '' : '，含提醒、告知和答复'}。`,
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
  const { withoutEnd, trialOver } = week;
  // What nobody answered for stands there already.
  const late = new Set([...week.register.overdue, ...week.register.idle].map(({ name }) => name));
  const overdue = week.overdue.filter(({ name }) => !late.has(name));
  const idle = week.idle.filter(({ name }) => !late.has(name));
  return [
    ...named(
      '超期未解散',
      overdue.map(({ name, ends }) => `《${name}》（${dayWords(ends)}到期）`),
    ),
    ...named(
      '闲置',
      idle.map(({ name, days }) => `《${name}》（${String(days)}天无工作信息）`),
    ),
    ...named(
      '专项群未填使用期限',
      withoutEnd.map((name) => `《${name}》`),
    ),
    ...named(
      '试运行期满未启用',
      trialOver.map((name) => `《${name}》`),
    ),
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
