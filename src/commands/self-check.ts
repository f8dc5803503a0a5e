import { z } from 'zod';
import { dayOf, yearOf } from '../domain/zone.ts';
import { supervisorsGroupNote } from '../register/addressees.ts';
import { clockSkew } from '../register/clock-skew.ts';
import { instantWords } from '../text/day-words.ts';
import { shownName } from '../text/shown-name.ts';
import { done } from './answer.ts';
import { defineCommand, type GroupContext } from './command.ts';
import { sayRunning } from './status.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** Without a message for so long something may be wrong; a quiet group says nothing for a weekend. */
const silentDays = 4;
/** Members are read once a day. */
const staleAfter = 2 * day;
const skewAllowed = 2 * minute;
/** The State Council office publishes next year's list in autumn. */
const nextYearFrom = '12';

/** One thing that was looked at: how it stands, or what is to be done about it. */
interface Check {
  readonly what: string;
  readonly said: string;
  /** Null where there is nothing yet to go by. */
  readonly good: boolean | null;
}

export const selfCheck = defineCommand({
  word: '自检',
  alias: 'self-check',
  near: ['检查', '自查', '体检', '测试'],
  summary: '查看机器人在本群能否正常工作',
  args: z.object({}),
  who: ['owner', 'admin', 'head'],
  where: 'private',
  about: 'group',
  examples: ['自检'],
  async run(context) {
    const checks = [
      await messages(context),
      members(context),
      await privateWords(context),
      await clock(context),
      calendar(context),
      await people(context),
      ruleBook(context),
      await running(context),
    ];
    const open = checks.filter(({ good }) => good === false).length;
    return done(
      [
        `《${shownName(context.group.row.name)}》自检：`,
        ...checks.map(({ what, said, good }) => `${what}：${verdict(good)}，${said}`),
        open === 0 ? '各项正常，无需处理。' : `共${String(open)}项待处理，其余正常。`,
      ].join('\n'),
    );
  },
});

function verdict(good: boolean | null): string {
  if (good === null) return '待核对';
  return good ? '正常' : '待处理';
}

async function messages({ tx, now, group }: GroupContext): Promise<Check> {
  const what = '收消息';
  const { zone } = group.book.setting.calendar;
  const recent = await tx.messages.recentFacts(group.row.id, now - silentDays * day);
  const last = recent.at(-1);
  return last === undefined
    ? {
        what,
        good: false,
        said: `近${String(silentDays)}天没有收到群消息；群内确有发言的，请联系管理机器人的同志检查接入。`,
      }
    : { what, good: true, said: `最近一条收于${instantWords(zone, last.sentAt)}。` };
}

function members({ now, group }: GroupContext): Check {
  const what = '成员名单';
  const { refreshedAt } = group.row;
  if (refreshedAt === null) {
    return {
      what,
      good: false,
      said: '尚未读到，请稍后再查；仍未读到的，请联系管理机器人的同志。',
    };
  }
  const read = `${instantWords(group.book.setting.calendar.zone, refreshedAt)}读取`;
  return now - refreshedAt > staleAfter
    ? { what, good: false, said: `还是${read}的，请联系管理机器人的同志检查接入。` }
    : { what, good: true, said: `${read}。` };
}

async function privateWords({ tx, group, abilities }: GroupContext): Promise<Check> {
  const what = '私聊提醒';
  if (!abilities.writesPrivately) {
    return {
      what,
      good: false,
      said: '当前接入方式不能私聊，提醒改在群内不点名提示，无法改变的可不处理。',
    };
  }
  const ids = (await tx.people.members(group.row.id)).map(({ personId }) => personId);
  const known = [...(await tx.people.getMany(ids)).values()];
  const refused = known.filter(({ reachable }) => reachable === false).length;
  return refused === 0
    ? { what, good: true, said: '没有发现无法私聊的成员。' }
    : {
        what,
        good: false,
        said: `${String(refused)}人无法私聊，对其只能在群内不点名提示；可请其添加机器人为好友。`,
      };
}

async function clock({ tx }: GroupContext): Promise<Check> {
  const what = '时钟';
  const skew = await clockSkew(tx);
  if (skew === null) return { what, good: null, said: '收到群消息后自动核对。' };
  const off = Math.abs(skew.ms);
  if (off <= skewAllowed) return { what, good: true, said: '与平台时间一致。' };
  const minutes = String(Math.round(off / minute));
  return {
    what,
    good: false,
    said: `比平台${skew.ms > 0 ? '慢' : '快'}约${minutes}分钟，也可能是消息迟到；请联系管理机器人的同志校对服务器时间。`,
  };
}

function calendar({ now, group }: GroupContext): Check {
  const what = '工作日历';
  const { calendar: known } = group.book.setting;
  const today = dayOf(known.zone, now);
  const year = yearOf(today);
  const missing = [year, year + 1].filter((one) => !known.years.has(one));
  const late = missing.filter((one) => one === year || today.slice(5, 7) >= nextYearFrom);
  if (late.length > 0) {
    return {
      what,
      good: false,
      said: `缺${late.map(String).join('、')}年放假安排，暂按周一至周五计算；请管理规则本的同志补充。`,
    };
  }
  return {
    what,
    good: true,
    said: missing.length === 0 ? '今明两年的放假安排齐全。' : `${String(year)}年放假安排已有。`,
  };
}

async function people({ tx, book, group }: GroupContext): Promise<Check> {
  const what = '人员登记';
  const { ownerId, headId, secrecyOfficerId } = group.addressees;
  const supervisors = await tx.notes.get(supervisorsGroupNote);
  const missing = [
    ...(ownerId === null ? ['群主'] : []),
    ...(headId === null ? ['单位负责人'] : []),
    ...(secrecyOfficerId === null ? ['保密员'] : []),
    ...(supervisors === null && book.supervisors !== null ? ['督查群'] : []),
  ];
  return missing.length === 0
    ? { what, good: true, said: '群主、单位负责人、保密员均已登记。' }
    : {
        what,
        good: false,
        said: `${missing.join('、')}未登记，有关事项将告知上一级；请联系管理机器人的同志登记。`,
      };
}

function ruleBook({ book, group }: GroupContext): Check {
  const waiting = group.book.rules.filter(({ unsigned }) => unsigned === true).length;
  const said = `${book.name}${book.version}版，本群适用${String(group.book.rules.length)}条`;
  return {
    what: '规则本',
    good: true,
    said: waiting === 0 ? `${said}。` : `${said}，其中新增待启用${String(waiting)}条。`,
  };
}

async function running(context: GroupContext): Promise<Check> {
  const { trialUntil } = context.group.row;
  const over = trialUntil !== null && context.now >= trialUntil;
  const said = await sayRunning(context);
  return { what: '运行', good: !over, said: `${said === '正常' ? '正式运行中' : said}。` };
}
