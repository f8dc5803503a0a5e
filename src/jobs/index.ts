import { appealReviewers } from './appeal-reviewers.ts';
import { appeals } from './appeals.ts';
import { closeQuiet } from './close-quiet.ts';
import { idle } from './idle.ts';
import type { Job } from './job.ts';
import { purge } from './purge.ts';
import { strangers } from './strangers.ts';
import { terms } from './terms.ts';
import { trialEnds } from './trial-ends.ts';
import { weeklySummary } from './weekly-summary.ts';

/** Every scheduled job, in order of names. */
export const jobs: readonly Job[] = [
  appealReviewers,
  appeals,
  closeQuiet,
  idle,
  purge,
  strangers,
  terms,
  trialEnds,
  weeklySummary,
];
