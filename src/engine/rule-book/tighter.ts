import { isDeepStrictEqual } from 'node:util';
import type { Tighter } from '../kind.ts';

/**
 * Whether `after` is as strict as `before` or stricter. A list that was never written is an empty
 * one; what cannot be compared is not as strict.
 */
export function isAsStrict(tighter: Tighter, before: unknown, after: unknown): boolean {
  if (isDeepStrictEqual(before, after)) return true;
  if (typeof tighter !== 'string') return rank(tighter, after) >= rank(tighter, before, Infinity);
  if (tighter === 'grows') return isList(after) && missing(before ?? [], after).length === 0;
  if (tighter === 'shrinks') return isList(before) && missing(after, before).length === 0;
  if (typeof before === 'number' && typeof after === 'number') {
    return tighter === 'less' ? after <= before : after >= before;
  }
  // Clock times of one form, 22:00, stand in the order of their letters.
  if (typeof before === 'string' && typeof after === 'string') {
    return tighter === 'less' ? after <= before : after >= before;
  }
  return false;
}

/** What may be written instead, for the sentence that refuses: 请写不大于 5 的数. */
export function tighterCure(tighter: Tighter, before: unknown): string {
  if (typeof tighter !== 'string') {
    const open = tighter.slice(rank(tighter, before, tighter.length)).map(String);
    return `请写 ${open.join(' 或 ')}`;
  }
  const listed = isList(before) ? before.map(String).join('、') : '';
  if (tighter === 'grows') return `请保留 ${listed}，只能再增加`;
  if (tighter === 'shrinks') return `只能在 ${listed} 之内删减`;
  const isTime = typeof before === 'string';
  if (tighter === 'less')
    return isTime ? `请写不晚于 ${before} 的时间` : `请写不大于 ${String(before)} 的数`;
  return isTime ? `请写不早于 ${before} 的时间` : `请写不小于 ${String(before)} 的数`;
}

function rank(order: readonly unknown[], value: unknown, unknown = -1): number {
  const found = order.indexOf(value);
  return found === -1 ? unknown : found;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** What `wanted` holds and `there` does not. */
function missing(wanted: unknown, there: readonly unknown[]): readonly unknown[] {
  if (!isList(wanted)) return [wanted];
  return wanted.filter((one) => !there.some((other) => isDeepStrictEqual(one, other)));
}
