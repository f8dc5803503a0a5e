import { expect, test } from 'vitest';
import { blankRow } from '../../src/domain/entry.ts';
import { applications } from '../../src/jobs/applications.ts';
import { shanghai } from '../time/china-2026.ts';
import { openOffice } from './office.ts';

test('an approval nobody used lapses where nobody may be told, too', async () => {
  const { store, book, queued } = await openOffice();
  const about = { id: null, groupId: null, applicantId: 'sun', urgent: false } as const;
  const at = shanghai('2026-09-01T09:00:00');
  const states = await store.transaction(async (tx) => {
    await tx.entries.add(
      {
        ...blankRow,
        ...about,
        sort: 'group',
        name: '秋播群',
        state: 'approved',
        since: '2026-09-01',
      },
      { at, actorId: 'wang', reason: '报备获批准' },
    );
    const now = shanghai('2026-09-14T08:40:00');
    const abilities = { provider: 'test', stableIds: false, writesPrivately: true };
    await applications.run({ tx, now, slot: now, book, abilities });
    return (await tx.entries.list()).map(({ state }) => state);
  });
  expect(states).toEqual(['lapsed']);
  expect(await queued()).toEqual([]);
});
