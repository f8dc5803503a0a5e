import { isOfficeTime, nextOpening } from '../domain/calendar.ts';
import type { NewDispatch } from '../domain/dispatch.ts';
import type { Recipient } from '../domain/incoming.ts';
import { isOfGroup, type Violation } from '../domain/violation.ts';
import { dayOf, instantOf } from '../domain/zone.ts';
import { overseer, type Addressees } from '../domain/addressees.ts';
import { dayWords, paddedClockWords } from '../text/day-words.ts';
import { shownName } from '../text/shown-name.ts';
import type { BoundRule } from './rule-book/book.ts';
import type { GroupSetting } from './setting.ts';

const minute = 60_000;
/** WeChat lets the sender take a message back for two minutes. */
export const recallWindow = 2 * minute;
/** Below this the sender could not act in time on being told. */
const recallMargin = 10_000;
/** What is older than this is recorded, not answered. */
export const answerWithin = 10 * minute;
const privateExpiry = 10 * minute;
const publicExpiry = 60 * minute;
/** What would wait over more than one night is stale when it comes: it is recorded, not said. */
const longestWait = 16 * 60 * minute;
const overseerExpiry = 24 * 60 * minute;
const overseerKey = ':overseer';

export interface SpeakInput {
  readonly violation: Violation;
  readonly rule: BoundRule;
  readonly setting: GroupSetting;
  readonly addressees: Addressees;
  readonly concerned: {
    readonly name: string;
    /** False where the platform is known to refuse; null while nobody tried. */
    readonly reachable: boolean | null;
  };
  /** When earlier cases of this person and rule began, of the last 30 days, any order. */
  readonly earlier: readonly number[];
  /** Somebody else's message brought it up: it is not theirs to take back. */
  readonly byOthers?: true;
  /** When the finding stood: the message's time, or the end of an obligation that was not met. */
  readonly stoodAt: number;
  readonly now: number;
}

/**
 * Who hears of a case, and when: the table of design.md §4. Whether the group is in its trial or
 * paused was asked before; pace, gap and budget are the outbox's.
 */
export function speak(input: SpeakInput): readonly NewDispatch[] {
  const { rule, violation, now, stoodAt } = input;
  if (rule.level === 'observe') return [];
  if (now - stoodAt > answerWithin) return [];
  const { calendar, hours } = input.setting;
  const wait = nextOpening(calendar, hours, now) - now;
  if (violation.kind !== 'off-hours' && wait > longestWait) return [];

  const occasion = occasionOf(input);
  if (occasion === 0) return [];
  if (isOfGroup(violation) || !maySayInGroup(input)) return wordOfNobody(input);
  if (occasion >= 3) return [groupLine(input, `case:${String(violation.id)}:group`)];

  const word = privateWord(input);
  const toldToOverseer = occasion === 2 || rule.level === 'report';
  return toldToOverseer ? [word, ...overseerWord(input, occasion)] : [word];
}

/**
 * 1 for the first occasion, 2 for the second …; 0 while the rule's patience holds, and for what
 * came the same day: who posts three times in two minutes could not have heard of the first. A
 * night belongs to the morning after it.
 */
function occasionOf({ earlier, rule, setting, violation }: SpeakInput): number {
  const dayFor = (at: number) =>
    dayOf(setting.calendar.zone, nextOpening(setting.calendar, setting.hours, at));
  const perDay = new Map<string, number>();
  for (const at of [...earlier, violation.at]) {
    perDay.set(dayFor(at), (perDay.get(dayFor(at)) ?? 0) + 1);
  }
  if (perDay.get(dayFor(violation.at)) !== rule.patience + 1) return 0;
  return [...perDay.values()].filter((cases) => cases > rule.patience).length;
}

/** Nobody is to blame: one line for all, or, where even that would show people up, a word to the overseer. */
function wordOfNobody(input: SpeakInput): readonly NewDispatch[] {
  const { violation, setting } = input;
  if (maySayInGroup(input)) return [groupLine(input, `case:${String(violation.id)}:group`)];
  const name = shownName(setting.name);
  // A group of supervisors is a public, too.
  return toOverseer(
    input,
    `您好，《${name}》出现多人接连表态附和，机器人不在群内提示，供您掌握。（记录 ${String(violation.id)}）`,
  ).filter(({ to }) => to.kind === 'person');
}

function maySayInGroup({ rule, violation }: SpeakInput): boolean {
  return rule.kind.reminder.publicly?.(violation.numbers) ?? true;
}

function privateWord(input: SpeakInput): NewDispatch {
  const { violation, concerned, setting, now } = input;
  if (concerned.reachable === false) return groupLine(input, `case:${String(violation.id)}:group`);

  const line = groupLine(input, `case:${String(violation.id)}:private:group`);
  const when = privateTime(input);
  return {
    ...dispatchOf(input, { kind: 'person', id: violation.personId }),
    key: when.key,
    text: privateText(input, when.notBefore > now),
    notBefore: when.notBefore,
    expiresAt: when.expiresAt,
    fallback: {
      groupId: setting.id,
      text: line.text,
      notBefore: line.notBefore,
      expiresAt: line.expiresAt,
    },
  };
}

/**
 * Who posts work after hours is awake and can still take it back: he hears at once, and once a
 * night, which the key sees to. Any other private word waits for the morning.
 */
