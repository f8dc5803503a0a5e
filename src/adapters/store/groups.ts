import { sql, type Kysely } from 'kysely';
import type { Group, GroupOverlay } from '../../domain/group.ts';
import type { GroupTable } from '../../ports/store.ts';
import { chunks } from './chunks.ts';
import { flagOf, type GroupRow, type Schema } from './schema.ts';
import { succeedGroup } from './succeed-group.ts';

export function groupTable(db: Kysely<Schema>): GroupTable {
  const all = () => db.selectFrom('groups').selectAll();

  return {
    async get(id) {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },

    async list() {
      const rows = await all().orderBy('joined_at').orderBy('id').execute();
      return rows.map(fromRow);
    },

    async put(group) {
      const { id, ...rest } = toRow(group);
      await db
        .insertInto('groups')
        .values({ id, ...rest })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
        .execute();
    },

    async touch(work) {
      for (const piece of chunks([...work], 2)) {
        const touched = sql.join(piece.map(([id, at]) => sql`(${id}, cast(${at} as bigint))`));
        await sql`
          with touched (id, at) as (values ${touched})
          update ${sql.table('groups')} set last_work_at = touched.at from touched
          where ${sql.table('groups')}.id = touched.id
            and (last_work_at is null or last_work_at < touched.at)`.execute(db);
      }
    },

    async overlays(groupId) {
      const rows = await db
        .selectFrom('group_overlays')
        .selectAll()
        .where('group_id', '=', groupId)
        .orderBy('key')
        .execute();
      return rows.map(overlayOf);
    },

    async overlaid(key) {
      const rows = await db
        .selectFrom('group_overlays')
        .selectAll()
        .where('key', '=', key)
        .orderBy('group_id')
        .execute();
      return new Map(rows.map((row) => [row.group_id, overlayOf(row)]));
    },

    succeed: (oldId, newId) => succeedGroup(db, oldId, newId),

    async setOverlay(overlay) {
      const words = { value: overlay.value, set_by: overlay.setBy, set_at: overlay.setAt };
      await db
        .insertInto('group_overlays')
        .values({ group_id: overlay.groupId, key: overlay.key, ...words })
        .onConflict((conflict) => conflict.columns(['group_id', 'key']).doUpdateSet(words))
        .execute();
    },

    async dropOverlay(groupId, key) {
      await db
        .deleteFrom('group_overlays')
        .where('group_id', '=', groupId)
        .where('key', '=', key)
        .execute();
    },
  };
}

function overlayOf(row: Schema['group_overlays']): GroupOverlay {
  return {
    groupId: row.group_id,
    key: row.key,
    value: row.value,
    setBy: row.set_by,
    setAt: row.set_at,
  };
}

function toRow(group: Group): GroupRow {
  return {
    id: group.id,
    name: group.name,
    present: flagOf(group.present),
    joined_at: group.joinedAt,
    trial_until: group.trialUntil,
    paused_until: group.pausedUntil,
    ends_on: group.endsOn,
    last_work_at: group.lastWorkAt,
    owner_id: group.ownerId,
    admin_ids: JSON.stringify(group.adminIds),
    refreshed_at: group.refreshedAt,
  };
}

function fromRow(row: GroupRow): Group {
  return {
    id: row.id,
    name: row.name,
    present: row.present === 1,
    joinedAt: row.joined_at,
    trialUntil: row.trial_until,
    pausedUntil: row.paused_until,
    endsOn: row.ends_on,
    lastWorkAt: row.last_work_at,
    ownerId: row.owner_id,
    adminIds: JSON.parse(row.admin_ids) as string[],
    refreshedAt: row.refreshed_at,
  };
}
