import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dispatchStates, type Dispatch } from '../../../src/domain/dispatch.ts';
import { freshStore, type OpenEmpty } from './opened.ts';
import { awkward, dispatch, minute, nine, violation } from './samples.ts';

export function outboxContract(open: OpenEmpty): void {
  describe('the outbox', () => {
    const { within } = freshStore(open);
    const keys = (found: readonly Dispatch[]) => found.map((one) => one.key);
    const add = (changes: Parameters<typeof dispatch>[0]) =>
      within((tx) => tx.outbox.add(dispatch(changes)));
    const stateOf = async (id: number) => (await within((tx) => tx.outbox.get(id)))?.state;

    it('gives back what was put in, queued and not yet tried', async () => {
      const given = dispatch({
        to: { kind: 'group', id: 'g1' },
        violationId: 23,
        fallback: { groupId: 'g1', text: '请"注意"👍', notBefore: nine, expiresAt: nine + 1 },
      });
      expect(await within((tx) => tx.outbox.add(given))).toBe(true);
      expect(await within((tx) => tx.outbox.get(1))).toEqual({
        ...given,
        id: 1,
        state: 'queued',
        attempts: 0,
        sentAt: null,
        reason: null,
        messageId: null,
      });
      expect(await within((tx) => tx.outbox.get(2))).toBeNull();
    });

    it('keeps the platform’s own id of what was said, whatever is settled later', async () => {
      await add({ key: 'a' });
      await add({ key: 'b' });
      await within(async (tx) => {
        await tx.outbox.begin(1, nine);
        await tx.outbox.saidAs(1, 'said-1');
        await tx.outbox.settle(1, 'sent', nine);
      });
      expect((await within((tx) => tx.outbox.get(1)))?.messageId).toBe('said-1');
      expect((await within((tx) => tx.outbox.get(2)))?.messageId).toBeNull();
    });

    it('forgets the words of one that is settled, and of no other', async () => {
      await add({ key: 'a', text: '面积' });
      await add({ key: 'b', text: '面积' });
      await within(async (tx) => {
        await tx.outbox.settle(1, 'sent', nine);
        await tx.outbox.forgetWords(1);
        await tx.outbox.forgetWords(2);
      });
      expect(await within((tx) => tx.outbox.get(1))).toMatchObject({ text: '', state: 'sent' });
      expect((await within((tx) => tx.outbox.get(2)))?.text).toBe('面积');
    });

    it('finds all that was queued about a violation, whatever became of it', async () => {
      await add({ key: 'a', violationId: 7 });
      await add({ key: 'b', violationId: 8 });
      await add({ key: 'c', violationId: 7 });
      await within((tx) => tx.outbox.settle(1, 'sent', nine));
      const found = await within((tx) => tx.outbox.ofViolation(7));
      expect(found.map(({ key, state }) => [key, state])).toEqual([
        ['a', 'sent'],
        ['c', 'queued'],
      ]);
      expect(await within((tx) => tx.outbox.ofViolation(9))).toEqual([]);
    });

    it('takes any words', async () => {
      for (const [number, word] of awkward.entries()) {
        const given = dispatch({ key: `k${number}${word}`, text: word, rule: word });
        await within((tx) => tx.outbox.add(given));
        expect(await within((tx) => tx.outbox.get(number + 1))).toMatchObject(given);
      }
    });

    it('takes a key once, whatever became of it', async () => {
      expect(await add({})).toBe(true);
      expect(await add({ text: 'other words' })).toBe(false);
      await within((tx) => tx.outbox.settle(1, 'expired', nine));
      expect(await add({})).toBe(false);
    });

    it.each(['sent', 'maybe', 'failed', 'expired'] as const)(
      'forgets the words of a fleeting one that is settled as %s',
      async (state) => {
        const fallback = { groupId: 'g1', text: '面积', notBefore: nine, expiresAt: nine };
        await add({ key: 'reply:p1:m1:fleeting', purpose: 'reply', text: '面积', fallback });
        await add({ key: 'reply:p1:m2', purpose: 'reply', text: '面积' });
        await within(async (tx) => {
          await tx.outbox.settle(1, state, nine);
          await tx.outbox.settle(2, state, nine);
        });
        expect(await within((tx) => tx.outbox.get(1))).toMatchObject({
          state,
          text: '',
          fallback: null,
        });
        expect((await within((tx) => tx.outbox.get(2)))?.text).toBe('面积');
      },
    );

    it('forgets the words of a fleeting one that ran out or was dropped', async () => {
      for (const key of ['a:fleeting', 'b:fleeting', 'c:fleeting']) {
        await add({ key, violationId: key.startsWith('b') ? 1 : null, expiresAt: nine });
      }
      await add({ key: 'd', expiresAt: nine });
      await within(async (tx) => {
        await tx.outbox.postpone(3, nine);
        await tx.outbox.dropForViolation(1, 'corrected', nine);
        expect(await tx.outbox.expire(nine + 1)).toBe(3);
      });
      const texts = await within((tx) => tx.outbox.list(dispatchStates, 10));
      expect(texts.map(({ key, text }) => [key, text === ''])).toEqual([
        ['d', false],
        ['c:fleeting', true],
        ['b:fleeting', true],
        ['a:fleeting', true],
      ]);
    });

    it('takes each key exactly once, however often and in what order it comes', async () => {
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 5 })), async (sequence) => {
          const mark = (run += 1);
          const taken = new Map<number, number>();
          for (const key of sequence) {
            if (await add({ key: `${mark}:${key}` })) taken.set(key, (taken.get(key) ?? 0) + 1);
          }
          expect(taken).toEqual(new Map([...new Set(sequence)].map((key) => [key, 1])));
        }),
        { numRuns: 40 },
      );
    });

    it('hands out what may go now, oldest first', async () => {
      await add({ key: 'second', queuedAt: nine + 1 });
      await add({ key: 'first', queuedAt: nine });
      await add({ key: 'not yet', notBefore: nine + 1 });
      await add({ key: 'gone' });
      await within((tx) => tx.outbox.settle(4, 'sent', nine));
      const ready = (limit: number) => within((tx) => tx.outbox.ready(nine, limit));
      expect(keys(await ready(10))).toEqual(['first', 'second']);
      expect(keys(await ready(1))).toEqual(['first']);
      expect(await within((tx) => tx.outbox.nextReady(nine - 1))).toBe(nine);
      // What could have gone already hides nothing of what is to come.
      expect(await within((tx) => tx.outbox.nextReady(nine))).toBe(nine + 1);
    });

    it('has no next instant where nothing is queued', async () => {
      expect(await within((tx) => tx.outbox.nextReady(0))).toBeNull();
    });

    it('marks a sending before the words leave, once', async () => {
      await add({});
      await within((tx) => tx.outbox.begin(1, nine));
      expect(await within((tx) => tx.outbox.get(1))).toMatchObject({
        state: 'sending',
        attempts: 1,
      });
      await expect(within((tx) => tx.outbox.begin(1, nine))).rejects.toThrow(/not queued/);
      expect(keys(await within((tx) => tx.outbox.ready(nine, 10)))).toEqual([]);
      expect(keys(await within((tx) => tx.outbox.interrupted()))).toEqual(['k1']);
    });

    it('remembers how a sending ended', async () => {
      const ends = ['sent', 'maybe', 'failed', 'expired'] as const;
      for (const [number, end] of ends.entries()) {
        await add({ key: end });
        await within(async (tx) => {
          await tx.outbox.begin(number + 1, nine);
          await tx.outbox.settle(number + 1, end, nine + minute, 'a word');
        });
        expect(await within((tx) => tx.outbox.get(number + 1))).toMatchObject({
          state: end,
          sentAt: number < 2 ? nine + minute : null,
          reason: 'a word',
        });
      }
      expect(await within((tx) => tx.outbox.interrupted())).toEqual([]);
    });

    it('lets a maybe turn out sent, and nothing turn out unsent', async () => {
      await add({});
      await within((tx) => tx.outbox.settle(1, 'maybe', nine));
      await within((tx) => tx.outbox.settle(1, 'sent', nine + 1));
      await within((tx) => tx.outbox.settle(1, 'failed', nine + 2));
      expect(await within((tx) => tx.outbox.get(1))).toMatchObject({
        state: 'sent',
        sentAt: nine + 1,
        reason: null,
      });
      for (const open of ['queued', 'sending'] as const) {
        await expect(within((tx) => tx.outbox.settle(1, open, nine))).rejects.toThrow(open);
      }
    });

    it('puts off what was not sent, and only that', async () => {
      await add({ key: 'a' });
      await add({ key: 'b' });
      await within(async (tx) => {
        await tx.outbox.begin(1, nine);
        await tx.outbox.postpone(1, nine + minute);
        await tx.outbox.settle(2, 'sent', nine);
        await tx.outbox.postpone(2, nine + minute);
      });
      expect(await within((tx) => tx.outbox.get(1))).toMatchObject({
        state: 'queued',
        notBefore: nine + minute,
        attempts: 1,
      });
      expect(await stateOf(2)).toBe('sent');
      expect(await within((tx) => tx.outbox.nextReady(nine))).toBe(nine + minute);
    });

    it('shows what waits for one recipient and purpose', async () => {
      const to = { kind: 'group', id: 'x' } as const;
      await add({ key: 'second', to, queuedAt: nine + 1, notBefore: nine + minute });
      await add({ key: 'first', to });
      await add({ key: 'other purpose', to, purpose: 'notice' });
      await add({ key: 'a person of the same id', to: { kind: 'person', id: 'x' } });
      await add({ key: 'sent', to });
      await within((tx) => tx.outbox.settle(5, 'sent', nine));
      expect(keys(await within((tx) => tx.outbox.waiting(to, 'reminder')))).toEqual([
        'first',
        'second',
      ]);
    });

    it('tells what was said to one recipient since an instant, and how much in all', async () => {
      const to = { kind: 'group', id: 'x' } as const;
      const ends = ['sent', 'maybe', 'failed', 'sent', 'sent'] as const;
      await within(async (tx) => {
        for (const [number, end] of ends.entries()) {
          const other = number === 4 ? ({ kind: 'group', id: 'y' } as const) : to;
          await tx.outbox.add(dispatch({ key: `k${number}`, to: other }));
          await tx.outbox.settle(number + 1, end, nine - number);
        }
      });
      const said = (since: number) => within((tx) => tx.outbox.said(to, since));
      expect(keys(await said(nine - 3))).toEqual(['k3', 'k1', 'k0']);
      expect(keys(await said(nine))).toEqual(['k0']);
      const count = (since: number, until: number) =>
        within((tx) => tx.outbox.countSaid(since, until));
      expect(await count(nine - 4, nine + 1)).toBe(4);
      expect(await count(nine - 4, nine)).toBe(3);
      expect(await count(nine - 3, nine - 2)).toBe(1);
    });

    it('lists newest first by state', async () => {
      for (const key of ['a', 'b', 'c']) await add({ key });
      await within((tx) => tx.outbox.settle(2, 'failed', nine));
      const list = async (states: readonly Dispatch['state'][], limit: number) =>
        keys(await stateList(states, limit));
      const stateList = (states: readonly Dispatch['state'][], limit: number) =>
        within((tx) => tx.outbox.list(states, limit));
      expect(await list(['queued'], 10)).toEqual(['c', 'a']);
      expect(await list(dispatchStates, 2)).toEqual(['c', 'b']);
      expect(await list([], 10)).toEqual([]);
    });

    it('drops what waits for a violation, and says how much', async () => {
      await add({ key: 'a', violationId: 1 });
      await add({ key: 'b', violationId: 1 });
      await add({ key: 'leaving', violationId: 1 });
      await add({ key: 'other', violationId: 2 });
      await within((tx) => tx.outbox.begin(3, nine));
      const dropped = await within((tx) => tx.outbox.dropForViolation(1, 'corrected', nine));
      expect(dropped).toBe(2);
      expect(await within((tx) => tx.outbox.get(1))).toMatchObject({
        state: 'expired',
        reason: 'corrected',
      });
      expect([await stateOf(3), await stateOf(4)]).toEqual(['sending', 'queued']);
    });

    it('drops what waits for a group it has left, but not the word to those who answer', async () => {
      await add({ key: 'in it', to: { kind: 'group', id: 'g1' }, groupId: null });
      await add({ key: 'about it, to a person' });
      await add({ key: 'to its owner', purpose: 'notice' });
      await add({ key: 'elsewhere', groupId: 'g2' });
      await add({
        key: 'a person of the same id',
        to: { kind: 'person', id: 'g1' },
        groupId: null,
      });
      expect(await within((tx) => tx.outbox.dropForGroup('g1', 'removed', nine))).toBe(2);
      const left = await within((tx) => tx.outbox.list(['queued'], 10));
      expect(keys(left)).toEqual(['a person of the same id', 'elsewhere', 'to its owner']);
    });

    it('expires what is queued after its last instant, not at it', async () => {
      await add({ key: 'a', expiresAt: nine });
      await add({ key: 'b', expiresAt: nine + 1 });
      await add({ key: 'c', expiresAt: nine - 5 });
      await within((tx) => tx.outbox.begin(3, nine));
      const expire = (now: number) => within((tx) => tx.outbox.expire(now));
      expect([await expire(nine), await expire(nine + 1), await expire(nine + 1)]).toEqual([
        0, 1, 0,
      ]);
      expect([await stateOf(1), await stateOf(2), await stateOf(3)]).toEqual([
        'expired',
        'queued',
        'sending',
      ]);
    });

    it('drops what was settled before an instant, and nothing younger or waiting', async () => {
      await add({ key: 'old' });
      await add({ key: 'young' });
      await add({ key: 'waiting', queuedAt: 0, notBefore: 0 });
      await within(async (tx) => {
        await tx.outbox.settle(1, 'sent', nine - 1);
        await tx.outbox.settle(2, 'sent', nine);
      });
      expect(await within((tx) => tx.outbox.purge(nine))).toBe(1);
      expect(await within((tx) => tx.outbox.purge(nine))).toBe(0);
      const left = await within((tx) => tx.outbox.list(dispatchStates, 10));
      expect(left.map(({ key, text }) => [key, text === ''])).toEqual([
        ['waiting', false],
        ['young', false],
      ]);
    });

    it('keeps the keys of what is said once for ever, without the words', async () => {
      const fallback = { groupId: 'g1', text: 'words', notBefore: nine, expiresAt: nine };
      const standing = ['intro:g1', 'register:g1:p1'];
      for (const key of standing) await add({ key, purpose: 'notice', fallback });
      await within(async (tx) => {
        for (const [at] of standing.entries()) await tx.outbox.settle(at + 1, 'sent', nine);
        await tx.outbox.purge(nine + 1);
      });
      for (const [at, key] of standing.entries()) {
        expect(await within((tx) => tx.outbox.get(at + 1))).toMatchObject({
          key,
          text: '',
          fallback: null,
          sentAt: nine,
        });
        expect(await add({ key })).toBe(false);
      }
    });

    it.each([
      ['pending', true],
      ['open', true],
      ['appealed', true],
      ['cured', false],
      ['mistaken', false],
      ['closed', false],
    ] as const)('keeps the keys of a case that is %s: %s', async (state, kept) => {
      await within(async (tx) => {
        const first = state === 'pending' || state === 'cured' ? 'pending' : 'open';
        const dueAt = first === 'pending' ? nine : null;
        const { id } = await tx.violations.add(violation({ state: first, dueAt }));
        if (state !== first) await tx.violations.become(id, state, nine);
        await tx.outbox.add(dispatch({ violationId: id }));
        await tx.outbox.settle(1, 'sent', nine);
        await tx.outbox.purge(nine + 1);
      });
      const left = await within((tx) => tx.outbox.get(1));
      expect(left === null ? null : left.text).toBe(kept ? '' : null);
    });

    it('finds by their words what still has some', async () => {
      await add({ key: 'a', text: '唐丽第3次' });
      await add({ key: 'b', text: '方伟第3次' });
      await add({
        key: 'c',
        text: '请注意',
        fallback: { groupId: 'g1', text: '唐丽', notBefore: nine, expiresAt: nine },
      });
      await add({ key: 'd', text: '百分之百（%）' });
      const found = async (words: string) => keys(await within((tx) => tx.outbox.holding(words)));
      expect(await found('唐丽')).toEqual(['a', 'c']);
      expect(await found('%')).toEqual(['d']);
      expect(await found('_')).toEqual([]);
    });
  });
}
