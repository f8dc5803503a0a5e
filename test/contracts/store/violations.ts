import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBecome, violationStates, type Violation } from '../../../src/domain/violation.ts';
import type { ViolationFilter } from '../../../src/ports/store.ts';
import { freshStore, type OpenEmpty } from './opened.ts';
import { awkward, minute, nine, violation } from './samples.ts';

export function violationContract(open: OpenEmpty): void {
  describe('violations', () => {
    const { within } = freshStore(open);
    const ids = (found: readonly Violation[]) => found.map((one) => one.id);

    it('are numbered from one and come back as they were', async () => {
      const added = await within((tx) => tx.violations.add(violation()));
      expect(added).toEqual({ ...violation(), id: 1, lastAt: nine, hits: 1 });
      expect(await within((tx) => tx.violations.get(1))).toEqual(added);
      expect(await within((tx) => tx.violations.get(2))).toBeNull();
    });

    it('take any words in their fields', async () => {
      for (const word of awkward) {
        const given = violation({
          groupId: word,
          personId: word,
          clause: word,
          numbers: { [word]: word, 'count "of" them': -0.5 },
        });
        const { id } = await within((tx) => tx.violations.add(given));
        expect(await within((tx) => tx.violations.get(id))).toMatchObject(given);
      }
    });

    it('never share a number, also after a throw', async () => {
      await within((tx) => tx.violations.add(violation()));
      await within(async (tx) => {
        await tx.violations.add(violation());
        throw new Error('rolled back');
      }).catch(() => undefined);
      const next = await within((tx) => tx.violations.add(violation()));
      expect(next.id).toBeGreaterThan(1);
    });

    it('are listed newest first by group, person, rule, state and time', async () => {
      await within(async (tx) => {
        await tx.violations.add(violation({ at: nine }));
        await tx.violations.add(violation({ at: nine + 1, groupId: 'g2' }));
        await tx.violations.add(violation({ at: nine + 1, personId: 'p2' }));
        await tx.violations.add(violation({ at: nine + 2, rule: 'rumor', state: 'pending' }));
        await tx.violations.add(violation({ at: nine - 1, state: 'closed' }));
      });
      const listed = async (filter: ViolationFilter, limit?: number) =>
        ids(await within((tx) => tx.violations.list(filter, limit)));
      const count = (filter: ViolationFilter) => within((tx) => tx.violations.count(filter));
      expect(await listed({})).toEqual([4, 3, 2, 1, 5]);
      expect(await listed({}, 2)).toEqual([4, 3]);
      expect(await listed({ groupId: 'g2' })).toEqual([2]);
      const filters = [
        [{ personId: 'p2' }, [3]],
        [{ rule: 'rumor' }, [4]],
        [{ states: ['closed', 'pending'] }, [4, 5]],
        [{ states: [] }, []],
        [{ since: nine, until: nine + 2 }, [3, 2, 1]],
        [{ groupId: 'g1', personId: 'p1', rule: 'emoticon', states: ['open'] }, [1]],
      ] as const;
      for (const [filter, expected] of filters) {
        expect(await listed(filter)).toEqual(expected);
        expect(await count(filter)).toBe(expected.length);
      }
    });

    it('are at most a thousand where no limit is given, and all are counted', async () => {
      await within(async (tx) => {
        for (let n = 0; n < 1_001; n += 1) await tx.violations.add(violation({ at: nine + n }));
      });
      const listed = await within((tx) => tx.violations.list({}));
      expect([listed.length, listed[0]?.id]).toEqual([1_000, 1_001]);
      expect(await within((tx) => tx.violations.count({}))).toBe(1_001);
    });

    it('let go of messages that were taken back, but never of the last one', async () => {
      await within(async (tx) => {
        const { id } = await tx.violations.add(violation({ messageId: 'm1' }));
        await tx.violations.addHit(id, 'm2', nine + 1, { count: 2 });
        await tx.violations.addHit(id, 'm3', nine + 2, { count: 3 });
      });
      const drop = (messageId: string) => within((tx) => tx.violations.dropHit(1, messageId));
      const belong = async (messageId: string) =>
        ids(await within((tx) => tx.violations.ofMessage(messageId)));

      expect(await drop('m1')).toBe(2);
      expect(await drop('m1')).toBe(2);
      expect(await drop('m9')).toBe(2);
      expect(await belong('m1')).toEqual([]);
      expect(await within((tx) => tx.violations.get(1))).toMatchObject({ hits: 2 });
      expect(await drop('m3')).toBe(1);
      expect(await drop('m2')).toBe(1);
      expect(await belong('m2')).toEqual([1]);
      expect(await within((tx) => tx.violations.get(1))).toMatchObject({ hits: 1, state: 'open' });
    });

    it('gather later findings with their newest figures and instant', async () => {
      await within(async (tx) => {
        const { id } = await tx.violations.add(violation({ messageId: 'm1' }));
        await tx.violations.addHit(id, 'm2', nine + minute, { count: 4 });
        await tx.violations.addHit(id, 'm3', nine + 1, { count: 5 });
      });
      const found = await within((tx) => tx.violations.get(1));
      expect(found).toMatchObject({
        messageId: 'm1',
        at: nine,
        lastAt: nine + minute,
        hits: 3,
        numbers: { count: 5 },
      });
    });

    it('are found by every message that belongs to them', async () => {
      await within(async (tx) => {
        await tx.violations.add(violation({ messageId: 'm1' }));
        await tx.violations.add(violation({ messageId: 'm2', rule: 'off-topic' }));
        await tx.violations.addHit(1, 'm2', nine, {});
        await tx.violations.addHit(1, 'm2', nine, {});
      });
      const of = async (id: string) => ids(await within((tx) => tx.violations.ofMessage(id)));
      expect([await of('m1'), await of('m2'), await of('m3')]).toEqual([[1], [1, 2], []]);
      expect((await within((tx) => tx.violations.get(1)))?.hits).toBe(3);
    });

    it('know the messages they are made of, but for those that were let go', async () => {
      await within(async (tx) => {
        await tx.violations.add(violation({ messageId: 'm1' }));
        await tx.violations.add(violation({ messageId: 'm2' }));
        await tx.violations.addHit(1, 'm3', nine, {});
        await tx.violations.addHit(1, 'm4', nine, {});
        await tx.violations.dropHit(1, 'm3');
      });
      const of = async (id: number) =>
        [...(await within((tx) => tx.violations.messagesOf(id)))].sort();
      expect([await of(1), await of(2), await of(3)]).toEqual([['m1', 'm4'], ['m2'], []]);
    });

    it('cannot gather findings where there is no such violation', async () => {
      await expect(within((tx) => tx.violations.addHit(7, 'm1', nine, {}))).rejects.toThrow(/7/);
      expect(await within((tx) => tx.violations.ofMessage('m1'))).toEqual([]);
    });

    it('become only what the table of states allows', async () => {
      for (const from of violationStates) {
        for (const to of violationStates) {
          const { id } = await within((tx) => tx.violations.add(violation({ state: from })));
          const becoming = within((tx) => tx.violations.become(id, to, nine));
          if (mayBecome(from, to)) await becoming;
          else await expect(becoming).rejects.toThrow(new RegExp(`${from}.*${to}`));
          const now = await within((tx) => tx.violations.get(id));
          expect(now?.state).toBe(mayBecome(from, to) ? to : from);
        }
      }
      await expect(within((tx) => tx.violations.become(9_999, 'open', nine))).rejects.toThrow();
    });

    it('wait, oldest first, in the groups that are asked for', async () => {
      await within(async (tx) => {
        const waiting = { state: 'pending', dueAt: nine + 10 * minute } as const;
        await tx.violations.add(violation({ ...waiting, at: nine + 1 }));
        await tx.violations.add(violation({ ...waiting, at: nine }));
        await tx.violations.add(violation({ ...waiting, groupId: 'g2' }));
        await tx.violations.add(violation({ ...waiting, groupId: 'g3' }));
        await tx.violations.add(violation({ state: 'open' }));
      });
      const pending = (groups: readonly string[]) => within((tx) => tx.violations.pending(groups));
      expect(ids(await pending(['g1']))).toEqual([2, 1]);
      expect(ids(await pending(['g3', 'g2']))).toEqual([3, 4]);
      expect(await pending([])).toEqual([]);
      const many = Array.from({ length: 40_000 }, (_, number) => `other${number}`);
      expect(ids(await pending([...many, 'g2']))).toEqual([3]);
    });

    it('are due after their last instant, not at it', async () => {
      const dueAt = nine + 10 * minute;
      await within(async (tx) => {
        await tx.violations.add(violation({ state: 'pending', dueAt: dueAt + 1 }));
        await tx.violations.add(violation({ state: 'pending', dueAt }));
        await tx.violations.add(violation({ state: 'open', dueAt: dueAt - 1 }));
      });
      const due = async (now: number) => ids(await within((tx) => tx.violations.due(now)));
      expect([await due(dueAt), await due(dueAt + 1), await due(dueAt + 2)]).toEqual([
        [],
        [2],
        [2, 1],
      ]);
      expect(await within((tx) => tx.violations.nextDue())).toBe(dueAt);
    });

    it('fall due two hundred at a time, the soonest first', async () => {
      await within(async (tx) => {
        for (let n = 0; n < 205; n += 1) {
          await tx.violations.add(violation({ state: 'pending', dueAt: nine - n }));
        }
      });
      const due = await within((tx) => tx.violations.due(nine + 1));
      expect([due.length, due[0]?.dueAt]).toEqual([200, nine - 204]);
    });

    it('have no next instant where none is pending', async () => {
      await within((tx) => tx.violations.add(violation({ dueAt: nine })));
      expect(await within((tx) => tx.violations.nextDue())).toBeNull();
    });

    it('go by age, with the messages that belong to them', async () => {
      await within(async (tx) => {
        await tx.violations.add(violation({ at: nine - 1, messageId: 'old' }));
        await tx.violations.add(violation({ at: nine, messageId: 'young' }));
      });
      expect(await within((tx) => tx.violations.purge(nine))).toBe(1);
      expect(await within((tx) => tx.violations.purge(nine))).toBe(0);
      const left = await within((tx) => tx.violations.list({}));
      expect(left.map(({ id }) => id)).toEqual([2]);
      expect(await within((tx) => tx.violations.ofMessage('old'))).toEqual([]);
      expect(await within((tx) => tx.violations.ofMessage('young'))).toHaveLength(1);
    });

    it('are counted as often as they are listed, whatever the filter', async () => {
      const filter = fc.record(
        {
          groupId: fc.constantFrom('g1', 'g2'),
          personId: fc.constantFrom('p1', 'p2'),
          states: fc.subarray([...violationStates]),
          since: fc.integer({ min: nine - 3, max: nine + 3 }),
          until: fc.integer({ min: nine - 3, max: nine + 3 }),
        },
        { requiredKeys: [] },
      );
      const all: Violation[] = [];
      await within(async (tx) => {
        for (let n = 0; n < 48; n += 1) {
          all.push(
            await tx.violations.add(
              violation({
                groupId: n % 2 === 0 ? 'g1' : 'g2',
                personId: n % 3 === 0 ? 'p1' : 'p2',
                state: violationStates[n % violationStates.length] ?? 'open',
                at: nine + (n % 7) - 3,
              }),
            ),
          );
        }
      });
      await fc.assert(
        fc.asyncProperty(filter, async (wanted) => {
          const expected = all.filter(
            (one) =>
              one.groupId === (wanted.groupId ?? one.groupId) &&
              one.personId === (wanted.personId ?? one.personId) &&
              (wanted.states ?? violationStates).includes(one.state) &&
              one.at >= (wanted.since ?? 0) &&
              one.at < (wanted.until ?? Infinity),
          );
          const listed = await within((tx) => tx.violations.list(wanted));
          expect(new Set(ids(listed))).toEqual(new Set(ids(expected)));
          expect(await within((tx) => tx.violations.count(wanted))).toBe(expected.length);
        }),
        { numRuns: 60 },
      );
    });
  });
}
