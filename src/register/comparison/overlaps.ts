import { mostGroups, shareOf } from './members.ts';

/** Two lists by their places, `one < other`, and the share of the smaller that both hold. */
export type SeePair = (one: number, other: number, share: number) => void;

/**
 * Tells every pair of lists that have somebody in common. Who is in more than 200 lists is passed
 * over, in the sizes too: a head of the town sits in every group, which makes none like another.
 * Pairs without anybody in common cost nothing, so that two thousand groups take a blink.
 */
export function overlaps(lists: readonly (readonly string[])[], see: SeePair): void {
  const { people, starts, sittings } = interned(lists);
  const sizes = new Uint32Array(lists.length);
  const seats = new Uint32Array(sittings + 1);
  for (const person of people) seats[person + 1] = (seats[person + 1] ?? 0) + 1;
  const often = Uint8Array.from(seats.subarray(1), (count) => (count > mostGroups ? 1 : 0));
  for (let person = 0; person < sittings; person += 1) {
    seats[person + 1] = (seats[person + 1] ?? 0) + (seats[person] ?? 0);
  }

  // Where the lists of each person lie; filled while the lists are gone through, so that each list
  // meets only those before it.
  const groups = new Uint32Array(people.length);
  const filled = seats.slice(0, sittings);
  const common = new Uint32Array(lists.length);
  const met = new Uint32Array(lists.length);
  for (let list = 0; list < lists.length; list += 1) {
    let count = 0;
    let size = 0;
    const end = starts[list + 1] ?? 0;
    for (let at = starts[list] ?? 0; at < end; at += 1) {
      const person = people[at] ?? 0;
      if (often[person] === 1) continue;
      size += 1;
      const full = filled[person] ?? 0;
      for (let seat = seats[person] ?? 0; seat < full; seat += 1) {
        const other = groups[seat] ?? 0;
        const before = common[other] ?? 0;
        if (before === 0) met[count++] = other;
        common[other] = before + 1;
      }
      groups[full] = list;
      filled[person] = full + 1;
    }
    sizes[list] = size;
    for (let at = 0; at < count; at += 1) {
      const other = met[at] ?? 0;
      see(other, list, shareOf(common[other] ?? 0, sizes[other] ?? 0, size));
      common[other] = 0;
    }
  }
}

interface Interned {
  /** The lists one after another, each person a number, nobody twice in one list. */
  readonly people: Uint32Array;
  /** Where each list begins, and where the last one ends. */
  readonly starts: Uint32Array;
  /** How many persons there are. */
  readonly sittings: number;
}

function interned(lists: readonly (readonly string[])[]): Interned {
  const numbers = new Map<string, number>();
  const places = lists.reduce((sum, { length }) => sum + length, 0);
  const people = new Uint32Array(places);
  const starts = new Uint32Array(lists.length + 1);
  const lastIn = new Int32Array(places).fill(-1);
  let end = 0;
  lists.forEach((list, nth) => {
    for (const key of list) {
      let person = numbers.get(key);
      if (person === undefined) numbers.set(key, (person = numbers.size));
      if (lastIn[person] === nth) continue;
      lastIn[person] = nth;
      people[end] = person;
      end += 1;
    }
    starts[nth + 1] = end;
  });
  return { people: people.subarray(0, end), starts, sittings: numbers.size };
}
