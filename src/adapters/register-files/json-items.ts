import { fault } from './open-file.ts';

export type JsonItem = Readonly<Record<string, unknown>>;

export interface ItemSpot {
  /** `x.jsonl:12`. */
  readonly spot: string;
  /** `第12行`; `第3项` of a list. */
  readonly where: string;
  readonly item: JsonItem | null;
  /** Why there is no item, and the cure. */
  readonly wrong: string;
}

/** One object a line, or a JSON list of objects. @throws RegisterFileFault */
export function* jsonItems(name: string, text: string): Generator<ItemSpot> {
  const trimmed = text.trim();
  if (trimmed === '') throw fault(name, '没有内容，请核对后重新指定');
  const whole = trimmed.startsWith('[') ? parsed(trimmed) : undefined;
  if (Array.isArray(whole)) {
    for (const [at, value] of (whole as readonly unknown[]).entries()) {
      yield spotOf(name, at + 1, '项', value);
    }
    return;
  }
  // An object over several lines, as a program writes it for people.
  const single = /^\{\s*\n/u.test(trimmed) ? parsed(trimmed) : undefined;
  if (single !== undefined) {
    yield spotOf(name, 1, '项', single);
    return;
  }
  for (const [at, line] of text.split(/\r\n|\n|\r/u).entries()) {
    if (line.trim() !== '') yield spotOf(name, at + 1, '行', parsed(line));
  }
}

function spotOf(name: string, at: number, noun: string, value: unknown): ItemSpot {
  const spot = { spot: `${name}:${String(at)}`, where: `第${String(at)}${noun}` };
  if (isItem(value)) return { ...spot, item: value, wrong: '' };
  const what = value === undefined ? '不是完整的 JSON' : '不是一个 {…} 对象';
  return { ...spot, item: null, wrong: `${what}，请写成 {"name": "…"} 这样` };
}

function isItem(value: unknown): value is JsonItem {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Undefined where it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
