import { expect, test } from 'vitest';
import { blankRow } from '../../src/domain/entry.ts';
import { applications } from '../../src/jobs/applications.ts';
import { registerOfWeek } from '../../src/jobs/week-register.ts';
import { supervisorsGroupNote } from '../../src/register/addressees.ts';
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

test('a unit’s head is reminded of his unit’s applications alone, the supervisors of all, nobody of his own', async () => {
  const { store, book, queued } = await openOffice();
  const at = shanghai('2026-09-07T09:00:00');
  await store.transaction(async (tx) => {
    await tx.notes.set(supervisorsGroupNote, 'supervisors');
    await tx.people.bind('head', '青溪镇', '周镇长', 'zhou', at);
    await tx.people.bind('head', '水利站', '郑站长', 'zheng', at);
    const about = { id: null, groupId: null, urgent: false, sort: 'group' } as const;
    const filings = [
      { name: '秋播群', unit: '青溪镇', by: 'sun' },
      { name: '灌溉群', unit: '水利站', by: 'sun' },
      { name: '汛期群', unit: '水利站', by: 'zheng' },
    ];
    for (const { name, unit, by } of filings) {
      const row = { ...blankRow, ...about, name, unit, state: 'applied' } as const;
      const note = { at, actorId: by, reason: '提交报备' };
      const entry = await tx.entries.add({ ...row, applicantId: by, since: '2026-09-07' }, note);
      const times = { madeAt: at, dueAt: at + 86_400_000 };
      await tx.applications.add({
        kind: 'file',
        entry: entry.number,
        byId: by,
        payload: '{}',
        ...times,
      });
    }
    const now = shanghai('2026-09-09T08:40:00');
    const abilities = { provider: 'test', stableIds: true, writesPrivately: true };
    const context = { tx, now, slot: now, book, abilities };
    await applications.run(context);
    await applications.run({ ...context, slot: now + 1 });
  });
  const named = (await queued()).map(({ to, text }) => [
    to.id,
    [...text.matchAll(/《(.群|..群)》/gu)].map(([, name]) => name),
  ]);
  expect(named.toReversed()).toEqual([
    ['supervisors', ['秋播群', '灌溉群', '汛期群']],
    ['zhou', ['秋播群']],
    ['zheng', ['灌溉群']],
    ['sun', ['秋播群', '灌溉群']],
    // 郑站长 hears of his own on another day.
  ]);
});

test('what the office approved outside the chat does not lapse; the supervisors see it in their week', async () => {
  const { store, book } = await openOffice();
  const about = { id: null, groupId: null, applicantId: null, urgent: false } as const;
  const at = shanghai('2026-09-01T09:00:00');
  await store.transaction(async (tx) => {
    const row = { ...blankRow, ...about, name: '秋播群', state: 'approved' } as const;
    const note = { at, actorId: 'import', reason: '导入 台账.xlsx' };
    await tx.entries.add({ ...row, sort: 'group', since: '2026-09-01' }, note);
    const now = shanghai('2026-09-14T08:40:00');
    const abilities = { provider: 'test', stableIds: true, writesPrivately: true };
    const context = { tx, now, slot: now, book, abilities };
    await applications.run(context);
    expect((await tx.entries.list()).map(({ state }) => state)).toEqual(['approved']);
    const week = await registerOfWeek(context, '2026-09-07', '2026-09-13');
    expect(week.unbuilt).toEqual([{ name: '秋播群', days: 3 }]);
  });
});

test('rows a file puts in are not work of the week, what it changes is', async () => {
  const { store, book } = await openOffice();
  const about = { id: null, groupId: null, applicantId: null, urgent: false } as const;
  await store.transaction(async (tx) => {
    const now = shanghai('2026-09-14T09:00:00');
    const note = {
      at: shanghai('2026-09-08T09:00:00'),
      actorId: 'import',
      reason: '导入 台账.xlsx',
    };
    const states = ['dissolved', 'unregistered', 'active'] as const;
    for (const state of states) {
      const row = { ...blankRow, ...about, name: state, filed: '2026-01-05', state } as const;
      await tx.entries.add({ ...row, sort: 'group', since: '2026-09-08' }, note);
    }
    const abilities = { provider: 'test', stableIds: true, writesPrivately: true };
    const week = async () =>
      registerOfWeek({ tx, now, slot: now, book, abilities }, '2026-09-07', '2026-09-13');
    expect(await week()).toMatchObject({ found: 0, filed: 0, dissolved: 0 });
    const active = (await tx.entries.list()).find(({ state }) => state === 'active');
    await tx.entries.change(
      active!.number,
      { state: 'to_dissolve' },
      { ...note, day: '2026-09-08' },
    );
    await tx.entries.change(active!.number, { state: 'dissolved' }, { ...note, day: '2026-09-08' });
    expect(await week()).toMatchObject({ found: 0, filed: 0, dissolved: 1 });
  });
});

test('备案 counts what was approved, not what was handed in, refused, joined or taken back', async () => {
  const { store, book } = await openOffice();
  const about = { id: null, groupId: null, applicantId: 'sun', urgent: false } as const;
  const ways = {
    handedIn: [],
    refused: ['rejected'],
    // A group that stands, and is to go into another one.
    joined: ['to_merge'],
    toGo: ['to_dissolve'],
    takenBack: ['lapsed'],
    approved: ['approved'],
    built: ['approved', 'active'],
    stood: ['active'],
    woken: ['active', 'idle', 'active'],
  } as const;
  await store.transaction(async (tx) => {
    const now = shanghai('2026-09-14T09:00:00');
    const note = { at: shanghai('2026-09-08T09:00:00'), actorId: 'wang', reason: '办理' };
    for (const sort of ['group', 'account'] as const) {
      for (const [name, states] of Object.entries(ways)) {
        if (sort === 'account' && !['handedIn', 'refused', 'stood'].includes(name)) continue;
        const row = { ...blankRow, ...about, name, filed: '2026-09-08', state: 'applied' } as const;
        const entry = await tx.entries.add({ ...row, sort, since: '2026-09-08' }, note);
        for (const [n, state] of states.entries()) {
          const then = { ...note, at: note.at + n + 1, day: '2026-09-08' };
          await tx.entries.change(entry.number, { state }, then);
        }
      }
    }
    const abilities = { provider: 'test', stableIds: true, writesPrivately: true };
    const context = { tx, now, slot: now, book, abilities };
    const week = await registerOfWeek(context, '2026-09-07', '2026-09-13');
    expect(week).toMatchObject({ filed: 4, built: 1, accounts: 1 });
    // A group that sleeps and wakes was filed long ago.
    const built = (await tx.entries.list()).find(({ name }) => name === 'built');
    for (const [n, state] of (['idle', 'active'] as const).entries()) {
      const then = { ...note, at: shanghai('2026-09-15T09:00:00') + n, day: '2026-09-15' };
      await tx.entries.change(built?.number ?? 0, { state }, then);
    }
    const later = await registerOfWeek(context, '2026-09-14', '2026-09-20');
    expect(later).toMatchObject({ filed: 0, built: 0, accounts: 0 });
  });
});
