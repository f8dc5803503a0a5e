import { setImmediate } from 'node:timers/promises';

/** SQLite takes 32,766 variables a statement; PostgreSQL twice as many. */
const maxVariables = 30_000;
const maxRows = 500;

/** Cuts rows into pieces that fit one statement, each row taking `columns` variables. */
export function* chunks<Row>(rows: readonly Row[], columns: number): Generator<readonly Row[]> {
  const size = Math.min(maxRows, Math.floor(maxVariables / columns));
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size);
}

const erasedAtOnce = 1_000;

/**
 * Repeats a deletion of at most `limit` rows until it finds fewer, and says how many there were.
 * Between two pieces the event loop has its turn: a purge of a month must not stop the bot.
 */
export async function inPieces(erase: (limit: number) => Promise<number>): Promise<number> {
  let total = 0;
  for (;;) {
    const erased = await erase(erasedAtOnce);
    total += erased;
    if (erased < erasedAtOnce) return total;
    await setImmediate();
  }
}

/** The last of several rows with one key: PostgreSQL refuses to write a row twice at once. */
export function lastOfEach<Row>(rows: readonly Row[], key: (row: Row) => string): readonly Row[] {
  return [...new Map(rows.map((row) => [key(row), row])).values()];
}
