import type { Facts } from '../domain/facts.ts';
import type { Day, GroupType } from '../domain/group.ts';
import { findContact } from './contact.ts';
import { findDeadline } from './deadline.ts';
import { withoutEmoji } from './emoji.ts';
import { fold, withoutSigns } from './fold.ts';
import { maskedNumbers } from './masked-numbers.ts';
import { withoutQuote } from './quote.ts';
import { shownWords } from './shown-name.ts';

/** What 今日通知 shows of a message. */
export interface NoticeWords {
  readonly line: string;
  readonly deadline: string | null;
  readonly contact: string | null;
}

const lineLength = 60;
/** Two words and a half: what is shorter announces what follows. */
const shortest = 6;
/** Who is to be asked mostly stands at the end. */
const readAtMost = { head: 1_000, tail: 300 } as const;

/**
 * The first line of a notice or task as it may be shown again, its deadline and whom to ask, both in
 * its own words; null for what is neither or says nothing beyond asking for replies. In a villagers'
 * group only notices count, and what calls itself one.
 */
export function noticeLineOf(
  facts: Pick<Facts, 'act' | 'type' | 'contentFree' | 'emojiOnly' | 'themes' | 'keyPoints'>,
  text: string,
  group: GroupType,
  saidOn: Day,
): NoticeWords | null {
  const work = facts.act === 'task' && (group !== 'village' || calledNotice.test(text));
  const tells = facts.act === 'notice' || work;
  const written = facts.type === 'text' || (facts.type === 'url' && facts.keyPoints);
  if (!tells || !written || facts.contentFree || facts.emojiOnly) return null;
  if (facts.themes.some((theme) => idle.includes(theme))) return null;
  const said = withoutEmoji(ends(withoutQuote(text)));
  const line = shownLine(firstLine(said));
  if (line === null) return null;
  const deadline = findDeadline(said, saidOn);
  // 收到请回复 within the hour is nothing anybody looks up later.
  if (facts.themes.includes('asks-reply') && (deadline === null || atOnce.test(deadline)))
    return null;
  return { line, deadline: kept(deadline), contact: kept(findContact(said)) };
}

/** A paper's own title as it may be shown: the name of its file without what only machines need. */
export function paperTitle(fileName: string): string | null {
  return shownLine(fileName.replace(/\.[A-Za-z\d]{1,5}$/u, '').replace(/[_＿]+/gu, ' '));
}

/** Themes of talk that tells nobody anything of use today. */
const idle: readonly Facts['themes'][number][] = [
  'canvasses',
  'sells',
  'hearsay',
  'secret',
  'personal',
];

const atOnce = /分|钟|小时/u;
/** At its head. */
const calledNotice = /^[^，,。；;]{0,16}(?:通知|公告|通告|提示|提醒)/u;
const address = /https?:\/\/\S+/giu;
/** A line that only calls or names what follows. */
const heading =
  /^[【[(（「]?(?:重要|紧急|温馨|会议|工作|加急|特急|再次|补充)*(?:通知|提醒|提示|通告|公告)?[】\])）」:：!！。]*$/u;
const greeting =
  /^(?:各位|大家|诸位)(?:领导|同事|同仁|同志们?|老师|书记|主任|大佬|亲|家长|邻居|朋友)*(?:们)?(?:[、,，]?各位[^,，。:：!！]{1,6})?(?:早上|上午|中午|下午|晚上|周末)?(?:好|晨安|安好|辛苦了?)?(?:[,，:：!！。~～\s]+|$)(?:(?:打[扰搅]|叨扰)(?:一下|了|各位)?[,，:：!！。\s]+)?/u;

function ends(text: string): string {
  const { head, tail } = readAtMost;
  return text.length <= head + tail ? text : `${text.slice(0, head)}\n${text.slice(-tail)}`;
}

function firstLine(said: string): string {
  const lines = said
    .split(/[\r\n\u2028\u2029]+/u)
    .map(withoutCall)
    .filter((line) => line !== '');
  const [first = '', second = ''] = lines;
  const alone = heading.test(first) || withoutSigns(fold(first).text).length < shortest;
  return alone ? `${first} ${second}`.trim() : first;
}

function withoutCall(line: string): string {
  return line
    .trim()
    .replace(/^(?:[@＠](?:所有人|全体成员|\S{1,20}?)[\s\u2005:：,，]+)+/u, '')
    .replace(/^[@＠](?:所有人|全体成员)/u, '')
    .trim()
    .replace(greeting, '');
}

function shownLine(words: string): string | null {
  const plain = maskedNumbers(shownWords(words.replace(address, '（链接）'), readAtMost.head));
  const line = shownWords(plain, lineLength);
  return withoutSigns(fold(line).text).length < shortest ? null : line;
}

function kept(words: string | null): string | null {
  return words === null ? null : shownWords(maskedNumbers(words), 40) || null;
}
