import { finishErasing } from '../register/erase.ts';
import type { Job } from './job.ts';
import { quietDays } from './thresholds.ts';

const quietMs = quietDays * 86_400_000;
const atOnce = 1_000;

/** Closes cases that stood and were followed by nothing for thirty days. */
export const closeQuiet: Job = {
  name: 'close-quiet',
  title: '到期记录办结',
  every: { at: '03:40', holiday: 'keep' },
  graceHours: 24,
  async run({ tx, now }) {
    const until = now - quietMs;
    const open = await tx.violations.list({ states: ['open'], until }, atOnce);
    for (const { id, lastAt } of open) {
      if (lastAt < until) await tx.violations.become(id, 'closed', now);
    }
    await finishErasing(tx, now);
  },
};
