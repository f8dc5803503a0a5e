import { fold } from '../../text/fold.ts';
import type { LedgerRow } from '../ledger.ts';
import { subjects } from './purpose-subjects.ts';
import { apart, aspects, doings, filler, lesserSubjects } from './purpose-words.ts';
import { withoutUnit } from './unit.ts';

/**
 * Whether two groups are for like work: by their purposes, and by the name without the unit where a
 * purpose is not filed or says nothing (日常工作). Null where either row says nothing at all.
 */
export function likePurpose(a: LedgerRow, b: LedgerRow): boolean | null {
  const [one, other] = [purposeOf(a), purposeOf(b)];
  return one === null || other === null ? null : like(one, other);
}

function purposeOf({ purpose, name, unit }: LedgerRow): Purpose | null {
  const filed = readPurpose(withoutUnit(purpose ?? '', unit));
  if (filed.subjects.size > 0 || filed.core !== '') return filed;
  const named = readPurpose(withoutUnit(name, unit));
  if (named.text !== '') return named;
  return filed.text === '' ? null : filed;
}

/** Whether one group would do for two purposes, each a few words. */
export function likeText(one: string, other: string): boolean {
  return like(readPurpose(one), readPurpose(other));
}

function like(a: Purpose, b: Purpose): boolean {
  if (apart.some((word) => a.text.includes(word) !== b.text.includes(word))) return false;
  if (contrast(a.text, b.text)) return false;
  if (a.subjects.size > 0 && b.subjects.size > 0) return meet(a.subjects, b.subjects);
  // Two groups for everything are two for the same.
  if (a.core === '' || b.core === '') return a.core === b.core;
  return likeCore(a.core, b.core);
}

interface Purpose {
  readonly text: string;
  readonly subjects: ReadonlySet<Subject>;
  /** What is left without filler, and without what is done where more is said; empty of a group for everything. */
  readonly core: string;
}

interface Subject {
  readonly words: readonly string[];
  /** A word of the wider subject. */
  readonly partOf: string | null;
}

function readPurpose(raw: string): Purpose {
  const text = fold(raw).bare.replace(/\d{2,4}年|第[一二三四五六七八九十\d]+[次批轮期]/gu, '');
  const bare = text.replace(fillers, '');
  const core = bare.replace(deeds, '') || bare;
  const proper = named(text, known);
  return { text, subjects: proper.size > 0 ? proper : lesserOf(text), core };
}

function lesserOf(text: string): ReadonlySet<Subject> {
  const found = [...named(text, lesser)];
  return new Set(found.map((one) => known.subjects.get(one.partOf ?? '') ?? one));
}

const known = lexiconOf(subjects);
const lesser = lexiconOf(lesserSubjects);
const contrasts = aspects
  .trim()
  .split('\n')
  .map((line) => line.split(' '));
const fillers = anyOf(filler);
const deeds = anyOf(doings);

interface Lexicon {
  readonly pattern: RegExp;
  readonly subjects: ReadonlyMap<string, Subject>;
}

function lexiconOf(lines: string): Lexicon {
  const of = new Map<string, Subject>();
  for (const line of lines.trim().split('\n')) {
    const [list = '', partOf = null] = line.split(' < ');
    const subject = { words: list.split(' '), partOf };
    for (const word of subject.words) of.set(word, subject);
  }
  return { pattern: anyOf([...of.keys()]), subjects: of };
}

/** The longest first: 森林防火 is no 防火 of houses. */
function anyOf(words: readonly string[]): RegExp {
  return new RegExp(words.toSorted((a, b) => b.length - a.length).join('|'), 'gu');
}

function named(text: string, { pattern, subjects: of }: Lexicon): ReadonlySet<Subject> {
  const found = new Set<Subject>();
  for (const [word] of text.matchAll(pattern)) {
    const subject = of.get(word);
    if (subject !== undefined) found.add(subject);
  }
  return found;
}

function meet(some: ReadonlySet<Subject>, others: ReadonlySet<Subject>): boolean {
  for (const one of some) {
    for (const other of others) {
      if (one === other || within(one, other) || within(other, one)) return true;
    }
  }
  return false;
}

function within({ partOf }: Subject, wider: Subject): boolean {
  return partOf !== null && wider.words.includes(partOf);
}

function contrast(one: string, other: string): boolean {
  const [a, b] = [aspectsOf(one), aspectsOf(other)];
  return a.length > 0 && b.length > 0 && !a.some((aspect) => b.includes(aspect));
}

function aspectsOf(text: string): readonly number[] {
  return contrasts.flatMap((words, nth) =>
    words.some((word) => text.includes(word)) ? [nth] : [],
  );
}

/**
 * Words no list of ours holds: alike where half of the pairs of characters of the shorter are in the
 * longer, and make some of it: 校园 alone is no 校园文化节.
 */
function likeCore(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < 2) return false;
  const pairs = pairsOf(short);
  const held = pairsOf(long);
  const met = pairs.filter((pair) => held.includes(pair)).length;
  return met / pairs.length >= ofShorter && met / held.length >= ofLonger;
}

const ofShorter = 0.5;
const ofLonger = 0.3;

function pairsOf(text: string): readonly string[] {
  return Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
}
