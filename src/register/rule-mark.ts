import { hash } from 'node:crypto';
import type { BoundRule } from '../engine/rule-book/book.ts';

const marks = new WeakMap<BoundRule['bound'], string>();

/**
 * What is signed of a rule: its name, and of a unit's own rule what it looks for too. A shipped kind
 * looks for the same whatever its options are; other words or patterns are another rule.
 */
export function markOf({ id, kind, bound }: BoundRule): string {
  if (kind.unitsOwn !== true) return id;
  let mark = marks.get(bound);
  if (mark === undefined) {
    const written = hash('sha256', JSON.stringify([kind.name, bound.options]), 'hex');
    mark = `${id}#${written.slice(0, 16)}`;
    marks.set(bound, mark);
  }
  return mark;
}
