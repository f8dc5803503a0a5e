import type { Kysely, Selectable } from 'kysely';
import type { Rectification } from '../../domain/rectification.ts';
import type { RectificationTable } from '../../ports/register-tables.ts';
import type { RectificationRow, Schema } from './schema.ts';

export function rectificationTable(db: Kysely<Schema>, onErase: () => void): RectificationTable {
  const all = () => db.selectFrom('rectifications').selectAll();

  return {
    async add(given) {
      const row = await db
        .insertInto('rectifications')
        .values({
          entry: given.entry,
          facts: given.facts,
          finding: given.finding,
          person: given.person,
          person_id: given.personId,
          opened_by: given.openedBy,
          opened_on: given.openedOn,
          due_on: given.dueOn,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return fromRow(row);
    },

    async get(number) {
      const row = await all().where('number', '=', number).executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },

    async list({ entry, open } = {}) {
      let query = all();
      if (entry !== undefined) query = query.where('entry', '=', entry);
      if (open === true) query = query.where('outcome', 'is', null);
      const rows = await query.execute();
      return rows.map(fromRow).sort((a, b) => a.number - b.number);
    },

    async settle(number, outcome, on, answer) {
      const settled = await db
        .updateTable('rectifications')
        .set({ outcome, settled_on: on, answer })
        .where('number', '=', number)
        .where('outcome', 'is', null)
        .executeTakeFirst();
      if (Number(settled.numUpdatedRows) === 0) {
        throw new Error(`Rectification ${number} is not open`);
      }
    },

    async reword(number, { facts, person, personId, openedBy, answer }) {
      onErase();
      const { numUpdatedRows } = await db
        .updateTable('rectifications')
        .set({
          ...(facts === undefined ? {} : { facts }),
          ...(person === undefined ? {} : { person }),
          ...(personId === undefined ? {} : { person_id: personId }),
          ...(openedBy === undefined ? {} : { opened_by: openedBy }),
          ...(answer === undefined ? {} : { answer }),
        })
        .where('number', '=', number)
        .where('outcome', 'is not', null)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows === 0n) throw new Error(`Rectification ${number} is open`);
    },

    async purge(before) {
      onErase();
      const { numDeletedRows } = await db
        .deleteFrom('rectifications')
        .where('outcome', 'is not', null)
        .where('settled_on', '<', before)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}

function fromRow(row: Selectable<RectificationRow>): Rectification {
  return {
    number: row.number,
    entry: row.entry,
    facts: row.facts,
    finding: row.finding,
    person: row.person,
    personId: row.person_id,
    openedBy: row.opened_by,
    openedOn: row.opened_on,
    dueOn: row.due_on,
    outcome: row.outcome,
    settledOn: row.settled_on,
    answer: row.answer,
  };
}
