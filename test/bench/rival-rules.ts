import { Engine, type RuleProperties } from 'json-rules-engine';
import { isOfficeTime } from '../../src/domain/calendar.ts';
import { workActs, type Facts } from '../../src/domain/facts.ts';
import { mayPublish } from '../../src/domain/roles.ts';
import { dayOf } from '../../src/domain/zone.ts';
import type { BoundRule } from '../../src/engine/rule-book/book.ts';
import { isAside } from '../../src/text/event.ts';
import type { Scene } from './judging.ts';
import { only, ownRule } from './rules.ts';

/*
 * Sixteen of our rules, and the same in the words of json-rules-engine. Windows it does not know: what
 * a rule counts is counted for it, once a message, as each of our rules does for itself.
 */
const soldWords = ['茶叶', '彩票', '保健品', '代购', '二手'];

export const ourRules: readonly BoundRule[] = [
  ...only(
    'emoticon',
    'flooding',
    'no-substance',
    'off-hours',
    'forced-reply',
    'forced-checkin',
    'forced-promotion',
    'vote-canvass',
    'ranking',
    'short-deadline',
    'advert',
    'off-topic',
    'rumor',
  ),
  ownRule('own-words', { words: soldWords, role: ['member'] }),
  ownRule('own-call', { mentionsAll: true, role: ['member'] }),
  ownRule('own-evening', { type: ['image', 'video', 'url'], time: 'outside' }),
];

const is = (fact: string, value: unknown) => ({ fact, operator: 'equal', value });
const isIn = (fact: string, value: readonly unknown[]) => ({ fact, operator: 'in', value });
const atLeast = (fact: string, value: number) => ({
  fact,
  operator: 'greaterThanInclusive',
  value,
});
const below = (fact: string, value: number) => ({ fact, operator: 'lessThan', value });
const spoken = isIn('type', ['text', 'url', 'mini-program']);
const calm = [is('event', false), is('eventWord', false)];
const theme = (name: string, theme: string, ...also: readonly object[]) =>
  rule(name, is('type', 'text'), ...also, atLeast(theme, 50));

function rule(name: string, ...all: readonly object[]): RuleProperties {
  return { event: { type: name }, conditions: { all } } as RuleProperties;
}

function oneOf(name: string, ...any: readonly object[]): RuleProperties {
  return { event: { type: name }, conditions: { any } } as RuleProperties;
}

const theirRules: readonly RuleProperties[] = [
  rule('emoticon', is('emojiOnly', true), atLeast('emojiToday', 1)),
  rule(
    'flooding',
    is('event', false),
    {
      fact: 'type',
      operator: 'notEqual',
      value: 'group-note',
    },
    {
      any: [atLeast('repeats', 3), { all: [is('burstOfEvent', false), atLeast('burst', 5)] }],
    },
  ),
  rule(
    'no-substance',
    is('contentFree', true),
    atLeast('peopleInWave', 3),
    is('waveAnswers', false),
  ),
  rule(
    'off-hours',
    is('duty', false),
    isIn('act', workActs),
    is('officeTime', false),
    is('event', false),
    is('followsEvent', false),
    { any: [below('urgentMarks', 1), atLeast('urgentMarks', 3)] },
  ),
  theme('forced-reply', 'asks-reply', ...calm),
  theme('forced-checkin', 'asks-proof', ...calm),
  rule('forced-promotion', spoken, atLeast('pushes-app', 50), is('event', false)),
  rule('vote-canvass', spoken, atLeast('canvasses', 50), is('event', false)),
  theme('ranking', 'ranks', is('event', false)),
  theme('short-deadline', 'due-today', ...calm),
  rule(
    'advert',
    isIn('type', ['text', 'url', 'mini-program', 'image', 'chat-history']),
    is('event', false),
    atLeast('sells', 50),
  ),
  oneOf('off-topic', is('type', 'red-packet'), {
    all: [
      is('emojiOnly', false),
      is('contentFree', false),
      is('event', false),
      isIn('type', ['text', 'url', 'mini-program', 'video', 'chat-history']),
      atLeast('off-topic', 50),
    ],
  }),
  rule(
    'rumor',
    is('contentFree', false),
    isIn('type', ['text', 'url', 'mini-program', 'chat-history']),
    atLeast('hearsay', 50),
  ),
  rule('own-words', is('senderRole', 'member'), {
    fact: 'text',
    operator: 'says',
    value: soldWords,
  }),
  rule('own-call', is('mentionsAll', true), is('senderRole', 'member')),
  rule('own-evening', isIn('type', ['image', 'video', 'url']), is('officeTime', false)),
];

