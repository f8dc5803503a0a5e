import { appealReviewers } from './appeal-reviewers.ts';
import { appeals } from './appeals.ts';
import { applications } from './applications.ts';
import { closeQuiet } from './close-quiet.ts';
import { closing } from './closing.ts';
import { firstReport } from './first-report.ts';
import { idle } from './idle.ts';
import type { Job } from './job.ts';
import { ledger } from './ledger.ts';
import { memberCheck } from './member-check.ts';
import { memberLimit } from './member-limit.ts';
import { owners } from './owners.ts';
import { purge } from './purge.ts';
import { rectifications } from './rectifications.ts';
import { removed } from './removed.ts';
import { strangers } from './strangers.ts';
import { terms } from './terms.ts';
import { trialEnds } from './trial-ends.ts';
import { unregistered } from './unregistered.ts';
import { weeklySummary } from './weekly-summary.ts';
import { yearlyReview } from './yearly-review.ts';

/** Every scheduled job, in order of names. */
export const jobs: readonly Job[] = [
  appealReviewers,
  appeals,
  applications,
  closeQuiet,
  closing,
  firstReport,
  idle,
  ledger,
  memberCheck,
  memberLimit,
  owners,
  purge,
  rectifications,
  removed,
  strangers,
  terms,
  trialEnds,
  unregistered,
  weeklySummary,
  yearlyReview,
];
