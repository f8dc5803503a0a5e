import { sql } from 'kysely';
import type { Step } from './step.ts';

/** What a message's words speak for, and what a near repeat is known by. */
export const themesOfMessages: Step = {
  name: '0007-themes-of-messages',
  statements: (db) => [
    db.schema.alterTable('facts').addColumn('themes', 'text', (column) =>
      column
        .notNull()
        .defaultTo('')
        .check(sql`length(themes) <= 256`),
    ),
    // Long enough for any sketch, too short for what people write.
    db.schema
      .alterTable('facts')
      .addColumn('sketch', 'text', (column) => column.check(sql`length(sketch) <= 64`)),
    db.schema
      .alterTable('facts')
      .addColumn('figures', 'text', (column) => column.check(sql`length(figures) <= 16`)),
  ],
};
