import type { Selectable } from 'kysely';
import type { Entry, EntryChange } from '../../domain/entry.ts';
import type { EntryChangeRow } from './schema.ts';

/** A line of history before it is written. */
export interface Line {
  readonly key: string;
  readonly old: string | null;
  readonly now: string | null;
}

/** What is measured leaves no line. */
const unremembered: ReadonlySet<string> = new Set<keyof Entry>([
  'number',
  'sort',
  'lastWork',
  'messages30',
  'notices30',
  'bot',
]);

/** What a change leaves in the history, a line for each key that differs. */
export function linesBetween(before: Entry | null, after: Entry): readonly Line[] {
  const moved = before?.state !== after.state;
  return Object.keys(after)
    .filter((key) => !unremembered.has(key) && !(moved && key === 'since'))
    .map((key) => {
      const at = key as keyof Entry;
      return {
        key,
        old: before === null ? null : written(before[at], key),
        now: written(after[at], key),
      };
    })
    .filter(
      ({ old, now, key }) =>
        old !== now && !(before === null && isUnsaid(after[key as keyof Entry])),
    );
}

/** What stands in a new row without anybody's having said it. */
function isUnsaid(value: Entry[keyof Entry]): boolean {
  return value === 0 || value === '';
}

/** As the ledger writes it; of members only how many, so that the history names none of them. */
function written(value: Entry[keyof Entry], key: string): string | null {
  if (value === undefined || value === null || value === false) return null;
  if (key === 'members') {
    const count = Array.isArray(value) ? value.length : Number(value);
    return `${String(count)}人`;
  }
  if (Array.isArray(value)) return value.length === 0 ? null : value.join('；');
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}

export function changeOf(row: Selectable<EntryChangeRow>): EntryChange {
  return {
    entry: row.entry,
    at: row.changed_at,
    actorId: row.actor_id,
    key: row.key,
    old: row.old,
    now: row.now,
    reason: row.reason,
  };
}
