import { isList, isNamed, nameOfKey, namesIn, shareOf } from './members.ts';
import type { SeePair } from './overlaps.ts';

/**
 * As `overlaps`, for pairs of which the office listed one by name and the bot sees the other one's
 * members: what `sharedMembers` finds of each such pair.
 */
export function namedOverlaps(
  lists: readonly (readonly string[])[],
  nameOf: (key: string) => string,
  see: SeePair,
): void {
  if (lists.every((list) => !isList(list) || isNamed(list))) return;
  const listed = new Map<string, number[]>();
  const sizes = lists.map((list) => new Set(list).size);
  lists.forEach((list, place) => {
    if (!isList(list) || !isNamed(list)) return;
    for (const key of new Set(list)) {
      const places = listed.get(nameOfKey(key));
      if (places === undefined) listed.set(nameOfKey(key), [place]);
      else places.push(place);
    }
  });
  if (listed.size === 0) return;
  const pieces = new Map<string, readonly string[]>();
  lists.forEach((list, place) => {
    if (!isList(list) || isNamed(list)) return;
    const names = new Set<string>();
    for (const key of list) {
      let known = pieces.get(key);
      if (known === undefined) pieces.set(key, (known = namesIn(nameOf(key))));
      for (const name of known) names.add(name);
    }
    const common = new Map<number, number>();
    for (const name of names) {
      for (const other of listed.get(name) ?? []) common.set(other, (common.get(other) ?? 0) + 1);
    }
    for (const [other, count] of common) {
      const share = shareOf(count, sizes[place] ?? 0, sizes[other] ?? 0);
      see(Math.min(place, other), Math.max(place, other), share);
    }
  });
}
