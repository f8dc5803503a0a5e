import { describe, expect, it } from 'vitest';
import { StoreFault, type Store } from '../../src/ports/store.ts';
import { at, dispatch, farm, supervisors, work } from './bench.ts';
import { inGroup, person, WayOut } from './way-out.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const line = (key: string, text: string, more: Parameters<typeof dispatch>[1] = {}) =>
  dispatch(key, { to: inGroup(work), text, ...more });

describe('a public line', () => {
  it('takes along what else waits for the group, each thing once', async () => {
    const way = await WayOut.open([work]);
    await way.queue(line('a', '甲。'), line('b', '乙。'), line('c', '甲。'));
    await way.pump();

    expect(way.texts()).toEqual(['1. 甲。\n2. 乙。']);
    expect(await way.states()).toEqual(['a sent', 'b sent', 'c sent']);
  });

  it('leaves out what was said in the group today, also where it would be merged', async () => {
    const way = await WayOut.open([work]);
    await way.queue(line('a', '甲。'));
    await way.pump();
    await way.queue(line('b', '乙。', { expiresAt: at('2026-10-12T12:00') }), line('c', '甲。'));
    await way.at('2026-10-12T09:30');

    expect(way.texts()).toEqual(['甲。', '乙。']);
    expect(await way.states()).toEqual(['a sent', 'b sent', 'c expired']);
  });

  it('waits thirty minutes after the last one, also where that one is in doubt', async () => {
    const way = await WayOut.open([work]);
    way.endings.push('cut');
    await way.queue(line('a', '甲。'));
    await way.pump();
    await way.queue(line('b', '乙。', { expiresAt: at('2026-10-12T12:00') }));
    await way.at('2026-10-12T09:29:59.999');
    expect(way.texts()).toEqual(['甲。']);
    await way.at('2026-10-12T09:30');

    expect(way.texts()).toEqual(['甲。', '乙。']);
  });

  it('is no more than three a day, also where the group is open at midnight', async () => {
    const way = await WayOut.open([work]);
    await way.store.transaction((tx) =>
      tx.groups.setOverlay({
        groupId: work,
        key: 'hours',
        value: JSON.stringify([{ days: 'everyday', from: 0, to: 1440 }]),
        setBy: '群主',
        setAt: 0,
      }),
    );
    for (let n = 0; n < 5; n += 1) {
      await way.queue(
        line(`k${String(n)}`, `第${String(n)}句。`, { expiresAt: at('2026-10-14T00:00') }),
      );
      await way.at(`2026-10-12T${String(10 + n)}:00`);
    }
    expect(way.uttered).toHaveLength(3);
    await way.at('2026-10-12T23:59:30');
    expect(way.uttered).toHaveLength(3);
    await way.at('2026-10-13T00:00');

    expect(way.texts().slice(3)).toEqual(['1. 第3句。\n2. 第4句。']);
  });

  it('is not said from the minute on at which office hours end', async () => {
    const way = await WayOut.open([work]);
    await way.queue(
      line('a', '甲。', {
        notBefore: at('2026-10-12T18:00'),
        expiresAt: at('2026-10-13T12:00') - 1,
      }),
    );
    await way.at('2026-10-12T18:00');
    await way.at('2026-10-13T08:29:59');
    expect(way.texts()).toEqual([]);
    await way.at('2026-10-13T08:30');

    expect(way.texts()).toEqual(['甲。']);
  });

  it('void at noon is not said at noon', async () => {
    const way = await WayOut.open([work]);
    await way.queue(line('a', '甲。', { expiresAt: at('2026-10-12T12:00') - 1 }));
    await way.at('2026-10-12T12:00');

    expect(await way.states()).toEqual(['a expired']);
  });

  it('holds up nobody else', async () => {
    const way = await WayOut.open([work, farm]);
    await way.queue(line('a', '甲。'));
    await way.pump();
    await way.queue(
      line('b', '乙。'),
      dispatch('c', { to: inGroup(farm), groupId: farm, text: '丙。' }),
      dispatch('d'),
    );
    await way.pump();

    expect(way.texts()).toEqual(['甲。', '话 d', '丙。']);
  });

  it('does not count answers, which people asked for', async () => {
    const way = await WayOut.open([work]);
    for (let n = 0; n < 5; n += 1)
      await way.queue(line(`r${String(n)}`, `答${String(n)}`, { purpose: 'reply' }));
    await way.queue(line('a', '甲。'));
    await way.pump();

    expect(way.texts()).toHaveLength(6);
  });

  it('never follows the bot out of a group', async () => {
    const way = await WayOut.open([work]);
    await way.store.transaction(async (tx) => {
      const row = await tx.groups.get(work);
      if (row !== null) await tx.groups.put({ ...row, present: false });
    });
    await way.queue(line('a', '甲。'), dispatch('b'), dispatch('c', { purpose: 'notice' }));
    await way.pump();

    expect(await way.states()).toEqual(['a failed', 'b failed', 'c sent']);
  });
});

