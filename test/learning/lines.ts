import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { acts, themes, type Act, type Theme } from '../../src/domain/facts.ts';
import type { MessageType } from '../../src/domain/message.ts';
import { withoutEmoji } from '../../src/text/emoji.ts';
import { fold } from '../../src/text/fold.ts';
import { withoutQuote } from '../../src/text/quote.ts';

/** One labelled line as the scorer learns it. */
export interface Line {
  /** Whose hand wrote it: lines of one hand are never learnt from to be tested on each other. */
  readonly hand: string;
  readonly id: string;
  readonly type: MessageType;
  /** Folded, as the scorer gets it. */
  readonly text: string;
  /** Null where nobody said. */
  readonly act: Act | null;
  readonly themes: ReadonlySet<Theme>;
  /** What the label says nothing of. */
  readonly unknown: ReadonlySet<Theme>;
}

/** The rule a theme is the whole text side of. */
export const ruleThemes: Readonly<Record<string, Theme>> = {
  forced_reply: 'asks-reply',
  forced_checkin: 'asks-proof',
  vote_canvass: 'canvasses',
  ranking: 'ranks',
  forced_promotion: 'pushes-app',
  short_deadline: 'due-today',
  off_topic: 'off-topic',
  advert: 'sells',
  rumor: 'hearsay',
  classified: 'secret',
  personal_info: 'personal',
  one: 'meant-for-one',
  scene: 'work-scene',
  evidence: 'evidence',
};
/** Rules that hold in villagers' groups too: of the others a silent line there says nothing. */
const villageRules = [
  'forced_checkin',
  'vote_canvass',
  'forced_promotion',
  'advert',
  'rumor',
  'classified',
  'personal_info',
];
const tags = ['one', 'scene', 'evidence'];
const worlds = ['bureau', 'campus', 'city', 'civil', 'street'];
const folder = new URL('../labelled/', import.meta.url);

interface Told {
  readonly id: string;
  readonly group_type: string;
  readonly group: string;
  readonly type: string;
  readonly text: string | null;
  readonly file_name: string | null;
  readonly mentions_all: boolean;
  /** Not told in worlds that are only measured on. */
  readonly act?: string;
  readonly expect: readonly string[];
  readonly may: readonly string[];
}

/**
 * Every labelled line that may be learnt from. `also` names a folder that holds
 * `qq-group-ads/dev.jsonl` (MIT, not ours, not in the repository): adverts of strangers' groups.
 */
export function readLines(also: string | null = null): readonly Line[] {
  return [
    ...(also === null ? [] : strangers(also)),
    ...worlds.flatMap((world) => timelineLines(`training/${world}.jsonl`, world)),
    ...ownGroups('chat'),
    ...ownGroups('terse'),
    ...alone(),
  ];
}

export function timelineLines(file: string, hand: string): Line[] {
  return told(file).map((line) => lineOf(line, hand));
}

/** Lines of our own in small groups: only the act was labelled, which tells these themes. */
function ownGroups(name: string): Line[] {
  return told(`training/${name}.jsonl`).map((line) => {
    const shown: Theme[] = [];
    if (line.act === 'advert') shown.push('sells');

    const unsure: Theme[] = ['due-today', 'asks-proof', 'meant-for-one', 'off-topic', 'hearsay'];
    return {
      ...lineOf(line, name),
      themes: new Set(shown),
      unknown: new Set([
        ...unsure.filter((theme) => !shown.includes(theme)),
        'work-scene',
        'evidence',
      ] as Theme[]),
    };
  });
}

function lineOf(line: Told, hand: string): Line {
  const village = line.group_type === '村社群';
  const expect = new Set(line.expect);
  // Who may call everybody and was not blamed for it did not mean one.
  const toAll =
    line.mentions_all && !line.expect.includes('mention_all') && !line.may.includes('mention_all');
  const known = (rule: string) =>
    (rule === 'one' && toAll) ||
    (!line.may.includes(rule) &&
      !tags.includes(rule) &&
      (!village || villageRules.includes(rule) || expect.has(rule)));
  return {
    hand,
    id: line.id,
    ...said(
      line.type.replace('_', '-') as MessageType,
      line.type === 'attachment' ? (line.file_name ?? '') : (line.text ?? ''),
    ),
    act: line.act === undefined ? null : actOf(line.act),
    themes: new Set([...expect].flatMap((rule) => ruleThemes[rule] ?? [])),
    unknown: new Set(
      Object.entries(ruleThemes).flatMap(([rule, theme]) => (known(rule) ? [] : [theme])),
    ),
  };
}

const alonePlaces: Readonly<Record<string, MessageType>> = {
  text: 'text',
  file: 'attachment',
  image: 'image',
  video: 'video',
  url: 'url',
  mini: 'mini-program',
  chat_history: 'chat-history',
};

/** So many parts are taken for hands of their own: what only one of them knows is chance. */
export const strangerHands = 5;

function strangers(also: string): Line[] {
  const rows = readFileSync(`${also}/qq-group-ads/dev.jsonl`, 'utf8').trim().split('\n');
  return rows.map((row, nth) => {
    const { text, label, id } = JSON.parse(row) as { text: string; label: string; id: string };
    const sells = label === 'ad';
    return {
      hand: `strangers-${String(nth % strangerHands)}`,
      id,
      ...said('text', text),
      act: null,
      themes: new Set<Theme>(sells ? ['sells'] : []),
      unknown: new Set<Theme>(themes.filter((theme) => theme !== 'sells')),
    };
  });
}

/** Lines out of context: act, rules, type, text in columns; one file a hand. */
function alone(): Line[] {
  const home = new URL('lines/', folder);
  if (!existsSync(home)) return [];
  return readdirSync(home)
    .filter((file) => file.endsWith('.tsv'))
    .sort()
    .flatMap((file) => aloneLines(file));
}

export function aloneLines(file: string): Line[] {
  const rows = readFileSync(new URL(`lines/${file}`, folder), 'utf8')
    .split('\n')
    .filter(Boolean);
  return rows.map((row, nth) => {
    const [act = '', rules = '', type = '', text = '', ...rest] = row.split('\t');
    const place = alonePlaces[type];
    const named = rules === '-' ? [] : rules.split(',');
    const unknownRule = named.find((rule) => ruleThemes[rule] === undefined);
    if (place === undefined || text === '' || rest.length > 0 || unknownRule !== undefined) {
      throw new Error(`${file}:${String(nth + 1)} is no labelled line: ${row.slice(0, 80)}`);
    }
    return {
      hand: file.replace('.tsv', ''),
      id: `${file}:${String(nth + 1)}`,
      ...said(place, text.replaceAll('\\n', '\n')),
      act: actOf(act),
      themes: new Set(named.map((rule) => ruleThemes[rule] as Theme)),
      unknown: new Set<Theme>(),
    };
  });
}

function said(type: MessageType, raw: string): { type: MessageType; text: string } {
  return { type, text: fold(type === 'text' ? withoutEmoji(withoutQuote(raw)) : raw).text };
}

function told(file: string): Told[] {
  return readFileSync(new URL(file, folder), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Told);
}

function actOf(word: string): Act {
  const act = acts.find((one) => one === word);
  if (act === undefined) throw new Error(`No such act: ${word}`);
  return act;
}

/** What is learnt: whether it puts work on somebody, asks, tells, says nothing; and every theme. */
export const labels = ['work', 'question', 'report', 'empty', ...themes] as const;

/** Hands that wrote whole timelines: how often a breach comes among innocent lines only these show. */
export const timelines: readonly string[] = worlds;
