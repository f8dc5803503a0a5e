import type { Kysely } from 'kysely';
import type { Tx } from '../../ports/store.ts';
import { applicationTable } from './applications.ts';
import { appealTable } from './appeals.ts';
import { baselineTable } from './baselines.ts';
import { commandTable } from './commands.ts';
import { countTable } from './counts.ts';
import { entryTable } from './entries.ts';
import { errandTable } from './errands.ts';
import { groupTable } from './groups.ts';
import { jobTable } from './jobs.ts';
import { journalTable } from './journal.ts';
import { messageTable } from './messages.ts';
import { noteTable } from './notes.ts';
import { noticeLineTable } from './notice-lines.ts';
import { outboxTable } from './outbox.ts';
import { peopleTable } from './people.ts';
import { proposalTable } from './proposals.ts';
import { rectificationTable } from './rectifications.ts';
import { rosterTable } from './roster.ts';
import type { Schema } from './schema.ts';
import { violationTable } from './violations.ts';

/** Everything one transaction reaches. `onErase` hears of a purge, whose traces must go as well. */
export function tablesOf(db: Kysely<Schema>, onErase: () => void): Tx {
  const notes = noteTable(db);
  return {
    messages: messageTable(db, onErase),
    violations: violationTable(db, onErase),
    outbox: outboxTable(db, onErase),
    groups: groupTable(db),
    people: peopleTable(db, onErase),
    commands: commandTable(db, onErase),
    jobs: jobTable(db, notes),
    counts: countTable(db, onErase),
    journal: journalTable(db, notes),
    notes,
    appeals: appealTable(db, onErase),
    proposals: proposalTable(db, onErase),
    errands: errandTable(db),
    noticeLines: noticeLineTable(db, onErase),
    entries: entryTable(db, onErase),
    applications: applicationTable(db, onErase),
    rectifications: rectificationTable(db, onErase),
    baselines: baselineTable(db, onErase),
    roster: rosterTable(db, onErase),
  };
}
