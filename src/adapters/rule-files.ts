import { statSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import type { Kind } from '../engine/kind.ts';
import type { Book, Fault } from '../engine/rule-book/book.ts';
import { formatFault } from '../engine/rule-book/fault.ts';
import type { Log } from '../ports/log.ts';
import { readRuleFolder } from './rule-folder.ts';

/** No book can be had: one sentence for the person at the console. */
export class RuleFilesFault extends Error {
  override readonly name = 'RuleFilesFault';
  readonly faults: readonly Fault[];

  constructor(message: string, faults: readonly Fault[]) {
    super(message);
    this.faults = faults;
  }
}

export interface RuleFilesParts {
  /** A folder like `rules/`. */
  readonly folder: string;
  readonly kinds: readonly Kind[];
  readonly log: Log;
  /** Told of each new book after it has taken the place of the old one. */
  readonly onChange: (book: Book) => void;
  /** Milliseconds a file must rest before it is read, and between two looks where nobody calls. */
  readonly settleMs?: number;
  readonly pollMs?: number;
}

export interface RuleFiles {
  /** The last good book, whole: ask once per batch. */
  book(): Book;
  /** What is wrong in the files as they lie there now. */
  faults(): readonly Fault[];
  close(): void;
}

/**
 * Reads a folder's rule book and follows its changes. A reading with a fault that the book in use
 * did not have leaves that book in its place: a slip in one rule must not switch off another.
 * @throws RuleFilesFault where there is no book to begin with
 */
export async function openRuleFiles(parts: RuleFilesParts): Promise<RuleFiles> {
  return Promise.resolve(follow(parts));
}

function follow({ folder, kinds, log, onChange, ...pace }: RuleFilesParts): RuleFiles {
  const settleMs = pace.settleMs ?? 300;
  refuseMissing(folder);
  const first = readRuleFolder(folder, kinds);
  if (first.book === null) throw noBook(folder, first.faults);
  let live: Book = first.book;
  let accepted = new Set(first.faults.map(sameness));
  let faults = first.faults;
  let looked = first.looked;
  let seen = fingerprint(looked);
  let changing: string | null = null;
  let waiting: NodeJS.Timeout | null = null;
  let failing = false;
  tell(log, faults);

  /** Called by a timer, where a throw would end the process. */
  const look = (): void => {
    waiting = null;
    try {
      lookNow();
      failing = false;
    } catch (error) {
      if (!failing) {
        log.error(
          { folder, error: String(error) },
          'The rule book cannot be looked at; the last good one stays',
        );
      }
      failing = true;
    }
  };
  const lookNow = (): void => {
    // A folder that is gone is no office that took its book away.
    refuseMissing(folder);
    const now = fingerprint(looked);
    if (now === seen) {
      changing = null;
    } else if (now === changing) {
      changing = null;
      reread(now);
    } else {
      // Still being written, perhaps: it is read once it has not changed for a moment.
      changing = now;
      lookSoon();
    }
  };
  const lookSoon = (): void => {
    waiting ??= setTimeout(look, settleMs);
    waiting.unref();
  };
  const reread = (now: string): void => {
    seen = now;
    const reading = readRuleFolder(folder, kinds);
    if (reading.looked.join('\n') !== looked.join('\n')) {
      looked = reading.looked;
      seen = fingerprint(looked);
    }
    faults = reading.faults;
    tell(log, faults);
    if (reading.book === null || faults.some((fault) => !accepted.has(sameness(fault)))) {
      log.error(
        { folder, faults: faults.length },
        'The rule book has faults; the last good one stays',
      );
      return;
    }
    live = reading.book;
    accepted = new Set(faults.map(sameness));
    log.info({ folder, book: live.name, version: live.version }, 'A new rule book is in use');
    onChange(live);
  };

  const watchers = [folder, join(folder, 'calendars'), join(folder, 'packs')].flatMap((path) =>
    watched(path, lookSoon),
  );
  // Network folders and containers' mounts tell of nothing.
  const poll = setInterval(lookSoon, pace.pollMs ?? 2_000);
  poll.unref();
  return {
    book: () => live,
    faults: () => faults,
    close() {
      clearInterval(poll);
      if (waiting !== null) clearTimeout(waiting);
      for (const watcher of watchers) watcher.close();
    },
  };
}

function refuseMissing(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  throw new RuleFilesFault(
    `There is no folder ${folder} to read rule books from: name one that holds unit.yaml.`,
    [],
  );
}

function noBook(folder: string, faults: readonly Fault[]): RuleFilesFault {
  const first = faults[0] === undefined ? '' : ` ${formatFault(faults[0])}`;
  return new RuleFilesFault(
    `The rule book in ${folder} cannot be used (faults: ${faults.length}). The first:${first}`,
    faults,
  );
}

function tell(log: Log, faults: readonly Fault[]): void {
  for (const fault of faults) log.warn({ fault: formatFault(fault) }, 'Fault in a rule book');
}

/** A fault is the same one though it moved up or down a line. */
function sameness(fault: Fault): string {
  return `${fault.file} ${fault.message}`;
}

function fingerprint(paths: readonly string[]): string {
  return paths
    .map((path) => {
      const found = statSync(path, { throwIfNoEntry: false });
      return found === undefined ? '-' : `${found.ino} ${found.size} ${found.mtimeMs}`;
    })
    .join('\n');
}

function watched(path: string, onEvent: () => void): readonly FSWatcher[] {
  try {
    const watcher = watch(path, { persistent: false }, onEvent);
    watcher.on('error', () => watcher.close());
    return [watcher];
  } catch {
    return [];
  }
}
