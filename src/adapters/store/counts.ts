import { sql, type Kysely } from 'kysely';
import type { CountTable, DayCount } from '../../ports/store.ts';
import { chunks, inPieces } from './chunks.ts';
import type { Schema } from './schema.ts';

export function countTable(db: Kysely<Schema>, onErase: () => void): CountTable {
  return {
    async add(counts) {
      for (const piece of chunks(summed(counts), 4)) {
        await db
          .insertInto('day_counts')
          .values(
            piece.map(({ groupId, day, what, count }) => ({ group_id: groupId, day, what, count })),
          )
          .onConflict((conflict) =>
            conflict
              .columns(['group_id', 'day', 'what'])
              .doUpdateSet({ count: sql`day_counts.count + excluded.count` }),
          )
          .execute();
      }
    },

    async between(from, to, groupId) {
      let query = db
        .selectFrom('day_counts')
        .selectAll()
        .where('day', '>=', from)
        .where('day', '<=', to);
      if (groupId !== undefined) query = query.where('group_id', '=', groupId);
      const rows = await query.orderBy('day').orderBy('group_id').orderBy('what').execute();
      return rows.map(({ group_id, day, what, count }) => ({
        groupId: group_id,
        day,
        what,
        count,
      }));
    },

    async sums(from, to, what) {
      const rows = await db
        .selectFrom('day_counts')
        .select(['group_id', (is) => is.fn.sum('count').as('total')])
        .where('day', '>=', from)
        .where('day', '<=', to)
        .where('what', '=', what)
        .groupBy('group_id')
        .execute();
      return new Map(rows.map(({ group_id, total }) => [group_id, Number(total)]));
    },

    async purge(before) {
      onErase();
      return inPieces(async (limit) => {
        const gone = await db
          .deleteFrom('day_counts')
          .where(({ eb, refTuple, selectFrom }) =>
            eb(
              refTuple('group_id', 'day', 'what'),
              'in',
              selectFrom('day_counts')
                .select(['group_id', 'day', 'what'])
                .where('day', '<', before)
                .limit(limit)
                .$asTuple('group_id', 'day', 'what'),
            ),
          )
          .executeTakeFirst();
        return Number(gone.numDeletedRows);
      });
    },
  };
}

/** One row a key: within one statement a row is written only once. */
function summed(counts: readonly DayCount[]): readonly DayCount[] {
  const sums = new Map<string, DayCount>();
  for (const row of counts) {
    const key = JSON.stringify([row.groupId, row.day, row.what]);
    sums.set(key, { ...row, count: row.count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()];
}
