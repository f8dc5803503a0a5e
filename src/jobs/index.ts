import { closeQuiet } from './close-quiet.ts';
import { idle } from './idle.ts';
import type { Job } from './job.ts';
import { purge } from './purge.ts';
import { terms } from './terms.ts';
import { trialEnds } from './trial-ends.ts';
import { weeklySummary } from './weekly-summary.ts';

/** Every scheduled job, in order of names. */
export const jobs: readonly Job[] = [closeQuiet, idle, purge, terms, trialEnds, weeklySummary];
