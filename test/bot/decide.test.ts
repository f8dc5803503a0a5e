import { describe, expect, it } from 'vitest';
import type { Finding, Severity } from '../../src/domain/finding.ts';
import type { Book, BoundRule } from '../../src/engine/rule-book/book.ts';
import { at, Bench, book, paper, points, post, supervisors, trialBook, work } from './bench.ts';

/** The book with rules of the test's own in front; each finds what its function says. */
function withRules(
  inner: Book,
  ...own: readonly {
    readonly id: string;
    readonly severity?: Severity;
    readonly level?: BoundRule['level'];
    readonly patience?: number;
    readonly finds: (text: string, sentAt: number) => Finding | null;
    readonly says?: () => string;
  }[]
): Book {
  return {
    ...inner,
    forGroup(asked) {
      const answer = inner.forGroup(asked);
      const [model] = answer.rules;
      if (model === undefined) throw new Error('The book has no rules');
      const rules = own.map(
        ({ id, severity = 'middle', level = 'remind', patience = 0, ...one }) => ({
          ...model,
          id,
          title: id,
          level,
          patience,
          kind: {
            ...model.kind,
            name: id,
            severity,
            reminder: { privately: one.says ?? (() => `请注意${id}。`), inGroup: `请注意${id}。` },
          },
          bound: {
            ...model.bound,
            sameCaseMinutes: 0,
            cures: () => false,
            evaluate: ({ message }: Parameters<BoundRule['bound']['evaluate']>[0]) =>
              one.finds(message.text, message.sentAt),
          },
        }),
      );
      return { ...answer, rules: [...rules, ...answer.rules] };
    },
  };
}

const found: Finding = { numbers: {} };
describe('a finding of several rules', () => {
  const book3 = withRules(
    book(),
    { id: '轻', severity: 'low', finds: () => found },
    { id: '重', severity: 'high', finds: () => found },
    { id: '中', severity: 'middle', finds: () => found },
  );

  it('is recorded under each of them, and the gravest alone speaks', async () => {
    const bench = await Bench.open({ book: book3 });
    await bench.gets(bench.said('唐丽', '在'));

    expect((await bench.violations()).map(({ rule }) => rule)).toEqual(['重', '中', '轻']);
    expect(bench.chat.said.map(({ text }) => text)).toEqual([expect.stringContaining('请注意重')]);
  });

  it('lets the next one speak where the gravest is only observed or still patient', async () => {
    const bench = await Bench.open({
      book: withRules(
        book(),
        { id: '重', severity: 'high', level: 'observe', finds: () => found },
        { id: '中', patience: 1, finds: () => found },
        { id: '轻', severity: 'low', finds: () => found },
      ),
    });
    await bench.gets(bench.said('唐丽', '在'));

    expect(bench.chat.said.map(({ text }) => text)).toEqual([expect.stringContaining('请注意轻')]);
  });

  it('leaves a pending one to speak when it falls due', async () => {
    const bench = await Bench.open({
      book: withRules(
        book(),
        {
          id: '待办',
          severity: 'high',
          finds: (text, sentAt) => (text === '在' ? { ...found, due: sentAt + 10 * 60_000 } : null),
        },
        { id: '轻', severity: 'low', finds: (text) => (text === '在' ? found : null) },
      ),
    });
    await bench.gets(bench.said('唐丽', '在'));
    expect(bench.chat.said.map(({ text }) => text)).toEqual([expect.stringContaining('请注意轻')]);
    await bench.until('2026-10-12T09:11');

    expect(bench.chat.said.map(({ text }) => text)).toEqual([
      expect.stringContaining('请注意轻'),
      expect.stringContaining('请注意待办'),
    ]);
  });
});

