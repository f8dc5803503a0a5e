import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StoreFault, type Store, type Tx } from '../../src/ports/store.ts';
import type { Incoming } from '../../src/domain/incoming.ts';
import { at, Bench, book, paper, points, work } from './bench.ts';

/** A store that fails as long as `fault` gives something to throw; it is asked within the transaction. */
function failing(fault: { throws: (tx: Tx) => Tx }): (inner: Store) => Store {
  return (inner) => ({
    transaction: (job) => inner.transaction((tx) => job(fault.throws(tx))),
    close: () => inner.close(),
  });
}

const fine = (tx: Tx): Tx => tx;

/** Throws wherever facts of a message of this id are to be written. */
function poisoned(id: string, error: () => Error): (tx: Tx) => Tx {
  return (tx) => ({
    ...tx,
    messages: {
      ...tx.messages,
      addFacts(facts) {
        if (facts.some(({ messageId }) => messageId === id)) throw error();
        return tx.messages.addFacts(facts);
      },
    },
  });
}

const sayings = ['第一处已看过', '第二处已看过', '第三处已看过', '第四处已看过', '第五处已看过'];
const flood = (bench: Bench, who = '方伟', from = 0) =>
  sayings.map((text, n) => bench.said(who, text, { at: `2026-10-12T10:00:0${String(from + n)}` }));

describe('a batch', () => {
  it('is taken in order of message time, not of arrival', async () => {
    const bench = await Bench.open();
    await bench.until('2026-10-12T10:01');
    await bench.gets(...flood(bench).toReversed());

    expect(await bench.violations()).toMatchObject([
      { rule: 'flooding', hits: 1, at: at('2026-10-12T10:00:04') },
    ]);
  });

  it('keeps the order of arrival within one instant', async () => {
    const bench = await Bench.open();
    const items = sayings.map((text, n) =>
      bench.said('方伟', text, { at: '2026-10-12T10:00', id: `i${String(n)}` }),
    );
    await bench.until('2026-10-12T10:00');
    await bench.gets(...items);

    expect(await bench.violations()).toMatchObject([{ messageId: 'i4' }]);
  });

  it('counts a message delivered a hundred times once', async () => {
    const bench = await Bench.open();
    const one = bench.said('唐丽', '', { type: 'emoticon' });
    await bench.gets(...Array.from({ length: 60 }, () => one));
    for (let n = 0; n < 40; n += 1) await bench.gets(one);

    expect(bench.bot.figures()).toMatchObject({ recorded: 1, repeated: 99 });
    expect(await bench.violations()).toMatchObject([{ hits: 1 }]);
    const counts = await bench.store.transaction((tx) =>
      tx.counts.between('2026-10-12', '2026-10-12', work),
    );
    expect(counts.find(({ what }) => what === 'messages')?.count).toBe(1);
  });

  it('counts what it recorded in several groups, each of them new to it', async () => {
    const groups = ['甲群', '乙群', '丙群'];
    const bench = await Bench.open({ groups });
    await bench.gets(...groups.map((name) => bench.said('唐丽', '已到岗', { in: name })));

    expect(bench.bot.figures().recorded).toBe(3);
  });

  it('ends in the same state however its deliveries are shuffled and repeated', async () => {
    const saying = fc.record({
      who: fc.constantFrom('唐丽', '方伟'),
      second: fc.integer({ min: 0, max: 900 }),
      what: fc.constantFrom('text', 'same', 'sticker', 'paper', 'points'),
    });
    const conversation = fc
      .uniqueArray(saying, { selector: ({ second }) => second, minLength: 1, maxLength: 25 })
      .chain((lines) => {
        const order = lines.map((_, n) => n);
        return fc.record({
          lines: fc.constant(lines),
          shuffled: fc
            .tuple(
              fc.shuffledSubarray(order, { minLength: order.length }),
              fc.array(fc.constantFrom(...order), { maxLength: 15 }),
            )
            .map(([all, again]) => [...all, ...again]),
        });
      });
    await fc.assert(
      fc.asyncProperty(conversation, async ({ lines, shuffled }) => {
        const ends: unknown[] = [];
        for (const order of [lines.map((_, n) => n), shuffled]) {
          const bench = await Bench.open();
          const items = lines.map(({ who, second, what }, n): Incoming => {
            const when = { at: clock(second), id: `i${String(n)}` };
            if (what === 'sticker') return bench.said(who, '', { ...when, type: 'emoticon' });
            if (what === 'paper')
              return bench.said(who, '', { ...when, type: 'attachment', fileName: paper });
            const texts = { text: `第${String(n)}处已看过`, same: '各村注意防滑', points };
            return bench.said(who, texts[what], when);
          });
          const sorted = order.toSorted(
            (a, b) => (lines[a]?.second ?? 0) - (lines[b]?.second ?? 0),
          );
          const given = order === shuffled ? order : sorted;
          await bench.until('2026-10-12T10:15:01');
          await bench.gets(...given.flatMap((n) => items[n] ?? []));
          await bench.until('2026-10-12T11:00');
          ends.push({
            violations: (await bench.violations()).map(({ id: _, ...rest }) => rest),
            counts: await bench.store.transaction((tx) =>
              tx.counts.between('2026-10-12', '2026-10-12', work),
            ),
            said: bench.chat.said.length,
          });
          await bench.store.close();
        }

        expect(ends[1]).toEqual(ends[0]);
      }),
      { numRuns: 25 },
    );
  });
});

