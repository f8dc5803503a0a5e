import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Kind } from '../engine/kind.ts';
import type { BookReading, Fault } from '../engine/rule-book/book.ts';
import { readBook } from '../engine/rule-book/read-book.ts';
import type { BookFile } from '../engine/rule-book/yaml-text.ts';

/** One byte more than a book may have shows that it has too many. */
const mostBytes = 1_000_001;

export interface FolderReading extends BookReading {
  /** Every file and folder that was looked at or looked for: a change in one calls for a new reading. */
  readonly looked: readonly string[];
}

/**
 * Reads the rule book of a folder: `unit.yaml`, or the common rules alone where there is none.
 * What it extends is looked for in the folder first, then among the shipped books.
 */
export function readRuleFolder(folder: string, kinds: readonly Kind[]): FolderReading {
  return readFrom(folder, kinds, null, []);
}

/**
 * Reads another book than the one in force: by its name in the folder (`packs/baru`) or among the
 * shipped ones, or by the path of its file, beside which what it extends is looked for first.
 */
export function readNamedBook(named: string, folder: string, kinds: readonly Kind[]): BookReading {
  if (!/\.ya?ml$/iu.test(named)) return readFrom(folder, kinds, named, []);
  const home = dirname(named);
  const beside = { at: home, told: home, only: basename(named) };
  // Whatever the file is called: names of books are held to a form, names of drafts are not.
  if (readFile(named, named) !== null) return readFrom(folder, kinds, 'the-book', [beside]);
  const message =
    '没有这个文件，请核对路径；规则文件夹里的和随软件提供的规则本请写名称，不带“.yaml”。';
  return { book: null, faults: [{ file: named, line: 1, column: 1, message }] };
}

interface Home {
  readonly at: string;
  readonly told: string;
  /** The file asked for, which may end in `.yml`. */
  readonly only?: string;
}

function readFrom(
  folder: string,
  kinds: readonly Kind[],
  main: string | null,
  before: readonly Home[],
): FolderReading {
  const looked: string[] = [];
  const shipped = shippedRules();
  const homes: readonly Home[] = [
    ...before,
    { at: folder, told: folder },
    { at: shipped, told: 'rules' },
  ];
  const read = (name: string): BookFile | null => {
    for (const { at, told, only } of homes) {
      const written = only !== undefined && name === main ? only : `${name}.yaml`;
      looked.push(join(at, written));
      const file = readFile(join(at, written), join(told, written));
      if (file !== null) return file;
    }
    return null;
  };
  const calendars = homes.toReversed().flatMap(({ at, told }) => {
    const home = join(at, 'calendars');
    const names = listed(home);
    looked.push(home, ...names.map((name) => join(home, name)));
    return names.map((name) => readFile(join(home, name), join(told, 'calendars', name)));
  });
  const unit = join(folder, 'unit.yaml');
  looked.push(folder, unit);
  const reading = readBook(
    {
      main: main ?? (existsSync(unit) ? 'unit' : 'base'),
      read,
      calendars: calendars.filter((file) => file !== null),
    },
    kinds,
  );
  const stray = main === null ? strays(folder) : [];
  return { book: reading.book, faults: [...stray, ...reading.faults], looked };
}

/** The `rules/` folder of the package: the nearest one above this file, in the sources as in the build. */
export function shippedRules(): string {
  let place = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(place, 'rules', 'base.yaml'))) {
    const above = dirname(place);
    if (above === place) throw new Error('The package is incomplete: rules/base.yaml is missing');
    place = above;
  }
  return join(place, 'rules');
}

/** A unit's book under a name that is nearly right would otherwise be passed over in silence. */
function strays(folder: string): readonly Fault[] {
  const names = listed(folder);
  if (names.includes('unit.yaml')) return [];
  return names
    .filter((name) => /^unit\.ya?ml(?:\.\w+)?$/i.test(name))
    .map((name) => ({
      file: join(folder, name),
      line: 1,
      column: 1,
      message: '这个文件没有被读取：请改名为 unit.yaml。',
    }));
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml/i.test(name) && !name.startsWith('.'))
      .sort();
  } catch {
    return [];
  }
}

function readFile(path: string, told: string): BookFile | null {
  try {
    if (!statSync(path).isFile()) return null;
  } catch {
    return null;
  }
  let handle: number | null = null;
  try {
    handle = openSync(path, 'r');
    const room = new Uint8Array(mostBytes);
    let filled = 0;
    for (;;) {
      const got = readSync(handle, room, filled, mostBytes - filled, null);
      filled += got;
      if (got === 0 || filled === mostBytes) break;
    }
    return { path: told, content: room.subarray(0, filled) };
  } catch {
    return { path: told, content: null };
  } finally {
    if (handle !== null) closeSync(handle);
  }
}
