import type { Numbers } from '../../domain/finding.ts';
import { readPattern, type Pattern } from '../../text/pattern/pattern.ts';
import type { Place } from '../../text/word-form.ts';
import type { Reading } from '../reading.ts';
import type { Says } from './says.ts';
import { wordFinder, type Hits, type WordFinder } from './word-finder.ts';

/** The words of one message with what was found in them; each place is gone through once. */
export interface Heard {
  readonly words: (place: Place) => string;
  readonly hits: (place: Place) => ReadonlyMap<number, Hits>;
}

type SaysTest = (scene: { readonly heard: Heard }) => Numbers | null;

/** Gathers what a rule looks for in words, so that all of it is found in one pass. */
export interface Sayings {
  readonly test: (says: Says, place: Place) => SaysTest;
  /** After the last `test`: builds the automata. */
  readonly ready: () => Listener;
}

export interface Listener {
  readonly bytes: number;
  readonly listen: (reading: Reading) => Heard;
}

const placeTitles: Readonly<Record<Place, string>> = { text: '文字', fileName: '文件名' };
const longestShown = 20;

export function sayings(): Sayings {
  const lists: Record<Place, (readonly string[])[]> = { text: [], fileName: [] };
  return {
    test({ words = [], patterns = [] }, place) {
      const list = lists[place].push(words) - 1;
      const compiled = patterns.map(compile);
      return ({ heard }) => {
        const hits = words.length === 0 ? undefined : heard.hits(place).get(list);
        if (hits !== undefined) {
          const word = (words[hits.first] ?? '').slice(0, longestShown);
          return { 位置: placeTitles[place], 词: word, 第几个词: hits.first + 1, 处数: hits.times };
        }
        const text = heard.words(place);
        if (text === '') return null;
        const nth = compiled.findIndex((pattern) => pattern.found(text));
        return nth === -1 ? null : { 位置: placeTitles[place], 第几条写法: nth + 1 };
      };
    },
    ready() {
      const finders = { text: wordFinder(lists.text), fileName: wordFinder(lists.fileName) };
      return {
        bytes: finders.text.bytes + finders.fileName.bytes,
        listen: (reading) => new Listening(finders, reading),
      };
    },
  };
}

/** A class: its functions would be made anew for every rule and every message. */
class Listening implements Heard {
  readonly #finders: Readonly<Record<Place, WordFinder>>;
  readonly #reading: Reading;
  #inText: ReadonlyMap<number, Hits> | null = null;
  #inFileName: ReadonlyMap<number, Hits> | null = null;

  constructor(finders: Readonly<Record<Place, WordFinder>>, reading: Reading) {
    this.#finders = finders;
    this.#reading = reading;
  }

  words(place: Place): string {
    return place === 'text' ? this.#reading.text : (this.#reading.fileName ?? '');
  }

  hits(place: Place): ReadonlyMap<number, Hits> {
    if (place === 'text') return (this.#inText ??= this.#finders.text.find(this.words(place)));
    return (this.#inFileName ??= this.#finders.fileName.find(this.words(place)));
  }
}

function compile(written: string): Pattern {
  const pattern = readPattern(written);
  if (typeof pattern === 'string') throw new Error(`${written}: ${pattern}`);
  return pattern;
}
