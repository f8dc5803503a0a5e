import { listed, some } from './phrases.ts';
import type { WeekFigures, WeekTotals } from './week-figures.ts';

const secondsPerMessage = 5;

/** The figures of all groups together; a week in which nothing was said is one sentence. */
export function overview(week: WeekFigures, isRegisterStill: boolean): readonly string[] {
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
    if (!isUneventful(week)) return [`${silence}。`];
    const still = isRegisterStill ? '，台账无新增、解散和逾期事项' : '';
    return [`${silence}，未记录违规情形${still}，${speech(week)}。`];
  }
  return [
    `${groupCount}，消息${String(now.messages)}条${than((t) => t.messages)}。`,
    ...work(now, before),
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

function work(now: WeekTotals, before: WeekTotals | null): readonly string[] {
  if (now.work + now.offHours + (before?.offHours ?? 0) === 0) return ['其中没有工作信息。'];
  const share = Math.round((now.work / now.messages) * 100);
  const than = before === null ? '' : `（上期${String(before.offHours)}）`;
  return [
    `工作信息${String(now.work)}条，占消息的${String(share)}%，其中通知和任务${String(now.notices)}条。`,
    `非工作时间发布工作信息${String(now.offHours)}条${than}${offHoursOf(now)}。`,
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
export function isUneventful({ now, pending, ...week }: WeekFigures): boolean {
  const { appealed, mistaken, corrected, cured, overturned } = week;
  const cases = now.violations + pending + appealed + mistaken + corrected + cured + overturned;
  return now.messages + cases + week.remindersPrivate + week.remindersInGroup === 0;
}

/** What everybody reads apart from what one person does, and that from what was asked for. */
export function speech({ said }: WeekFigures): string {
  return [
    said.inGroups === 0
      ? '机器人未在工作群内发言'
      : `机器人在工作群内发言${String(said.inGroups)}条`,
    some(said.inPrivate, (n) => `私下提醒和告知${n}条`),
    some(said.answers, (n) => `答复提问${n}条`),
  ]
    .filter((part) => part !== '')
    .join('，');
}
