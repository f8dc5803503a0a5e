import type { Theme } from '../../src/domain/facts.ts';
import { readMeaning, type ReadMeaning } from '../../src/text/meaning/score.ts';
import { limits } from '../../src/text/meaning/weights.ts';
import {
  judgeLines,
  linesOf,
  ruleNames,
  rulesOf,
  tallyOf,
  type Line as Told,
  type Tally,
} from '../labelled/judge-lines.ts';
import { readLines, ruleThemes, strangerHands, timelineLines, type Line } from './lines.ts';
import { readerOf } from './measure.ts';

/*
 * Measures every rule on timelines whose hand was not learnt from, and prints the tables of
 * docs/judgement.md: `npm run judgement`. Each of the five worlds is read by a reader learnt without
 * it; two unseen worlds by the reader that is shipped. `--errors` lists every miss and false alarm.
 * `--also FOLDER` measures adverts in strangers' groups as well, a fifth of them at a time.
 */

interface World {
  readonly name: string;
  readonly told: readonly Told[];
  readonly found: ReadonlyMap<string, ReadonlySet<string>>;
  readonly read: ReadMeaning;
}

const args = process.argv.slice(2);
const at = args.indexOf('--also');
const also = at < 0 ? null : (args[at + 1] ?? null);
const only = args.filter((arg, nth) => !arg.startsWith('--') && nth !== at + 1);
const lines = readLines(also);
const seen = ['bureau', 'campus', 'city', 'civil', 'street'].filter(isWanted);
const unseen = ['weather', 'parks'].filter(isWanted);
const foldedLines = new Map<string, ReadonlyMap<string, Line>>();
const worlds = [
  ...seen.map((name) =>
    judged(
      name,
      'training',
      readerOf(
        lines.filter(({ hand }) => hand !== name),
        limits,
      ),
    ),
  ),
  ...unseen.map((name) => judged(name, 'unseen', readMeaning)),
];

say('| world | lines | P | R | F1 | hits | misses | false alarms | innocent lines alarmed |');
say('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const world of worlds) sayWorld(world);
say('');
say(
  '| rule | five worlds, each left out: P | R | F1 | positives | two unseen worlds: P | R | F1 | positives |',
);
say('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const rule of [...ruleNames, 'all']) {
  const of = (names: readonly string[]) => figures(talliesOf(names, rule)).slice(0, 4);
  say(`| ${[rule, ...of(seen), ...of(unseen)].join(' | ')} |`);
}
say('');
for (const line of worstMisses()) say(line);
if (also !== null) sayStrangers();
if (args.includes('--errors')) for (const world of worlds) sayErrors(world);

function isWanted(name: string): boolean {
  return only.length === 0 || only.includes(name);
}

function judged(name: string, place: string, read: ReadMeaning): World {
  const told = linesOf(`${place}/${name}.jsonl`);
  const found = judgeLines(told, rulesOf(`${place}/${name}.rules.yaml`), read);
  return { name, told, found, read };
}

function talliesOf(names: readonly string[], rule: string): Tally[] {
  const rules = rule === 'all' ? ruleNames : [rule];
  return worlds
    .filter(({ name }) => names.includes(name))
    .flatMap(({ told, found }) => rules.map((one) => tallyOf(told, found, one)));
}

/** Precision, recall, F1, positives, hits, misses, false alarms. */
function figures(tallies: readonly Tally[]): readonly string[] {
  const sum = (of: keyof Tally) => tallies.reduce((all, tally) => all + tally[of].length, 0);
  const [hits, misses, alarms] = [sum('hits'), sum('misses'), sum('alarms')];
  const share = (part: number, whole: number) => (whole === 0 ? '' : (part / whole).toFixed(3));
  return [
    share(hits, hits + alarms),
    share(hits, hits + misses),
    share(2 * hits, 2 * hits + misses + alarms),
    String(hits + misses),
    String(hits),
    String(misses),
    String(alarms),
  ];
}

function sayWorld({ name, told, found }: World): void {
  const [p, r, f1, , ...counts] = figures(talliesOf([name], 'all'));
  const innocent = told.filter(({ expect, may }) => expect.length === 0 && may.length === 0);
  const alarmed = innocent.filter(({ id }) => (found.get(id)?.size ?? 0) > 0).length;
  const share = ((100 * alarmed) / innocent.length).toFixed(2);
  const cells = [
    name,
    told.length,
    p,
    r,
    f1,
    ...counts,
    `${String(alarmed)} of ${String(innocent.length)} (${share} %)`,
  ];
  say(`| ${cells.join(' | ')} |`);
}

/** The ten breaches that the words spoke least for. */
function worstMisses(): string[] {
  const missed = worlds.flatMap(({ name, told, found, read }) =>
    Object.entries(ruleThemes).flatMap(([rule, theme]) =>
      tallyOf(told, found, rule).misses.map((line) => ({
        words: `- ${rule}, ${name} ${line.id}: ${wordsOf(line)}`,
        margin: marginOf(name, line.id, theme, read),
      })),
    ),
  );
  return missed
    .sort((a, b) => a.margin - b.margin)
    .slice(0, 10)
    .map(({ words, margin }) => `${words} (${margin.toFixed(1)})`);
}

function marginOf(world: string, id: string, theme: Theme, read: ReadMeaning): number {
  const line = folded(world).get(id);
  return line === undefined ? 0 : read(line.text, line.type).sum(theme) - limits[theme];
}

function folded(world: string): ReadonlyMap<string, Line> {
  const known = foldedLines.get(world);
  if (known !== undefined) return known;
  const place = unseen.includes(world) ? 'unseen' : 'training';
  const read = new Map(
    timelineLines(`${place}/${world}.jsonl`, world).map((line) => [line.id, line]),
  );
  foldedLines.set(world, read);
  return read;
}

function sayStrangers(): void {
  const read = Array.from(
    { length: strangerHands },
    (_, nth) => `strangers-${String(nth)}`,
  ).flatMap((hand) => {
    const reader = readerOf(lines.filter((line) => line.hand !== hand));
    return lines
      .filter((line) => line.hand === hand)
      .map((line) => ({
        is: line.themes.has('sells'),
        sum: reader(line.text, line.type).sum('sells'),
      }));
  });
  const [adverts, chat] = [read.filter(({ is }) => is), read.filter(({ is }) => !is)];
  const over = (of: readonly { sum: number }[], limit: number) =>
    of.filter(({ sum }) => sum >= limit).length / of.length;
  const limit =
    chat.map(({ sum }) => sum).sort((a, b) => b - a)[Math.floor(chat.length / 100)] ?? 0;
  say('');
  say(
    `advert in strangers' groups, a fifth left out at a time (${String(adverts.length)} adverts, ${String(chat.length)} others):`,
  );
  for (const one of [limits.sells, limit + 1e-6]) {
    say(
      `- from ${one.toFixed(2)} on: recall ${over(adverts, one).toFixed(3)}, false alarms ${(100 * over(chat, one)).toFixed(2)} %`,
    );
  }
}

function sayErrors({ name, told, found }: World): void {
  for (const rule of ruleNames) {
    const { misses, alarms } = tallyOf(told, found, rule);
    for (const line of misses)
      say(`   ${name} ${rule} MISS  ${line.id} ${line.type} ${wordsOf(line)}`);
    for (const line of alarms)
      say(
        `   ${name} ${rule} FALSE ${line.id} ${line.type} ${wordsOf(line)} | ${line.expect.join(' ')}`,
      );
  }
}

function wordsOf(line: Told): string {
  return (line.text || (line.file_name ?? '')).replaceAll('\n', '⏎');
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
