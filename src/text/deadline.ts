import type { Day } from '../domain/group.ts';
import { deadlineDay } from './deadline-day.ts';

const figure = '(?:\\d{1,2}|[一二三四五六七八九十廿两]{1,3})';
const near =
  '大后[天日]|后[天日儿]|明(?:[天日儿]|[早晚晨](?!会|读))|今[天日儿早晚晨夜]|当[天日晚]|次日';
const week =
  '(?:下下|本|这|下|上)?个?(?:周|星期|礼拜)[一二三四五六日天末1-6](?:(?:[、和]?周?[一二三四五六日]){2,4})?';
const date = `(?:(?:20\\d\\d|今|明)年)?${figure}月(?:${figure}[日号]?|[底末初中]旬?|份)?`;
const numericDate = '20\\d\\d[-./]\\d{1,2}[-./]\\d{1,2}';
const shortDate = '\\d{1,2}[./]\\d{1,2}(?=(?:日)?(?:之|以)?前|截)';
const dayOfMonth = `(?:(?:本|这个?|当|每|下个?)月)?${figure}[日号]`;
const end =
  '(?:(?:本|这个?|当|下个?)月|(?:今|本)?年|季度?|学期)[底末]|月[底末](?=前|截|完|交|之前)|周末';
const day = `${numericDate}|${date}|${near}|${week}|${end}|${dayOfMonth}|${shortDate}`;
/** With a day of the month alone 3号窗口 would be a date. */
const sureDay = `${numericDate}|(?:(?:20\\d\\d|今|明)年)?${figure}月${figure}[日号]?|大?后[天日儿]|明[天日儿早晚晨]|${week}`;
const part =
  '凌晨|清晨|早[上晨]|上午|中午|正午|午[后前]|下午|傍晚|晚[上间]|夜里|一?[早晚](?!会|餐|饭|班|读|市|高|报|自习|点名|就)';
const clock = `(?:\\d{1,2}[:：]\\d{2}|${figure}(?:点|时)(?:半|整|钟|[一三]刻|(?:零|过)?${figure}分?)?)(?!以来|多)`;
const bell =
  '上班|下班|放学|收工|散会|[关开]门|开[工考]|[天入]黑|日落|开饭|出发|关账|(?:长假|小长假)?(?:国庆|元旦|春节|五一|端午|中秋|清明|重阳)|吃[中午晚]?饭|[中午晚]饭(?:铃响)?|午休|睡觉?|开会|会';
const moment = `(?:(?:${day})(?:\\s?[(（]\\s?(?:${week})\\s?[)）])?(?:的)?\\s?)?(?:${part})?\\s?(?:${clock})?`;
const by = '(?:之|以)?前(?!后|期|往|来|台|线|所|提|会|面|沿|进|述|去)';
const span = `(?:${figure}|半)个?(?:工作日|小时|钟头|钟|分钟?|天|日|周|星期|月|个月)(?:钟)?(?:之|以)?内`;
const within = `今[天日]之?内|当[天日]之?内|(?:本|这)(?:周|星期|礼拜|月|学期|季度?)之?内|(?:本|这)(?:周|星期|礼拜|月)(?=[补交报弄做]|完成|办[好完])`;

/** From what surely ends a time to what only names one. */
const phrases: readonly RegExp[] = [
  of(`(?:截止|截至)(?:时间|日期)?(?:为|是|到|至|[:：])?\\s?(${moment})(?:止)?`),
  of(`(${moment}(?:${bell})?${by}|(?:${day})?(?:${part})?(?:下班|放学|午休|收工)(?:之|以)?前)`),
  of(`(${moment})\\s?(?:截止|止(?!步|损|血|水)|为止)`),
  of(
    `(?:报名|申报|填报|登记|受理|征集|缴费|投票|收到|封闭|停[水电]|开放|延长|延)[^，,。；;]{0,6}?(?:到|至)(${moment})`,
  ),
  of(`(${within}|今[天日](?=必须|务必|一定|就要|之内))`),
  of(
    `((?:${day})的?(?:${part})?\\s?(?:${clock})?)(?:就|要|都|统一)?(?:交|报|给我|发我|回传|传我|上传|反馈)(?!流|情|名|账|站|界)`,
  ),
  of(`(${span})`),
  of(`(${timed()})`),
  of(`((?:${day})起(?!来|草|诉|步))`),
  of(`((?:(?:${clock})(?<=[半整钟刻分\\d])|(?:${clock})(?=[在到去来出集上进开签候准]))${till()})`),
  of(`((?:${sureDay})(?:\\s?(?:-|—|~|至|到)\\s?(?:${day}))?)`),
];

