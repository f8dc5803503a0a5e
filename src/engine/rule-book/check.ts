import { z } from 'zod';
import type { Fault } from './book.ts';
import { nearest } from './nearest.ts';
import { sentence } from './sentence.ts';
import type { Path, Source } from './source.ts';

/** What more of one file helps nobody, and would be slow to tell. */
const mostBlemishes = 101;

/** A piece of a book that was held against its schema. */
export interface Checked<Value> {
  readonly value: Value | null;
  readonly faults: readonly Fault[];
}

/** One fault of a value, and the path to it within that value. */
export interface Blemish {
  readonly path: Path;
  /** The key is wrong, not what stands behind it. */
  readonly atKey: boolean;
  readonly message: string;
}

/** Checks `data`, which stands at `path` in the source; every fault is told at its own place. */
export function check<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  source: Source,
  path: Path,
): Checked<z.output<Schema>> {
  const { value, blemishes } = examine(schema, data);
  return {
    value,
    faults: blemishes.map((blemish) => {
      const at = [...path, ...blemish.path];
      return blemish.atKey
        ? source.keyFault(at, blemish.message)
        : source.fault(at, blemish.message);
    }),
  };
}

/** The same without places, for values put together from several files. */
export function examine<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
): { value: z.output<Schema> | null; blemishes: readonly Blemish[] } {
  const known = new Map<string, readonly string[]>();
  const result = schema.safeParse(data, {
    error: (issue) => {
      if (issue.code === 'unrecognized_keys' && issue.inst instanceof z.ZodObject) {
        known.set(pathKey(issue.path ?? []), Object.keys(issue.inst.shape));
      }
      return sentence(issue);
    },
  });
  const blemishes: Blemish[] = [];
  const fused = new Set<string>();
  for (const issue of result.error?.issues ?? []) {
    if (blemishes.length >= mostBlemishes) break;
    if (issue.code === 'unrecognized_keys') {
      const names = known.get(pathKey(issue.path)) ?? [];
      for (const key of issue.keys.slice(0, mostBlemishes)) {
        const meant = fusedKey(key, names);
        if (meant !== null) fused.add(pathKey([...issue.path, meant]));
        blemishes.push({
          path: [...issue.path, key],
          atKey: true,
          message: unknownName(key, names),
        });
      }
    } else {
      blemishes.push({ path: issue.path, atKey: false, message: issue.message });
    }
  }
  return {
    value: result.data ?? null,
    // What is only missing because its colon is wrong is told of once.
    blemishes: blemishes
      .filter(({ path, atKey }) => atKey || !fused.has(pathKey(path)))
      .slice(0, mostBlemishes),
  };
}

/** 不认识“levle”：是不是想写“level”？ With no likely name the first few known ones are listed. */
export function unknownName(written: string, known: readonly string[]): string {
  const fused = fusedKey(written, known);
  if (fused !== null) {
    return `“${short(written)}”里的冒号要用英文的“:”，后面空一格：请写成“${fused}: …”。`;
  }
  const near = nearest(written, known);
  if (near !== null) return `不认识“${short(written)}”：是不是想写“${near}”？请改正。`;
  const listed = known.slice(0, 15).join('、');
  const more = known.length > 15 ? '等' : '';
  const cure = listed === '' ? '请删去它。' : `请改为 ${listed}${more}之一，或删去它。`;
  return `不认识“${short(written)}”：${cure}`;
}

/** `name：甲群` within braces is one long key to YAML; the known key it begins with, or null. */
function fusedKey(written: string, known: readonly string[]): string | null {
  const [, name] = /^([^：:]+)[：:]/u.exec(written) ?? [];
  return known.find((one) => one === name?.trim()) ?? null;
}

function short(written: string): string {
  return written.length > 40 ? `${written.slice(0, 40)}…` : written;
}

function pathKey(path: Path): string {
  return path.map(String).join('\n');
}
