import { read, saysNothing, unread, wordsIn, type Reading } from './reading.ts';

type Overlap = Readonly<Record<string, number>>;
const cure = '请写成“2026-0003:0.82”，几个群用“；”分开';

/** Shares by 备案编号: an object, its JSON, or `2026-0003:0.82；2026-0005:40%`. */
export function readOverlap(raw: unknown): Reading<Overlap | null> {
  if (Array.isArray(raw) && raw.length === 0) return read(null);
  if (isObject(raw)) return sharesOf(Object.entries(raw));
  const words = wordsIn(raw);
  if (words === null) return unread('不是比对结果', cure);
  if (saysNothing(words)) return read(null);
  if (words.startsWith('{')) return parsed(words);
  const pairs = words
    .normalize('NFKC')
    .split(/[;\n,、]/u)
    .filter((pair) => pair.trim() !== '');
  return sharesOf(pairs.map((pair) => partedAtLastColon(pair)));
}

function partedAtLastColon(pair: string): readonly [string, string] {
  const at = pair.lastIndexOf(':');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}

function parsed(words: string): Reading<Overlap | null> {
  try {
    const value: unknown = JSON.parse(words);
    if (isObject(value)) return sharesOf(Object.entries(value));
  } catch {
    // Said below.
  }
  return unread('不是比对结果', cure);
}

function sharesOf(pairs: readonly (readonly [string, unknown])[]): Reading<Overlap | null> {
  const shares: [string, number][] = [];
  for (const [key, value] of pairs) {
    const id = key.trim();
    const share = shareIn(value);
    if (id === '' || share === null) return unread('不是比对结果', cure);
    shares.push([id, share]);
  }
  return read(Object.fromEntries(shares));
}

/** From 0 to 1; `82%` is 0.82. */
function shareIn(value: unknown): number | null {
  const words = wordsIn(value);
  const parts = /^(\d+(?:\.\d+)?)(%?)$/u.exec((words ?? '').normalize('NFKC').trim());
  if (parts === null) return null;
  const share = Number(parts[1]) / (parts[2] === '%' ? 100 : 1);
  return share <= 1 ? share : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function writeOverlap(overlap: Overlap): string {
  return Object.entries(overlap)
    .map(([id, share]) => `${id}:${String(share)}`)
    .join('；');
}