function privateTime({ violation, setting, now }: SpeakInput): {
  key: string;
  notBefore: number;
  expiresAt: number;
} {
  const key = `case:${String(violation.id)}:private`;
  if (isOfficeTime(setting.calendar, setting.hours, now)) {
    return { key, notBefore: now, expiresAt: now + privateExpiry };
  }
  const opening = nextOpening(setting.calendar, setting.hours, now);
  if (violation.kind === 'off-hours') {
    const night = dayOf(setting.calendar.zone, opening);
    return {
      key: `night:${violation.personId}:${night}`,
      notBefore: now,
      expiresAt: now + privateExpiry,
    };
  }
  return { key, notBefore: opening, expiresAt: noonOf(setting, opening) };
}

function privateText(input: SpeakInput, delayed: boolean): string {
  const { rule, violation, setting } = input;
  const where = delayed ? `${saidAt(setting, violation.at)}，《${shownName(setting.name)}》：` : '';
  const words = rule.reminder ?? rule.kind.reminder.privately(violation.numbers);
  const coach = delayed || rule.kind.series === true ? '' : recallCoach(input);
  return `${where}${words}${coach}（记录 ${String(violation.id)}）`;
}

/** Until when the message can be taken back; nothing where it would come too late. */
export function recallCoach({ violation, setting, now, byOthers }: SpeakInput): string {
  const until = violation.at + recallWindow;
  if (byOthers === true || until - now <= recallMargin) return '';
  return `${paddedClockWords(setting.calendar.zone, until)}前可长按消息撤回。`;
}

/** One line to the group: nobody's name, only in office hours, in the past tense the morning after. */
function groupLine(input: SpeakInput, key: string): NewDispatch {
  const { rule, setting, now } = input;
  const open = isOfficeTime(setting.calendar, setting.hours, now);
  const opening = open ? now : nextOpening(setting.calendar, setting.hours, now);
  const words = rule.reminder ?? rule.kind.reminder.inGroup;
  return {
    ...dispatchOf(input, { kind: 'group', id: setting.id }),
    key,
    text: open ? words : (rule.reminder ?? rule.kind.reminder.afterwards ?? words),
    notBefore: opening,
    expiresAt: open ? now + publicExpiry : noonOf(setting, opening),
  };
}

/** The owner is told privately and may know whom it concerns; a group of supervisors never is. */
function overseerWord(input: SpeakInput, occasion: number): readonly NewDispatch[] {
  const { addressees, violation, rule, setting, concerned } = input;
  const byName = overseer(addressees, violation.personId)?.kind === 'person';
  const who = byName ? `${shownName(concerned.name)}同志` : '有成员';
  return toOverseer(
    input,
    `您好，《${shownName(setting.name)}》${who}30天内第${String(occasion)}次出现“${rule.title}”情形，` +
      `已作提醒，供您掌握。（记录 ${String(violation.id)}）`,
  );
}

const listed = 8;

/** What waits for one who answers for groups, as one word: nobody is rung forty times for one busy hour. */
export function overseerWords(texts: readonly [string, ...string[]]): string {
  const [first, ...others] = texts;
  if (others.length === 0) return first;
  const lines = texts.slice(0, listed).map((text, index) => {
    return `${String(index + 1)}. ${overseerMatter(text)}`;
  });
  const more = texts.length - lines.length;
  return [
    `您好，以下${String(texts.length)}件供您掌握，涉及个人的已作提醒：`,
    ...lines,
    ...(more > 0 ? [`其余${String(more)}件从略。`] : []),
  ].join('\n');
}

/** A word to an overseer as it stands in a list of several: its echo is known by it. */
export function overseerMatter(text: string): string {
  return text.replace('您好，', '').replace(/，(?:已作提醒，)?供您掌握。/u, '');
}

/** Whether a dispatch is such a word, by its key. */
export function isOverseerWord({ key }: { readonly key: string }): boolean {
  return key.endsWith(overseerKey);
}

function toOverseer(input: SpeakInput, text: string): readonly NewDispatch[] {
  const { addressees, violation, setting, now } = input;
  const to = overseer(addressees, violation.personId);
  if (to === null) return [];
  const opening = nextOpening(setting.calendar, setting.hours, now);
  return [
    {
      ...dispatchOf(input, to),
      key: `case:${String(violation.id)}${overseerKey}`,
      purpose: 'notice',
      text,
      notBefore: opening,
      expiresAt: opening + overseerExpiry,
    },
  ];
}

export function dispatchOf(
  { violation, setting, now }: Pick<SpeakInput, 'violation' | 'setting' | 'now'>,
  to: Recipient,
): NewDispatch {
  return {
    key: '',
    to,
    purpose: 'reminder',
    text: '',
    rule: violation.rule,
    violationId: violation.id,
    groupId: setting.id,
    queuedAt: now,
    notBefore: now,
    expiresAt: now,
    fallback: null,
  };
}

/** The last instant of what waited for the morning: at noon it is void. */
function noonOf(setting: GroupSetting, opening: number): number {
  const zone = setting.calendar.zone;
  const noon = instantOf(zone, dayOf(zone, opening), 12 * 60);
  return noon > opening ? noon - 1 : opening + publicExpiry;
}

/** `10月14日20:05` */
export function saidAt({ calendar: { zone } }: GroupSetting, at: number): string {
  return `${dayWords(dayOf(zone, at))}${paddedClockWords(zone, at)}`;
}
