import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryStates, endedStates } from '../../src/domain/entry.ts';
import { stepsBetween } from '../../src/register/state-steps.ts';
import { transitions } from '../../src/register/states.ts';

describe('what a list may say of a state', () => {
  it.each([
    ['active', 'active', []],
    ['active', 'to_dissolve', ['to_dissolve']],
    ['active', 'dissolved', ['to_dissolve', 'dissolved']],
    ['active', 'merged', ['to_merge', 'merged']],
    ['unregistered', 'active', ['active']],
    ['overdue', 'active', ['active']],
    ['unregistered', 'merged', ['active', 'to_merge', 'merged']],
  ] as const)('a group that is %s comes to %s by the table: %j', (from, to, steps) => {
    expect(stepsBetween(from, to, { built: true, back: false })).toEqual(steps);
  });

  it.each([
    ['to_dissolve', 'active'],
    ['to_merge', 'active'],
    ['dissolved', 'active'],
    ['merged', 'to_merge'],
    ['rejected', 'active'],
    ['active', 'unregistered'],
    ['active', 'applied'],
  ] as const)('what is %s is not made %s by a file', (from, to) => {
    expect(stepsBetween(from, to, { built: true, back: false })).toBeNull();
  });

  it.each([
    ['to_dissolve', 'active', ['active']],
    ['dissolved', 'active', ['to_dissolve', 'active']],
    ['merged', 'to_merge', ['to_merge']],
    ['rejected', 'active', null],
  ] as const)('what is %s comes back to %s where nobody else can say so: %j', (from, to, steps) => {
    expect(stepsBetween(from, to, { built: true, back: true })).toEqual(steps);
  });

  it('takes each step from the table, and leaves nothing that ended but a lapsed filing', () => {
    const state = fc.constantFrom(...entryStates);
    fc.assert(
      fc.property(state, state, fc.boolean(), (from, to, built) => {
        const steps = stepsBetween(from, to, { built, back: false });
        let at = from;
        for (const next of steps ?? []) {
          const here = at;
          expect(
            transitions.some((one) => one.from === here && one.to === next),
            `${here} to ${next}`,
          ).toBe(true);
          at = next;
        }
        if (steps !== null) expect(at).toBe(to);
        if (endedStates.includes(from) && from !== 'lapsed' && from !== to) {
          expect(steps).toBeNull();
        }
      }),
    );
  });
});