describe('what nobody waits for', () => {
  it.each(['notice', 'report'] as const)(
    'a %s that is late waits for office hours',
    async (purpose) => {
      const way = await WayOut.open([work]);
      await way.queue(
        dispatch('n', {
          purpose,
          notBefore: at('2026-10-12T09:00'),
          expiresAt: at('2026-10-14T09:00'),
        }),
      );
      way.endings.push('offline');
      await way.pump();
      await way.at('2026-10-12T20:00');
      expect(way.uttered).toEqual([]);
      await way.at('2026-10-13T08:30');

      expect(way.uttered).toHaveLength(1);
    },
  );

  it('lets answers and alerts pass first, at any hour', async () => {
    const way = await WayOut.open([work]);
    await way.queue(
      dispatch('a'),
      dispatch('b', { purpose: 'reply' }),
      dispatch('c', { purpose: 'alert' }),
    );
    await way.pump();
    expect(way.texts()).toEqual(['话 b', '话 c', '话 a']);

    await way.queue(dispatch('d', { purpose: 'alert', expiresAt: at('2026-10-13T09:00') }));
    await way.at('2026-10-12T23:00');
    expect(way.texts().at(-1)).toBe('话 d');
  });

  it('stops at five hundred a day for the account, and answers go on', async () => {
    const way = await WayOut.open([work]);
    await way.queue(
      ...Array.from({ length: 505 }, (_, n) =>
        dispatch(`k${String(n)}`, { to: person(`p${String(n)}`) }),
      ),
    );
    await way.pump();
    await way.pump();
    await way.pump();
    expect(way.uttered).toHaveLength(500);
    await way.queue(dispatch('r', { purpose: 'reply' }));
    await way.pump();

    expect(way.texts().at(-1)).toBe('话 r');
    expect(way.uttered).toHaveLength(501);
  });
});