/** A day with its hour or its half, or a half of a day with its hour. */
function timed(): string {
  const weekday = `(?:\\s?[(（,，]?\\s?(?:${week})\\s?[)）]?)?`;
  const at = `(?:(?:${day})${weekday}的?\\s?(?:(?:${part})\\s?(?:${clock})?|${clock})|(?:${part})\\s?(?:${clock}))`;
  return at + till();
}

function till(): string {
  return `(?:\\s?(?:-|—|~|到|至)\\s?(?:${part})?\\s?(?:${clock}))?`;
}

function of(source: string): RegExp {
  return new RegExp(source, 'gu');
}

const longest = 30;

/**
 * The time a notice sets, in its own words: `明天下午3点前`, `10月15日前`, `本周五下班前`; else the time it
 * names (`本周三14:30`). Null where there is none that is not over on the day it was said. Words are
 * read at half width.
 */
export function findDeadline(words: string, saidOn: Day): string | null {
  const text = words.replace(/[\p{Nd}：－～（）]/gu, (one) => one.normalize('NFKC'));
  for (const phrase of phrases) {
    for (const found of text.matchAll(phrase)) {
      const at = found.index + found[0].indexOf(found[1] ?? '');
      const before = text.slice(0, at);
      if (/(?:[提目之以自]|\d[./])$/u.test(before)) continue;
      if (/^.点(?![\d半整钟一二三四五十])/u.test(found[1] ?? '') && counting.test(before)) continue;
      const alone = (found[1] ?? '').trim();
      const said = withDay(alone, before);
      if (!tells(alone) || said.length > longest) continue;
      const falls = deadlineDay(said, saidOn);
      if (falls !== null && falls < saidOn) continue;
      // 周六打扰大家 tells nothing of when.
      if ((said === '周末' && before === '') || (falls === saidOn && bareDay.test(said))) continue;
      return said;
    }
  }
  return null;
}

/** 讲了三点 are points and no hour. */
const counting = /(?:讲|说|提|陈|有|以下|如下|这|那|的)了?$/u;
const hour = new RegExp(clock, 'u');
const named = new RegExp(day, 'u');
const spokenDay = new RegExp(`(${sureDay}|今[天日早晚])(起?)(?![要的日号])`, 'gu');
const today = /^[今明后]/u;

/** 明天走台，道具九点装完: an hour without a day is of the day that was named last before it. */
function withDay(said: string, before: string): string {
  if (named.test(said) || /内$/u.test(said)) return said;
  const [, spoken, on] = [...before.slice(-40).matchAll(spokenDay)].at(-1) ?? [];
  const last = spoken === undefined ? undefined : spoken + (on ?? '');
  if (last === undefined || !(hour.test(said) || today.test(last))) return said;
  if (/[早晨]$/u.test(last) && /(?:1[2-9]|2\d)[点时::]/u.test(said)) return said;
  return `${last}${/[早晚晨]$/u.test(last) ? said.replace(/^(?:早上|早晨|晚上|早|晚)/u, '') : said}`;
}

const bareDay = new RegExp(`^(?:${sureDay})$`, 'u');

/** A half of the day alone says nothing: 早前, 前. */
function tells(said: string): boolean {
  return said.length > 1 && !/^(?:早|晚|中午|上午|下午|会|睡)?(?:之|以)?前?$/u.test(said);
}
