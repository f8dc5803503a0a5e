import { describe, expect, it } from 'vitest';
import {
  hasMoreWaiting,
  registerLines,
  type WeekRegister,
} from '../../src/reports/week-register.ts';

const nothing: WeekRegister = {
  built: 0,
  found: 0,
  filed: 0,
  dissolved: 0,
  merged: 0,
  accounts: 0,
  stopped: 0,
  joined: 0,
  left: 0,
  settled: 0,
  settledLate: 0,
  unregistered: [],
  idle: [],
  overdue: [],
  reviews: [],
  owners: [],
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
      alive: [{ name: '防汛群' }],
    }),
  ).toEqual([
    '备案3个，解散2个，整改办结2件（逾期1件），进群0人次、退群4人次。',
    '逾期未备案：《1号群》（逾期1天）、《2号群》（逾期2天）、《3号群》（逾期3天）、《4号群》（逾期4天）等，共6个。',
    '登记已解散仍有工作信息：《防汛群》。',
  ]);
});

describe('what stood there a week ago', () => {
  const known = { name: '老群', days: 20, known: true } as const;

  it('is a number beside what is new', () => {
    expect(
      registerLines({
        ...nothing,
        unregistered: [known, { name: '新群', days: 2 }, known],
        rectifications: [
          { name: '老群', days: 3, about: '无群主，编号4' },
          { ...known, about: '无群主，编号2' },
        ],
      }),
    ).toEqual([
      '逾期未备案：新增《新群》（逾期2天）；此前的2个仍未办结。',
      '整改逾期：新增《老群》（无群主，编号4，逾期3天）；此前的1件仍未办结。',
    ]);
  });

  it('is a number alone where nothing came', () => {
    expect(registerLines({ ...nothing, overdue: [known] })).toEqual([
      '到期后逾期未办理：此前的1个仍未办结。',
    ]);
  });

  it('tells where to read the whole list, as a long list does', () => {
    const many = Array.from({ length: 5 }, (_, n) => ({ name: `${String(n)}号群`, days: 1 }));
    expect(hasMoreWaiting({ ...nothing, idle: many.slice(1) })).toBe(false);
    expect(hasMoreWaiting({ ...nothing, idle: many })).toBe(true);
    expect(hasMoreWaiting({ ...nothing, idle: [known] })).toBe(true);
    expect(registerLines({ ...nothing, idle: many })[0]).toMatch(
      /《3号群》（逾期1天）等，共5个。$/u,
    );
  });
});
