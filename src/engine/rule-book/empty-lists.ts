import { z } from 'zod';
import type { Blemish } from './check.ts';
import type { Path } from './source.ts';

/** A list without entries says nothing, and read as "all" it would do harm. */
const message = '列表是空的：请写上内容，或删去这一项。';

/** A list with at least one entry. */
export function listOf<Item extends z.ZodType>(item: Item, most: number): z.ZodArray<Item> {
  return z.array(item).min(1, { error: message }).max(most);
}

/** The empty lists anywhere in a rule's options, whose schema is the kind's own. */
export function emptyLists(data: unknown): readonly Blemish[] {
  const found: Blemish[] = [];
  const walk = (value: unknown, path: Path): void => {
    if (Array.isArray(value)) {
      if (value.length === 0) found.push({ path, atKey: false, message });
      value.forEach((item, index) => {
        walk(item, [...path, index]);
      });
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
    }
  };
  walk(data, []);
  return found;
}
