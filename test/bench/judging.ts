import type { Facts } from '../../src/domain/facts.ts';
import { judge, type JudgeInput } from '../../src/engine/judge.ts';
import { readMessage, type ReadMessage } from '../../src/engine/read-message.ts';
import type { BoundRule } from '../../src/engine/rule-book/book.ts';
import { fold } from '../../src/text/fold.ts';
import { withoutQuote } from '../../src/text/quote.ts';
import { kept, medians } from './measure.ts';
import { micros, tell } from './report.ts';
import { twenty, withOwn } from './rules.ts';
import type { Said } from './talk.ts';

const hashKey = Uint8Array.from({ length: 32 }, (_, nth) => nth * 7 + 1);
/** Beyond folding, microseconds a message. */
const mostBeyondFolding = 60;
const mostGrowth = 2;

/** What is judged: a message that was read, and what its group had said in the week before. */
export type Scene = Omit<JudgeInput, 'rules' | 'onThrow'> & Pick<Said, 'role'>;

export function scenesOf(talk: readonly Said[]): readonly Scene[] {
  const groups = new Map<string, Facts[]>();
  return talk.map((said) => {
    const { message, role, setting } = said;
    const read = readOf(said);
    const past = groups.get(setting.id) ?? [];
    const scene = { message, role, setting, ...read, recent: [...past] };
    groups.set(setting.id, [...past, read.facts]);
    return scene;
  });
}

export function readOf({ message, role, setting }: Said): ReadMessage {
  return readMessage(message, { role, unit: setting.unit, hashKey });
}

export function judgeAll(scenes: readonly Scene[], rules: readonly BoundRule[]): void {
  for (const { message, facts, reading, recent, setting } of scenes) {
    kept.last = judge({ message, facts, reading, recent, setting, rules, onThrow: fail });
  }
}

function fail(rule: BoundRule, error: unknown): never {
  throw new Error(`${rule.id} threw`, { cause: error });
}

/** What judging costs beyond folding, part by part, and how it grows with the rules. */
export async function measureJudging(talk: readonly Said[]): Promise<boolean> {
  const scenes = scenesOf(talk);
  const few = twenty.slice(0, 8);
  const many = withOwn(64);
  const times = await medians({
    fold: () => {
      for (const { message } of talk) kept.last = fold(withoutQuote(message.text));
    },
    read: () => {
      for (const said of talk) kept.last = readOf(said);
    },
    judge: () => {
      judgeAll(scenes, twenty);
    },
    few: () => {
      judgeAll(scenes, few);
    },
    many: () => {
      judgeAll(scenes, many);
    },
  });
  const each = (time: number) => (time * 1_000) / talk.length;
  const beyond = each(times.read + times.judge - times.fold);
  const growth = (times.read + times.many) / (times.read + times.few);
  const lines = `${String(talk.length)} lines`;
  tell({ name: `folding alone, ${lines}`, figure: micros(each(times.fold)) });
  tell({ name: 'reading a message, its folding included', figure: micros(each(times.read)) });
  tell({ name: 'judging what was read, twenty rules', figure: micros(each(times.judge)) });
  tell({
    name: 'judging what was read, 64 rules and 8',
    figure: `${micros(each(times.many))} and ${micros(each(times.few))}`,
  });
  const busy = busyScenes(scenes);
  const busyTimes = await medians({
    judge: () => {
      judgeAll(busy, twenty);
    },
  });
  tell({
    name: 'the same in a group with a week of 20,000 messages',
    figure: micros((busyTimes.judge * 1_000) / busy.length),
  });
  const passes = [
    tell({
      name: 'reading and judging, twenty rules, beyond folding',
      figure: micros(beyond),
      against: `at most ${micros(mostBeyondFolding)}`,
      used: beyond / mostBeyondFolding,
    }),
    tell({
      name: 'reading and judging, 64 rules against 8',
      figure: `${growth.toFixed(2)} times`,
      against: `at most ${String(mostGrowth)} times; ${micros(each(times.read + times.many))} to ${micros(each(times.read + times.few))}`,
      used: growth / mostGrowth,
    }),
  ];
  return passes.every(Boolean);
}

/** The same messages said on a Monday evening in a group that wrote 20,000 others in the week before. */
function busyScenes(scenes: readonly Scene[]): readonly Scene[] {
  const size = 20_000;
  const now = Date.parse('2026-10-12T20:00+08:00');
  const step = (7 * 86_400_000) / size;
  const recent = Array.from({ length: size }, (_, nth): Facts => {
    const facts = scenes[nth % scenes.length]?.facts;
    if (facts === undefined) throw new Error('Nobody said anything');
    return { ...facts, sentAt: now - (size - nth) * step };
  });
  return scenes
    .slice(0, 1_000)
    .map((scene) => ({ ...scene, recent, facts: { ...scene.facts, sentAt: now } }));
}
