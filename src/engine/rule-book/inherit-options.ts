import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Kind } from '../kind.ts';
import { optionFaults } from './bind-rule.ts';
import type { Fault } from './book.ts';
import type { DraftRule } from './draft-rule.ts';
import { sayLocker, type Origin } from './origin.ts';
import type { RuleLayer } from './rule-entry.ts';
import { isAsStrict, tighterCure } from './tighter.ts';

type Options = DraftRule['options'];

/**
 * Lays the options a later file writes over those there are, key by key. Of a locked rule only
 * those change that the kind can tell to be stricter, and only where the whole still makes sense:
 * a slip of the pen must not set a locked rule aside.
 */
export function layOptions(
  draft: DraftRule,
  { entry, source, path }: RuleLayer,
): { options: Options; faults: readonly Fault[] } {
  const { lockedBy } = draft;
  const options = new Map(draft.options);
  const faults: Fault[] = [];
  for (const [key, value] of Object.entries(entry.with ?? {})) {
    const at = [...path, 'with', key];
    const refusal = lockedBy === null ? null : refusalOf(draft, key, value, lockedBy);
    if (refusal === null) {
      if (!isDeepStrictEqual(options.get(key)?.value, value)) {
        options.set(key, { value, source, path: at });
      }
    } else {
      const { message, atKey } = refusal;
      faults.push(atKey ? source.keyFault(at, message) : source.fault(at, message));
    }
  }
  if (lockedBy === null) return { options, faults };
  const broken = optionFaults({ ...draft, options });
  const wasSound = broken.length > 0 && optionFaults(draft).length === 0;
  return wasSound
    ? { options: draft.options, faults: [...faults, ...broken] }
    : { options, faults };
}

interface Refusal {
  readonly message: string;
  readonly atKey: boolean;
}

function refusalOf(
  { id, kind, options }: DraftRule,
  key: string,
  value: unknown,
  lockedBy: Origin,
): Refusal | null {
  const after = meant(kind, key, value);
  // What the kind cannot read is told of as such.
  if (after === null) return null;
  const before = meant(kind, key, options.get(key)?.value)?.value;
  if (isDeepStrictEqual(before, after.value)) return null;
  const lock = `规则“${id}”已由 ${sayLocker(lockedBy)}锁定`;
  const tighter = Object.hasOwn(kind.tighter, key) ? kind.tighter[key] : undefined;
  if (tighter === undefined || (before === undefined && tighter !== 'grows')) {
    return { message: `${lock}，选项不能改：请删去“${key}”。`, atKey: true };
  }
  if (isAsStrict(tighter, before, after.value)) return null;
  const cure = `“${key}”${tighterCure(tighter, before)}，或删去这一项`;
  return { message: `${lock}，只能收紧，不能放宽：${cure}。`, atKey: false };
}

/** An option as its kind reads it, its default where nothing is written; null for nonsense. */
function meant(kind: Kind, key: string, value: unknown): { readonly value: unknown } | null {
  const schema: unknown = Object.hasOwn(kind.schema.shape, key) ? kind.schema.shape[key] : null;
  if (!(schema instanceof z.ZodType)) return null;
  const read = schema.safeParse(value);
  return read.success ? { value: read.data } : null;
}
