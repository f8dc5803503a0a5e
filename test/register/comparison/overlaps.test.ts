import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNamed, mostGroups, sharedMembers } from '../../../src/register/comparison/members.ts';
import { namedOverlaps } from '../../../src/register/comparison/named-overlaps.ts';
import { overlaps } from '../../../src/register/comparison/overlaps.ts';
import { nameKey } from '../../../src/register/ledger.ts';
import { givenRow } from './given-row.ts';

type Lists = readonly (readonly string[])[];

function counted(lists: Lists): Map<string, number> {
  const found = new Map<string, number>();
  overlaps(lists, (one, other, share) => {
    expect(one).toBeLessThan(other);
    expect(found.has(`${one} ${other}`)).toBe(false);
    found.set(`${one} ${other}`, share);
  });
  return found;
}

/** What it means, at length. */
function naive(lists: Lists): Map<string, number> {
  const seats = new Map<string, number>();
  for (const list of lists) {
    for (const key of new Set(list)) seats.set(key, (seats.get(key) ?? 0) + 1);
  }
  const sets = lists.map((list) =>
    [...new Set(list)].filter((key) => (seats.get(key) ?? 0) <= mostGroups),
  );
  const found = new Map<string, number>();
  sets.forEach((b, other) => {
    sets.slice(0, other).forEach((a, one) => {
      const common = a.filter((key) => b.includes(key)).length;
      if (common > 0) found.set(`${one} ${other}`, common / Math.min(a.length, b.length));
    });
  });
  return found;
}

describe('overlaps of names with people the bot sees', () => {
  it('are those that each pair has by itself', () => {
    const names = ['张伟', '王芳', '李强', '赵敏', '陈静', '刘洋'];
    const shown = new Map(names.map((name, nth) => [`id${String(nth)}`, `农业办—${name}`]));
    const nameOf = (key: string) => shown.get(key) ?? '';
    const list = fc.oneof(
      fc.array(fc.constantFrom(...names.map(nameKey)), { maxLength: 8 }),
      fc.array(fc.constantFrom(...shown.keys(), 'id9'), { maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(list, { maxLength: 8 }), (lists) => {
        const rows = lists.map((people, nth) => givenRow({ id: String(nth), people }));
        const found = new Map<string, number>();
        namedOverlaps(lists, nameOf, (one, other, share) => {
          expect(found.has(`${one} ${other}`)).toBe(false);
          found.set(`${one} ${other}`, share);
        });
        rows.forEach((b, other) => {
          rows.slice(0, other).forEach((a, one) => {
            const mixed = isNamed(lists[one] ?? []) !== isNamed(lists[other] ?? []);
            const share = mixed ? (sharedMembers(a, b, nameOf) ?? 0) : 0;
            expect(found.get(`${one} ${other}`) ?? 0).toBe(share);
          });
        });
      }),
    );
  });
});

describe('the overlaps of all pairs', () => {
  it('are those of each pair by itself', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', '__proto__', '');
    fc.assert(
      fc.property(fc.array(fc.array(key, { maxLength: 12 }), { maxLength: 14 }), (lists) => {
        expect(counted(lists)).toEqual(naive(lists));
      }),
    );
  });

  it('pass over who sits in more than two hundred groups, and nobody else', () => {
    const lists = (count: number) =>
      Array.from({ length: count }, (_, nth) => [
        'head',
        `${String(nth)}a`,
        `${String(nth >> 1)}b`,
      ]);
    expect(counted(lists(mostGroups))).toEqual(naive(lists(mostGroups)));
    expect(counted(lists(mostGroups)).size).toBe((mostGroups * (mostGroups - 1)) / 2);
    expect(counted(lists(mostGroups + 1))).toEqual(naive(lists(mostGroups + 1)));
    expect(counted(lists(mostGroups + 1)).get('0 1')).toBe(0.5);
  });
});
