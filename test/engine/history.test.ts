import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/domain/facts.ts';
import { History, upTo } from '../../src/engine/history.ts';

function facts(messageId: string, sentAt: number, groupId = 'g'): Facts {
  return {
    messageId,
    groupId,
    senderId: 'p',
    senderRole: 'member',
    sentAt,
    type: 'text',
    act: 'other',
    emojiOnly: false,
    contentFree: false,
    contentHash: null,
    length: 1,
    urgentMark: false,
    event: false,
    eventWord: false,
    paper: null,
    keyPoints: false,
    announcesSeries: false,
    mentionsAll: false,
    themes: [],
    likeness: null,
  };
}

describe('the history of a group', () => {
  it('must be loaded before it says anything', () => {
    const history = new History();
    history.add(facts('a', 5));

    expect(history.of('g', 0)).toBeNull();
  });

  it('must be loaded again for whoever looks further back than it was loaded', () => {
    const history = new History();
    history.load('g', 100, [facts('a', 120)]);

    expect(history.of('g', 100)).toHaveLength(1);
    expect(history.of('g', 101)).toHaveLength(1);
    expect(history.of('g', 99)).toBeNull();
  });

  it('forgets what may be wrong', () => {
    const history = new History();
    history.load('g', 0, []);
    history.load('h', 0, []);
    history.forget(['g']);

    expect(history.of('g', 0)).toBeNull();
    expect(history.of('h', 0)).toEqual([]);
  });

  it('holds no more of all groups together than fits, and lets go of what was not asked for longest', () => {
    const history = new History();
    const week = Array.from({ length: 20_000 }, (_, nth) => facts(`m${String(nth)}`, nth));
    for (let group = 0; group < 20; group += 1) history.load(`g${String(group)}`, 0, week);
    history.of('g0', 0);
    history.add(facts('one more', 20_000, 'g19'));

    expect(history.of('g0', 0)).toHaveLength(20_000);
    history.load('another', 0, week);
    expect(history.of('g0', 0)).toHaveLength(20_000);
    expect(history.of('g1', 0)).toBeNull();
    expect(history.of('g19', 0)).toHaveLength(20_000);
  });

  it('stands in order of message time whatever the order of arrival, ties as they came', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 40 }), (times) => {
        const history = new History();
        history.load('g', 0, []);
        const arrived = times.map((sentAt, index) => facts(String(index), sentAt));
        for (const one of arrived) history.add(one);

        expect(history.of('g', 0)).toEqual(arrived.toSorted((a, b) => a.sentAt - b.sentAt));
      }),
    );
  });

  it('holds the newest twenty thousand', () => {
    const history = new History();
    history.load('g', 0, []);
    for (let n = 0; n < 20_100; n += 1) history.add(facts(String(n), n));

    const held = history.of('g', 0) ?? [];
    expect(held).toHaveLength(20_000);
    expect(held.at(0)?.sentAt).toBe(100);
    expect(held.at(-1)?.sentAt).toBe(20_099);
  });

  it('lets go of the group that was asked for longest ago', () => {
    const history = new History();
    for (let n = 0; n < 500; n += 1) history.load(`g${String(n)}`, 0, []);
    history.of('g0', 0);
    history.load('one more', 0, []);

    expect(history.of('g0', 0)).not.toBeNull();
    expect(history.of('g1', 0)).toBeNull();
  });
});

describe('up to an instant', () => {
  it('is everything said then or before, and nothing later', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 30 }),
        fc.integer({ min: -1, max: 31 }),
        (times, instant) => {
          const all = times.toSorted((a, b) => a - b).map((time, n) => facts(String(n), time));

          expect(upTo(all, instant)).toEqual(all.filter(({ sentAt }) => sentAt <= instant));
        },
      ),
    );
  });
});
