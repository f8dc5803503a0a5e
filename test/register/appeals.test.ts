import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/adapters/store/open.ts';
import type { Addressees } from '../../src/domain/addressees.ts';
import { isOfficeTime, isWorkday } from '../../src/domain/calendar.ts';
import type { Facts } from '../../src/domain/facts.ts';
import type { Group } from '../../src/domain/group.ts';
import type { NewViolation, ViolationState } from '../../src/domain/violation.ts';
import { addDays, dayOf } from '../../src/domain/zone.ts';
import type { Store } from '../../src/ports/store.ts';
import { appealDue, dueWords, mayDecide, reviewersOf } from '../../src/register/appeals.ts';
import { precisionOf } from '../../src/register/precision.ts';
import { addSupervisor } from '../../src/register/supervisors.ts';
import { facts, nine, violation } from '../contracts/store/samples.ts';
import { china2026, ordinaryHours, shanghai } from '../time/china-2026.ts';

const { zone } = china2026;

describe('the time to decide', () => {
  it.each([
    ['2026-10-12T10:00:00', '10月15日（周四）18:00', 'three workdays after a Monday'],
    ['2026-10-12T23:59:59', '10月15日（周四）18:00', 'and after its night'],
    ['2026-10-16T17:00:00', '10月21日（周三）18:00', 'over a weekend'],
    ['2026-10-17T10:00:00', '10月21日（周三）18:00', 'from a Saturday'],
    ['2026-09-30T10:00:00', '10月10日（周六）18:00', 'over a holiday with its make-up Saturday'],
  ])('filed %s ends %s: %s', (filed, end) => {
    expect(dueWords(zone, appealDue(china2026, ordinaryHours, shanghai(filed)))).toBe(end);
  });

  it('always ends with an office day, the third after the filing', () => {
    const year = shanghai('2026-01-01T00:00:00');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 350 * 24 * 60 }), (minute) => {
        const filed = year + minute * 60_000;
        const due = appealDue(china2026, ordinaryHours, filed);
        expect(isOfficeTime(china2026, ordinaryHours, due)).toBe(true);
        expect(isOfficeTime(china2026, ordinaryHours, due + 1)).toBe(false);
        let workdays = 0;
        for (let day = dayOf(zone, filed); day < dayOf(zone, due); day = addDays(day, 1))
          if (isWorkday(china2026, addDays(day, 1))) workdays += 1;
        expect(workdays).toBe(3);
      }),
    );
  });

  it('ends at midnight where the third workday has no office hours', () => {
    const mondays = [{ days: [1], from: 510, to: 1080 }];
    const due = appealDue(china2026, mondays, shanghai('2026-10-12T10:00:00'));
    expect(due).toBe(shanghai('2026-10-16T00:00:00') - 1);
  });

  it('ends though the calendar knows no workday at all', () => {
    const off = new Set(Array.from({ length: 365 }, (_, n) => addDays('2026-01-01', n)));
    const never = { zone, years: new Map([[2026, { year: 2026, off, work: new Set<string>() }]]) };
    const filed = shanghai('2026-03-02T10:00:00');
    expect(appealDue(never, ordinaryHours, filed)).toBeLessThan(filed + 70 * 86_400_000);
  });
});

const people: Addressees = {
  ownerId: 'owner',
  adminIds: ['admin-1', 'admin-2'],
  headId: 'head',
  secrecyOfficerId: 'officer',
  publisherIds: ['publisher'],
  supervisorsGroupId: 'supervisors',
};

const row: Group = {
  id: 'g1',
  name: '农业群',
  present: true,
  joinedAt: nine,
  trialUntil: null,
  pausedUntil: null,
  endsOn: null,
  lastWorkAt: null,
  ownerId: 'owner',
  adminIds: [],
  refreshedAt: null,
};

let store: Store;

beforeEach(async () => {
  store = await openStore({ path: ':memory:' });
  await store.transaction(async (tx) => {
    await addSupervisor(tx, 'supervisor', nine);
    await tx.notes.set('account', 'bot');
  });
});

