import { themes, workActs, type Facts, type Theme } from '../../domain/facts.ts';
import { groupTypes, groupTypeTitles } from '../../domain/group.ts';
import { isOfficeTime, type OfficeHours } from '../../domain/calendar.ts';
import { messageTypes, type MessageType } from '../../domain/message.ts';
import { mayPublish, roleTitles } from '../../domain/roles.ts';
import { messageTypeTitles } from '../match/names.ts';
import type { RuleInput } from './listening-book.ts';
import { actTitles, themeTitles } from './titles.ts';

/** One thing about a message that might have been otherwise. */
export interface Change {
  /** Chinese, half a sentence: how it is. Said where it is why a rule is silent. */
  readonly is: string;
  readonly make: (input: RuleInput) => RuleInput;
  /** Where this would do as well, whose messages they are is no reason: `is` is said of both. */
  readonly orElse?: Change;
  /** A reason only where there is no other. */
  readonly lastly?: true;
  /** It adds messages before this one; one such change at a time is enough. */
  readonly before?: true;
}

/** Something that may excuse a message: lifted where it is there, put in place where it is not. */
export interface Exemption {
  readonly name: string;
  readonly present: boolean;
  readonly lift: Change;
  readonly grant: (input: RuleInput) => RuleInput;
}

const minute = 60_000;
const wholeDay: OfficeHours = [{ days: 'everyday', from: 0, to: 1440 }];
/** A minute in which nobody works and few write. */
const hardlyEver: OfficeHours = [{ days: 'everyday', from: 241, to: 242 }];
const crowd = 60;
const comparable = { sketch: '', figures: '' };

const withFacts =
  (changed: Partial<Facts>) =>
  (input: RuleInput): RuleInput => ({ ...input, facts: { ...input.facts, ...changed } });
const withRecent =
  (changed: Partial<Facts>) =>
  (input: RuleInput): RuleInput => ({
    ...input,
    recent: input.recent.map((one) => ({ ...one, ...changed })),
  });
const withHours = (hours: OfficeHours) => (input: RuleInput) => ({
  ...input,
  group: { ...input.group, hours },
});

/** All that may excuse a message, whatever the rule; which of it counts the rule itself shows. */
export function exemptionsOf({ facts, recent, group }: RuleInput): readonly Exemption[] {
  const open = isOfficeTime(group.calendar, group.hours, facts.sentAt);
  const role = roleTitles[facts.senderRole];
  return [
    {
      name: '险情',
      present: facts.event || facts.eventWord,
      lift: {
        is: facts.event ? '报告的是险情' : '提到险情',
        make: withFacts({ event: false, eventWord: false }),
      },
      grant: withFacts({ event: true, eventWord: true }),
    },
    {
      name: '险情后续',
      present: recent.some(({ event }) => event),
      lift: { is: '是此前险情的后续', make: withRecent({ event: false }) },
      grant: (input) => ({
        ...input,
        recent: [
          ...input.recent,
          { ...input.facts, event: true, sentAt: input.facts.sentAt - minute, senderId: '' },
        ],
      }),
    },
    {
      name: '紧急标记',
      present: facts.urgentMark,
      lift: { is: '标明了紧急', make: withFacts({ urgentMark: false }) },
      grant: withFacts({ urgentMark: true }),
    },
    {
      name: '值班群',
      present: group.duty,
      lift: { is: '本群是24小时值班群', make: onDuty(false) },
      grant: onDuty(true),
    },
    {
      name: '工作时间',
      present: open,
      lift: { is: '在工作时间内', make: withHours(hardlyEver) },
      grant: withHours(wholeDay),
    },
    {
      name: '发布人一类的身份',
      present: mayPublish(facts.senderRole),
      lift: { is: `发送人是${role}，可以发布`, make: withFacts({ senderRole: 'member' }) },
      grant: withFacts({ senderRole: 'owner' }),
    },
    {
      name: '已写要点和拟办',
      present: facts.keyPoints || recent.some((one) => one.keyPoints),
      lift: {
        is: '已写明要点和拟办',
        make: (input) => withRecent({ keyPoints: false })(withFacts({ keyPoints: false })(input)),
      },
      grant: withFacts({ keyPoints: true }),
    },
    {
      name: '只是应答',
      present: facts.contentFree,
      lift: { is: '只是应答或表情', make: withFacts({ contentFree: false, emojiOnly: false }) },
      grant: withFacts({ contentFree: true }),
    },
  ];
}

