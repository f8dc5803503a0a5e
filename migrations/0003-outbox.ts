import { sql } from 'kysely';
import { numbered, required, table, type Step } from './step.ts';

const queued = sql<boolean>`state = 'queued'`;
const states = sql`state in ('queued', 'sending', 'sent', 'maybe', 'failed', 'expired')`;

export const outbox: Step = {
  name: '0003-outbox',
  statements: (db, engine) => [
    table(db, 'outbox', engine.plain)
      .addColumn('id', engine.serial, numbered(engine))
      .addColumn('key', 'text', (column) => column.notNull().unique())
      .addColumn('to_kind', 'text', (column) =>
        column.notNull().check(sql`to_kind in ('group', 'person')`),
      )
      .addColumn('to_id', 'text', required)
      .addColumn('purpose', 'text', required)
      .addColumn('text', 'text', required)
      .addColumn('rule', 'text')
      .addColumn('violation_id', engine.integer)
      .addColumn('group_id', 'text')
      .addColumn('queued_at', engine.integer, required)
      .addColumn('not_before', engine.integer, required)
      .addColumn('expires_at', engine.integer, required)
      .addColumn('fallback', 'text')
      .addColumn('state', 'text', (column) => column.notNull().check(states))
      .addColumn('attempts', engine.integer, required)
      .addColumn('begun_at', engine.integer)
      .addColumn('sent_at', engine.integer)
      .addColumn('settled_at', engine.integer)
      .addColumn('reason', 'text'),
    // The state is the same in all of these rows, but named first it makes SQLite prefer them.
    ...[
      ['outbox_ready', 'not_before'],
      ['outbox_expiring', 'expires_at'],
      ['outbox_violation', 'violation_id'],
      ['outbox_waiting', 'to_kind', 'to_id', 'purpose'],
    ].map(([name = '', ...columns]) =>
      db.schema
        .createIndex(name)
        .on('outbox')
        .columns(['state', ...columns])
        .where(queued),
    ),
    db.schema.createIndex('outbox_state').on('outbox').columns(['state', 'id']),
    db.schema.createIndex('outbox_sent_at').on('outbox').columns(['state', 'sent_at']),
    db.schema.createIndex('outbox_said').on('outbox').columns(['to_kind', 'to_id', 'sent_at']),
    db.schema
      .createIndex('outbox_words')
      .on('outbox')
      .column('settled_at')
      .where(sql<boolean>`text <> ''`),
  ],
};
