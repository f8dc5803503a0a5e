import type { MessageType } from '../../domain/message.ts';
import { isIdentity } from '../personal-data.ts';
import { classes } from '../words/classes.ts';
import { sieve } from '../sieve.ts';

/**
 * What the scorer sees of a text: runs of one to four characters, classes of words, and pairs of
 * classes that stand near each other. A feature is a 32-bit number.
 */
export interface Features {
  /** How many of the places below are of this text: in the order they were met, some more than once. */
  count: number;
  hashes: Int32Array;
  /** Where each one begins and ends in the text. */
  from: Uint16Array;
  to: Uint16Array;
}

const longestRun = 4;
const longestWord = 6;
/** Classes further apart than this many characters have nothing to do with each other. */
const nearby = 14;
/** A notice tells within this many characters what it is; a breach may stand at its end. */
const readLength = 600;
/** Levelled, with its marks at both ends, it is hardly longer. */
const longestRead = 640;
const prime = 0x01000193;
const start = 0x811c9dc5 | 0;

const classNames = Object.keys(classes);
const classOf = wordTable();
const mayBeWord = sieve(classOf.keys(), classOf.size);

/** A text as the scorer reads it: names, addresses and figures levelled, all signs one. */
export function levelled(text: string, type: MessageType): string {
  const head = text.length > readLength ? `${text.slice(0, 450)},${text.slice(-150)}` : text;
  const level = head
    .replace(/@所有人 ?/gu, '＠,')
    .replace(/@[^\s@,:，：。]{1,24}[\s,:]?/gu, '@')
    .replace(/https?:\S+|www\.\S+/gu, 'ｕ')
    .replace(/(?<!\d)[1-9]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d[ ]?\d{3}[\dx](?!\d)/gu, (digits) =>
      isIdentity(digits.replace(' ', '')) ? 'Ｉ' : '９',
    )
    .replace(/(?<!\d)1\d{2}[ -]?\d{4}[ -]?\d{4}(?!\d)/gu, 'Ｐ')
    .replace(/(?:\d[ ]?){15,19}/gu, 'Ｃ')
    .replace(/\d{1,2}[:：]\d{2}/gu, 'Ｔ')
    .replace(/\d+(?:\.\d+)?%/gu, '％')
    .replace(/\d{4,}/gu, '９')
    .replace(/\d+/gu, '0')
    .replace(/[\s\p{P}\p{S}]+/gu, asks)
    .replace(/[\s,.。，、;；:：!！~～…—\-_()（）【】[\]《》<>“”"'‘’|/\\*#+=·`^{}]+/gu, ',');
  return `${typeMark(type)}${level}$`;
}

const met = room(1 << 12);
const found = new Uint8Array(longestRead * longestWord);
const places = new Uint16Array(longestRead * longestWord);

/** One run at a time: a pattern that looks for the mark within it would begin anew at every sign. */
function asks(signs: string): string {
  return /[?？]/u.test(signs) ? '?' : signs;
}

/** Finds every feature of a levelled text. What it gives is written over by the next call. */
export function featuresOf(text: string): Readonly<Features> {
  const length = Math.min(text.length, longestRead);
  met.count = 0;
  let words = 0;
  for (let at = 0; at < length; at += 1) {
    let hash = start;
    const end = Math.min(length, at + longestWord);
    for (let to = at; to < end; to += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(to), prime);
      if (to - at < longestRun) add(hash, at, to + 1);
      if (!mayBeWord(hash)) continue;
      const known = classOf.get(hash);
      if (known === undefined) continue;
      for (const one of known) {
        found[words] = one;
        places[words] = at;
        words += 1;
        add(classFeature(one), at, to + 1);
      }
    }
  }
  for (let later = 1; later < words; later += 1) {
    const to = places[later] ?? 0;
    for (let earlier = later - 1; earlier >= 0; earlier -= 1) {
      const from = places[earlier] ?? 0;
      if (to - from > nearby) break;
      if (to === from) continue;
      add(pairFeature(found[earlier] ?? 0, found[later] ?? 0), from, to + 1);
    }
  }
  add(lengthFeature(length), 0, length);
  return met;
}

function add(hash: number, from: number, to: number): void {
  const { count } = met;
  if (count === met.hashes.length) grow();
  met.hashes[count] = hash;
  met.from[count] = from;
  met.to[count] = to;
  met.count = count + 1;
}

function room(size: number): Features {
  return {
    count: 0,
    hashes: new Int32Array(size),
    from: new Uint16Array(size),
    to: new Uint16Array(size),
  };
}

function grow(): void {
  const larger = room(met.hashes.length * 2);
  larger.hashes.set(met.hashes);
  larger.from.set(met.from);
  larger.to.set(met.to);
  Object.assign(met, larger, { count: met.count });
}

/** Every feature with a name, for learning: the run itself, `<class>` or `<class>…<class>`. */
export function namedFeatures(text: string): ReadonlyMap<string, number> {
  const named = new Map<string, number>();
  const names = classFeatureNames();
  const { count, hashes, from, to } = featuresOf(text);
  for (let nth = 0; nth < count; nth += 1) {
    const hash = hashes[nth] ?? 0;
    named.set(names.get(hash) ?? text.slice(from[nth], to[nth]), hash);
  }
  return named;
}

/** The number of a feature by its name. */
export function featureOf(name: string): number {
  return specials.get(name) ?? hashOf(name);
}

export function hashOf(run: string): number {
  let hash = start;
  for (let at = 0; at < run.length; at += 1) hash = Math.imul(hash ^ run.charCodeAt(at), prime);
  return hash;
}

const specials = new Map<string, number>();
for (const [one, name] of classNames.entries()) {
  specials.set(`<${name}>`, classFeature(one));
  for (const [other, next] of classNames.entries()) {
    specials.set(`<${name}…${next}>`, pairFeature(one, other));
  }
}
for (let length = 0; length <= 9; length += 1) specials.set(`<#${String(length)}>`, mix(7, length));
const specialNames = new Map([...specials].map(([name, hash]) => [hash, name]));

function classFeatureNames(): ReadonlyMap<number, string> {
  return specialNames;
}

function classFeature(one: number): number {
  return mix(3, one);
}

function pairFeature(one: number, other: number): number {
  return mix(5, one * 64 + other);
}

function lengthFeature(length: number): number {
  return mix(7, Math.min(9, Math.floor(Math.log2(Math.max(1, length / 3)) * 1.5)));
}

function mix(sort: number, value: number): number {
  let hash = Math.imul(sort ^ start, 0x9e3779b1) ^ Math.imul(value + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}

function typeMark(type: MessageType): string {
  switch (type) {
    case 'text':
      return '^';
    case 'attachment':
      return 'Ｆ^';
    case 'image':
    case 'video':
      return 'Ｖ^';
    default:
      return 'Ｌ^';
  }
}

function wordTable(): ReadonlyMap<number, readonly number[]> {
  const table = new Map<number, number[]>();
  for (const [one, words] of Object.values(classes).entries()) {
    for (const word of words) {
      const hash = hashOf(word.replace('100%', '％'));
      table.set(hash, [...(table.get(hash) ?? []), one]);
    }
  }
  return table;
}