function clock(second: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `2026-10-12T10:${two(Math.floor(second / 60))}:${two(second % 60)}`;
}

describe('a message that comes late', () => {
  it('is judged by what was said before it alone', async () => {
    const bench = await Bench.open();
    await bench.until('2026-10-12T10:00:10');
    await bench.gets(...flood(bench).slice(0, 3));
    await bench.gets(bench.said('方伟', '补一处', { at: '2026-10-12T10:00:00', id: 'late' }));
    await bench.gets(bench.said('方伟', '再补一处', { at: '2026-10-12T09:59:59', id: 'later' }));
    expect(await bench.violations()).toEqual([]);

    await bench.gets(bench.said('方伟', '第五处', { at: '2026-10-12T10:00:03', id: 'fifth' }));
    expect(await bench.violations()).toMatchObject([{ messageId: 'fifth' }]);
  });

  it('is judged by its own past, also by that from before a restart', async () => {
    const bench = await Bench.open({
      book: book(`groups: [ { name: ${work}, type: village } ]`),
    });
    await bench.gets(
      ...[0, 1, 2, 3].map((n) =>
        bench.said('方伟', `第${String(n)}处`, { at: `2026-10-12T09:50:0${String(n)}` }),
      ),
    );
    await bench.start();
    await bench.until('2026-10-12T10:02');
    await bench.gets(bench.said('唐丽', '已到岗'));
    await bench.gets(bench.said('方伟', '又一处', { at: '2026-10-12T09:50:30', id: 'late' }));

    expect(await bench.violations()).toMatchObject([{ messageId: 'late', rule: 'flooding' }]);
  });

  it('belongs to the flood that began just after it', async () => {
    const bench = await Bench.open();
    await bench.until('2026-10-12T10:01');
    await bench.gets(
      ...flood(bench, '方伟', 1).slice(0, 4),
      bench.said('方伟', '第五处', { at: '2026-10-12T10:00:06' }),
    );
    await bench.gets(bench.said('方伟', '还有一处', { at: '2026-10-12T10:00:05.500' }));

    expect(await bench.violations()).toMatchObject([{ rule: 'flooding', hits: 2 }]);
  });

  it('cures an obligation where it was said in time, before or after', async () => {
    for (const said of ['2026-10-12T08:59', '2026-10-12T09:05']) {
      const bench = await Bench.open();
      await bench.gets(bench.said('唐丽', '', { type: 'attachment', fileName: paper }));
      await bench.until('2026-10-12T09:06');
      await bench.gets(bench.said('唐丽', points, { at: said }));
      await bench.until('2026-10-12T10:00');

      expect((await bench.violations()).map(({ state }) => state)).toEqual(['cured']);
    }
  });

  it('finds its obligation met by what overtook it', async () => {
    const bench = await Bench.open();
    await bench.until('2026-10-12T09:06');
    await bench.gets(bench.said('唐丽', points, { at: '2026-10-12T09:05' }));
    await bench.gets(
      bench.said('唐丽', '', { type: 'attachment', fileName: paper, at: '2026-10-12T09:02' }),
    );
    await bench.until('2026-10-12T10:00');

    expect((await bench.violations()).map(({ state }) => state)).toEqual(['cured']);
    expect(bench.chat.said).toEqual([]);
  });

  it('older than ten minutes is recorded and not answered', async () => {
    const bench = await Bench.open();
    await bench.until('2026-10-12T13:00');
    await bench.gets(...flood(bench));
    await bench.until('2026-10-13T12:00');

    expect(await bench.violations()).toHaveLength(1);
    expect(bench.chat.said).toEqual([]);
  });
});