describe('a refusal', () => {
  it('unreachable: a line to the group without a name, and remembered', async () => {
    const way = await WayOut.open([work]);
    way.endings.push('unreachable');
    const fallback = {
      groupId: work,
      text: '请合并发布。',
      notBefore: at('2026-10-12T09:00'),
      expiresAt: at('2026-10-12T10:00'),
    };
    await way.queue(dispatch('a', { fallback }));
    await way.pump();

    expect(way.uttered.map(({ to, text }) => [to.id, text])).toEqual([[work, '请合并发布。']]);
    expect(await way.states()).toEqual(['a failed', 'a:group sent']);
    const known = await way.store.transaction((tx) => tx.people.get('唐丽'));
    expect(known?.reachable).toBe(false);
  });

  it('unreachable, but the case was taken back meanwhile: nothing', async () => {
    const way = await WayOut.open([work]);
    const violation = await way.store.transaction((tx) =>
      tx.violations.add({
        groupId: work,
        personId: '唐丽',
        rule: 'off-hours',
        kind: 'off-hours',
        level: 'remind',
        messageId: 'm',
        at: 0,
        state: 'open',
        dueAt: null,
        numbers: {},
        clause: '',
        book: '',
      }),
    );
    const fallback = {
      groupId: work,
      text: '甲。',
      notBefore: 0,
      expiresAt: at('2026-10-12T10:00'),
    };
    await way.queue(dispatch('a', { fallback, violationId: violation.id }));
    const send = way.send.bind(way);
    way.send = async (to, text) => {
      await way.store.transaction((tx) => tx.violations.become(violation.id, 'corrected', 0));
      return send(to, text);
    };
    way.endings.push('unreachable');
    await way.pump();

    expect(way.uttered).toEqual([]);
  });

  it('gone: dropped with all that waits for the group, and the group is known as left', async () => {
    const way = await WayOut.open([work]);
    way.endings.push('gone');
    await way.queue(
      line('a', '甲。'),
      line('b', '乙。', { notBefore: at('2026-10-12T11:00') }),
      dispatch('c', {
        to: person('李主任'),
        purpose: 'notice',
        notBefore: at('2026-10-12T11:00'),
        expiresAt: at('2026-10-13T11:00'),
      }),
    );
    await way.pump();
    await way.at('2026-10-12T11:00');

    expect(await way.states()).toEqual(['a failed', 'b expired', 'c sent']);
    expect((await way.store.transaction((tx) => tx.groups.get(work)))?.present).toBe(false);
  });

  it('offline: tried again later and later, eight times at most', async () => {
    const way = await WayOut.open([work]);
    way.endings.push(...Array.from({ length: 20 }, () => 'offline' as const));
    await way.queue(dispatch('a', { purpose: 'reply', expiresAt: at('2026-10-13T09:00') }));
    const waits: number[] = [];
    for (let n = 0; n < 20; n += 1) {
      await way.pump();
      const next = await way.store.transaction((tx) => tx.outbox.nextReady(way.clock.now()));
      if (next === null) break;
      waits.push((next - way.clock.now()) / 1000);
      way.clock.advance(next - way.clock.now());
    }

    expect(way.calls).toHaveLength(8);
    expect(waits).toEqual([3, 12, 48, 192, 768, 3_072, 3_600]);
    expect(await way.states()).toEqual(['a failed']);
  });

  it('offline: not after the word has expired', async () => {
    const way = await WayOut.open([work]);
    way.endings.push('offline', 'offline', 'offline');
    await way.queue(dispatch('a', { expiresAt: at('2026-10-12T09:00:10') }));
    for (let second = 0; second < 60; second += 1) {
      way.clock.advance(1_000);
      await way.pump();
    }

    expect(way.calls).toHaveLength(2);
    expect(await way.states()).toEqual(['a expired']);
  });

  it('unknown: maybe, and never sent again', async () => {
    const way = await WayOut.open([work]);
    way.endings.push('cut');
    await way.queue(dispatch('a'));
    await way.pump();
    await way.restart();
    await way.at('2026-10-13T09:00');

    expect(way.texts()).toEqual(['话 a']);
    expect(await way.states()).toEqual(['a maybe']);
  });

  it('of an alert that is uncertain: said once more, marked, and not a third time', async () => {
    const way = await WayOut.open([work]);
    way.endings.push('cut', 'cut');
    await way.queue(dispatch('a', { purpose: 'alert' }));
    await way.pump();
    await way.pump();

    expect(way.texts()).toEqual(['话 a', '（重发）话 a']);
    expect(await way.states()).toEqual(['a maybe', 'a:repeat maybe']);
  });

  it('too fast: everything rests, twice as long each time in a row', async () => {
    const way = await WayOut.open([work], {
      accountMs: 0,
      recipientMs: 0,
      restMs: 10 * minute,
      random: () => 0,
    });
    const later = { expiresAt: at('2026-10-13T09:00') };
    await way.queue(
      dispatch('a', { purpose: 'reply', ...later }),
      dispatch('b', { to: person('方伟'), ...later }),
    );
    way.endings.push('too-fast', 'too-fast', 'too-fast');
    for (let second = 0; second < 2 * 3_600; second += 10) {
      await way.pump();
      way.clock.advance(10_000);
    }

    expect(way.calls.slice(0, 4).map((call) => call / minute)).toEqual([0, 10, 30, 70]);
    expect(way.texts()).toEqual(expect.arrayContaining(['话 a', '话 b']));
  });
});

