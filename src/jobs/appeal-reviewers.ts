import { openAppeals } from '../register/open-appeal.ts';
import { tellReviewer } from '../register/tell-reviewer.ts';
import { maySpeak, type Job } from './job.ts';

/** Whoever was asked may have left his office, or cannot be written to: then the next one is asked. */
export const appealReviewers: Job = {
  name: 'appeal-reviewers',
  title: '申诉复核人告知',
  every: { at: '08:20', holiday: 'skip' },
  graceHours: 8,
  async run(context) {
    if (!maySpeak(context)) return;
    const { tx, now, book } = context;
    for (const open of await openAppeals(tx, book)) await tellReviewer(tx, book, open, now);
  },
};
