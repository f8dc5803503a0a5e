import { numbered, required, table, type Step } from './step.ts';

export const commandsAndJobs: Step = {
  name: '0005-commands-and-jobs',
  statements: (db, engine) => [
    table(db, 'commands', engine.plain)
      .addColumn('id', engine.serial, numbered(engine))
      .addColumn('message_id', 'text', (column) => column.notNull().unique())
      .addColumn('group_id', 'text')
      .addColumn('sender_id', 'text', required)
      .addColumn('text', 'text', required)
      .addColumn('noted_at', engine.integer, required),

    table(db, 'job_runs', engine.keyed)
      .addColumn('job', 'text', required)
      .addColumn('slot', engine.integer, required)
      .addColumn('claimed_at', engine.integer, required)
      .addColumn('finished_at', engine.integer)
      .addColumn('outcome', 'text')
      .addPrimaryKeyConstraint('job_runs_key', ['job', 'slot']),
  ],
};
