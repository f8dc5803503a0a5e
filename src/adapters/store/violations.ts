import { sql, type Kysely } from 'kysely';
import { mayBecome, type Violation } from '../../domain/violation.ts';
import type { ViolationTable } from '../../ports/store.ts';
import { chunks } from './chunks.ts';
import type { Schema } from './schema.ts';
import { matching, violationFromRow } from './violation-rows.ts';

const listedAtMost = 1_000;
const dueAtMost = 200;

export function violationTable(db: Kysely<Schema>, onErase: () => void): ViolationTable {
  const all = () => db.selectFrom('violations').selectAll();

  async function link(violationId: number, messageId: string): Promise<void> {
    await db
      .insertInto('violation_messages')
      .values({ violation_id: violationId, message_id: messageId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async function get(id: number): Promise<Violation | null> {
    const row = await all().where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : violationFromRow(row);
  }

  return {
    get,

    async add(violation) {
      const row = await db
        .insertInto('violations')
        .values({
          group_id: violation.groupId,
          person_id: violation.personId,
          rule: violation.rule,
          kind: violation.kind,
          level: violation.level,
          message_id: violation.messageId,
          found_at: violation.at,
          last_at: violation.at,
          hits: 1,
          state: violation.state,
          state_at: violation.at,
          due_at: violation.dueAt,
          numbers: JSON.stringify(violation.numbers),
          clause: violation.clause,
          book: violation.book,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      await link(row.id, violation.messageId);
      return violationFromRow(row);
    },

    async list(filter, limit = listedAtMost) {
      const rows = await db
        .selectFrom('violations')
        .selectAll()
        .where(matching(filter))
        .orderBy('found_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(violationFromRow);
    },

    async count(filter) {
      const row = await db
        .selectFrom('violations')
        .select((is) => is.fn.countAll<number>().as('count'))
        .where(matching(filter))
        .executeTakeFirstOrThrow();
      return row.count;
    },

    async addHit(id, messageId, at, numbers) {
      const changed = await db
        .updateTable('violations')
        .set({
          hits: sql`hits + 1`,
          last_at: sql`case when last_at < ${at} then ${at} else last_at end`,
          numbers: JSON.stringify(numbers),
        })
        .where('id', '=', id)
        .executeTakeFirst();
      if (Number(changed.numUpdatedRows) === 0) throw new Error(`There is no violation ${id}`);
      await link(id, messageId);
    },

    async dropHit(id, messageId) {
      const links = db.selectFrom('violation_messages').where('violation_id', '=', id);
      const all = await links.select('message_id').execute();
      if (all.length <= 1 || !all.some((link) => link.message_id === messageId)) return all.length;
      await db
        .deleteFrom('violation_messages')
        .where('violation_id', '=', id)
        .where('message_id', '=', messageId)
        .execute();
      await db
        .updateTable('violations')
        .set({ hits: all.length - 1 })
        .where('id', '=', id)
        .execute();
      return all.length - 1;
    },

    async ofMessage(messageId) {
      const ids = db
        .selectFrom('violation_messages')
        .select('violation_id')
        .where('message_id', '=', messageId);
      const rows = await all().where('id', 'in', ids).orderBy('id').execute();
      return rows.map(violationFromRow);
    },

    async messagesOf(id) {
      const links = await db
        .selectFrom('violation_messages')
        .select('message_id')
        .where('violation_id', '=', id)
        .execute();
      return links.map((link) => link.message_id);
    },

    async become(id, state, at) {
      const violation = await get(id);
      if (violation === null) throw new Error(`There is no violation ${id}`);
      if (!mayBecome(violation.state, state)) {
        throw new Error(`Violation ${id} is ${violation.state} and cannot become ${state}`);
      }
      await db
        .updateTable('violations')
        .set({ state, state_at: at })
        .where('id', '=', id)
        .execute();
    },

    async forgetPerson(id, erasedId) {
      onErase();
      await db
        .updateTable('violations')
        .set({ person_id: erasedId })
        .where('id', '=', id)
        .execute();
    },

    async pending(groupIds) {
      const found: Violation[] = [];
      for (const piece of chunks(groupIds, 1)) {
        const rows = await all()
          .where('state', '=', sql.lit('pending'))
          .where('group_id', 'in', piece)
          .execute();
        found.push(...rows.map(violationFromRow));
      }
      return found.sort((a, b) => a.at - b.at || a.id - b.id);
    },

    async due(now) {
      const rows = await all()
        .where('state', '=', sql.lit('pending'))
        .where('due_at', '<', now)
        .orderBy('due_at')
        .orderBy('id')
        .limit(dueAtMost)
        .execute();
      return rows.map(violationFromRow);
    },

    async nextDue() {
      const row = await db
        .selectFrom('violations')
        .select((is) => is.fn.min('due_at').as('at'))
        .where('state', '=', sql.lit('pending'))
        .executeTakeFirst();
      return row?.at ?? null;
    },

    async purge(before) {
      onErase();
      const old = db.selectFrom('violations').select('id').where('found_at', '<', before);
      await db.deleteFrom('violation_messages').where('violation_id', 'in', old).execute();
      const gone = await db
        .deleteFrom('violations')
        .where('found_at', '<', before)
        .executeTakeFirst();
      return Number(gone.numDeletedRows);
    },
  };
}
