import { basename, dirname, join } from 'node:path';
import { readTimeline, type TimelineFault } from '../adapters/chatlogs/timeline.ts';
import { manualClock } from '../adapters/clock.ts';
import { openRuleFiles } from '../adapters/rule-files.ts';
import { shippedRules } from '../adapters/rule-folder.ts';
import { openStore } from '../adapters/store/open.ts';
import { Bot } from '../bot/bot.ts';
import type { PaceSettings } from '../bot/pace.ts';
import type { Book } from '../engine/rule-book/book.ts';
import { jobs } from '../jobs/index.ts';
import { kinds } from '../kinds/index.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { play, type TimelineFinding } from './play.ts';
import { CliFault, type Terminal } from './subcommand.ts';
import { silentChat, worldOf, type TimelineWorld } from './timeline-world.ts';

export interface Timeline extends TimelineWorld {
  readonly name: string;
  readonly faults: readonly TimelineFault[];
}

/** Nothing is held back: nobody is spoken to. */
export const noPace: PaceSettings = { accountMs: 0, recipientMs: 0, restMs: 0, random: () => 0 };

/** Reads a timeline for a person at a terminal: each fault is named on the error stream. @throws CliFault */
export async function openTimeline(path: string, terminal: Terminal): Promise<Timeline> {
  const name = basename(path);
  const faults: TimelineFault[] = [];
  try {
    const lines = await readTimeline(path, name, (fault) => {
      faults.push(fault);
      terminal.err(`${name}:${String(fault.line)}: ${fault.message}\n`);
    });
    return { ...worldOf(lines), name, faults };
  } catch (error) {
    throw new CliFault(`${path} cannot be read${reasonOf(error)}: name a file of JSON lines.`);
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return ' because there is no such file';
  if (code === 'EISDIR') return ' because it is a folder';
  if (code === 'EACCES') return ' because this user may not read it';
  return ` (${error instanceof Error ? error.message : String(error)})`;
}

/** The rule books of a folder, the shipped ones where none is named. @throws CliFault */
export async function openBooks(folder: string | undefined, log: Log) {
  return openRuleFiles({ folder: folder ?? shippedRules(), kinds, log, onChange: () => undefined });
}

/** A folder of the package, from the sources and from the built tree: both lie beside `rules/`. */
export function packagePath(name: string): string {
  return join(dirname(shippedRules()), name);
}

export interface Audit {
  readonly findings: readonly TimelineFinding[];
  readonly ruleIds: ReadonlySet<string>;
  readonly recorded: number;
  readonly repeated: number;
}

/** Judges a timeline in memory, by the very way a live message takes; nobody hears anything. */
export async function auditTimeline(
  timeline: Timeline,
  rulesFolder: string | undefined,
  log: Log,
  onProgress: (done: number, total: number) => void,
): Promise<Audit> {
  const files = await openBooks(rulesFolder, log);
  try {
    const book = files.book();
    const played = await playOffline({ timeline, book, log, onProgress });
    return { ...played, ruleIds: ruleIdsOf(book, timeline) };
  } finally {
    files.close();
  }
}

export interface OfflinePlay {
  readonly timeline: Timeline;
  readonly book: Book;
  readonly log: Log;
  readonly onProgress: (done: number, total: number) => void;
  /** Looks into the store once all is played; the store goes with the end of it. */
  readonly look?: (store: Store) => Promise<void>;
}

/** Plays a timeline against one book, in memory; nobody hears anything. */
export async function playOffline({
  timeline,
  book,
  log,
  onProgress,
  look,
}: OfflinePlay): Promise<Omit<Audit, 'ruleIds'>> {
  const store = await openStore({ path: ':memory:' });
  try {
    await timeline.seed(store);
    const clock = manualClock(timeline.world.now);
    const bot = await Bot.create({
      store,
      clock,
      log,
      chat: silentChat(timeline.world),
      book: () => book,
      jobs,
      commands: [],
      pace: noPace,
      gatherMs: 0,
    });
    await bot.start();
    const findings = await play({
      bot,
      store,
      lines: timeline.lines,
      setNow: (at) => {
        clock.set(at);
      },
      deliver: async (chunk) => {
        for (const line of chunk)
          bot.receive({ kind: 'message', message: timeline.messageOf(line) });
        await bot.settled();
      },
      onProgress,
    });
    const { recorded, repeated } = bot.figures();
    await look?.(store);
    return { findings, recorded, repeated };
  } finally {
    await store.close();
  }
}

/** Every rule that holds in some group of the timeline. */
export function ruleIdsOf(book: Book, timeline: Timeline): ReadonlySet<string> {
  const types = new Map(timeline.lines.map(({ group, groupType }) => [group, groupType]));
  const ids = [...types].flatMap(([name, type]) =>
    book.forGroup({ id: name, name, ...(type === null ? {} : { type }) }).rules.map(({ id }) => id),
  );
  return new Set(ids);
}

/** Says now and then how far a long work is; at most a line for each tenth. */
export function progressTo(
  err: (text: string) => void,
  what: string,
): (done: number, total: number) => void {
  let said = 0;
  return (done, total) => {
    const tenth = total === 0 ? 10 : Math.floor((done / total) * 10);
    if (total < 1_000 || tenth <= said) return;
    said = tenth;
    err(`${what}: ${String(done)} of ${String(total)} messages\n`);
  };
}
