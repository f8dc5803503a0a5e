import { sql } from 'kysely';
import type {
  ColumnBuilderCallback,
  CompiledQuery,
  CreateTableBuilder,
  Kysely,
  RawBuilder,
} from 'kysely';

/** The few points in which the two engines differ. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  /** 64 bits: milliseconds UTC, numbers, flags. */
  readonly integer: 'integer' | 'bigint';
  /** A number that is given once and never again, whatever is deleted. */
  readonly serial: 'integer' | 'bigserial';
  /** For tables looked up by their own key only: one tree instead of two. */
  readonly keyed: RawBuilder<unknown> | null;
  readonly plain: RawBuilder<unknown> | null;
}

export const sqlite: Engine = {
  name: 'sqlite',
  integer: 'integer',
  serial: 'integer',
  keyed: sql`strict, without rowid`,
  plain: sql`strict`,
};

export const postgres: Engine = {
  name: 'postgres',
  integer: 'bigint',
  serial: 'bigserial',
  keyed: null,
  plain: null,
};

/** What a step is made of: anything Kysely can put into words. */
export interface Statement {
  compile(): CompiledQuery;
}

/**
 * One step forward. It is a list of statements, not a program: so its hash is that of its SQL,
 * and neither formatting nor a build tool changes it. A step that landed is never edited.
 */
export interface Step {
  /** `0001-name`, numbered without gaps. */
  readonly name: string;
  readonly statements: (db: Kysely<unknown>, engine: Engine) => readonly Statement[];
}

type Table = CreateTableBuilder<string, string>;

/** A table in the engine's strict form. */
export function table(db: Kysely<unknown>, name: string, end: RawBuilder<unknown> | null): Table {
  const builder: Table = db.schema.createTable(name);
  return end === null ? builder : builder.modifyEnd(end);
}

export const required: ColumnBuilderCallback = (column) => column.notNull();

/** The `id` column of a table whose rows are numbered. */
export function numbered(engine: Engine): ColumnBuilderCallback {
  return (column) =>
    engine.name === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey();
}

/** A column of 0 or 1. */
export function flag(name: string): ColumnBuilderCallback {
  return (column) => column.notNull().check(sql`${sql.ref(name)} in (0, 1)`);
}

/** A statement Kysely has no words of its own for. */
export function worded(db: Kysely<unknown>, words: string): Statement {
  return { compile: () => sql.raw(words).compile(db) };
}