describe('a rule that throws', () => {
  it('while judging is named in the log, and the others go on', async () => {
    const bench = await Bench.open({
      book: withRules(
        book(),
        {
          id: '坏规则',
          finds() {
            throw new Error('no');
          },
        },
        { id: '好规则', finds: () => found },
      ),
    });
    await bench.gets(bench.said('唐丽', '在'));

    expect((await bench.violations()).map(({ rule }) => rule)).toEqual(['好规则']);
    expect(bench.bot.figures()).toMatchObject({ recorded: 1, dead: 0 });
    expect(bench.log.lines.filter((line) => line.includes('坏规则'))).toHaveLength(1);
  });

  it('while its reminder is worded keeps its record, and the next message is answered', async () => {
    const bench = await Bench.open({
      book: withRules(book(), {
        id: '坏措辞',
        finds: () => found,
        says() {
          throw new Error('no words');
        },
      }),
    });
    await bench.gets(bench.said('唐丽', '在'));

    expect(await bench.violations()).toHaveLength(1);
    expect(bench.bot.figures().dead).toBe(0);
    expect(bench.log.lines.some((line) => line.includes('坏措辞'))).toBe(true);
  });

  it('at a deadline holds up neither other deadlines nor commands', async () => {
    const bench = await Bench.open({
      book: withRules(book(), {
        id: '坏措辞',
        finds: (text, sentAt) => (text === '在' ? { ...found, due: sentAt + 60_000 } : null),
        says() {
          throw new Error('no words');
        },
      }),
    });
    await bench.gets(
      bench.said('唐丽', '在'),
      bench.said('方伟', '', { type: 'attachment', fileName: paper }),
    );
    await bench.until('2026-10-12T09:12');
    bench.chat.said.length = 0;
    const now = bench.clock.now();
    await bench.gets({
      kind: 'private',
      message: { id: 'p', senderId: '唐丽', sentAt: now, receivedAt: now, text: '帮助' },
    });

    expect((await bench.violations()).map(({ state }) => state)).toEqual(['open', 'open']);
    expect(bench.heardBy()).toEqual(['唐丽']);
  });
});

describe('silence', () => {
  it('in a trial: recorded at 观察, nothing queued, and no occasion for later', async () => {
    const bench = await Bench.open({ book: trialBook() });
    for (const day of ['12', '13', '14']) {
      await bench.until(`2026-10-${day}T19:00`);
      await bench.gets(bench.said('唐丽', post));
    }
    expect((await bench.violations()).map(({ level }) => level)).toEqual([
      'observe',
      'observe',
      'observe',
    ]);
    expect(await bench.dispatches()).toEqual([]);

    await bench.store.transaction(async (tx) => {
      const row = await tx.groups.get(work);
      if (row !== null) await tx.groups.put({ ...row, trialUntil: null });
    });
    await bench.until('2026-10-15T19:00');
    await bench.gets(bench.said('唐丽', post));

    expect(bench.heardBy()).toEqual(['唐丽']);
  });

  it('in a pause: recorded, nothing queued; what waited leaves after it or expires', async () => {
    const bench = await Bench.open({ people: ['唐丽', '方伟'] });
    bench.chat.unreachable.add('方伟');
    await bench.until('2026-10-12T19:00');
    await bench.gets(bench.said('方伟', post));
    await bench.until('2026-10-13T08:00');
    await bench.store.transaction(async (tx) => {
      const row = await tx.groups.get(work);
      if (row !== null) await tx.groups.put({ ...row, pausedUntil: at('2026-10-13T10:00') });
    });
    await bench.until('2026-10-13T09:00');
    await bench.gets(bench.said('唐丽', '', { type: 'emoticon' }));
    await bench.until('2026-10-13T09:59');
    expect(bench.chat.said).toEqual([]);
    await bench.until('2026-10-13T10:00');

    expect(bench.heardBy()).toEqual([work]);
    expect(await bench.violations()).toHaveLength(2);
  });

  it('where ids change at each login: recorded at 观察, nothing queued', async () => {
    const bench = await Bench.open();
    bench.chat.abilities = { ...bench.chat.abilities, stableIds: false };
    await bench.until('2026-10-12T19:00');
    await bench.gets(bench.said('唐丽', post));

    expect((await bench.violations()).map(({ level }) => level)).toEqual(['observe']);
    expect(await bench.dispatches()).toEqual([]);
  });

  it('about a group the bot has left: what was owed may have been given unseen', async () => {
    const bench = await Bench.open();
    await bench.gets(bench.said('唐丽', '', { type: 'attachment', fileName: paper }));
    await bench.gets({ kind: 'removed', groupId: work, at: bench.clock.now() });
    await bench.until('2026-10-12T12:00');

    expect((await bench.violations()).map(({ state }) => state)).toEqual(['cured']);
    // The owner hears that the bot is out, and nothing of what was said inside.
    expect(bench.chat.said.filter(({ text }) => !text.includes('机器人已于'))).toEqual([]);
  });
});

