import { sql, type Kysely, type Selectable } from 'kysely';
import type { Errand } from '../../domain/errand.ts';
import type { ErrandTable } from '../../ports/store.ts';
import type { ErrandRow, Schema } from './schema.ts';

const atOnce = 50;

export function errandTable(db: Kysely<Schema>): ErrandTable {
  return {
    async add({ key, kind, target, about, notBefore, expiresAt }) {
      const added = await db
        .insertInto('errands')
        .values({
          key,
          kind,
          target,
          about: about ?? null,
          not_before: notBefore,
          expires_at: expiresAt,
          attempts: 0,
          state: 'waiting',
        })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .executeTakeFirst();
      return Number(added.numInsertedOrUpdatedRows) === 1;
    },

    async ready(now) {
      await db
        .updateTable('errands')
        .set({ state: 'expired', about: null })
        .where('state', '=', 'waiting')
        .where('expires_at', '<', now)
        .execute();
      const rows = await db
        .selectFrom('errands')
        .selectAll()
        .where('state', '=', 'waiting')
        .where('not_before', '<=', now)
        .orderBy('id')
        .limit(atOnce)
        .execute();
      return rows.map(fromRow);
    },

    async settle(id, state) {
      await db.updateTable('errands').set({ state, about: null }).where('id', '=', id).execute();
    },

    async postpone(id, notBefore) {
      await db
        .updateTable('errands')
        .set({ not_before: notBefore, attempts: sql`attempts + 1` })
        .where('id', '=', id)
        .execute();
    },

    async nextReady(after) {
      const row = await db
        .selectFrom('errands')
        .select((is) => is.fn.min('not_before').as('at'))
        .where('state', '=', 'waiting')
        .where('not_before', '>', after)
        .executeTakeFirst();
      return row?.at ?? null;
    },
  };
}

function fromRow(row: Selectable<ErrandRow>): Errand {
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    target: row.target,
    notBefore: row.not_before,
    expiresAt: row.expires_at,
    attempts: row.attempts,
    ...(row.about === null ? {} : { about: row.about }),
  };
}
