import { sql } from 'kysely';
import { numbered, required, table, type Step } from './step.ts';

const outcomes = sql`outcome in ('upheld', 'overturned', 'lapsed')`;
const settled = sql`outcome in ('done', 'dropped')`;
const open = sql<boolean>`outcome is null`;
const errandKinds = sql`kind in ('leave', 'accept-invitation', 'accept-friend', 'recall')`;
const errandStates = sql`state in ('waiting', 'done', 'failed', 'expired')`;

/** Appeals, what waits for a second word, what the bot is to do, notices of the day; an append-only journal. */
export const peopleDecide: Step = {
  name: '0008-people-decide',
  statements: (db, engine) => [
    table(db, 'appeals', engine.keyed)
      .addColumn('violation_id', engine.integer, (column) =>
        column.notNull().primaryKey().references('violations.id').onDelete('cascade'),
      )
      .addColumn('by_id', 'text', required)
      .addColumn('reason', 'text', required)
      .addColumn('filed_at', engine.integer, required)
      .addColumn('due_at', engine.integer, required)
      .addColumn('reviewer_id', 'text')
      .addColumn('outcome', 'text', (column) => column.check(outcomes))
      .addColumn('decided_at', engine.integer),
    db.schema.createIndex('appeals_open').on('appeals').column('due_at').where(open),
    db.schema.createIndex('appeals_filed_at').on('appeals').column('filed_at'),

    table(db, 'proposals', engine.plain)
      .addColumn('id', engine.serial, numbered(engine))
      .addColumn('kind', 'text', required)
      .addColumn('by_id', 'text', required)
      .addColumn('payload', 'text', required)
      .addColumn('made_at', engine.integer, required)
      .addColumn('expires_at', engine.integer, required)
      .addColumn('outcome', 'text', (column) => column.check(settled))
      .addColumn('decided_by', 'text')
      .addColumn('decided_at', engine.integer),
    db.schema.createIndex('proposals_open').on('proposals').column('expires_at').where(open),

    table(db, 'errands', engine.plain)
      .addColumn('id', engine.serial, numbered(engine))
      .addColumn('key', 'text', (column) => column.notNull().unique())
      .addColumn('kind', 'text', (column) => column.notNull().check(errandKinds))
      .addColumn('target', 'text', required)
      .addColumn('not_before', engine.integer, required)
      .addColumn('expires_at', engine.integer, required)
      .addColumn('attempts', engine.integer, required)
      .addColumn('state', 'text', (column) => column.notNull().check(errandStates)),
    db.schema.createIndex('errands_waiting').on('errands').columns(['state', 'not_before']),

    table(db, 'notice_lines', engine.plain)
      .addColumn('message_id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('group_id', 'text', required)
      .addColumn('sender_id', 'text', required)
      .addColumn('said_at', engine.integer, required)
      .addColumn('line', 'text', (column) => column.notNull().check(sql`length(line) <= 120`))
      .addColumn('deadline', 'text', (column) => column.check(sql`length(deadline) <= 60`))
      .addColumn('contact', 'text', (column) => column.check(sql`length(contact) <= 60`))
      .addColumn('kept_to', 'text', required),
    db.schema.createIndex('notice_lines_group').on('notice_lines').columns(['group_id', 'said_at']),
    db.schema.createIndex('notice_lines_kept_to').on('notice_lines').column('kept_to'),

    // The platform's own id of what was said: with it the bot can take its words back.
    db.schema.alterTable('outbox').addColumn('message_id', 'text'),
  ],
};
