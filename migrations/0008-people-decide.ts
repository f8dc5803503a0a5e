import { sql } from 'kysely';
import { numbered, required, table, worded, type Engine, type Step } from './step.ts';

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
      .addColumn('about', 'text')
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
    // Whole rows go from now on, also those that have lost their words before.
    db.schema.dropIndex('outbox_words'),
    db.schema.createIndex('outbox_settled_at').on('outbox').column('settled_at'),

    db.schema.createIndex('journal_entered_at').on('journal').column('entered_at'),
    ...appendOnly(engine).map((words) => worded(db, words)),
    // Number and link of the last entry: without it nobody sees that the end was cut off.
    worded(
      db,
      `insert into notes (key, value)
       select 'journal/head', id || ':' || link from journal order by id desc limit 1`,
    ),
  ],
};

/** Entries are numbered 1, 2, 3 …, and neither changed nor removed by anybody who minds the database. */
function appendOnly({ name }: Engine): readonly string[] {
  const next = '(select coalesce(max(id), 0) + 1 from journal)';
  const stays = 'The journal is append-only';
  const follows = 'A journal entry takes the next number';
  if (name === 'sqlite') {
    return [
      `create trigger journal_not_changed before update on journal
       begin select raise(abort, '${stays}'); end`,
      `create trigger journal_not_removed before delete on journal
       begin select raise(abort, '${stays}'); end`,
      // Also what keeps "insert or replace" from changing an entry.
      `create trigger journal_in_order before insert on journal when new.id is not ${next}
       begin select raise(abort, '${follows}'); end`,
    ];
  }
  return [
    `create function journal_stays() returns trigger language plpgsql as
     $$ begin raise exception '${stays}'; end $$`,
    `create trigger journal_not_changed before update or delete on journal
     for each row execute function journal_stays()`,
    `create trigger journal_not_emptied before truncate on journal
     for each statement execute function journal_stays()`,
    `create function journal_follows() returns trigger language plpgsql as
     $$ begin
       if new.id is distinct from ${next} then raise exception '${follows}'; end if;
       return new;
     end $$`,
    `create trigger journal_in_order before insert on journal
     for each row execute function journal_follows()`,
  ];
}
