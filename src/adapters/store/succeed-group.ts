import { sql, type Kysely } from 'kysely';
import { entryTable } from './entries.ts';
import type { Schema } from './schema.ts';

/** Everything that is kept of a group moves to the id it goes by now. @throws where either has no row */
export async function succeedGroup(
  db: Kysely<Schema>,
  oldId: string,
  newId: string,
): Promise<void> {
  if (oldId === newId) return;
  const rows = await db
    .selectFrom('groups')
    .selectAll()
    .where('id', 'in', [oldId, newId])
    .execute();
  const before = rows.find(({ id }) => id === oldId);
  const after = rows.find(({ id }) => id === newId);
  if (before === undefined || after === undefined) throw new Error('A group to succeed has no row');
  const { joined_at, trial_until, paused_until, ends_on } = before;
  const worked = [before.last_work_at, after.last_work_at].filter((at) => at !== null);
  const last_work_at = worked.length === 0 ? null : Math.max(...worked);
  await db
    .updateTable('groups')
    .set({ joined_at, trial_until, paused_until, ends_on, last_work_at })
    .where('id', '=', newId)
    .execute();

  // What was decided of the group stands before what the new id gathered in a day.
  await db
    .deleteFrom('group_overlays')
    .where('group_id', '=', newId)
    .where('key', 'in', (is) =>
      is.selectFrom('group_overlays').select('key').where('group_id', '=', oldId),
    )
    .execute();
  // A case of nobody's bears the id of its group.
  await db
    .updateTable('violations')
    .set({ person_id: newId })
    .where('group_id', '=', oldId)
    .where('person_id', '=', oldId)
    .execute();
  await entryTable(db, () => undefined).succeed(oldId, newId);
  const moved = ['group_overlays', 'violations', 'facts', 'notice_lines'] as const;
  for (const table of moved) {
    await db.updateTable(table).set({ group_id: newId }).where('group_id', '=', oldId).execute();
  }
  await sql`
    insert into day_counts (group_id, day, what, count)
    select cast(${newId} as text), day, what, count from day_counts where group_id = ${oldId}
    on conflict (group_id, day, what) do update set count = day_counts.count + excluded.count`.execute(
    db,
  );
  await db.deleteFrom('day_counts').where('group_id', '=', oldId).execute();
  await db.deleteFrom('memberships').where('group_id', '=', oldId).execute();
  await db.deleteFrom('groups').where('id', '=', oldId).execute();
}