export function theirEngine(): Engine {
  const engine = new Engine([...theirRules]);
  engine.addOperator('says', (text: string, words: readonly string[]) =>
    words.some((word) => text.includes(word)),
  );
  return engine;
}

const minute = 60_000;

/** What their rules ask for, and nothing else. */
export function theirFacts({ facts, reading, recent, setting }: Scene): object {
  const since = (minutes: number) => {
    const from = facts.sentAt - minutes * minute;
    return recent.slice(recent.findLastIndex((one) => one.sentAt < from) + 1);
  };
  const own = (minutes: number) => since(minutes).filter((one) => one.senderId === facts.senderId);
  const certainty = reading.meaning.certainty.bind(reading.meaning);
  const { zone } = setting.calendar;
  const day = dayOf(zone, facts.sentAt);
  const burst = [...own(1), facts];
  const same = own(10).filter((one) => one.contentHash === facts.contentHash && !one.event);
  return {
    type: facts.type,
    act: facts.act,
    event: facts.event,
    eventWord: facts.eventWord,
    emojiOnly: facts.emojiOnly,
    contentFree: facts.contentFree,
    mentionsAll: facts.mentionsAll,
    senderRole: facts.senderRole,
    text: reading.text,
    duty: setting.duty,
    officeTime: isOfficeTime(setting.calendar, setting.hours, facts.sentAt),
    emojiToday: facts.emojiOnly
      ? 1 + own(1440).filter((one) => one.emojiOnly && dayOf(zone, one.sentAt) === day).length
      : 0,
    repeats: 1 + (facts.contentHash === null ? 0 : same.length),
    burst: countedIn(burst),
    burstOfEvent: burst.some((one) => one.event),
    followsEvent:
      since(facts.eventWord ? 840 : 240).some((one) => one.event) && !isAside(reading.text),
    urgentMarks: facts.urgentMark ? 1 + own(10_080).filter((one) => one.urgentMark).length : 0,
    ...(facts.contentFree ? waveOf(facts, since(10), since(130)) : noWave),
    'asks-reply': certainty('asks-reply'),
    'asks-proof': certainty('asks-proof'),
    'pushes-app': certainty('pushes-app'),
    canvasses: certainty('canvasses'),
    ranks: certainty('ranks'),
    'due-today': certainty('due-today'),
    sells: certainty('sells'),
    'off-topic': certainty('off-topic'),
    hearsay: certainty('hearsay'),
  };
}

function countedIn(burst: readonly Facts[]): number {
  let excused = 0;
  let count = 0;
  for (const one of burst) {
    if (one.announcesSeries && mayPublish(one.senderRole)) excused = 3;
    if (one.type === 'group-note') continue;
    if (excused > 0 && (one.type === 'image' || one.type === 'video')) excused -= 1;
    else count += 1;
  }
  return count;
}

const noWave = { peopleInWave: 0, waveAnswers: false };

function waveOf(facts: Facts, lately: readonly Facts[], before: readonly Facts[]) {
  const wave = [...lately.filter((one) => one.contentFree), facts];
  const first = wave[0]?.sentAt ?? facts.sentAt;
  const said = before.filter(
    (one) => !one.contentFree && one.sentAt <= first && one.sentAt >= first - 120 * minute,
  );
  const question = said.at(-1);
  const praises = wave.filter((one) => one.act === 'praise').length * 2 > wave.length;
  return {
    peopleInWave: new Set(wave.map((one) => one.senderId)).size,
    waveAnswers:
      !said.some((one) => one.themes.includes('asks-reply')) &&
      question?.act === 'question' &&
      question.sentAt >= first - 20 * minute &&
      !praises,
  };
}
