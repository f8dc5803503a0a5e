import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node, Pair, YAMLError, YAMLMap } from 'yaml';
import type { Fault } from './book.ts';
import { slipsIn, type Slip } from './slips.ts';
import { structureFaults, syntaxFault } from './yaml-faults.ts';
import { textOf, type BookFile } from './yaml-text.ts';

export type Path = readonly PropertyKey[];

/** A YAML file that was read: plain data, and where each piece of it stands. */
export interface Source {
  readonly file: string;
  readonly data: unknown;
  /** A fault at the value under `path`; at the nearest thing above it where there is none. */
  readonly fault: (path: Path, message: string) => Fault;
  /** A fault at the key that `path` ends in. */
  readonly keyFault: (path: Path, message: string) => Fault;
}

/** Reads YAML 1.2 (core schema): nothing is executed, and nothing grows beyond what was written. */
export function readSource(file: BookFile): { source: Source | null; faults: readonly Fault[] } {
  const text = textOf(file);
  if (typeof text !== 'string') return { source: null, faults: [text] };
  const lines = new LineCounter();
  const place = (offset: number, message: string): Fault => {
    const { line, col } = lines.linePos(offset);
    return { file: file.path, line: Math.max(1, line), column: Math.max(1, col), message };
  };
  let document: Document.Parsed;
  try {
    document = parseDocument(text, {
      lineCounter: lines,
      // Below `error` a second document would be passed over in silence.
      logLevel: 'error',
      prettyErrors: false,
      stringKeys: true,
      // Compares each key with each other one; structureFaults does it with a set.
      uniqueKeys: false,
    });
  } catch {
    return { source: null, faults: [place(0, '文件套的层次太多，读不下去：请检查缩进和括号。')] };
  }
  const faults = [
    ...unreadable(text, [...document.errors, ...document.warnings]).map(({ offset, message }) =>
      place(offset, message),
    ),
    ...(document.errors.length > 0 ? [] : structureFaults(document)).map(({ offset, message }) =>
      place(offset, message),
    ),
  ];
  if (faults.length > 0) return { source: null, faults };
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 100 });
  } catch {
    return {
      source: null,
      faults: [place(0, '引用（*）展开后太大：请不要用引用，直接写出内容。')],
    };
  }
  const at = (path: Path, key: boolean, message: string) =>
    place(offsetOf(document, path, key), message);
  return {
    source: {
      file: file.path,
      data,
      fault: (path, message) => at(path, false, message),
      keyFault: (path, message) => at(path, true, message),
    },
    faults: [],
  };
}

/** One slip sets YAML off many times; what a person did is told, or where it began to be wrong. */
function unreadable(text: string, errors: readonly YAMLError[]): readonly Slip[] {
  const [first] = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  if (first === undefined) return [];
  const slips = slipsIn(text, first.pos[0]);
  return slips.length > 0 ? slips : [{ offset: first.pos[0], message: syntaxFault(first.code) }];
}

function offsetOf(document: Document.Parsed, path: Path, wantsKey: boolean): number {
  let node: Node | null = document.contents;
  let offset = start(node) ?? 0;
  for (const [depth, step] of path.entries()) {
    const inside: Node | null | undefined = isAlias(node) ? node.resolve(document) : node;
    if (isMap(inside)) {
      const pair = pairOf(inside, step);
      if (pair === undefined) return offset;
      const isLast = depth === path.length - 1;
      const keyAt = start(pair.key as Node | null);
      const value = pair.value as Node | null;
      node = value;
      // An empty value has no place of its own that would help anybody: the key has.
      const isEmpty = isScalar(value) && value.value === null;
      offset = (isLast && (wantsKey || isEmpty) ? keyAt : (start(value) ?? keyAt)) ?? offset;
    } else if (isSeq(inside)) {
      const item = inside.items[Number(step)] as Node | undefined;
      if (item === undefined) return offset;
      node = item;
      offset = start(item) ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

const indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

function pairOf(map: YAMLMap, key: PropertyKey): Pair | undefined {
  let index = indexes.get(map);
  if (index === undefined) {
    index = new Map(
      map.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', pair]),
    );
    indexes.set(map, index);
  }
  return index.get(String(key));
}

function start(node: Node | null | undefined): number | undefined {
  return node?.range?.[0];
}
