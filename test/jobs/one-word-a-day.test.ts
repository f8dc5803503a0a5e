import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainWord, type Dispatch } from '../../src/domain/dispatch.ts';
import { jobs } from '../../src/jobs/index.ts';
import { addDays, dayOf } from '../../src/domain/zone.ts';
import { freeOpening } from '../../src/register/one-word-a-day.ts';
import { fillLedger } from '../../src/register/fill-ledger.ts';
import { shanghai } from '../time/china-2026.ts';
import { openOffice, type Office } from './office.ts';

const owners = ['李主任', '韩梅'];
const someGroup = fc.record({
  owner: fc.constantFrom(...owners),
  type: fc.constantFrom('work' as const, 'task' as const, 'notice' as const),
  quietSince: fc.integer({ min: 0, max: 120 }).map((days) => addDays('2026-09-01', -days)),
  ends: fc.option(fc.integer({ min: -20, max: 90 }).map((days) => addDays('2026-09-07', days))),
  /** Its entry as of this day; one that is not in the book is unfiled. */
  filed: fc.constantFrom('2025-09-20', '2026-03-02', null),
  closing: fc.option(fc.integer({ min: 0, max: 20 }), { freq: 3 }),
  members: fc.integer({ min: 0, max: 3 }),
});

/** Whoever waits hears it at the first moment he may. */
async function send(office: Office, at: number): Promise<readonly Dispatch[]> {
  return office.store.transaction(async (tx) => {
    await tx.outbox.expire(at);
    const ready = await tx.outbox.ready(at, 1_000);
    for (const { id } of ready) await tx.outbox.settle(id, 'sent', at);
    return ready;
  });
}

test('over a quarter of all groups nobody hears two words of the register on one day', async () => {
  let words = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(someGroup, { minLength: 3, maxLength: 7 }), async (groups) => {
      const office = await openOffice();
      for (const [n, one] of groups.entries()) {
        const row = await office.addGroup(`第${String(n)}群`, {
          type: one.type,
          ...(one.ends === null ? {} : { ends: one.ends }),
          ownerId: one.owner,
          adminIds: [],
          lastWorkAt: shanghai(`${one.quietSince}T10:00:00`),
        });
        await office.addMembers(row, one.members);
      }
      await office.runAt(jobs, '2026-09-07T06:00:30');
      await office.store.transaction(async (tx) => {
        await fillLedger(tx, office.book, office.clock.now());
        for (const [n, one] of groups.entries()) {
          const entry = await tx.entries.ofGroup(`g${String(n + 1)}`);
          if (entry === null) throw new Error('No entry');
          const state = one.filed === null ? 'unregistered' : 'active';
          const changes = { state, filed: one.filed } as const;
          const note = { at: 0, actorId: 'console', reason: '录入', day: '2026-03-02' };
          await tx.entries.change(entry.number, changes, note);
          if (one.closing === null || one.filed === null) continue;
          const day = addDays('2026-09-01', -one.closing);
          await tx.entries.change(
            entry.number,
            { state: 'to_dissolve', closing: [] },
            { ...note, day },
          );
        }
      });
      const heard = new Map<string, number>();
      for (let day = '2026-09-07'; day < '2026-12-07'; day = addDays(day, 1)) {
        // All that falls due in a morning, with the sending now between the jobs and now behind them.
        for (const clock of ['08:52', '09:00', '09:12', '09:45']) {
          const at = shanghai(`${day}T${clock}:00`);
          await office.runAt(jobs, `${day}T${clock}:00`);
          for (const { to } of await send(office, at)) {
            if (to.kind !== 'person') continue;
            const key = `${to.id} ${day}`;
            heard.set(key, (heard.get(key) ?? 0) + 1);
          }
        }
      }
      words += heard.size;
      expect([...heard].filter(([, count]) => count > 1)).toEqual([]);
    }),
    { numRuns: 6 },
  );
  // Else the quarter was silent and proved nothing.
  expect(words).toBeGreaterThan(20);
}, 120_000);

test('a word that is settled waits for the first morning that is free, and not for longer', async () => {
  const office = await openOffice();
  const now = shanghai('2026-09-07T08:40:00');
  const to = { kind: 'person', id: '李主任' } as const;
  const openings = await office.store.transaction(async (tx) => {
    const found: string[] = [];
    for (const number of [1, 2, 3]) {
      const at = await freeOpening(tx, office.book, to, now);
      const expiresAt = at + 7 * 24 * 60 * 60_000;
      const times = { queuedAt: now, notBefore: at, expiresAt };
      const key = `applications:${String(number)}`;
      await tx.outbox.add(plainWord({ key, to, purpose: 'notice', text: '您好。', ...times }));
      found.push(dayOf(office.book.calendar.zone, at));
    }
    return found;
  });
  expect(openings).toEqual(['2026-09-07', '2026-09-08', '2026-09-09']);
});
