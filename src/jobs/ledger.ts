import { fillLedger } from '../register/fill-ledger.ts';
import { measureLedger } from '../register/measure.ts';
import type { Job } from './job.ts';

/** Once a day, before anybody is at work, the register is what the bot sees. It says nothing. */
export const ledger: Job = {
  name: 'ledger',
  title: '台账更新',
  every: { at: '06:00', holiday: 'keep' },
  graceHours: 18,
  async run({ tx, book, now }) {
    await fillLedger(tx, book, now);
    await measureLedger(tx, book, now);
  },
};
