import { describe, expect, it } from 'vitest';
import { plainWord, type DispatchState } from '../../src/domain/dispatch.ts';
import { blankRow } from '../../src/domain/entry.ts';
import { weeklySummary } from '../../src/jobs/weekly-summary.ts';
import { weekMemory } from '../../src/jobs/week-listed.ts';
import type { Tx } from '../../src/ports/store.ts';
import { storeOfTest } from '../store/store-of-test.ts';
import { shanghai } from '../time/china-2026.ts';
import { knowSupervisors, openOffice } from './office.ts';
import { saidAt } from './said.ts';

/** Whether `idle:12` was known in each of these weeks; `since` is from when on it sleeps. */
async function weeks(
  ...summaries: readonly (readonly [
    key: string,
    became: DispatchState,
    since: string | null,
    to?: string,
  ])[]
): Promise<readonly (boolean | null)[]> {
  const store = await storeOfTest();
  const known: (boolean | null)[] = [];
  for (const [key, became, since, groupId = 'supervisors'] of summaries) {
    await store.transaction(async (tx: Tx) => {
      const memory = await weekMemory(tx, { key, groupId });
      known.push(since === null ? null : memory.mark('idle', 12, since).known === true);
      await memory.keep();
      const to = { kind: 'group', id: groupId } as const;
      const times = { queuedAt: 0, notBefore: 0, expiresAt: 1 };
      await tx.outbox.add(plainWord({ key, to, purpose: 'report', text: '周小结', ...times }));
      const [word] = await tx.outbox.list(['queued'], 1);
      if (word !== undefined) await tx.outbox.settle(word.id, became, 1);
    });
  }
  return known;
}

describe('what a week lists', () => {
  it('is known in the next one and in all that follow', async () => {
    const of = (key: string) => [key, 'sent', '2026-09-01'] as const;
    expect(await weeks(of('w1'), of('w2'), of('w3'))).toEqual([false, true, true]);
  });

  it('is new where it began anew meanwhile, and where it was not listed for a week', async () => {
    expect(await weeks(['w1', 'sent', '2026-09-01'], ['w2', 'sent', '2026-09-20'])).toEqual([
      false,
      false,
    ]);
    expect(
      await weeks(['w1', 'sent', '2026-09-01'], ['w2', 'sent', null], ['w3', 'sent', '2026-09-01']),
    ).toEqual([false, null, false]);
  });

  it('is new still where nobody heard the summary, and known where one before was heard', async () => {
    const day = '2026-09-01';
    expect(await weeks(['w1', 'expired', day], ['w2', 'failed', day], ['w3', 'sent', day])).toEqual(
      [false, false, false],
    );
    expect(await weeks(['w1', 'sent', day], ['w2', 'expired', day], ['w3', 'sent', day])).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('is new to another group of supervisors', async () => {
    const day = '2026-09-01';
    expect(await weeks(['w1', 'sent', day], ['w2', 'sent', day, 'others'])).toEqual([false, false]);
  });
});

describe('the summary of a week', () => {
  it('names an approval nobody built once, and counts it from then on', async () => {
    const office = await openOffice();
    await knowSupervisors(office);
    await office.addMembers(await office.addGroup('青溪镇政务工作群'), 6);
    await office.store.transaction(async (tx) => {
      const about = { id: null, groupId: null, applicantId: null, urgent: false } as const;
      const row = { ...blankRow, ...about, name: '秋播群', state: 'approved' } as const;
      const note = { at: shanghai('2026-09-01T09:00:00'), actorId: 'import', reason: '导入' };
      await tx.entries.add({ ...row, sort: 'group', since: '2026-09-01' }, note);
    });
    const said = await saidAt(
      office,
      weeklySummary,
      '2026-09-12T00:00:00',
      '2026-09-14T09:00:00',
      '2026-09-21T09:00:00',
      '2026-09-28T09:00:00',
    );
    expect(said.map(({ text }) => /已批准逾期未建：.*/u.exec(text)?.[0])).toEqual([
      '已批准逾期未建：《秋播群》（逾期3天）。',
      '已批准逾期未建：此前的1个仍未办结。',
      '已批准逾期未建：此前的1个仍未办结。',
    ]);
  });

  it('names two sleeping groups of one name both, though one of them was asked about in vain', async () => {
    const office = await openOffice();
    await knowSupervisors(office);
    const lastWorkAt = shanghai('2026-06-01T09:00:00');
    const group = await office.addGroup('值班群', { lastWorkAt });
    await office.addGroup('值班群', { lastWorkAt });
    await office.store.transaction(async (tx) => {
      const about = { id: null, applicantId: null, urgent: false } as const;
      const row = { ...blankRow, ...about, name: '值班群' } as const;
      const note = { at: shanghai('2026-08-01T09:00:00'), actorId: 'bot', reason: '闲置' };
      const own = { groupId: group.id, state: 'idle', since: '2026-08-01' } as const;
      await tx.entries.add({ ...row, ...own, sort: 'group' }, note);
    });
    const [report] = await saidAt(
      office,
      weeklySummary,
      '2026-09-12T00:00:00',
      '2026-09-14T09:00:00',
    );
    expect(report?.text).toMatch(/闲置逾期未答复：《值班群》（逾期\d+天）。/u);
    expect(report?.text).toMatch(/\n闲置：《值班群》（105天无工作信息）。/u);
  });
});