/** What else might have been otherwise; what adds messages before it stands last. */
export function changesOf(input: RuleInput): readonly Change[] {
  const { facts, group } = input;
  const changes: Change[] = [];
  const add = (differs: boolean, is: string, make: Change['make']) => {
    if (differs) changes.push({ is, make });
  };
  add(
    !workActs.includes(facts.act),
    `不是通知、任务或要求（读作${actTitles[facts.act]}）`,
    withFacts({ act: 'task' }),
  );
  add(workActs.includes(facts.act), `是${actTitles[facts.act]}`, withFacts({ act: 'chat' }));
  add(
    facts.paper?.issuer !== 'superior',
    '不是上级文件',
    withFacts({ paper: { issuer: 'superior', form: 'text' } }),
  );
  add(!facts.mentionsAll, '没有@所有人', withFacts({ mentionsAll: true }));
  add(
    !facts.contentFree || facts.emojiOnly,
    '不是“收到”一类的应答',
    withFacts({ contentFree: true, emojiOnly: false }),
  );
  add(!facts.emojiOnly, '不只是表情', withFacts({ contentFree: true, emojiOnly: true }));
  add(
    !mayPublish(facts.senderRole),
    `发送人是${roleTitles[facts.senderRole]}`,
    withFacts({ senderRole: 'owner' }),
  );
  for (const theme of themes) {
    const speaks = facts.themes.includes(theme);
    const title = `“${themeTitles[theme]}”`;
    add(true, speaks ? `读作${title}` : `语义${title}的把握不够`, withTheme(theme, !speaks));
  }
  for (const type of groupTypes) {
    add(
      type !== group.type,
      `本群是${groupTypeTitles[group.type]}，不是${groupTypeTitles[type]}`,
      (given) => ({ ...given, group: { ...given.group, type } }),
    );
  }
  for (const type of messageTypes) {
    if (type === facts.type || type === 'other') continue;
    const is = `是${titleOf(facts.type)}，不是${titleOf(type)}`;
    // It is found whatever stands in it, so that it would explain every silence.
    const lastly = type === 'red-packet' ? { lastly: true as const } : {};
    changes.push({ is, make: ofType(type), ...lastly });
  }
  add(
    facts.likeness === null && facts.type === 'text',
    '文字太短或疑似敏感，不作比较',
    withFacts({ likeness: comparable }),
  );
  return [...changes, ...lackingBefore()];
}

/** What might have been said before; first what asks least of it, so that no more is told than counts. */
function lackingBefore(): readonly Change[] {
  return [
    ...before({ count: crowd, of: anySort, lacks: '没有连着发多条消息' }),
    ...before({ count: crowd, of: sameSort, lacks: '没有足够多的同类消息' }),
    ...before({ count: 1, of: same, lacks: '没有发过同样的内容', nobody: '没有同样的内容' }),
    ...before({ count: crowd, of: same, lacks: '没有多次发过同样的内容' }),
  ];
}

function before(said: Before): readonly Change[] {
  const { lacks, nobody = lacks } = said;
  const when = '此前（回看时间内）';
  const others = after(said, (_, nth) => `nobody-${String(nth)}`);
  return [
    {
      is: `${when}本人${lacks}`,
      make: after(said, ({ senderId }) => senderId),
      orElse: { is: `${when}${nobody}`, make: others },
      before: true,
    },
    { is: `${when}其他人${lacks}`, make: others, before: true },
  ];
}

/** The words speak for a theme beyond doubt, or not at all. */
export function withTheme(theme: Theme, speaks: boolean): (input: RuleInput) => RuleInput {
  return (input) => {
    const { facts, reading } = input;
    const { meaning } = reading;
    const others = facts.themes.filter((one) => one !== theme);
    return {
      ...input,
      facts: { ...facts, themes: speaks ? [...others, theme] : others },
      reading: {
        ...reading,
        meaning: {
          ...meaning,
          certainty: (asked) => (asked === theme ? (speaks ? 99 : 0) : meaning.certainty(asked)),
        },
      },
    };
  };
}

function onDuty(duty: boolean): (input: RuleInput) => RuleInput {
  return (input) => ({ ...input, group: { ...input.group, duty } });
}

function ofType(type: MessageType): (input: RuleInput) => RuleInput {
  return (input) => ({
    ...withFacts({
      type,
      ...(type === 'emoticon' ? { emojiOnly: true, contentFree: true } : {}),
      // Of a text there is something to compare.
      ...(type === 'text' && input.facts.likeness === null ? { likeness: comparable } : {}),
    })(input),
    message: { ...input.message, type },
  });
}

interface Before {
  readonly count: number;
  readonly of: (facts: Facts) => Partial<Facts>;
  /** Half a sentence after whoever did not say it, and where nobody did. */
  readonly lacks: string;
  readonly nobody?: string;
}

const same = () => ({});
const sameSort = () => ({ contentHash: null, likeness: null });
/** Of another sort than the message itself. */
const anySort = ({ contentFree }: Facts): Partial<Facts> => ({
  ...sameSort(),
  type: 'other',
  act: 'other',
  emojiOnly: false,
  contentFree: !contentFree,
  themes: [],
  mentionsAll: false,
  urgentMark: false,
  paper: null,
});

/** Messages before this one, a second apart, within any window. */
function after(
  { count, of }: Pick<Before, 'count' | 'of'>,
  senderOf: (facts: Facts, nth: number) => string,
): Change['make'] {
  return (input) => ({
    ...input,
    // Most rules never ask: it is worked out for those that do.
    get recent() {
      const { facts, recent } = input;
      const said = Array.from({ length: count }, (_, nth): Facts => ({
        ...facts,
        ...of(facts),
        messageId: '',
        senderId: senderOf(facts, nth),
        sentAt: facts.sentAt - (count - nth) * 1_000,
      }));
      return [...recent, ...said].sort((a, b) => a.sentAt - b.sentAt);
    },
  });
}

function titleOf(type: MessageType): string {
  return type === 'other' ? '其他消息' : messageTypeTitles[type];
}
