import { numbered, required, table, type Step } from './step.ts';

export const countsJournalNotes: Step = {
  name: '0006-counts-journal-notes',
  statements: (db, engine) => [
    table(db, 'day_counts', engine.keyed)
      .addColumn('group_id', 'text', required)
      .addColumn('day', 'text', required)
      .addColumn('what', 'text', required)
      .addColumn('count', engine.integer, required)
      .addPrimaryKeyConstraint('day_counts_key', ['group_id', 'day', 'what']),
    db.schema.createIndex('day_counts_day').on('day_counts').column('day'),

    table(db, 'journal', engine.plain)
      .addColumn('id', engine.serial, numbered(engine))
      .addColumn('entered_at', engine.integer, required)
      .addColumn('actor_id', 'text', required)
      .addColumn('action', 'text', required)
      .addColumn('group_id', 'text')
      .addColumn('detail', 'text', required)
      .addColumn('link', 'text', required),
    db.schema.createIndex('journal_group').on('journal').columns(['group_id', 'entered_at']),

    table(db, 'notes', engine.plain)
      .addColumn('key', 'text', (column) => column.notNull().primaryKey())
      .addColumn('value', 'text', required),
  ],
};
