import type { Kysely, Selectable } from 'kysely';
import type { Application } from '../../domain/application.ts';
import type { ApplicationTable } from '../../ports/register-tables.ts';
import type { ApplicationRow, Schema } from './schema.ts';

export function applicationTable(db: Kysely<Schema>, onErase: () => void): ApplicationTable {
  const all = () => db.selectFrom('applications').selectAll();

  return {
    async add({ kind, entry, byId, payload, madeAt, dueAt }) {
      const { number } = await db
        .insertInto('applications')
        .values({ kind, entry, by_id: byId, payload, made_at: madeAt, due_at: dueAt })
        .returning('number')
        .executeTakeFirstOrThrow();
      return number;
    },

    async get(number) {
      const row = await all().where('number', '=', number).executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },

    async open() {
      const rows = await all().where('outcome', 'is', null).execute();
      return inOrder(rows);
    },

    async ofPerson(byId, since) {
      return inOrder(await all().where('by_id', '=', byId).where('made_at', '>=', since).execute());
    },

    async ofEntry(entry) {
      return inOrder(await all().where('entry', '=', entry).execute());
    },

    async remind(number, at) {
      await db
        .updateTable('applications')
        .set({ reminded_at: at })
        .where('number', '=', number)
        .execute();
    },

    async settle(number, outcome, by, at, answer) {
      const settled = await db
        .updateTable('applications')
        .set({ outcome, decided_by: by, decided_at: at, answer })
        .where('number', '=', number)
        .where('outcome', 'is', null)
        .executeTakeFirst();
      if (Number(settled.numUpdatedRows) === 0) {
        throw new Error(`Application ${number} does not wait`);
      }
    },

    async keepOf(number, payload) {
      onErase();
      await db.updateTable('applications').set({ payload }).where('number', '=', number).execute();
    },

    async forgetPerson(personId, erasedId) {
      onErase();
      const his = await all()
        .where((is) => is.or([is('by_id', '=', personId), is('decided_by', '=', personId)]))
        .execute();
      for (const { number, by_id, decided_by, outcome } of his) {
        const id = erasedId();
        await db
          .updateTable('applications')
          .set({
            ...(by_id === personId ? { by_id: id } : {}),
            ...(decided_by === personId ? { decided_by: id } : {}),
            ...(outcome === 'rejected' ? { answer: null } : {}),
          })
          .where('number', '=', number)
          .execute();
      }
    },

    async purge(before) {
      onErase();
      const { numDeletedRows } = await db
        .deleteFrom('applications')
        .where('outcome', 'is not', null)
        .where('decided_at', '<', before)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}

function inOrder(rows: readonly Selectable<ApplicationRow>[]): readonly Application[] {
  return rows.map(fromRow).sort((a, b) => a.number - b.number);
}

function fromRow(row: Selectable<ApplicationRow>): Application {
  return {
    number: row.number,
    kind: row.kind,
    entry: row.entry,
    byId: row.by_id,
    payload: row.payload,
    madeAt: row.made_at,
    dueAt: row.due_at,
    remindedAt: row.reminded_at,
    outcome: row.outcome,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    answer: row.answer,
  };
}
