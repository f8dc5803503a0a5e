import type { Kysely } from 'kysely';
import type { Baseline } from '../../domain/baseline.ts';
import type { BaselineTable } from '../../ports/register-tables.ts';
import type { Schema } from './schema.ts';

export function baselineTable(db: Kysely<Schema>, onErase: () => void): BaselineTable {
  const all = () => db.selectFrom('baselines').selectAll();

  return {
    async freeze({ day, frozenAt, frozenBy, figures }) {
      const frozen = { frozen_at: frozenAt, frozen_by: frozenBy, figures };
      await db
        .insertInto('baselines')
        .values({ day, ...frozen })
        .onConflict((conflict) => conflict.column('day').doUpdateSet(frozen))
        .execute();
    },

    async get(day) {
      const row = await all().where('day', '=', day).executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },

    async list() {
      return (await all().orderBy('day').execute()).map(fromRow);
    },

    async forgetPerson(personId, erasedId) {
      onErase();
      await db
        .updateTable('baselines')
        .set({ frozen_by: erasedId })
        .where('frozen_by', '=', personId)
        .execute();
    },
  };
}

function fromRow(row: Schema['baselines']): Baseline {
  return {
    day: row.day,
    frozenAt: row.frozen_at,
    frozenBy: row.frozen_by,
    figures: row.figures,
  };
}
