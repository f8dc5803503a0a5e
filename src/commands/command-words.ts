import { z } from 'zod';

/** One word a command wants behind its own. */
export interface Word {
  readonly key: string;
  readonly title: string;
  readonly optional: boolean;
  /** The sentence that says what is wrong with it alone; null where nothing is. */
  readonly read: (said: string) => string | null;
}

/** @throws Error naming the command and what its declaration lacks */
export function wordsOf(command: string, args: z.ZodObject): readonly Word[] {
  const words = Object.entries(args.shape).map(([key, schema]): Word => {
    const { description } = schema as z.ZodType;
    if (description === undefined) {
      throw new Error(`Command ${command}: describe "${key}" in Chinese, usage shows it`);
    }
    return {
      key,
      title: description,
      optional: z.safeParse(schema, undefined).success,
      read: (said) => z.safeParse(schema, said).error?.issues[0]?.message ?? null,
    };
  });
  const firstOptional = words.findIndex(({ optional }) => optional);
  if (firstOptional >= 0 && words.slice(firstOptional).some(({ optional }) => !optional)) {
    throw new Error(`Command ${command}: what may be left out must stand last`);
  }
  return words;
}

/** At most `count` words, the last with the rest of the line; one more where nothing is wanted. */
export function split(rest: string, count: number): readonly string[] {
  const given: string[] = [];
  let left = rest.trim();
  while (left !== '' && given.length < count - 1) {
    const end = left.search(/[\s,，、;；]/u);
    if (end < 0) break;
    given.push(left.slice(0, end));
    left = left.slice(end).replace(/^[\s,，、;；]+/u, '');
  }
  return left === '' ? given : [...given, left];
}

/** A title of several words is shown as it is to be written. */
export function sayMissing(title: string): string {
  return title.includes('〈') ? `请写全“${title}”` : `还缺“${title}”`;
}
