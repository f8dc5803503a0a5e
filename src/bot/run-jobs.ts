import type { Calendar } from '../domain/calendar.ts';
import { slotsBetween } from '../domain/slots.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Job } from '../jobs/job.ts';
import type { Abilities } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { StoreFault, type Store } from '../ports/store.ts';

const minute = 60_000;
const hour = 60 * minute;
/** The mark of how far the calendar was walked is written this often: each write waits for the disk. */
const markEvery = minute;

export interface RunJobsParts {
  readonly store: Store;
  readonly jobs: readonly Job[];
  readonly book: () => Book;
  readonly clock: Clock;
  readonly log: Log;
  readonly abilities: () => Abilities;
}

/**
 * Runs what fell due since the calendar was last walked, and the jobs of every tick. Of several
 * missed slots of a job the latest runs, if it is within the job's grace; a clock that was put
 * back runs nothing twice. A job that throws is logged and recorded as failed; the others go on.
 * Call it again and again, never twice at once. @throws StoreFault where nothing can be kept
 */
export async function runDueJobs(parts: RunJobsParts): Promise<void> {
  const { store, jobs, clock } = parts;
  const now = clock.now();
  const mark = await store.transaction((tx) => tx.jobs.walkedTo());
  // A first start looks at this very instant and at nothing before it.
  const walked = mark ?? now - 1;
  const { calendar } = parts.book();
  let found = false;
  for (const job of jobs) {
    if (job.every === 'tick') {
      await attempt(parts, job, now, now);
      continue;
    }
    const slot = slotsBetween(job.every, calendar, walked, now).at(-1);
    if (slot === undefined) continue;
    found = true;
    await runSlot(parts, job, slot, now);
  }
  if (found || mark === null || now - walked >= markEvery) {
    await store.transaction((tx) => tx.jobs.setWalkedTo(now));
  }
}

/** The next instant (milliseconds UTC) after `after` at which a job is due; null within sixty days. */
export function nextJobAt(jobs: readonly Job[], calendar: Calendar, after: number): number | null {
  // A simulated clock asks this at every step, and the answer is nearly always tomorrow.
  for (const days of [2, 60]) {
    const next = jobs
      .map((job) => slotsBetween(job.every, calendar, after, after + days * 24 * hour)[0])
      .filter((slot) => slot !== undefined);
    if (next.length > 0) return Math.min(...next);
  }
  return null;
}

async function runSlot(parts: RunJobsParts, job: Job, slot: number, now: number): Promise<void> {
  const fields = { job: job.name, slot, lateMs: now - slot };
  if (now - slot > job.graceHours * hour) {
    parts.log.warn(fields, 'A job was missed by more than its grace and is left out this time');
    return;
  }
  if (now - slot > minute) parts.log.info(fields, 'A job that was missed runs now');
  await attempt(parts, job, slot, now);
}

/** One transaction holds the claim and the work: a job has run, or nothing of it happened. */
async function attempt(parts: RunJobsParts, job: Job, slot: number, now: number): Promise<void> {
  const { store, log } = parts;
  const claims = job.every !== 'tick';
  try {
    await store.transaction(async (tx) => {
      if (claims && !(await tx.jobs.claim(job.name, slot, now))) return;
      await job.run({ tx, now, slot, book: parts.book(), abilities: parts.abilities() });
      if (claims) await tx.jobs.finish(job.name, slot, now, 'done');
    });
  } catch (error) {
    // Without a store nothing can be recorded: the slot stays due and the next tick tries again.
    if (error instanceof StoreFault) throw error;
    log.error({ job: job.name, slot, error: String(error) }, 'A job failed; the others go on');
    if (!claims) return;
    await store.transaction(async (tx) => {
      if (await tx.jobs.claim(job.name, slot, now)) {
        await tx.jobs.finish(job.name, slot, now, `failed: ${String(error)}`);
      }
    });
  }
}
