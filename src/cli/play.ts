import { advance } from '../bot/advance.ts';
import type { Bot } from '../bot/bot.ts';
import type { TimelineLine } from '../adapters/chatlogs/timeline.ts';
import type { Store } from '../ports/store.ts';

/** Lines that lie this close together are handed over at once. */
const chunkSpan = 60_000;
const chunkSize = 200;

/** What a timeline gave: one entry for each rule found on a line. */
export interface TimelineFinding {
  readonly id: string;
  readonly rule: string;
  readonly group: string;
  readonly time: string;
  readonly state: string;
  readonly numbers: Readonly<Record<string, number | string>>;
}

export interface PlayParts {
  readonly bot: Bot;
  readonly store: Store;
  /** In order of time. */
  readonly lines: readonly TimelineLine[];
  readonly setNow: (at: number) => void | Promise<void>;
  /** Hands a chunk to the bot by whatever way; resolves once all of it was received. */
  readonly deliver: (chunk: readonly TimelineLine[]) => Promise<void>;
  readonly onProgress: (done: number, total: number) => void;
}

/** Plays a timeline: the clock goes with the lines, and at the end runs on until nothing is pending. */
export async function play(parts: PlayParts): Promise<readonly TimelineFinding[]> {
  const { bot, store, lines, setNow } = parts;
  let done = 0;
  for (const chunk of chunksOf(lines)) {
    const first = chunk[0];
    const last = chunk.at(-1);
    if (first === undefined || last === undefined) continue;
    await advance(bot, first.at, setNow);
    await setNow(last.at);
    await parts.deliver(chunk);
    await bot.settled();
    done += chunk.length;
    parts.onProgress(done, lines.length);
  }
  for (let last: number | null = null; ;) {
    const due = await store.transaction((tx) => tx.violations.nextDue());
    // One that cannot be settled must not hold the end of the timeline up for ever.
    if (due === null || due === last) break;
    last = due;
    await advance(bot, due + 20_000, setNow);
  }
  return findingsOf(store, lines);
}

function* chunksOf(lines: readonly TimelineLine[]): Generator<readonly TimelineLine[]> {
  let chunk: TimelineLine[] = [];
  for (const line of lines) {
    const begun = chunk[0]?.at ?? line.at;
    if (chunk.length >= chunkSize || line.at - begun > chunkSpan) {
      yield chunk;
      chunk = [];
    }
    chunk.push(line);
  }
  yield chunk;
}

async function findingsOf(
  store: Store,
  lines: readonly TimelineLine[],
): Promise<readonly TimelineFinding[]> {
  return store.transaction(async (tx) => {
    const findings: TimelineFinding[] = [];
    const told = new Set<string>();
    for (const line of lines) {
      // An id that comes twice is one message.
      if (told.has(line.id)) continue;
      told.add(line.id);
      for (const violation of await tx.violations.ofMessage(line.id)) {
        if (violation.state === 'cured') continue;
        findings.push({
          id: line.id,
          rule: violation.rule,
          group: line.group,
          time: new Date(line.at).toISOString(),
          state: violation.state,
          numbers: violation.numbers,
        });
      }
    }
    return findings;
  });
}
