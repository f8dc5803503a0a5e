import type { Book } from '../engine/rule-book/book.ts';
import { shownName } from '../text/shown-name.ts';

/** As the office calls itself in its book; null where only the common rules hold, which are nobody's. */
export function officeName({ name, isCommon }: Pick<Book, 'name' | 'isCommon'>): string | null {
  return isCommon === true ? null : shownName(name);
}
