import { plain } from './parse/plain.ts';

/** A group the bot knows, whoever's it is, by what people may call it. */
export interface KnownGroup {
  /** Null where the bot sits in none: an account, or a group that is still to be built. */
  readonly groupId: string | null;
  /** Its line in the register. */
  readonly entry?: number;
  /** Its names and its 备案编号, as `plain` writes them. */
  readonly names: readonly string[];
  /** Whether the sender has to do with it. */
  readonly own: boolean;
}

/** What stands first of some words and names a group, though no mark says so. */
export interface BareName {
  /** The groups it may be; none for a number nobody has. */
  readonly ids: readonly string[];
  /** Those of the register that have no group, by their numbers. */
  readonly entries: readonly number[];
  /** Whether all of them are the sender's, and he has no other. */
  readonly onlyOwn: boolean;
  /** Whether it is a part of a name. */
  readonly part: boolean;
  readonly said: string;
  readonly rest: string;
}

const apart = /^(?:$|[\s,，、;；:：。.!！])/u;
/** A shorter word is a reason's as often as a group's. */
const leastPart = 3;

/**
 * The groups that the head of some words names: a whole name (with or without its 群), a 备案编号, or
 * a part of a name that is clearly meant as one. Null where no known group is named: what is no
 * group's name stays a reason.
 */
export function bareName(words: string, known: readonly KnownGroup[]): BareName | null {
  const text = plain(words);
  const first = text.split(/[\s,，、;；:：。]/u, 1)[0] ?? '';
  if (first.length < 2) return null;
  const number = /^\d{4}-\d{4,6}(?=号?$)/u.exec(first)?.[0];
  if (number !== undefined) {
    return named(known, ({ names }) => names.includes(number), text, first);
  }
  const whole = known
    .flatMap(({ names }) => names.flatMap((name) => headNaming(text, name)))
    .sort((a, b) => b.length - a.length)[0];
  if (whole !== undefined) {
    const fits = ({ names }: KnownGroup) => names.some((name) => formsOf(name).includes(whole));
    return named(known, fits, text, whole);
  }
  const part = /^[^群]+群/u.exec(first)?.[0] ?? (hasMore(text, first) ? first : null);
  if (part === null) return null;
  const fits = ({ names }: KnownGroup) => names.some((name) => name.includes(part));
  return known.some(fits) ? { ...named(known, fits, text, part), part: true } : null;
}

/** 秋播工作 尚未验收: one word, and the reason behind it. */
function hasMore(text: string, first: string): boolean {
  return first.length >= leastPart && text.length > first.length && !/^\d/u.test(first);
}

type Named = Pick<BareName, 'ids' | 'entries'>;

function idsOf(known: readonly KnownGroup[]): Named {
  const ids = new Set<string>();
  const entries = new Set<number>();
  for (const { groupId, entry } of known) {
    if (groupId !== null) ids.add(groupId);
    else if (entry !== undefined) entries.add(entry);
  }
  return { ids: [...ids], entries: [...entries] };
}

/** The groups a word behind others names, by its 群 or as a 备案编号; null where it is none's. */
export function lastName(
  word: string,
  known: readonly KnownGroup[],
): (Named & Pick<BareName, 'part'>) | null {
  const said = plain(word).replace(/[.。!！]$/u, '');
  const isNumber = /^\d{4}-\d{4,6}$/u.test(said);
  const fits = ({ names }: KnownGroup) =>
    names.some((name) => (isNumber ? name === said : name.includes(said)));
  if (said.length < 2 || (!isNumber && !said.endsWith('群'))) return null;
  const named = idsOf(known.filter(fits));
  if (named.ids.length + named.entries.length === 0 && !isNumber) return null;
  const isWhole = known.some(({ names }) => names.some((name) => formsOf(name).includes(said)));
  return { ...named, part: !isNumber && !isWhole };
}

function formsOf(name: string): readonly string[] {
  return name.endsWith('群') ? [name, name.slice(0, -1)] : [name, `${name}群`];
}

/** How a name stands at the head of a text: by itself, or with its 群 and the reason run on. */
function headNaming(text: string, name: string): readonly string[] {
  return formsOf(name).filter((form) => {
    if (form.length < 2 || !text.startsWith(form)) return false;
    return apart.test(text.slice(form.length)) || (form.endsWith('群') && form.length > 2);
  });
}

function named(
  known: readonly KnownGroup[],
  fits: (group: KnownGroup) => boolean,
  text: string,
  said: string,
): BareName {
  const meant = known.filter(fits);
  const own = idsOf(known.filter((group) => group.own)).ids;
  const { ids, entries } = idsOf(meant);
  return {
    ids,
    entries,
    onlyOwn: own.length === 1 && ids.length > 0 && ids.every((id) => own.includes(id)),
    part: false,
    said,
    rest: text.slice(said.length).replace(/^[\s,，、;；:：。.!！]+/u, ''),
  };
}
