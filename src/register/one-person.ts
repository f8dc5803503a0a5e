import { sameUnit } from './comparison/unit.ts';
import { nameKey } from './ledger.ts';
import { readInGroupName } from './names/in-group.ts';
import { piecesOf } from './names/plain-words.ts';
import { isPost } from './names/posts.ts';

/** One way a list writes somebody: 李敏（党政办）is 李敏 of 党政办, 李敏 主任 is 李敏 of nowhere. */
interface Spelling {
  readonly name: string;
  readonly office: string;
}

/**
 * The key of each name in these lists of members, the same for one person however he is written:
 * 党政办—李敏, 李敏（党政办）, 青溪镇党政办 李敏 主任 and 李敏 are one. Nobody is taken for his
 * namesake: where two offices have a 李敏, where one list has both spellings, and where a name says
 * anything that cannot be read (张伟2, 张伟（小）), each stays by himself.
 */
export function personKeys(lists: readonly (readonly string[])[]): (name: string) => string {
  const people = new Map<string, Spelling[]>();
  for (const name of new Set(lists.flat())) {
    const read = readSpelling(name);
    if (read === null) continue;
    const known = people.get(read.person);
    if (known === undefined) people.set(read.person, [{ name, office: read.office }]);
    else known.push({ name, office: read.office });
  }
  const keys = new Map<string, string>();
  for (const spellings of people.values()) {
    for (const same of personsIn(spellings)) {
      const [shortest = ''] = same.toSorted((a, b) => a.length - b.length);
      for (const name of same) keys.set(name, nameKey(shortest));
    }
  }
  const apart = namesakesIn(lists, keys);
  return (name) => {
    const key = keys.get(name);
    return key === undefined || apart.has(key) ? nameKey(name) : key;
  };
}

/** Two or three signs alone need no reading, and most lists hold nothing else. */
const plain = /^\p{Script=Han}{2,3}$/u;
const telling = /[\p{N}\p{Script=Latin}]/u;

function readSpelling(name: string): { readonly person: string; readonly office: string } | null {
  if (plain.test(name)) return { person: name, office: '' };
  if (telling.test(name)) return null;
  const { people, offices } = readInGroupName(name);
  const [person, ...others] = people;
  if (person === undefined || others.length > 0) return null;
  const isRead = piecesOf(name).every((piece) => {
    if (isPost(piece)) return true;
    const read = readInGroupName(piece);
    return read.people.length + read.offices.length > 0;
  });
  return isRead ? { person, office: offices.join('') } : null;
}

/** The spellings of one name, by whom they mean; those that are alone in it are left out. */
function personsIn(spellings: readonly Spelling[]): readonly (readonly string[])[] {
  if (spellings.length < 2) return [];
  const byOffice: { readonly office: string; readonly names: string[] }[] = [];
  const bare: string[] = [];
  for (const { name, office } of spellings.toSorted((a, b) => b.office.length - a.office.length)) {
    const known = byOffice.find((one) => sameUnit(one.office, office) === true);
    if (office === '') bare.push(name);
    else if (known === undefined) byOffice.push({ office, names: [name] });
    else known.names.push(name);
  }
  const persons = byOffice.map(({ names }) => names);
  const all = persons.length > 1 ? [...persons, bare] : [[...persons.flat(), ...bare]];
  return all.filter(({ length }) => length > 1);
}

/** Keys under which one list has two names: they are two persons, or nobody can say. */
function namesakesIn(
  lists: readonly (readonly string[])[],
  keys: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const apart = new Set<string>();
  if (keys.size === 0) return apart;
  for (const list of lists) {
    const here = new Map<string, string>();
    for (const name of list) {
      const key = keys.get(name);
      if (key === undefined) continue;
      const before = here.get(key);
      if (before !== undefined && nameKey(before) !== nameKey(name)) apart.add(key);
      here.set(key, name);
    }
  }
  return apart;
}