describe('an echo', () => {
  it('settles what was in doubt, counts it, and spares the repeat of an alert', async () => {
    const way = await WayOut.open([work]);
    way.endings.push('dies-after');
    await way.queue(dispatch('a', { purpose: 'alert' }));
    await way.pump();
    expect(await way.states()).toEqual(['a maybe', 'a:repeat queued']);
    for (const uttered of way.uttered) await way.echo(uttered);
    await way.pump();

    expect(await way.states()).toEqual(['a sent', 'a:repeat expired']);
    expect(way.texts()).toEqual(['话 a']);
    const counts = await way.store.transaction((tx) =>
      tx.counts.between('2026-10-12', '2026-10-12'),
    );
    expect(counts).toEqual([{ groupId: work, day: '2026-10-12', what: 'bot-private', count: 1 }]);
  });

  it('settles every part of a merged line', async () => {
    const way = await WayOut.open([work]);
    way.endings.push('cut');
    await way.queue(line('a', '甲。'), line('b', '乙。'));
    await way.pump();
    for (const uttered of way.uttered) await way.echo(uttered);

    expect(await way.states()).toEqual(['a sent', 'b sent']);
  });

  it('that is quicker than the broken call leaves no doubt', async () => {
    const way = await WayOut.open([work]);
    await way.queue(dispatch('a', { purpose: 'alert' }));
    const send = way.send.bind(way);
    way.endings.push('cut');
    way.send = async (to, text) => {
      await way.echo({ to, text, at: way.clock.now() });
      return send(to, text);
    };
    await way.pump();

    expect(await way.states()).toEqual(['a sent']);
  });

  it.each([
    ['to somebody else', person('方伟'), '话 a', 0],
    ['of other words', person('唐丽'), '话 a 和别的', 0],
    ['of nothing', person('唐丽'), '', 0],
    ['of the next day', person('唐丽'), '话 a', day],
  ])('%s settles nothing', async (_, to, text, later) => {
    const way = await WayOut.open([work]);
    way.endings.push('cut');
    await way.queue(dispatch('a'));
    await way.pump();
    way.clock.advance(later);
    await way.echo({ to, text, at: way.clock.now() });

    expect(await way.states()).toEqual(['a maybe']);
  });
});

describe('a crash', () => {
  it.each([
    ['before the words were out', 'dies-before', 0],
    ['after the words were out', 'dies-after', 1],
  ] as const)(
    'between the mark and its settling, %s: maybe, not sent again',
    async (_, ending, said) => {
      const way = await WayOut.open([work]);
      // The private word goes first and is taken; the line to the group is not.
      way.endings.push('taken', ending);
      await way.queue(line('a', '甲。'), line('b', '乙。'), dispatch('c'));
      await way.pump();
      await way.pump();

      expect(way.uttered.filter(({ to }) => to.kind === 'group')).toHaveLength(said);
      expect(await way.states()).toEqual(['a maybe', 'b maybe', 'c sent']);
    },
  );

  it('of the store after the words were out: written down before anything else is said', async () => {
    let fails = false;
    const around = (inner: Store): Store => ({
      transaction: (job) =>
        fails ? Promise.reject(new StoreFault('full')) : inner.transaction(job),
      close: () => inner.close(),
    });
    const way = await WayOut.open([work], undefined, around);
    await way.queue(line('a', '甲。'));
    const send = way.send.bind(way);
    way.send = async (to, text) => {
      fails = true;
      return send(to, text);
    };
    await expect(way.pump()).rejects.toThrow(StoreFault);
    way.send = send;
    fails = false;
    await way.queue(line('b', '乙。', { expiresAt: at('2026-10-12T12:00') }));
    await way.at('2026-10-12T09:20');
    expect(way.texts()).toEqual(['甲。']);
    await way.at('2026-10-12T09:30');

    expect(way.texts()).toEqual(['甲。', '乙。']);
    expect(await way.states()).toEqual(['a sent', 'b sent']);
  });
});

describe('the count of own words', () => {
  it('holds one for each message, in groups and to people', async () => {
    const way = await WayOut.open([work]);
    await way.queue(
      line('a', '甲。'),
      line('b', '乙。'),
      dispatch('c'),
      dispatch('w', { to: inGroup(supervisors), groupId: supervisors, purpose: 'report' }),
    );
    await way.pump();
    const counts = await way.store.transaction((tx) =>
      tx.counts.between('2026-10-12', '2026-10-12'),
    );

    expect(counts.map(({ groupId, what, count }) => [groupId, what, count])).toEqual(
      expect.arrayContaining([
        [work, 'bot', 1],
        [work, 'bot-private', 1],
        [supervisors, 'bot', 1],
      ]),
    );
  });
});
