import { dayWords } from '../text/day-words.ts';
import type { GroupWeek, WeekFigures, WeekTotals } from './week-figures.ts';

const shownGroups = 10;
const shownNames = 6;
const secondsPerMessage = 5;
const numerals = ['一', '二', '三', '四'];

/** The summary as plain text for a chat: one screen, no person ranked or named. */
export function weeklyText(week: WeekFigures): string {
  const sections = [
    ['总体', overview(week)],
    ['违规与提醒', cases(week)],
    ['各群（消息条数／工作信息条数／非工作时间工作信息条数／违规成立件数）', groups(week)],
    ['台账提示', register(week)],
  ] as const;
  const numbered = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines], index) =>
      [`${numerals[index] ?? ''}、${heading}`, ...lines].join('\n'),
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
  const groupCount = `工作群${String(week.groups)}个${some(trials, (n) => `（试运行${n}个）`)}`;
  if (now.messages === 0) return [`${groupCount}，本期未收到群消息${than((t) => t.messages)}。`];
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

function cases(week: WeekFigures): readonly string[] {
  const { now, before, remindersPrivate, remindersInGroup } = week;
  const than = before === null ? '' : `（上期${String(before.violations)}）`;
  const kinds = week.perRule
    .map(({ title: rule, count }) => `${rule}${String(count)}件`)
    .join('、');
  const other = [
    some(week.pending, (n) => `待补正${n}件`),
    some(week.cured, (n) => `已补正${n}件`),
    some(week.corrected, (n) => `已自纠${n}件`),
    some(week.overturned, (n) => `申诉撤销${n}件`),
    some(week.mistaken, (n) => `误报${n}件`),
  ].filter((part) => part !== '');
  const reminders = remindersPrivate + remindersInGroup;
  return [
    now.violations === 0
      ? `未记录违规情形${than}。`
      : `违规成立${String(now.violations)}件${than}：${kinds}。`,
    ...(other.length === 0 ? [] : [`另有${other.join('、')}，均不计入成立件数。`]),
    `提醒${String(reminders)}次` +
      (reminders === 0
        ? ''
        : `（私下${String(remindersPrivate)}、群内${String(remindersInGroup)}）`) +
      `；机器人共发言${String(week.said)}条${week.said === 0 ? '' : '，含提醒、告知和答复'}。`,
    ...named(
      '上报情形（30日内第三次及以上）',
      week.repeated.map(
        ({ group, title: rule, violationId }) =>
          `《${group}》${rule}（记录${String(violationId)}）`,
      ),
    ),
  ];
}

function groups({ perGroup, smallGroups }: WeekFigures): readonly string[] {
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
    ...(silent === 0 ? [] : [`无消息的群${String(silent)}个。`]),
    ...(smallGroups === 0 ? [] : [`不足5人的群${String(smallGroups)}个，不列数据。`]),
  ];
}

function groupLine({ name, messages, work, offHours, violations }: GroupWeek): string {
  return `${name}：${[messages, work, offHours, violations].map(String).join('／')}`;
}

function register({ overdue, idle, withoutEnd }: WeekFigures): readonly string[] {
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
  ];
}

function remarks({ awayMs, unknownYears }: WeekFigures): readonly string[] {
  return [
    ...(awayMs === 0 ? [] : [`注：机器人本期离线${duration(awayMs)}，其间消息未统计。`]),
    ...unknownYears.map(
      (year) => `注：${String(year)}年工作日安排尚未录入，请办公室补充，否则暂按周一至周五计算。`,
    ),
  ];
}

function duration(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 60) return `${String(minutes)}分钟`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${String(hours)}小时` : `${String(Math.round(hours / 24))}天`;
}

function named(what: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  const more = items.length > shownNames ? `等${String(items.length)}个` : '';
  return [`${what}：${items.slice(0, shownNames).join('、')}${more}。`];
}

function listed(figures: readonly (readonly [string, number, string])[]): readonly string[] {
  const there = figures.filter(([, count]) => count > 0);
  if (there.length === 0) return [];
  return [`${there.map(([what, count, unit]) => `${what}${String(count)}${unit}`).join('，')}。`];
}

function some(count: number, words: (count: string) => string): string {
  return count === 0 ? '' : words(String(count));
}
