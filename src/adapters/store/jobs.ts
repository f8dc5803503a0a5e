import type { Kysely } from 'kysely';
import type { JobTable, NoteTable } from '../../ports/store.ts';
import type { Schema } from './schema.ts';

const walkedToNote = 'store/walked-to';

export function jobTable(db: Kysely<Schema>, notes: NoteTable): JobTable {
  return {
    async claim(job, slot, now) {
      const claimed = await db
        .insertInto('job_runs')
        .values({ job, slot, claimed_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return Number(claimed.numInsertedOrUpdatedRows) === 1;
    },

    async finish(job, slot, now, outcome) {
      await db
        .updateTable('job_runs')
        .set({ finished_at: now, outcome })
        .where('job', '=', job)
        .where('slot', '=', slot)
        .execute();
    },

    async walkedTo() {
      const at = await notes.get(walkedToNote);
      return at === null ? null : Number(at);
    },

    async setWalkedTo(at) {
      await notes.set(walkedToNote, String(at));
    },
  };
}
