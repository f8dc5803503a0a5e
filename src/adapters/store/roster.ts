import type { Kysely } from 'kysely';
import type { RosterTable } from '../../ports/register-tables.ts';
import { chunks } from './chunks.ts';
import type { Schema } from './schema.ts';

export function rosterTable(db: Kysely<Schema>, onErase: () => void): RosterTable {
  return {
    async replace(lines) {
      onErase();
      await db.deleteFrom('roster').execute();
      for (const piece of chunks([...lines], 5)) {
        const rows = piece.map(({ name, unit, post, state, since }) => ({
          name,
          unit,
          post,
          state,
          since,
        }));
        await db.insertInto('roster').values(rows).execute();
      }
    },

    async list() {
      return db
        .selectFrom('roster')
        .select(['name', 'unit', 'post', 'state', 'since'])
        .orderBy('id')
        .execute();
    },
  };
}
