import { expect, it } from 'vitest';
import { registerLines, type WeekRegister } from '../../src/reports/week-register.ts';

const nothing: WeekRegister = {
  built: 0,
  found: 0,
  filed: 0,
  dissolved: 0,
  merged: 0,
  stopped: 0,
  joined: 0,
  left: 0,
  settled: 0,
  settledLate: 0,
  unregistered: [],
  idle: [],
  overdue: [],
  reviews: [],
  closings: [],
  alive: [],
  waiting: [],
  joining: [],
  rectifications: [],
  unbuilt: [],
  taken: [],
};

it('says nothing where there is nothing', () => {
  expect(registerLines(nothing)).toEqual([]);
});

it('says what happened in one line, and each sort of what waits in one, the first few by name', () => {
  const late = Array.from({ length: 6 }, (_, n) => ({ name: `${String(n + 1)}号群`, days: n + 1 }));
  expect(
    registerLines({
      ...nothing,
      filed: 3,
      dissolved: 2,
      settled: 2,
      settledLate: 1,
      left: 4,
      unregistered: late,
      alive: ['防汛群'],
    }),
  ).toEqual([
    '备案3个，解散2个，整改办结2件（逾期1件），进群0人次、退群4人次。',
    '逾期未备案：《1号群》（逾期1天）、《2号群》（逾期2天）、《3号群》（逾期3天）、《4号群》（逾期4天）等，共6个。',
    '登记已解散仍有工作信息：《防汛群》。',
  ]);
});
