import type { Group } from '../domain/group.ts';
import type { Book, GroupBook } from '../engine/rule-book/book.ts';

/**
 * A rule as people know it, also where the group's owner turned it off; of what left the book only the
 * name it had there is known.
 */
export function ruleTitle(
  book: Book,
  group: { readonly row: Pick<Group, 'id' | 'name'>; readonly book: GroupBook },
  rule: string,
): string {
  const { entry, setting, rules } = group.book;
  // A group that was renamed keeps the entry it was first known by.
  const { id, name } = { ...group.row, ...(entry && { name: entry.name }) };
  const office = book.forGroup({ id, name, type: setting.type }).rules;
  const named = [...rules, ...office, ...book.rules].find((one) => one.id === rule);
  return named?.title ?? `原规则 ${rule}`;
}
