import { z } from 'zod';
import { isOfficeTime, isWorkday, nextOpening } from '../domain/calendar.ts';
import { workActs, type Facts } from '../domain/facts.ts';
import type { Numbers } from '../domain/finding.ts';
import { night } from '../domain/night.ts';
import { localTime, minuteOf } from '../domain/zone.ts';
import { defineKind } from '../engine/kind.ts';
import type { GroupSetting } from '../engine/setting.ts';
import { paddedClockWords } from '../text/day-words.ts';
import { isAside } from '../text/event.ts';
import { fold } from '../text/fold.ts';

const minuteMs = 60_000;
const weekMinutes = 7 * 1440;
/** The mark that no longer excuses: the third of one sender in a week. */
const spentMark = 3;
/** What names the event itself is its follow-up until the next morning. */
const nightMinutes = 14 * 60;

export const offHours = defineKind({
  name: 'off-hours',
  title: '非工作时间发布工作信息',
  summary: '在非工作时间发布通知、派任务或者提要求。',
  why: '工作群不是二十四小时的办公室，休息时间应当可以不看手机。',
  clause: '非工作时间原则上不在工作群发布工作信息，突发紧急情况除外。',
  severity: 'middle',
  options: z.strictObject({
    /** `marked`: a mark of urgency excuses, twice a week; `event`: only an event does. */
    urgent: z
      .enum(['marked', 'event'])
      .default('marked')
      .describe('什么算紧急：marked 标明紧急即可（一周两次），event 只认真有险情'),
    /** Minutes after closing that are let through. */
    grace: z.number().int().min(0).max(240).default(0).describe('下班后宽限几分钟'),
    /** From here on it is late at night; only counted. */
    late: z
      .string()
      .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, '请写成 22:00 这样的时间')
      .default('22:00')
      .describe('几点以后另计为深夜'),
    /** How long after an event in the group its follow-ups are let through. */
    followUpMinutes: z
      .number()
      .int()
      .min(0)
      .max(1440)
      .default(240)
      .describe('险情发生后多少分钟内的后续安排不算'),
  }),
  tighter: { urgent: ['marked', 'event'], grace: 'less', late: 'less', followUpMinutes: 'less' },
  lookbackMinutes: ({ urgent, followUpMinutes }) =>
    Math.max(urgent === 'marked' ? weekMinutes : nightMinutes, followUpMinutes),
  reminder: {
    privately: () =>
      '您好，现为非工作时间。按群管理要求，非紧急事项请于工作时间发布；如属突发紧急情况，请电话通知责任人。',
    inGroup:
      '您好，现为非工作时间。按群管理要求，非紧急事项请于工作时间发布；如属突发紧急情况，请电话通知责任人。',
    afterwards:
      '您好，此前群内有工作信息在非工作时间发布。按群管理要求，非紧急事项请于工作时间发布；如属突发紧急情况，请电话通知责任人。',
  },
  examples: [
    {
      title: '周六晚上派活',
      shows: 'fires',
      says: { text: '明早9点前把各村秋播面积报给我', at: '2026-10-17T20:05' },
      finds: 'violation',
      numbers: { 时间: '20:05', 深夜: '否' },
    },
    {
      title: '下班后发工作文件',
      shows: 'fires',
      says: { type: 'attachment', fileName: '秋播进度表.xlsx', at: '2026-10-12T19:30' },
      finds: 'violation',
    },
    {
      title: '标了紧急但没有险情，本单位只认险情',
      shows: 'fires',
      says: { text: '【紧急】明天迎检，各科室今晚把台账补齐', at: '2026-10-12T21:00' },
      options: { urgent: 'event' },
      finds: 'violation',
    },
    {
      title: '险情之后顺便派普通活',
      shows: 'fires',
      says: [
        { text: '双河村堤坝漏水，我已组织转移，请速来支援！', at: '2026-10-12T20:00' },
        { text: '顺便，各村明天把上半年总结交到办公室', by: '乙', at: '2026-10-12T20:30' },
      ],
      finds: 'violation',
    },
    {
      title: '标明紧急',
      shows: 'near-miss',
      says: { text: '【紧急】请值班人员九点前到岗', at: '2026-10-12T20:30' },
      finds: 'nothing',
    },
    {
      title: '真有险情，不标也不算',
      shows: 'near-miss',
      says: { text: '双河村堤坝漏水，请值班人员马上到岗，派挖机！', at: '2026-10-12T20:30' },
      options: { urgent: 'event' },
      finds: 'nothing',
    },
    {
      title: '险情的后续安排',
      shows: 'near-miss',
      says: [
        { text: '地下车库冒烟，我已拉闸，119在路上！', at: '2026-10-12T20:00' },
        { text: '各楼栋长到东门集合，清点本楼人数报我', by: '乙', at: '2026-10-12T20:10' },
      ],
      options: { urgent: 'event' },
      finds: 'nothing',
    },
    {
      title: '只是回话',
      shows: 'near-miss',
      says: { text: '好的，我下午已经送过去了。', at: '2026-10-12T20:30' },
      finds: 'nothing',
    },
    {
      title: '二十四小时值班群',
      shows: 'near-miss',
      says: { text: '请各组明早六点前到位', at: '2026-10-12T23:00' },
      group: { duty: true },
      finds: 'nothing',
    },
    {
      title: '一周内第三个紧急标记',
      shows: 'boundary',
      says: [
        { text: '【紧急】请各科室报送名单', at: '2026-10-12T09:00' },
        { text: '【紧急】请各科室报送总结', at: '2026-10-13T19:00' },
        { text: '【紧急】请各科室报送台账', at: '2026-10-14T19:00' },
      ],
      finds: 'violation',
      numbers: { 七日内紧急标记: 3 },
    },
    {
      title: '第三个标记在七天之后',
      shows: 'boundary',
      says: [
        { text: '【紧急】请各科室报送名单', at: '2026-10-12T19:00' },
        { text: '【紧急】请各科室报送总结', at: '2026-10-13T19:00' },
        { text: '【紧急】请各科室报送台账', at: '2026-10-19T19:01' },
      ],
      finds: 'nothing',
    },
    {
      title: '十八点整已在外',
      shows: 'boundary',
      says: { text: '请各科室明天上午报送名单', at: '2026-10-12T18:00' },
      finds: 'violation',
    },
    {
      title: '十七点五十九分还在内',
      shows: 'boundary',
      says: { text: '请各科室明天上午报送名单', at: '2026-10-12T17:59:59' },
      finds: 'nothing',
    },
    {
      title: '宽限一刻钟之内',
      shows: 'boundary',
      says: { text: '请各科室明天上午报送名单', at: '2026-10-12T18:14:59' },
      options: { grace: 15 },
      finds: 'nothing',
    },
  ],
  evaluate(input) {
    const { message, facts, group, options } = input;
    if (group.duty || !workActs.includes(facts.act)) return null;
    const { calendar, hours } = group;
    const graced = facts.sentAt - options.grace * minuteMs;
    if (isOfficeTime(calendar, hours, facts.sentAt)) return null;
    if (options.grace > 0 && isOfficeTime(calendar, hours, graced)) return null;
    const { recent } = input;
    if (facts.event || followsEvent(facts, recent, message.text, options.followUpMinutes)) {
      return null;
    }
    const marks = facts.urgentMark ? 1 + marksOf(facts, recent) : 0;
    if (options.urgent === 'marked' && marks > 0 && marks < spentMark) return null;
    return {
      numbers: {
        ...timesOf(facts.sentAt, group, options.late),
        ...(marks > 0 ? { 七日内紧急标记: marks } : {}),
      },
    };
  },
});

/** Orders given while an event is under way belong to it, unless they are business that could wait. */
function followsEvent(
  facts: Facts,
  recent: readonly Facts[],
  text: string,
  minutes: number,
): boolean {
  const within = (facts.eventWord ? Math.max(minutes, nightMinutes) : minutes) * minuteMs;
  const underWay = recent.some((one) => one.event && one.sentAt >= facts.sentAt - within);
  return underWay && !isAside(fold(text).text);
}

function marksOf(facts: Facts, recent: readonly Facts[]): number {
  const since = facts.sentAt - weekMinutes * minuteMs;
  return recent.filter(
    (one) => one.urgentMark && one.senderId === facts.senderId && one.sentAt >= since,
  ).length;
}

function timesOf(at: number, { calendar, hours }: GroupSetting, late: string): Numbers {
  const { day, minute } = localTime(calendar.zone, at);
  const opening = nextOpening(calendar, hours, at);
  return {
    时间: paddedClockWords(calendar.zone, at),
    工作日: isWorkday(calendar, day) ? '是' : '否',
    距上班分钟: Math.ceil((opening - at) / minuteMs),
    深夜: minute >= minuteOf(late) || minute < night.to ? '是' : '否',
  };
}
