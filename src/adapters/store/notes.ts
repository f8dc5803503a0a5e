import { sql, type Kysely, type SqlBool } from 'kysely';
import type { NoteTable } from '../../ports/store.ts';
import type { Schema } from './schema.ts';

export function noteTable(db: Kysely<Schema>): NoteTable {
  return {
    async get(key) {
      const row = await db
        .selectFrom('notes')
        .select('value')
        .where('key', '=', key)
        .executeTakeFirst();
      return row?.value ?? null;
    },

    async set(key, value) {
      await db
        .insertInto('notes')
        .values({ key, value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute();
    },

    async drop(key) {
      await db.deleteFrom('notes').where('key', '=', key).execute();
    },

    async beginning(prefix) {
      const wanted = sql`cast(${prefix} as text)`;
      const rows = await db
        .selectFrom('notes')
        .selectAll()
        // Not `like`: its signs and its blindness to case are no matter of keys.
        .where(sql<SqlBool>`substr(key, 1, length(${wanted})) = ${wanted}`)
        .execute();
      // Sorted here, because the two engines order text differently.
      rows.sort((a, b) => (a.key < b.key ? -1 : 1));
      return new Map(rows.map((row) => [row.key, row.value]));
    },
  };
}
