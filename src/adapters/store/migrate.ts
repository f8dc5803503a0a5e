import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Engine, Step } from '../../../migrations/step.ts';
import { StoreFault } from '../../ports/store.ts';
import { faults } from './faults.ts';

/** A step that was taken, as the database remembers it. */
export interface Taken {
  readonly name: string;
  readonly hash: string;
}

/** The hash of the SQL a step stands for on this engine. */
export function hashOf(step: Step, db: Kysely<unknown>, engine: Engine): string {
  const words = step.statements(db, engine).map((statement) => statement.compile().sql);
  return createHash('sha256').update(words.join(';\n')).digest('hex');
}

/** The steps still to take. What was taken must be the beginning of the list, word for word. */
export function stepsAhead(
  taken: readonly Taken[],
  steps: readonly Step[],
  db: Kysely<unknown>,
  engine: Engine,
  path: string,
): readonly Step[] {
  for (const [at, { name, hash }] of taken.entries()) {
    const step = steps[at];
    if (step === undefined) throw new StoreFault(faults.newer(path, name));
    if (step.name !== name || hashOf(step, db, engine) !== hash) {
      throw new StoreFault(faults.altered(path, name));
    }
  }
  return steps.slice(taken.length);
}

/** Takes the steps and writes them down. `db` is a transaction: all of them or none. */
export async function takeSteps(
  db: Kysely<unknown>,
  engine: Engine,
  steps: readonly Step[],
  before: number,
): Promise<void> {
  await sql`create table if not exists migrations (
    position integer not null primary key, name text not null, hash text not null
  ) ${engine.plain ?? sql``}`.execute(db);
  for (const [at, step] of steps.entries()) {
    for (const statement of step.statements(db, engine)) await db.executeQuery(statement.compile());
    await sql`insert into migrations (position, name, hash)
      values (${before + at + 1}, ${step.name}, ${hashOf(step, db, engine)})`.execute(db);
  }
}
