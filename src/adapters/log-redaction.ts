/*
 * What people say never reaches the log. Callers know that; this is for the day one of them
 * forgets: fields that look like words of a message are dropped at any depth, long strings cut.
 */

/** The last word of a field's name that gives it away: `text`, `rawText`, `message_body`. */
const telling = new Set(['text', 'texts', 'caption', 'excerpt', 'body', 'content', 'contents']);

/** Longer than any id, path or reason of ours; short enough to lose most of a message. */
const maxString = 200;
const maxItems = 50;
const maxDepth = 8;
const maxFrames = 12;

/** Names that the log line uses itself; a field of that name gets an underscore. */
const taken = new Set(['level', 'time', 'msg']);

/** A copy of the fields that is safe to write: a plain JSON value, bounded in depth and width. */
export function redact(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const safe: Record<string, unknown> = {};
  for (const [key, value] of entries(fields, [])) safe[taken.has(key) ? `${key}_` : key] = value;
  return safe;
}

function entries(value: object, above: readonly object[]): [string, unknown][] {
  return Object.keys(value)
    .filter((key) => !tells(key))
    .slice(0, maxItems)
    .map((key) => [cut(key), clean(read(value, key), [...above, value])]);
}

/** Getters of foreign objects may throw; a log line must not. */
function read(value: object, key: string): unknown {
  try {
    return (value as Record<string, unknown>)[key];
  } catch {
    return '[unreadable]';
  }
}

function tells(key: string): boolean {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  return telling.has(last) || words.slice(-2).join('').endsWith('filename');
}

function clean(value: unknown, above: readonly object[]): unknown {
  switch (typeof value) {
    case 'string':
      return cut(value);
    case 'number':
    case 'boolean':
    case 'undefined':
      return value;
    case 'bigint':
      return `${value}n`;
    case 'object':
      return value === null ? null : cleanObject(value, above);
    default:
      return `[${typeof value}]`;
  }
}

function cleanObject(value: object, above: readonly object[]): unknown {
  if (above.includes(value)) return '[circular]';
  if (above.length >= maxDepth) return '[too deep]';
  if (value instanceof Error) return cleanError(value, above);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
    return `[${value.byteLength} bytes]`;
  }
  if (value instanceof Map) return cleanObject(fromMap(value), [...above, value]);
  if (value instanceof Set) return cleanObject([...value], [...above, value]);
  if (Array.isArray(value)) {
    return value.slice(0, maxItems).map((item) => clean(item, [...above, value]));
  }
  return Object.fromEntries(entries(value, above));
}

function fromMap(map: ReadonlyMap<unknown, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    [...map]
      .slice(0, maxItems)
      .map(([key, value]) => [
        typeof key === 'string' || typeof key === 'number' ? String(key) : `[${typeof key}]`,
        value,
      ]),
  );
}

/** Only what an error is and where; libraries hang whole requests on theirs. */
function cleanError(error: Error, above: readonly object[]): unknown {
  const inside = [...above, error];
  const code = read(error, 'code');
  return {
    name: cut(error.name),
    message: cut(error.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code: clean(code, inside) } : {}),
    // The head of a stack repeats the message in full.
    stack: frames(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: clean(error.cause, inside) }),
  };
}

function frames(stack: string): string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s*at .+:\d+:\d+\)?$/.test(line))
    .slice(0, maxFrames)
    .map((line) => cut(line.trim()));
}

function cut(text: string): string {
  return text.length <= maxString ? text : `${text.slice(0, maxString)}… (${text.length})`;
}
