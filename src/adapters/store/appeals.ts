import type { Kysely, Selectable } from 'kysely';
import type { Appeal } from '../../domain/appeal.ts';
import type { AppealTable } from '../../ports/store.ts';
import type { AppealRow, Schema } from './schema.ts';

export function appealTable(db: Kysely<Schema>, onErase: () => void): AppealTable {
  const all = () => db.selectFrom('appeals').selectAll();

  return {
    async add({ violationId, byId, reason, filedAt, dueAt }) {
      await db
        .insertInto('appeals')
        .values({
          violation_id: violationId,
          by_id: byId,
          reason,
          filed_at: filedAt,
          due_at: dueAt,
        })
        .execute();
    },

    async get(violationId) {
      const row = await all().where('violation_id', '=', violationId).executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },

    async open() {
      const rows = await all()
        .where('outcome', 'is', null)
        .orderBy('due_at')
        .orderBy('violation_id')
        .execute();
      return rows.map(fromRow);
    },

    async forgetWords(byId, instead) {
      onErase();
      await db
        .updateTable('appeals')
        .set({ reason: instead })
        .where('by_id', '=', byId)
        .where('reason', '<>', '')
        .execute();
    },

    async forgetPerson(violationId, erasedId) {
      onErase();
      await db
        .updateTable('appeals')
        .set({ by_id: erasedId, reason: '' })
        .where('violation_id', '=', violationId)
        .execute();
    },

    async decide(violationId, outcome, reviewerId, at) {
      onErase();
      const decided = await db
        .updateTable('appeals')
        .set({ outcome, reviewer_id: reviewerId, decided_at: at, reason: '' })
        .where('violation_id', '=', violationId)
        .where('outcome', 'is', null)
        .executeTakeFirst();
      if (Number(decided.numUpdatedRows) === 0)
        throw new Error(`No appeal against case ${violationId} is open`);
    },
  };
}

function fromRow(row: Selectable<AppealRow>): Appeal {
  return {
    violationId: row.violation_id,
    byId: row.by_id,
    reason: row.reason,
    filedAt: row.filed_at,
    dueAt: row.due_at,
    reviewerId: row.reviewer_id,
    outcome: row.outcome,
    decidedAt: row.decided_at,
  };
}
