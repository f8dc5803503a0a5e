import type { Kysely, Selectable } from 'kysely';
import type { Proposal } from '../../domain/proposal.ts';
import type { ProposalTable } from '../../ports/store.ts';
import type { ProposalRow, Schema } from './schema.ts';

/** What a settled one keeps of its words. */
const emptied = '{}';

export function proposalTable(db: Kysely<Schema>, onErase: () => void): ProposalTable {
  const all = () => db.selectFrom('proposals').selectAll();

  return {
    async add({ kind, byId, payload, madeAt, expiresAt }) {
      const { id } = await db
        .insertInto('proposals')
        .values({ kind, by_id: byId, payload, made_at: madeAt, expires_at: expiresAt })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },

    async get(id) {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },

    async open(now, kind) {
      let query = all().where('outcome', 'is', null).where('expires_at', '>=', now);
      if (kind !== undefined) query = query.where('kind', '=', kind);
      // Sorted here: asked for in order, SQLite would rather walk through all there ever were.
      const rows = await query.execute();
      return rows.map(fromRow).sort((a, b) => a.id - b.id);
    },

    async settle(id, outcome, by, at) {
      onErase();
      const settled = await db
        .updateTable('proposals')
        .set({ outcome, decided_by: by, decided_at: at, payload: emptied })
        .where('id', '=', id)
        .where('outcome', 'is', null)
        .executeTakeFirst();
      if (Number(settled.numUpdatedRows) === 0) throw new Error(`Proposal ${id} does not wait`);
    },

    async purge(now) {
      onErase();
      const gone = await db
        .updateTable('proposals')
        .set({ payload: emptied })
        .where('outcome', 'is', null)
        .where('expires_at', '<', now)
        .where('payload', '<>', emptied)
        .executeTakeFirst();
      return Number(gone.numUpdatedRows);
    },
  };
}

function fromRow(row: Selectable<ProposalRow>): Proposal {
  return {
    id: row.id,
    kind: row.kind,
    byId: row.by_id,
    payload: row.payload,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    outcome: row.outcome,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  };
}
