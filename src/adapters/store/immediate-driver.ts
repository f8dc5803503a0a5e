import { setTimeout } from 'node:timers/promises';
import type { Database, Statement } from 'better-sqlite3';
import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import { isBusy } from './faults.ts';

/** With 100 ms of SQLite's own waiting each, about five seconds of patience. */
const beginAttempts = 25;
const pauseMs = 100;
const statementsKept = 300;
const longestKept = 4_000;

/** Deferred only where nothing is ever written: a read sees one moment. */
export type Begin = 'begin immediate' | 'begin deferred';

export function sqliteDialect(db: Database, begin: Begin = 'begin immediate'): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => immediateDriver(db, begin),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/**
 * Kysely's driver for SQLite, but for three things: transactions are immediate, statements are
 * kept, and nothing runs outside of a transaction. Who uses it must queue transactions himself.
 */
function immediateDriver(db: Database, begin: Begin): Driver {
  const connection = connectionTo(db);
  return {
    init: () => Promise.resolve(),
    acquireConnection: () => Promise.resolve(connection),
    beginTransaction: () => beginPatiently(db, begin),
    commitTransaction: async () => {
      db.exec('commit');
    },
    rollbackTransaction: async () => {
      // A full disk makes SQLite roll back by itself.
      if (db.inTransaction) db.exec('rollback');
    },
    releaseConnection: () => Promise.resolve(),
    destroy: async () => {
      db.close();
    },
  };
}

/** A deferred transaction that begins with a read fails at its first write without waiting. */
async function beginPatiently(db: Database, begin: Begin): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      db.exec(begin);
      return;
    } catch (error) {
      if (!isBusy(error) || attempt === beginAttempts) throw error;
    }
    // SQLite's own waiting stops the whole process, so most of it is done here.
    await setTimeout(pauseMs);
  }
}

function connectionTo(db: Database): DatabaseConnection {
  const kept = new Map<string, Statement>();

  function prepare(sql: string): Statement {
    const known = kept.get(sql);
    if (known !== undefined) return known;
    const statement = db.prepare(sql);
    if (sql.length <= longestKept) {
      if (kept.size >= statementsKept) kept.clear();
      kept.set(sql, statement);
    }
    return statement;
  }

  return {
    executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      // Also true after SQLite rolled back by itself: going on would write row by row.
      if (!db.inTransaction) throw new Error('A query ran outside of its transaction');
      const statement = prepare(sql);
      if (statement.reader) {
        return Promise.resolve({ rows: statement.all(...parameters) as Row[] });
      }
      const { changes } = statement.run(...parameters);
      return Promise.resolve({ rows: [], numAffectedRows: BigInt(changes) });
    },
    streamQuery() {
      throw new Error('The store reads whole answers only');
    },
  };
}
