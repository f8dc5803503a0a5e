import { sql } from 'kysely';
import { flag, required, table, type Step } from './step.ts';

export const groupsAndPeople: Step = {
  name: '0004-groups-and-people',
  statements: (db, engine) => [
    table(db, 'groups', engine.plain)
      .addColumn('id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('name', 'text', required)
      .addColumn('present', engine.integer, flag('present'))
      .addColumn('joined_at', engine.integer, required)
      .addColumn('trial_until', engine.integer)
      .addColumn('paused_until', engine.integer)
      .addColumn('ends_on', 'text')
      .addColumn('last_work_at', engine.integer)
      .addColumn('owner_id', 'text')
      .addColumn('admin_ids', 'text', required)
      .addColumn('refreshed_at', engine.integer),

    table(db, 'group_overlays', engine.keyed)
      .addColumn('group_id', 'text', required)
      .addColumn('key', 'text', required)
      .addColumn('value', 'text', required)
      .addColumn('set_by', 'text', required)
      .addColumn('set_at', engine.integer, required)
      .addPrimaryKeyConstraint('group_overlays_key', ['group_id', 'key']),

    table(db, 'people', engine.plain)
      .addColumn('id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('name', 'text', required)
      .addColumn('reachable', engine.integer, (column) => column.check(sql`reachable in (0, 1)`)),

    table(db, 'memberships', engine.keyed)
      .addColumn('group_id', 'text', required)
      .addColumn('person_id', 'text', required)
      .addColumn('name', 'text', required)
      .addPrimaryKeyConstraint('memberships_key', ['group_id', 'person_id']),
    db.schema.createIndex('memberships_person').on('memberships').column('person_id'),

    table(db, 'bindings', engine.keyed)
      .addColumn('role', 'text', required)
      .addColumn('scope', 'text', required)
      .addColumn('name', 'text', required)
      .addColumn('person_id', 'text', required)
      .addColumn('bound_at', engine.integer, required)
      .addPrimaryKeyConstraint('bindings_key', ['role', 'scope', 'name']),
  ],
};
