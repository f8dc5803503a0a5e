import { isOffice } from './offices.ts';
import { isPersonName } from './person.ts';
import { piecesOf } from './plain-words.ts';
import { isPost, withoutPost, withoutPostBefore } from './posts.ts';

/** What the office knows: its people's names and how its units are written, folded. */
export interface KnownNames {
  readonly people: ReadonlySet<string>;
  readonly offices: ReadonlySet<string>;
}

export const nothingKnown: KnownNames = { people: new Set(), offices: new Set() };

/** What an in-group name says: 党政办-李敏 主任 names one office and one person. */
export interface InGroupName {
  readonly offices: readonly string[];
  readonly people: readonly string[];
}

/** Reads an in-group name, in whatever order and with whatever signs it is written. */
export function readInGroupName(name: string, known: KnownNames = nothingKnown): InGroupName {
  const offices: string[] = [];
  const people: string[] = [];
  for (const piece of piecesOf(name)) {
    const read = readPiece(piece, known);
    offices.push(...read.offices);
    people.push(...read.people);
  }
  return { offices, people };
}

function readPiece(piece: string, known: KnownNames): InGroupName {
  const person = personIn(piece, known);
  // What the office has on its list is that, whatever it looks like.
  if (person !== null && known.people.has(person)) return { offices: [], people: [person] };
  if (isUnit(piece, known)) return { offices: [piece], people: [] };
  if (person !== null) return { offices: [], people: [person] };
  if (isPost(piece)) return { offices: [], people: [] };
  if (piece.includes('·')) return parted(piece, known);
  return glued(piece, known) ?? { offices: officeBefore(piece, known), people: [] };
}

/** 党政办·李敏: the point parts. */
function parted(piece: string, known: KnownNames): InGroupName {
  const parts = piece.split('·').filter((part) => part !== '');
  const read = parts.map((part) => readPiece(part, known));
  return {
    offices: read.flatMap(({ offices }) => offices),
    people: read.flatMap(({ people }) => people),
  };
}

/** 党政办主任: the office of a post. */
function officeBefore(piece: string, known: KnownNames): readonly string[] {
  const bare = withoutPost(piece);
  return bare !== piece && isUnit(bare, known) ? [bare] : [];
}

/** 党政办李敏, 党政办主任李敏, 李敏党政办. */
function glued(piece: string, known: KnownNames): InGroupName | null {
  // The longest office first: 双河村委会主任李敏 is no 双河村.
  for (let at = piece.length - 2; at >= 2; at -= 1) {
    const [head, tail] = [piece.slice(0, at), piece.slice(at)];
    const office = officeWithPost(head, known);
    const person = personIn(tail, known);
    if (office !== null && person !== null) return { offices: [office], people: [person] };
  }
  for (let at = 2; at <= Math.min(4, piece.length - 2); at += 1) {
    const [head, tail] = [piece.slice(0, at), piece.slice(at)];
    const office = officeWithPost(tail, known);
    if (office !== null && isPerson(head, known)) return { offices: [office], people: [head] };
  }
  return null;
}

function officeWithPost(words: string, known: KnownNames): string | null {
  if (isUnit(words, known)) return words;
  return officeBefore(words, known)[0] ?? null;
}

function isUnit(words: string, known: KnownNames): boolean {
  return known.offices.has(words) || isOffice(words);
}

function personIn(words: string, known: KnownNames): string | null {
  for (const bare of [words, withoutPost(words), withoutPostBefore(words)]) {
    if (bare !== '' && isPerson(bare, known)) return bare;
  }
  return null;
}

function isPerson(words: string, known: KnownNames): boolean {
  return known.people.has(words) || isPersonName(words);
}
