import { wordForm } from '../../text/word-form.ts';
import { wordSet, type Spelling } from '../../text/word-set.ts';

/** What was found of one list: the first of its words (from 0), and how often any was met. */
export interface Hits {
  readonly first: number;
  times: number;
}

/** Looks for the words of several lists at once. */
export interface WordFinder {
  readonly bytes: number;
  /** Hits by list; a list of which nothing was found is not in it. */
  readonly find: (folded: string) => ReadonlyMap<number, Hits>;
}

const nothing: ReadonlyMap<number, Hits> = new Map();

/** Builds the automata of a rule, once: one for words that blanks may part, one for the others. */
export function wordFinder(lists: readonly (readonly string[])[]): WordFinder {
  const sets = [setOf(lists, 'loose'), setOf(lists, 'exact')].filter((set) => set !== null);
  return {
    bytes: sets.reduce((sum, { set }) => sum + set.bytes, 0),
    find(folded) {
      if (folded === '' || sets.length === 0) return nothing;
      let found = nothing;
      for (const { set, spelling, owners } of sets) {
        set.find(folded, spelling, (word) => {
          for (const { list, nth } of owners[word] ?? []) {
            const hits = found.get(list);
            if (hits !== undefined) hits.times += 1;
            // Most messages hold none of the words: only a hit is worth a map.
            else found = new Map([...found, [list, { first: nth, times: 1 }]]);
          }
        });
      }
      return found;
    },
  };
}

interface Owner {
  readonly list: number;
  readonly nth: number;
}

/** A word that stands in several lists, or in other letters twice in one, is looked for once. */
function setOf(lists: readonly (readonly string[])[], spelling: Spelling) {
  const owners = new Map<string, Owner[]>();
  for (const [list, words] of lists.entries()) {
    for (const [nth, word] of words.entries()) {
      const form = wordForm(word);
      if (form.spelling !== spelling) continue;
      const known = owners.get(form.letters);
      if (known === undefined) owners.set(form.letters, [{ list, nth }]);
      else if (!known.some((one) => one.list === list)) known.push({ list, nth });
    }
  }
  if (owners.size === 0) return null;
  return { set: wordSet([...owners.keys()]), spelling, owners: [...owners.values()] };
}
