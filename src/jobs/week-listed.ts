import type { Tx } from '../ports/store.ts';
import { unheardWords } from './tell.ts';

/**
 * What the summary before listed: its key, the group it went to, then what it listed as
 * `idle:12:2026-10-19`, and what those before it had listed, for the case that nobody heard it.
 */
const note = 'weekly-listed';

/** A summary on its way to somebody. */
export interface Summary {
  readonly key: string;
  readonly groupId: string;
}

export interface WeekMemory {
  /**
   * Lists in this week what stands so since then (a day, or null where there is no telling); `known`
   * where the summary before had the same in the same list.
   */
  readonly mark: (
    list: string,
    number: number,
    since: string | number | null,
  ) => { readonly known?: true };
  /** Whether this week has it in a list already. */
  readonly has: (list: string, number: number) => boolean;
  /** For the next summary. What is not listed any more is new where it comes again. */
  readonly keep: () => Promise<void>;
}

/** A week names what is new; what stood in the last one somebody heard is counted. */
export async function weekMemory(tx: Tx, summary: Summary): Promise<WeekMemory> {
  const before = await heardBefore(tx, summary);
  const keys = new Set<string>();
  const listed = new Set<string>();
  return {
    mark(list, number, since) {
      const key = `${list}:${String(number)}:${String(since ?? '')}`;
      keys.add(key);
      listed.add(`${list}:${String(number)}`);
      return before.has(key) ? { known: true } : {};
    },
    has: (list, number) => listed.has(`${list}:${String(number)}`),
    async keep() {
      const lines = [summary.key, summary.groupId, [...keys].join(' '), [...before].join(' ')];
      await tx.notes.set(note, lines.join('\n'));
    },
  };
}

/** A summary that never left, or went to another group, tells its reader nothing. */
async function heardBefore(tx: Tx, summary: Summary): Promise<ReadonlySet<string>> {
  const written = await tx.notes.get(note);
  if (written === null) return new Set();
  const [key = '', groupId, listed = '', earlier = ''] = written.split('\n');
  if (groupId !== summary.groupId) return new Set();
  const isUnheard = key === summary.key || (await unheardWords(tx)).has(key);
  return new Set((isUnheard ? earlier : listed).split(' ').filter((one) => one !== ''));
}
