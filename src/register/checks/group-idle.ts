import { daysBetween } from '../../domain/zone.ts';
import type { RegisterValues } from '../../engine/rule-book/register.ts';
import type { LedgerRow } from '../ledger.ts';
import type { Check } from './check.ts';
import { standingRows } from './standing.ts';

const row = { name: '青溪镇防汛值守群', unit: '青溪镇', type: 'work' };

/**
 * What is counted is the days from the last work message on; how many messages there were says
 * nothing, for 收到 and stickers are none.
 */
export const groupIdle: Check = {
  finding: 'group-idle',
  title: '闲置',
  summary: 'Nobody has written anything of work for sixty days, in a notice group for ninety.',
  severity: 'middle',
  source: '香洲、利川清理“僵尸群”；高台两个月未更新',
  examples: [
    {
      title: 'sixty days, however much was said beside the work, and in whichever state it stands',
      shows: 'fires',
      on: '2026-10-12',
      rows: [
        { id: '1', ...row, lastWork: '2026-07-01', messages30: 240 },
        { id: '2', ...row, lastWork: '2026-07-01', type: 'task', ends: '2026-12-31' },
        { id: '3', ...row, lastWork: '2026-07-01', state: 'to_dissolve' },
        { id: '4', name: '青溪镇防汛值守群', lastWork: '2026-07-01' },
        { id: '5', name: '青溪发布', lastWork: '2026-07-01', followers: 12 },
        { id: '6', ...row, lastWork: '2026-07-01', type: '通知群' },
        { id: '7', ...row, lastWork: '2026-07-01', type: 'village' },
      ],
      finds: ['1', '2', '3', '4', '5', '6', '7'],
    },
    {
      title: 'the sixtieth day, and of a notice group the ninetieth',
      shows: 'boundary',
      on: '2026-10-12',
      rows: [
        { id: '1', ...row, lastWork: '2026-08-13' },
        { id: '2', ...row, lastWork: '2026-08-14' },
        { id: '3', ...row, lastWork: '2026-07-14', type: 'notice' },
        { id: '4', ...row, lastWork: '2026-07-15', type: 'notice' },
      ],
      finds: ['1', '3'],
    },
    {
      title: 'what is gone or not built has no work',
      shows: 'near-miss',
      on: '2026-10-12',
      rows: [
        { id: '2', ...row, lastWork: '2026-01-01', state: 'dissolved' },
        { id: '3', ...row, lastWork: '2026-01-01', state: 'merged' },
        { id: '4', ...row, lastWork: '2026-01-01', state: 'approved' },
      ],
      finds: [],
    },
    {
      title: 'called idle, and worked in since',
      shows: 'near-miss',
      on: '2026-10-12',
      rows: [{ id: '1', ...row, lastWork: '2026-10-11', state: 'idle' }],
      finds: [],
    },
    {
      title: 'people stand by in it',
      shows: 'near-miss',
      on: '2026-10-12',
      rows: [
        { id: '1', ...row, lastWork: '2026-01-12', nature: '值班值守' },
        { id: '2', ...row, lastWork: '2026-01-12', type: '值班群' },
        { id: '3', ...row, lastWork: '2026-01-12', purpose: '汛期24小时值班值守' },
        { id: '4', ...row, lastWork: '2026-01-12', note: '防汛值班群，非汛期休眠' },
        { id: '5', ...row, lastWork: '2026-01-12', note: '季节性工作群' },
        { id: '6', ...row, lastWork: '2026-01-12', nature: '季节性' },
      ],
      finds: [],
    },
    {
      title:
        'no day given: nobody knows, but where the bot sits and never saw any, or the list says so',
      shows: 'boundary',
      on: '2026-10-12',
      rows: [
        { id: '1', ...row, created: '2025-01-01' },
        { id: '2', ...row, created: '2025-01-01', bot: 'yes' },
        { id: '3', ...row, created: '2026-09-30', bot: 'yes' },
        { id: '4', ...row, state: 'idle' },
      ],
      finds: ['2', '4'],
    },
  ],
  find({ on, rows }, { values }) {
    return standingRows(rows).flatMap((found) => {
      const limit = idleAfter(found, values);
      if (limit === null) return [];
      const since = found.lastWork ?? neverSince(found);
      if (since === null) {
        if (found.state !== 'idle') return [];
        return [{ row: found, person: null, words: '台账中列为闲置', numbers: { limit } }];
      }
      const days = daysBetween(since, on);
      if (days < limit) return [];
      const what = found.sort === 'account' ? '没有更新' : '没有工作信息';
      const words = `已${String(days)}天${what}`;
      return [{ row: found, person: null, words, numbers: { days, limit } }];
    });
  },
};

/** Null for what never counts as idle. */
function idleAfter({ sort, type, duty }: LedgerRow, values: RegisterValues): number | null {
  if (sort === 'account') return values.idleDays;
  // A duty group sleeps its season. Villagers' groups are found like others, as the source excepts none;
  // the bot itself asks nobody about them: that nobody works in one says little.
  if (duty) return null;
  return type === 'notice' ? values.idleDaysNotice : values.idleDays;
}

/**
 * Of a group the bot sits in a day that is missing says that it never saw any work; of others that
 * nobody knows. In the register itself the bot's own days away are looked at by the job.
 */
function neverSince({ entry, bot, created }: LedgerRow): string | null {
  return entry === null && bot === true ? created : null;
}
