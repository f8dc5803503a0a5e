import { sql } from 'kysely';
import { flag, numbered, required, table, worded, type Engine, type Step } from './step.ts';

const sorts = sql`sort in ('group', 'account')`;
const states = sql`state in ('applied', 'approved', 'active', 'idle', 'overdue', 'to_merge',
  'to_dissolve', 'merged', 'dissolved', 'unregistered', 'rejected', 'lapsed')`;
const applied = sql`kind in ('file', 'change', 'extend', 'merge')`;
const answered = sql`outcome in ('approved', 'rejected', 'joined', 'withdrawn')`;
const rectified = sql`outcome in ('done', 'late', 'dropped')`;
const rosterStates = sql`state in ('serving', 'moved', 'retired')`;
const open = sql<boolean>`outcome is null`;

/** The ledger of groups with its history, what is applied for, what is to be put right, figures frozen. */
export const register: Step = {
  name: '0009-register',
  statements: (db, engine) => [
    table(db, 'entries', engine.plain)
      .addColumn('number', engine.serial, numbered(engine))
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('sort', 'text', (column) => column.notNull().check(sorts))
      .addColumn('state', 'text', (column) => column.notNull().check(states))
      .addColumn('since', 'text', required)
      .addColumn('group_id', 'text', (column) => column.unique())
      .addColumn('applicant_id', 'text')
      .addColumn('urgent', engine.integer, flag('urgent'))
      // What is filed, by the keys of the ledger; what is measured stands in columns of its own.
      .addColumn('filed', 'text', required)
      .addColumn('last_work', 'text')
      .addColumn('messages30', engine.integer)
      .addColumn('notices30', engine.integer)
      .addColumn('bot', engine.integer, (column) => column.check(sql`bot in (0, 1)`)),

    table(db, 'entry_changes', engine.plain)
      .addColumn('id', engine.serial, numbered(engine))
      .addColumn('entry', engine.integer, required)
      .addColumn('changed_at', engine.integer, required)
      .addColumn('actor_id', 'text', required)
      .addColumn('key', 'text', required)
      .addColumn('old', 'text')
      .addColumn('now', 'text')
      .addColumn('reason', 'text', required),
    db.schema.createIndex('entry_changes_entry').on('entry_changes').column('entry'),
    db.schema.createIndex('entry_changes_at').on('entry_changes').column('changed_at'),
    ...appendOnly(engine).map((words) => worded(db, words)),

    table(db, 'applications', engine.plain)
      .addColumn('number', engine.serial, numbered(engine))
      .addColumn('kind', 'text', (column) => column.notNull().check(applied))
      .addColumn('entry', engine.integer, required)
      .addColumn('by_id', 'text', required)
      .addColumn('payload', 'text', required)
      .addColumn('made_at', engine.integer, required)
      .addColumn('due_at', engine.integer, required)
      .addColumn('reminded_at', engine.integer)
      .addColumn('outcome', 'text', (column) => column.check(answered))
      .addColumn('decided_by', 'text')
      .addColumn('decided_at', engine.integer)
      .addColumn('answer', 'text'),
    db.schema.createIndex('applications_open').on('applications').column('due_at').where(open),
    db.schema.createIndex('applications_by').on('applications').columns(['by_id', 'made_at']),
    db.schema.createIndex('applications_entry').on('applications').column('entry'),

    table(db, 'rectifications', engine.plain)
      .addColumn('number', engine.serial, numbered(engine))
      .addColumn('entry', engine.integer, required)
      .addColumn('facts', 'text', required)
      .addColumn('finding', 'text')
      .addColumn('person', 'text', required)
      .addColumn('person_id', 'text')
      .addColumn('opened_by', 'text', required)
      .addColumn('opened_on', 'text', required)
      .addColumn('due_on', 'text', required)
      .addColumn('outcome', 'text', (column) => column.check(rectified))
      .addColumn('settled_on', 'text')
      .addColumn('answer', 'text'),
    db.schema.createIndex('rectifications_open').on('rectifications').column('due_on').where(open),
    db.schema.createIndex('rectifications_entry').on('rectifications').column('entry'),

    table(db, 'baselines', engine.keyed)
      .addColumn('day', 'text', (column) => column.notNull().primaryKey())
      .addColumn('frozen_at', engine.integer, required)
      .addColumn('frozen_by', 'text', required)
      .addColumn('figures', 'text', required),

    table(db, 'roster', engine.plain)
      .addColumn('id', engine.serial, numbered(engine))
      .addColumn('name', 'text', required)
      .addColumn('unit', 'text', required)
      .addColumn('post', 'text')
      .addColumn('state', 'text', (column) => column.notNull().check(rosterStates))
      .addColumn('since', 'text'),
  ],
};

/** A line of history stays as it is, and goes only after its entry is gone. */
function appendOnly({ name }: Engine): readonly string[] {
  const stays = 'The history of an entry is append-only';
  const held = 'exists (select 1 from entries where entries.number = old.entry)';
  if (name === 'sqlite') {
    return [
      `create trigger entry_changes_not_changed before update on entry_changes
       begin select raise(abort, '${stays}'); end`,
      `create trigger entry_changes_not_removed before delete on entry_changes when ${held}
       begin select raise(abort, '${stays}'); end`,
    ];
  }
  return [
    `create function entry_changes_stay() returns trigger language plpgsql as
     $$ begin
       if tg_op = 'UPDATE' or ${held} then raise exception '${stays}'; end if;
       return old;
     end $$`,
    `create trigger entry_changes_not_changed before update or delete on entry_changes
     for each row execute function entry_changes_stay()`,
  ];
}
