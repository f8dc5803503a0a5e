import { addDays, dayOf } from '../domain/zone.ts';
import type { Job } from './job.ts';
import { keptDays, keptYears } from './thresholds.ts';

const dayMs = 86_400_000;

/** Drops what has been kept long enough: what is not there cannot leak. */
export const purge: Job = {
  name: 'purge',
  title: '到期数据清理',
  every: { at: '03:30', holiday: 'keep' },
  graceHours: 24,
  async run({ tx, now, book }) {
    await tx.messages.purge(now - keptDays.facts * dayMs);
    await tx.violations.purge(now - keptYears * 365 * dayMs);
    await tx.outbox.purge(now - keptDays.dispatches * dayMs);
    const today = dayOf(book.calendar.zone, now);
    await tx.counts.purge(addDays(today, -keptYears * 365));
  },
};
