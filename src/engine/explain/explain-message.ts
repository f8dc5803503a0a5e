import { isOfficeTime } from '../../domain/calendar.ts';
import { themes, type Theme } from '../../domain/facts.ts';
import { groupTypeTitles } from '../../domain/group.ts';
import { roleTitles } from '../../domain/roles.ts';
import { instantWords } from '../../text/day-words.ts';
import { maskedWords } from '../../text/masked-words.ts';
import { messageTypeTitles } from '../match/names.ts';
import { explainRule, type RuleExplanation } from './explain-rule.ts';
import type { RuleHeard, RuleInput } from './listening-book.ts';
import { actTitles, themeTitles } from './titles.ts';

/** What the words spoke for, near its limit or past it. */
export interface ThemeExplanation {
  readonly theme: Theme;
  readonly title: string;
  readonly certainty: number;
  /** Parts of the text with their shares, masked; null where no word may be shown. */
  readonly parts: readonly { readonly words: string; readonly weight: number }[] | null;
}

export interface MessageExplanation {
  /** Name and value, Chinese. */
  readonly facts: readonly (readonly [string, string])[];
  /** It may be a leak: no word of it is shown anywhere. */
  readonly withheld: boolean;
  readonly themes: readonly ThemeExplanation[];
  readonly rules: readonly RuleExplanation[];
}

/** From here on a theme is near enough to its limit (50) to be worth a look. */
const near = 25;
const leaks: readonly Theme[] = ['secret', 'personal'];
const formTitles = {
  file: '文件',
  picture: '图片',
  link: '链接',
  'chat-history': '聊天记录',
  text: '文字',
} as const;
const issuerTitles = { superior: '上级', own: '本单位', unknown: '来源不明' } as const;

/** Everything that was worked out of a message and what each rule made of it; null for no rules. */
export function explainMessage(heard: readonly RuleHeard[]): MessageExplanation | null {
  const input = heard[0]?.input;
  if (input === undefined) return null;
  const { facts, reading } = input;
  const withheld =
    heard.some(({ rule, finding }) => finding !== null && rule.kind.severity === 'grave') ||
    leaks.some((theme) => facts.themes.includes(theme) || reading.meaning.certainty(theme) >= near);
  return {
    facts: factsOf(input),
    withheld,
    themes: themes
      .map((theme) => ({ theme, certainty: reading.meaning.certainty(theme) }))
      .filter(({ theme, certainty }) => certainty >= near || facts.themes.includes(theme))
      .sort((a, b) => b.certainty - a.certainty)
      .map(({ theme, certainty }) => ({
        theme,
        title: themeTitles[theme],
        certainty,
        parts: withheld
          ? null
          : reading.meaning
              .parts(theme)
              .map(({ words, weight }) => ({ words: maskedWords(words), weight })),
      })),
    rules: heard.map(explainRule),
  };
}

function factsOf({ facts, group }: RuleInput): MessageExplanation['facts'] {
  const { calendar, hours } = group;
  const yes = (is: boolean) => (is ? '是' : '否');
  const { paper } = facts;
  return [
    ['时间', instantWords(calendar.zone, facts.sentAt)],
    ['工作时间', yes(isOfficeTime(calendar, hours, facts.sentAt))],
    ['群类型', `${groupTypeTitles[group.type]}${group.duty ? '（24小时值班）' : ''}`],
    ['发送人身份', roleTitles[facts.senderRole]],
    ['消息类型', facts.type === 'other' ? '其他' : messageTypeTitles[facts.type]],
    ['作用', actTitles[facts.act]],
    ['字数', String(facts.length)],
    ['紧急标记', yes(facts.urgentMark)],
    ['险情', facts.event ? '是' : facts.eventWord ? '只提到' : '否'],
    ['文件', paper === null ? '无' : `${issuerTitles[paper.issuer]}${formTitles[paper.form]}`],
    ['写明要点和拟办', yes(facts.keyPoints)],
    ['只是应答', facts.emojiOnly ? '只有表情' : yes(facts.contentFree)],
    ['@所有人', yes(facts.mentionsAll)],
  ];
}
