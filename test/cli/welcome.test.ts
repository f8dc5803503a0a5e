import { expect, onTestFinished, test } from 'vitest';
import { manualClock } from '../../src/adapters/clock.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { welcome } from '../../src/cli/welcome.ts';
import { bookOf } from '../world/books.ts';

const now = Date.parse('2026-10-12T09:00+08:00');

const book = bookOf(`book: 青溪镇
version: 2026-10-01
extends: [base]
hours: [ { days: workdays, from: "08:30", to: "18:00" } ]
supervisors: 督查群
units:
  青溪镇: { own: [镇党委], superiors: [云岭县] }
groups: [ { name: 工作群1, type: work } ]
rules:
  emoticon: { level: observe }
  off-topic: { level: observe }
`);

async function linesFor(names: readonly string[]): Promise<readonly string[]> {
  const store = await openStore({ path: ':memory:' });
  onTestFinished(() => store.close());
  await store.transaction(async (tx) => {
    for (const [index, name] of names.entries()) {
      await tx.groups.put({
        id: `g${String(index)}`,
        name,
        present: true,
        joinedAt: now + index,
        trialUntil: null,
        pausedUntil: null,
        endsOn: null,
        lastWorkAt: null,
        ownerId: null,
        adminIds: [],
        refreshedAt: now,
      });
    }
  });
  const said = await welcome({
    page: null,
    health: 'http://127.0.0.1/healthz',
    name: '群规助手',
    book,
    faults: [],
    store,
    clock: manualClock(now),
  });
  return said.split('\n').filter((line) => line.startsWith('  '));
}

test('each group is one line that counts its rules by level', async () => {
  const [line = '', ...more] = await linesFor(['工作群1']);
  expect(more).toEqual([]);
  expect(line).toMatch(/^ {2}《工作群1》 政务工作群 已启用：提醒\d+条、上报1条、观察2条$/u);
});

test('of many groups the first are told and the rest are counted, the supervisors’ own never among them', async () => {
  const names = Array.from({ length: 34 }, (_, index) => `工作群${String(index + 1)}`);
  const lines = await linesFor([...names, '督查群']);
  expect(lines).toHaveLength(13);
  expect(lines[0]).toContain('《督查群》 督查群：接收每周汇总');
  expect(lines[1]).toContain('《工作群1》');
  expect(lines.at(-1)).toBe('  其余23个群');
});

test('twelve groups are told without a rest', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `工作群${String(index + 1)}`);
  const lines = await linesFor(names);
  expect(lines).toHaveLength(12);
  expect(lines.at(-1)).toContain('《工作群12》');
});
