import { sql, type Kysely, type SqlBool } from 'kysely';
import type { OutboxTable } from '../../ports/store.ts';
import { forgettingOutbox } from './outbox-forgetting.ts';
import { dispatchFromRow, toQueuedRow } from './outbox-rows.ts';
import type { Schema } from './schema.ts';

const said = ['sent', 'maybe'] as const;

export function outboxTable(db: Kysely<Schema>, onErase: () => void): OutboxTable {
  const all = () => db.selectFrom('outbox').selectAll();
  // Written out, not bound: only so the indexes over what is queued are taken.
  const queued = () => all().where('state', '=', sql.lit('queued'));

  const forgetting = forgettingOutbox(db, onErase);

  return {
    async add(dispatch) {
      const added = await db
        .insertInto('outbox')
        .values(toQueuedRow(dispatch))
        .onConflict((conflict) => conflict.column('key').doNothing())
        .executeTakeFirst();
      return Number(added.numInsertedOrUpdatedRows) === 1;
    },

    async get(id) {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : dispatchFromRow(row);
    },

    async ready(now, limit) {
      const rows = await queued()
        .where('not_before', '<=', now)
        .orderBy('queued_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(dispatchFromRow);
    },

    async nextReady(after) {
      const row = await db
        .selectFrom('outbox')
        .select((is) => is.fn.min('not_before').as('at'))
        .where('state', '=', sql.lit('queued'))
        .where('not_before', '>', after)
        .executeTakeFirst();
      return row?.at ?? null;
    },

    async begin(id, at) {
      const begun = await db
        .updateTable('outbox')
        .set({ state: 'sending', begun_at: at, attempts: sql`attempts + 1` })
        .where('id', '=', id)
        .where('state', '=', sql.lit('queued'))
        .executeTakeFirst();
      // Words must not leave without the mark: whoever asked has to stop here.
      if (Number(begun.numUpdatedRows) === 0) throw new Error(`Dispatch ${id} is not queued`);
    },

    async settle(id, state, at, reason) {
      if (state === 'queued' || state === 'sending') {
        throw new Error(`Dispatch ${id} cannot be settled as ${state}`);
      }
      const out = state === 'sent' || state === 'maybe';
      await db
        .updateTable('outbox')
        .set({ state, settled_at: at, reason: reason ?? null, ...(out ? { sent_at: at } : {}) })
        .where('id', '=', id)
        // What was surely sent stays sent, whatever is thought of it later.
        .where('state', '<>', 'sent')
        .execute();
      await forgetting.forgetFleeting(at);
    },

    async saidAs(id, messageId) {
      await db.updateTable('outbox').set({ message_id: messageId }).where('id', '=', id).execute();
    },

    async postpone(id, notBefore) {
      await db
        .updateTable('outbox')
        .set({ state: 'queued', not_before: notBefore })
        .where('id', '=', id)
        .where('state', 'in', ['queued', 'sending'])
        .execute();
    },

    async interrupted() {
      const rows = await all().where('state', '=', 'sending').orderBy('id').execute();
      return rows.map(dispatchFromRow);
    },

    async waiting(to, purpose) {
      const rows = await queued()
        .where('to_kind', '=', to.kind)
        .where('to_id', '=', to.id)
        .where('purpose', '=', purpose)
        .orderBy('queued_at')
        .orderBy('id')
        .execute();
      return rows.map(dispatchFromRow);
    },

    async said(to, since) {
      const rows = await all()
        .where('to_kind', '=', to.kind)
        .where('to_id', '=', to.id)
        .where('sent_at', '>=', since)
        .where('state', 'in', said)
        .orderBy('sent_at')
        .orderBy('id')
        .execute();
      return rows.map(dispatchFromRow);
    },

    // Asked by a person now and then: no index is kept for it.
    async ofViolation(violationId) {
      const rows = await all().where('violation_id', '=', violationId).orderBy('id').execute();
      return rows.map(dispatchFromRow);
    },

    async countSaid(since, until) {
      const row = await db
        .selectFrom('outbox')
        .select((is) => is.fn.countAll<number>().as('count'))
        .where('sent_at', '>=', since)
        .where('sent_at', '<', until)
        .where('state', 'in', said)
        .executeTakeFirstOrThrow();
      return row.count;
    },

    async list(states, limit) {
      if (states.length === 0) return [];
      const rows = await all()
        .where('state', 'in', states)
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(dispatchFromRow);
    },

    // Asked by a person once, too.
    async holding(words) {
      if (words === '') return [];
      const holds = (column: 'text' | 'fallback') =>
        sql<SqlBool>`replace(coalesce(${sql.ref(column)}, ''), ${words}, '') <> coalesce(${sql.ref(column)}, '')`;
      const rows = await all()
        .where((is) => is.or([holds('text'), holds('fallback')]))
        .orderBy('id')
        .execute();
      return rows.map(dispatchFromRow);
    },

    // At the end: what is spread first makes a slow object of the rest, in every transaction.
    ...forgetting,
  };
}
