import { sql } from 'kysely';
import { numbered, required, table, type Step } from './step.ts';

const states = sql`state in ('pending', 'cured', 'open', 'corrected', 'mistaken', 'appealed', 'overturned', 'closed')`;

export const violations: Step = {
  name: '0002-violations',
  statements: (db, engine) => [
    table(db, 'violations', engine.plain)
      .addColumn('id', engine.serial, numbered(engine))
      .addColumn('group_id', 'text', required)
      .addColumn('person_id', 'text', required)
      .addColumn('rule', 'text', required)
      .addColumn('kind', 'text', required)
      .addColumn('level', 'text', required)
      .addColumn('message_id', 'text', required)
      .addColumn('found_at', engine.integer, required)
      .addColumn('last_at', engine.integer, required)
      .addColumn('hits', engine.integer, (column) => column.notNull().check(sql`hits > 0`))
      .addColumn('state', 'text', (column) => column.notNull().check(states))
      .addColumn('state_at', engine.integer, required)
      .addColumn('due_at', engine.integer)
      .addColumn('numbers', 'text', required)
      .addColumn('clause', 'text', required)
      .addColumn('book', 'text', required),
    db.schema.createIndex('violations_found_at').on('violations').column('found_at'),
    db.schema.createIndex('violations_group').on('violations').columns(['group_id', 'found_at']),
    db.schema.createIndex('violations_person').on('violations').columns(['person_id', 'found_at']),
    db.schema.createIndex('violations_rule').on('violations').columns(['rule', 'found_at']),
    db.schema.createIndex('violations_state').on('violations').columns(['state', 'found_at']),
    // The state is the same in all of these rows, but named first it makes SQLite prefer them.
    db.schema
      .createIndex('violations_due')
      .on('violations')
      .columns(['state', 'due_at'])
      .where(sql<boolean>`state = 'pending'`),
    db.schema
      .createIndex('violations_pending')
      .on('violations')
      .columns(['state', 'group_id'])
      .where(sql<boolean>`state = 'pending'`),

    table(db, 'violation_messages', engine.keyed)
      .addColumn('message_id', 'text', required)
      .addColumn('violation_id', engine.integer, (column) =>
        column.notNull().references('violations.id'),
      )
      .addPrimaryKeyConstraint('violation_messages_key', ['message_id', 'violation_id']),
    db.schema
      .createIndex('violation_messages_violation')
      .on('violation_messages')
      .column('violation_id'),
  ],
};