describe('a message from the future', () => {
  it('counts as said when it was received', async () => {
    const bench = await Bench.open();
    await bench.gets(
      bench.said('唐丽', '', {
        at: '2027-01-01T00:00',
        received: '2026-10-12T09:00',
        type: 'emoticon',
      }),
    );
    await bench.gets(...flood(bench));
    const [facts, counts] = await bench.store.transaction(async (tx) => [
      await tx.messages.recentFacts(work, at('2026-10-12T12:00')),
      await tx.counts.between('2026-10-13', '2027-12-31'),
    ]);

    expect(facts).toEqual([]);
    expect(counts).toEqual([]);
    expect((await bench.violations())[0]?.at).toBe(at('2026-10-12T09:00'));
  });
});

describe('a recall', () => {
  it.each([
    ['after its message', [0, 1]],
    ['before its message', [1, 0]],
  ])('that stands %s in the same batch closes the case unsaid', async (_, order) => {
    const bench = await Bench.open();
    await bench.until('2026-10-12T19:00');
    const items = [
      bench.said('唐丽', '请各村明天上午报送秋播进度表', { id: 'm' }),
      {
        kind: 'recall',
        groupId: work,
        messageId: 'm',
        at: bench.clock.now() + (order[0] === 0 ? 500 : -900),
      },
    ] as const;
    await bench.gets(...order.flatMap((n) => items[n] ?? []));
    await bench.until('2026-10-13T12:00');

    expect((await bench.violations()).map(({ state }) => state)).toEqual(['corrected']);
    expect(bench.chat.said).toEqual([]);
  });

  it('that overtook its message by a whole batch closes the case all the same', async () => {
    const bench = await Bench.open();
    await bench.until('2026-10-12T19:00');
    await bench.gets({ kind: 'recall', groupId: work, messageId: 'm', at: bench.clock.now() });
    await bench.gets(bench.said('唐丽', '请各村明天上午报送秋播进度表', { id: 'm' }));
    await bench.until('2026-10-13T12:00');

    expect((await bench.violations()).map(({ state }) => state)).toEqual(['corrected']);
    expect(bench.chat.said).toEqual([]);
  });

  it('of a paper and its points in one batch fails nothing', async () => {
    const bench = await Bench.open();
    const when = bench.clock.now();
    await bench.gets(
      bench.said('唐丽', '', { type: 'attachment', fileName: paper, id: 'm' }),
      { kind: 'recall', groupId: work, messageId: 'm', at: when },
      bench.said('唐丽', points),
    );

    expect((await bench.violations()).map(({ state }) => state)).toEqual(['corrected']);
    expect(bench.log.lines).toEqual([]);
  });

  it('of one message of a flood does not undo the flood', async () => {
    const bench = await Bench.open();
    await bench.until('2026-10-12T10:00:10');
    const items = [...flood(bench), bench.said('方伟', '第六处', { id: 'six' })];
    await bench.gets(...items);
    await bench.gets({ kind: 'recall', groupId: work, messageId: 'six', at: bench.clock.now() });

    expect((await bench.violations()).map(({ state }) => state)).toEqual(['open']);
  });
});

