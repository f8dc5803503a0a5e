import type { Fault } from './book.ts';
import { check } from './check.ts';
import { frame, salvage, type Frame } from './frame.ts';
import { readSource, type Source } from './source.ts';
import type { BookFile } from './yaml-text.ts';

/** One file of a book with its frame. */
export interface Layer {
  readonly name: string;
  readonly source: Source;
  readonly frame: Frame;
  /** Keys that were written but cannot be used; a book with any of them does not stand. */
  readonly broken: ReadonlySet<string>;
  /** The files it extends, directly or through others. */
  readonly inherits: ReadonlySet<string>;
}

export interface Lineage {
  /** `null` where a file is missing, cannot be read or stands in a circle. */
  readonly layers: readonly Layer[] | null;
  readonly faults: readonly Fault[];
}

export type ReadFile = (name: string) => BookFile | null;

export const basis = 'base';

/**
 * The files of a book from the most general to the main one. Half a lineage is none: it would be
 * another book than the office wrote.
 */
export function readLineage(main: string, read: ReadFile): Lineage {
  const layers: Layer[] = [];
  const faults: Fault[] = [];
  const done = new Set<string>();
  const missing = new Set<string>();

  const inherited = new Map<string, ReadonlySet<string>>();

  const visit = (name: string, above: readonly string[], told: (text: string) => Fault): void => {
    if (above.includes(name)) {
      const circle = [...above.slice(above.indexOf(name)), name].join(' → ');
      missing.add(name);
      faults.push(told(`继承绕成了圈（${circle}）：请从其中一个文件的 extends 里删去一项。`));
      return;
    }
    if (done.has(name)) return;
    const file = isFileName(name) ? read(name) : null;
    if (file === null) {
      missing.add(name);
      faults.push(told(`找不到规则本“${name.slice(0, 60)}”：${cureFor(name, read)}。`));
      return;
    }
    done.add(name);
    const { source, faults: unreadable } = readSource(file);
    faults.push(...unreadable);
    if (source === null) {
      missing.add(name);
      return;
    }
    // A file that says nothing at all is a book that only inherits.
    const data = source.data ?? {};
    const checked = check(frame, data, source, []);
    faults.push(...checked.faults);
    const usable = checked.value ?? salvage(data);
    const broken = checked.value === null ? lostKeys(data, usable) : new Set<string>();
    const parents = parentsOf(name, name === main, usable, broken);
    for (const [index, parent] of parents.entries()) {
      visit(parent, [...above, name], (text) => source.fault(['extends', index], text));
    }
    const inherits = new Set(parents.flatMap((parent) => [...(inherited.get(parent) ?? [])]));
    inherited.set(name, new Set([...inherits, source.file]));
    layers.push({ name, source, frame: usable, broken, inherits });
  };

  visit(main, [], (message) => ({ file: `${main}.yaml`, line: 1, column: 1, message }));
  return { layers: missing.size === 0 ? layers : null, faults };
}

/** An office that forgets `extends` means the common rules, not none. */
function parentsOf(
  name: string,
  isMain: boolean,
  { extends: written }: Frame,
  broken: ReadonlySet<string>,
): readonly string[] {
  if (written !== undefined) return written;
  return isMain && name !== basis && !broken.has('extends') ? [basis] : [];
}

function cureFor(name: string, read: ReadFile): string {
  const plain = name.replace(/\.ya?ml$/iu, '');
  const meant = [plain, `packs/${plain}`].find(
    (other) => other !== name && isFileName(other) && read(other) !== null,
  );
  return meant === undefined
    ? '规则文件夹里和随软件提供的规则本里都没有它，请核对名称，不带“.yaml”'
    : `是不是想写“${meant}”？请改正`;
}

function lostKeys(data: unknown, usable: Frame): ReadonlySet<string> {
  const written = typeof data === 'object' && data !== null ? Object.keys(data) : ['book'];
  return new Set(written.filter((key) => !(key in usable)));
}

/** No way out of the folder, nothing hidden. */
function isFileName(name: string): boolean {
  return /^[\p{L}\p{N}_-]{1,60}(?:\/[\p{L}\p{N}_-]{1,60}){0,3}$/u.test(name);
}