const reviewers = (
  about: Partial<NewViolation>,
  addressees: Partial<Addressees> = {},
  said: readonly Partial<Facts>[] = [],
  present = true,
) =>
  store.transaction(async (tx) => {
    const added = await tx.violations.add(violation(about));
    await tx.messages.addFacts(said.map((changes) => facts(changes)));
    return reviewersOf(tx, added, {
      row: { ...row, present },
      addressees: { ...people, ...addressees },
    });
  });

describe('who may decide', () => {
  it.each([
    ['a member', {}, {}, ['owner', 'admin-1', 'admin-2', 'head']],
    ['an administrator', { personId: 'admin-1' }, {}, ['owner', 'head']],
    ['the owner', { personId: 'owner' }, {}, ['head']],
    ['an owner who is head, too', { personId: 'owner' }, { headId: 'owner' }, []],
    ['the head', { personId: 'head' }, {}, ['owner', 'admin-1', 'admin-2']],
    ['a member of a group whose owner is the bot', {}, { ownerId: 'bot', adminIds: [] }, ['head']],
    ['a member, where nobody is known', {}, { ownerId: null, adminIds: [], headId: null }, []],
  ] as const)('on a case of %s', async (_, about, addressees, persons) => {
    const found = await reviewers(about, addressees);
    expect(found.persons).toEqual(persons);
    expect(found.supervisors).toEqual(['supervisor']);
  });

  it.each([
    ['the secrecy officer alone', {}, {}, ['officer'], []],
    [
      'the head, where there is no officer',
      {},
      { secrecyOfficerId: null },
      ['head'],
      ['supervisor'],
    ],
    ['the head, of the officer', { personId: 'officer' }, {}, ['head'], ['supervisor']],
  ] as const)('on a leak: %s', async (_, about, addressees, persons, supervisors) => {
    const found = await reviewers({ ...about, kind: 'classified' }, addressees);
    expect(found).toMatchObject({ persons, supervisors });
    expect(mayDecide(found, 'owner')).toBe(false);
  });

  it('of a group the bot has left are the supervisors alone: other rights cannot be read', async () => {
    expect(await reviewers({}, {}, [], false)).toMatchObject({
      persons: [],
      supervisors: ['supervisor'],
    });
  });

  it.each([
    ['the owner', 'owner'],
    ['an administrator', 'admin-2'],
  ])('on a case of %s: never an administrator, though he be a supervisor', async (_, personId) => {
    await store.transaction((tx) => addSupervisor(tx, 'admin-1', nine));
    for (const present of [true, false]) {
      const found = await reviewers({ personId }, { headId: null }, [], present);
      expect(mayDecide(found, 'admin-1')).toBe(false);
      expect(found.supervisors).toEqual(['supervisor']);
    }
  });

  it('never who sent one of its messages', async () => {
    const found = await reviewers({ personId: 'asker', messageId: 'm1' }, {}, [
      { messageId: 'm1', senderId: 'owner' },
    ]);
    expect(found.persons).toEqual(['admin-1', 'admin-2', 'head']);
    expect(mayDecide(found, 'owner')).toBe(false);
    expect(mayDecide(found, 'asker')).toBe(false);
    expect(mayDecide(found, 'supervisor')).toBe(true);
  });
});

describe('figures', () => {
  it('tell of each rule how many of its cases stood', async () => {
    const cases: readonly (readonly [string, ViolationState])[] = [
      ['emoticon', 'open'],
      ['emoticon', 'closed'],
      ['emoticon', 'mistaken'],
      ['emoticon', 'overturned'],
      ['emoticon', 'appealed'],
      ['emoticon', 'pending'],
      ['emoticon', 'cured'],
      ['emoticon', 'corrected'],
      ['rumor', 'open'],
    ];
    await store.transaction(async (tx) => {
      for (const [rule, state] of cases) await tx.violations.add(violation({ rule, state }));
      await tx.violations.add(violation({ rule: 'late', state: 'open', at: nine + 60_000 }));
    });
    expect(await store.transaction((tx) => precisionOf(tx, nine, nine + 60_000))).toEqual([
      { rule: 'emoticon', standing: 2, mistaken: 1, overturned: 1, precision: 0.5 },
      { rule: 'rumor', standing: 1, mistaken: 0, overturned: 0, precision: 1 },
    ]);
  });
});