describe('occasions', () => {
  it('count within thirty days and fade after them', async () => {
    const bench = await Bench.open();
    await bench.until('2026-10-12T19:00');
    await bench.gets(bench.said('唐丽', post));
    await bench.until('2026-11-11T19:00');
    await bench.gets(bench.said('唐丽', post));
    await bench.until('2026-11-12T08:31');
    const told = bench.chat.said.filter(({ text }) => text.includes('第2次'));
    expect(told.map(({ to }) => to.id)).toEqual(['李主任']);
    await bench.until('2026-12-11T19:01');
    bench.chat.said.length = 0;
    await bench.gets(bench.said('唐丽', post));
    await bench.until('2026-12-12T18:00');

    const heard = bench.chat.said.filter(({ text }) => text.includes('记录'));
    expect(heard.map(({ to }) => to.id)).toEqual(['唐丽']);
  });

  it('are not those taken back or found mistaken', async () => {
    const bench = await Bench.open();
    for (const day of ['12', '13']) {
      await bench.until(`2026-10-${day}T19:00`);
      const said = bench.said('唐丽', post, { id: `d${day}` });
      await bench.gets(said);
      await bench.gets({
        kind: 'recall',
        groupId: work,
        messageId: `d${day}`,
        at: bench.clock.now(),
      });
    }
    await bench.until('2026-10-14T19:00');
    bench.chat.said.length = 0;
    await bench.gets(bench.said('唐丽', post));
    await bench.until('2026-10-15T12:00');

    expect(bench.heardBy().filter((who) => who !== supervisors)).toEqual(['唐丽']);
  });
});

describe('whom nobody can write to', () => {
  it('passes over an owner who cannot be written to, up to the supervisors', async () => {
    const bench = await Bench.open();
    bench.chat.unreachable.add('李主任');
    await bench.store.transaction((tx) => tx.people.setReachable('李主任', false));
    await bench.until('2026-10-12T19:00');
    await bench.gets(bench.said('唐丽', post));
    await bench.until('2026-10-13T19:00');
    await bench.gets(bench.said('唐丽', post));
    bench.chat.said.length = 0;
    await bench.until('2026-10-14T08:30');

    expect(bench.heardBy()).toEqual([supervisors]);
    expect(bench.chat.said[0]?.text).not.toContain('唐丽');
  });

  it('tells a provider that writes to nobody alone only what groups may hear', async () => {
    const bench = await Bench.open();
    bench.chat.abilities = { ...bench.chat.abilities, writesPrivately: false };
    await bench.until('2026-10-12T19:00');
    await bench.gets(bench.said('唐丽', post));
    await bench.until('2026-10-13T19:00');
    await bench.gets(bench.said('唐丽', post));
    await bench.until('2026-10-14T12:00');

    expect(new Set(bench.chat.said.map(({ to }) => to.kind))).toEqual(new Set(['group']));
    expect(bench.heardBy()).toContain(work);
    expect(bench.heardBy()).toContain(supervisors);
  });
});

describe('the owner concerned', () => {
  it('is cured like everybody by points of his own', async () => {
    const bench = await Bench.open();
    await bench.gets(bench.said('李主任', '', { type: 'attachment', fileName: paper }));
    await bench.until('2026-10-12T09:05');
    await bench.gets(bench.said('李主任', points));
    await bench.until('2026-10-12T12:00');

    expect((await bench.violations()).map(({ state }) => state)).toEqual(['cured']);
    // The owner hears that the bot is out, and nothing of what was said inside.
    expect(bench.chat.said.filter(({ text }) => !text.includes('机器人已于'))).toEqual([]);
  });
});
