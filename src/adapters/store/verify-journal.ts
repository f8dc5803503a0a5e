import Sqlite, { type Database } from 'better-sqlite3';
import { steps } from '../../../migrations/index.ts';
import { peopleDecide } from '../../../migrations/0008-people-decide.ts';
import type { JournalHead } from '../../domain/journal.ts';
import { asFault } from './faults.ts';
import { inspect } from './inspect.ts';
import {
  chainFault,
  endFault,
  headFault,
  headNote,
  type ChainFault,
  type KeptEntry,
} from './journal-chain.ts';

export interface JournalCheck {
  readonly entries: number;
  /** When the first one was made (milliseconds UTC); null where there is none. */
  readonly since: number | null;
  /** Its end as it stands now. */
  readonly head: JournalHead | null;
  /** Null where it is whole. */
  readonly fault: ChainFault | null;
}

/**
 * Reads the journal of a store without writing to it, whether or not a bot has it open: the lock
 * lies beside the file. `head` is an end somebody kept. @throws StoreFault
 */
export function verifyJournal(path: string, head: JournalHead | null): JournalCheck {
  let db: Database | null = null;
  try {
    db = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 1_500 });
    const taken = inspect(db, path, steps.length).map(({ name }) => name);
    return read(db, taken.includes(peopleDecide.name), head);
  } catch (error) {
    throw asFault(error, path);
  } finally {
    db?.close();
  }
}

/** Entries and note of one moment, as a bot may be writing meanwhile. */
function read(db: Database, noted: boolean, head: JournalHead | null): JournalCheck {
  const moment = db.transaction(() => ({
    entries: hasJournal(db) ? entriesOf(db) : [],
    note: noted ? noteOf(db) : null,
  }));
  const { entries, note } = moment.deferred();
  const fault =
    chainFault(entries) ??
    (note === null ? null : endFault(entries, note.value)) ??
    (head === null ? null : headFault(entries, head));
  const last = entries.at(-1);
  return {
    entries: entries.length,
    since: entries[0]?.at ?? null,
    head: last === undefined ? null : { entries: last.number, link: last.link },
    fault,
  };
}

function hasJournal(db: Database): boolean {
  const named = db.prepare("select 1 from sqlite_schema where type = 'table' and name = 'journal'");
  return named.get() !== undefined;
}

function entriesOf(db: Database): readonly KeptEntry[] {
  const rows = db.prepare<[], KeptEntry>(
    `select id as number, entered_at as at, actor_id as actorId, action, group_id as groupId,
     detail, link from journal order by id`,
  );
  return rows.all();
}

function noteOf(db: Database): { readonly value: string | undefined } {
  const value = db.prepare<[string], string>('select value from notes where key = ?');
  return { value: value.pluck().get(headNote) };
}
