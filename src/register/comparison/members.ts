import type { LedgerRow } from '../ledger.ts';

/** In how many groups somebody may sit and still say that two groups are alike. */
export const mostGroups = 200;

/** A list of one or two is an owner and a deputy, not the members of a group. */
const fewest = 3;

/**
 * Which share of the smaller of two groups sits in the other one, too, 0 to 1. Of the smaller, and
 * not of both together: the question is whether the people of the one could be told in the other. A
 * group of ten in one of two hundred is a second group for the same people, and by the share of
 * both (5%) nobody would ever find it; that a small circle has a purpose of its own says the purpose,
 * which is always asked beside.
 */
export function shareOf(common: number, one: number, other: number): number {
  const smaller = Math.min(one, other);
  return smaller === 0 ? 0 : common / smaller;
}

/**
 * The share of common members of two rows: counted where both list them, as given under the other's
 * id where not, else null. `nameOf` tells the in-group name of a key, for the comparison of a list of
 * names with a group the bot sits in.
 */
export function sharedMembers(
  one: LedgerRow,
  other: LedgerRow,
  nameOf: (key: string) => string = () => '',
): number | null {
  return counted(one.people, other.people, nameOf) ?? given(one, other);
}

function given(one: LedgerRow, other: LedgerRow): number | null {
  const share = one.overlap?.[other.id] ?? other.overlap?.[one.id];
  return share === undefined ? null : Math.min(1, Math.max(0, share));
}

function counted(
  one: readonly string[] | null,
  other: readonly string[] | null,
  nameOf: (key: string) => string,
): number | null {
  if (one === null || other === null) return null;
  if (!isList(one) || !isList(other)) return null;
  const [a, b] = [new Set(one), new Set(other)];
  if (isNamed(one) === isNamed(other)) return shareOf(common(a, b), a.size, b.size);
  const [named, seen] = isNamed(one) ? [a, b] : [b, a];
  const names = new Set([...seen].flatMap((key) => namesIn(nameOf(key))));
  if (names.size === 0) return null;
  const met = [...named].filter((key) => names.has(nameOfKey(key)));
  return shareOf(met.length, a.size, b.size);
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [less, more] = a.size < b.size ? [a, b] : [b, a];
  let count = 0;
  for (const key of less) if (more.has(key)) count += 1;
  return count;
}

/** What `nameKey` puts before a name. */
const mark = 'name:';

/** Whether these are enough to be the members of a group. */
export function isList(people: readonly string[] | null): people is readonly string[] {
  return people !== null && people.length >= fewest;
}

/** Whether they are listed by name, and not by the ids of a platform. */
export function isNamed([first]: readonly string[]): boolean {
  return first?.startsWith(mark) ?? false;
}

/** The name of a person listed by name. */
export function nameOfKey(key: string): string {
  return key.slice(mark.length);
}

/** 农业办—张三 is listed as 张三, and as the whole of it. */
export function namesIn(inGroup: string): readonly string[] {
  const whole = inGroup.normalize('NFKC').replace(/\s+/gu, '');
  const pieces = inGroup.normalize('NFKC').split(/[^\p{L}\p{N}·]+/u);
  return [whole, ...pieces].filter((piece) => piece !== '');
}