describe('a batch that fails', () => {
  it('is taken one by one; the bad one is a dead letter without its text, once', async () => {
    const fault = { throws: poisoned('bad', () => new RangeError('坏掉的正文')) };
    const bench = await Bench.open();
    await bench.start({ store: failing(fault) });
    const items = [
      bench.said('唐丽', '', { type: 'emoticon', id: 'a' }),
      bench.said('方伟', '机密正文', { id: 'bad' }),
      bench.said('丁宁', '', { type: 'emoticon', id: 'c' }),
    ];
    await bench.gets(...items);
    await bench.gets(...items);
    fault.throws = fine;
    await bench.gets(bench.said('贺云', '', { type: 'emoticon', id: 'd' }), ...items);

    expect(bench.bot.figures()).toMatchObject({ recorded: 3, dead: 1, waiting: 0 });
    const stickers = (await bench.violations()).filter(({ rule }) => rule === 'emoticon');
    expect(stickers.map(({ messageId }) => messageId)).toEqual(['a', 'c', 'd']);
    expect(bench.log.lines.join('\n')).not.toContain('机密正文');
  });

  it('leaves nothing of itself in the history either', async () => {
    const fault = { throws: poisoned('bad', () => new Error('no')) };
    const bench = await Bench.open();
    await bench.until('2026-10-12T10:01');
    await bench.gets(bench.said('贺云', '已到岗'));
    await bench.start({ store: failing(fault) });
    await bench.gets(
      ...flood(bench).slice(0, 4),
      bench.said('方伟', '第五处', { at: '2026-10-12T10:00:05', id: 'bad' }),
    );
    expect(await bench.violations()).toEqual([]);
    await bench.gets(bench.said('方伟', '第六处', { at: '2026-10-12T10:00:06', id: 'last' }));

    // Four before it stand, the bad one does not.
    expect(await bench.violations()).toMatchObject([{ messageId: 'last', hits: 1 }]);
    expect((await bench.violations())[0]?.numbers).toMatchObject({ 条数: 5 });
  });

  it('waits as a whole while the store cannot write, and nothing is lost or said twice', async () => {
    const fault = { throws: fine };
    const bench = await Bench.open();
    await bench.start({ store: failing(fault) });
    await bench.gets(bench.said('唐丽', '', { type: 'attachment', fileName: paper, id: 'p' }));
    const full = () => {
      throw new StoreFault('The store cannot be written because the disk is full.');
    };
    fault.throws = full;
    bench.clock.advance(5 * 60_000);
    bench.bot.receive(bench.said('唐丽', points, { id: 'points' }));
    for (const item of flood(bench)) bench.bot.receive(item);
    await bench.bot.tick();
    expect(bench.bot.figures()).toMatchObject({ recorded: 1, waiting: 6 });
    bench.clock.advance(20 * 60_000);
    // The disk has room again, and the clock is far past the deadline, before the queue is taken.
    fault.throws = fine;
    await bench.bot.tick();
    expect((await bench.violations()).map(({ state }) => state)).toEqual(['pending']);
    await bench.bot.settled();

    expect(bench.bot.figures()).toMatchObject({ recorded: 7, waiting: 0, dead: 0, lost: 0 });
    expect((await bench.violations()).map(({ rule, state }) => [rule, state])).toEqual([
      ['raw-forward', 'cured'],
      ['flooding', 'open'],
    ]);
  });
});

describe('the queue', () => {
  it('takes twenty thousand while nothing can be written, and counts what is beyond', async () => {
    const fault = { throws: fine };
    const bench = await Bench.open();
    await bench.start({ store: failing(fault) });
    fault.throws = () => {
      throw new StoreFault('no');
    };
    for (let n = 0; n < 20_050; n += 1) bench.bot.receive({ kind: 'joined', groupId: work, at: n });

    expect(bench.bot.figures()).toMatchObject({ waiting: 20_000, lost: 50 });
    expect(bench.log.lines.filter((line) => line.includes('queue is full'))).toHaveLength(1);
    fault.throws = fine;
    await bench.gets(bench.said('唐丽', '已到岗'));
    expect(bench.bot.figures()).toMatchObject({ waiting: 0, lost: 51 });
    await bench.gets(bench.said('唐丽', '已到岗'));
    expect(bench.bot.figures()).toMatchObject({ recorded: 1, lost: 51, dead: 0 });
  });
});

describe('where the platform shows nonsense', () => {
  it('records what is said in a group that cannot be read', async () => {
    const bench = await Bench.open();
    bench.chat.group = () => Promise.reject(new TypeError('no such payload'));
    await bench.gets(bench.said('唐丽', '', { type: 'emoticon', in: '新群' }));
    await bench.gets({ kind: 'changed', groupId: work, at: bench.clock.now() });
    await bench.gets(bench.said('唐丽', '', { type: 'emoticon' }));

    expect((await bench.violations()).map(({ groupId }) => groupId)).toEqual(['新群', work]);
  });
});
