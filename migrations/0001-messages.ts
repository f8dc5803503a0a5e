import { sql } from 'kysely';
import { flag, numbered, required, table, type Step } from './step.ts';

export const messages: Step = {
  name: '0001-messages',
  statements: (db, engine) => [
    table(db, 'seen', engine.keyed)
      .addColumn('id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('seen_at', engine.integer, required),
    db.schema.createIndex('seen_seen_at').on('seen').column('seen_at'),

    table(db, 'facts', engine.plain)
      .addColumn('id', engine.serial, numbered(engine))
      .addColumn('message_id', 'text', (column) => column.notNull().unique())
      .addColumn('group_id', 'text', required)
      .addColumn('sender_id', 'text', required)
      .addColumn('sender_role', 'text', required)
      .addColumn('sent_at', engine.integer, required)
      .addColumn('type', 'text', required)
      .addColumn('act', 'text', required)
      .addColumn('emoji_only', engine.integer, flag('emoji_only'))
      .addColumn('content_free', engine.integer, flag('content_free'))
      // Long enough for any hash, too short for what people write.
      .addColumn('content_hash', 'text', (column) => column.check(sql`length(content_hash) <= 128`))
      .addColumn('length', engine.integer, required)
      .addColumn('urgent_mark', engine.integer, flag('urgent_mark'))
      .addColumn('event', engine.integer, flag('event'))
      .addColumn('event_word', engine.integer, flag('event_word'))
      .addColumn('paper_issuer', 'text')
      .addColumn('paper_form', 'text')
      .addColumn('key_points', engine.integer, flag('key_points'))
      .addColumn('announces_series', engine.integer, flag('announces_series'))
      .addColumn('mentions_all', engine.integer, flag('mentions_all'))
      .addCheckConstraint('facts_paper_whole', sql`(paper_issuer is null) = (paper_form is null)`),
    db.schema.createIndex('facts_group').on('facts').columns(['group_id', 'sent_at']),
    db.schema.createIndex('facts_sent_at').on('facts').column('sent_at'),

    table(db, 'dead_letters', engine.plain)
      .addColumn('id', engine.serial, numbered(engine))
      .addColumn('message_id', 'text', required)
      .addColumn('reason', 'text', required)
      .addColumn('failed_at', engine.integer, required),
    db.schema.createIndex('dead_letters_failed_at').on('dead_letters').column('failed_at'),
  ],
};
