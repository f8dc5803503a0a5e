import { openAppeals } from '../register/open-appeal.ts';
import { settleAppeal } from '../register/settle-appeal.ts';
import { maySpeak, type Job } from './job.ts';

/** Nobody decided in time: that decides for the member. */
export const appeals: Job = {
  name: 'appeals',
  title: '申诉逾期处理',
  every: 'tick',
  graceHours: 0,
  async run(context) {
    const { tx, now, book } = context;
    const [soonest] = await tx.appeals.open();
    if (soonest === undefined || now <= soonest.dueAt || !maySpeak(context)) return;
    for (const { appeal, violation, group } of await openAppeals(tx, book)) {
      if (now <= appeal.dueAt) break;
      const nobody = { reviewerId: null, reason: null };
      await settleAppeal(tx, { violation, group, outcome: 'lapsed', ...nobody, now });
    }
  },
};
