import type { Entry } from '../domain/entry.ts';
import { shownName, shownWords } from '../text/shown-name.ts';
import { plain } from './parse/plain.ts';

/** The entries some words name. */
export interface EntriesNamed {
  /** By 备案编号, or by the whole name. */
  readonly whole: readonly Entry[];
  /** Whose name holds the words, of which 群 at the end is none; only where nothing is named whole. */
  readonly part: readonly Entry[];
}

/** A shorter word is in every name. */
const leastPart = 2;

/** The entries of these meant by a 备案编号 or a name, in brackets or not. */
export function entriesNamed(entries: readonly Entry[], which: string): EntriesNamed {
  const said = plain(which);
  const byId = entries.filter(({ id }) => plain(id) === said);
  if (byId.length > 0) return { whole: byId, part: [] };
  const wanted = plain(shownWords(said.replace(/^[《〈<]+|[》〉>]+$/gu, ''), 200));
  if (wanted === '') return { whole: [], part: [] };
  const whole = entries.filter((entry) => namesOf(entry).includes(wanted));
  const within = wanted.replace(/群$/u, '');
  if (whole.length > 0 || within.length < leastPart) return { whole, part: [] };
  return {
    whole,
    part: entries.filter((entry) => namesOf(entry).some((name) => name.includes(within))),
  };
}

function namesOf({ name }: Entry): readonly string[] {
  return [shownWords(name, 200), shownName(name)].map(plain);
}
