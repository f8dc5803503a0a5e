import { describe, expect, it } from 'vitest';
import { supervisorsGroupNote } from '../../src/register/addressees.ts';
import { at, Bench, book, paper, points, post, supervisors, trialBook, work } from './bench.ts';

const units =
  'units: { 青溪镇: { own: [镇政府], superiors: [云岭县], head: 李敏, secrecyOfficer: 王保密 } }';
const entry = `groups: [ { name: ${work}, type: work, owner: 李主任, publishers: [方伟, 唐丽] } ]`;
const named = book(units, entry);

async function bound(bench: Bench, role: string, scope: string) {
  return Object.fromEntries(await bench.store.transaction((tx) => tx.people.bound(role, scope)));
}

function people(bench: Bench, name: string, members: Readonly<Record<string, string>>, id = name) {
  const shown = Object.entries(members).map(([memberId, memberName]) => ({
    id: memberId,
    name: memberName,
    reachable: null,
  }));
  bench.chat.groups.set(id, { id, name, ownerId: null, adminIds: [], members: shown });
}

const changed = (bench: Bench, groupId: string) =>
  bench.gets({ kind: 'changed', groupId, at: bench.clock.now() });

describe('names in the book', () => {
  it('are bound to nobody because somebody goes by them, however often groups are read', async () => {
    const bench = await Bench.open({ book: named, groups: [] });
    people(bench, work, { a: '党政办-方伟', b: '唐丽', c: '李敏' });
    await bench.start();
    await changed(bench, work);

    expect(await bound(bench, 'publisher', work)).toEqual({});
    expect(await bound(bench, 'head', '青溪镇')).toEqual({});
  });

  it('once confirmed stay with the id, whoever takes the name later', async () => {
    const bench = await Bench.open({ book: named, groups: [] });
    people(bench, work, { a: '党政办-方伟', c: '李敏' });
    await bench.start();
    await bench.confirms();
    people(bench, work, { a: '已调离', x: '方伟', y: '李敏' });
    await changed(bench, work);
    await bench.start();

    expect(await bound(bench, 'publisher', work)).toEqual({ 方伟: 'a' });
    expect(await bound(bench, 'head', '青溪镇')).toEqual({ 李敏: 'c' });
  });
});

describe("the supervisors' group", () => {
  const note = (bench: Bench) =>
    bench.store.transaction((tx) => tx.notes.get(supervisorsGroupNote));

  it('once confirmed is not another one of its name', async () => {
    const bench = await Bench.open();
    bench.group(supervisors, ['唐丽'], 'second');
    await bench.gets({ kind: 'joined', groupId: 'second', at: bench.clock.now() });
    bench.chat.groups.delete(supervisors);
    await bench.start();

    expect(await note(bench)).toBe(supervisors);
  });

  it('knows no rules and no counts, also after it was renamed', async () => {
    const bench = await Bench.open();
    bench.group('改了名的督查群', ['唐丽'], supervisors);
    await changed(bench, supervisors);
    await bench.until('2026-10-12T20:00');
    await bench.gets(bench.said('唐丽', post, { in: supervisors }));

    expect(await bench.violations()).toEqual([]);
    const counts = await bench.store.transaction((tx) =>
      tx.counts.between('2026-10-12', '2026-10-12', supervisors),
    );
    expect(counts).toEqual([]);
  });

  it('lends its freedom from rules to no group that takes its name', async () => {
    const bench = await Bench.open();
    bench.group(supervisors, ['唐丽'], work);
    await changed(bench, work);
    await bench.until('2026-10-12T20:00');
    await bench.gets(bench.said('唐丽', post));

    expect(await bench.violations()).toHaveLength(1);
  });
});

describe('two groups of one name', () => {
  it('keep their cases and lines apart', async () => {
    const bench = await Bench.open({ groups: [], ids: { g1: work, g2: work } });
    for (const who of ['唐丽', '方伟']) bench.chat.unreachable.add(who);
    await bench.until('2026-10-12T20:00');
    await bench.gets(
      bench.said('唐丽', post, { in: 'g1' }),
      bench.said('方伟', post, { in: 'g2' }),
    );
    await bench.until('2026-10-13T09:00');

    expect((await bench.violations()).map(({ groupId }) => groupId)).toEqual(['g1', 'g2']);
    expect(bench.heardBy()).toEqual(['g1', 'g2']);
  });
});

describe('a group that is renamed', () => {
  it('keeps its rows: what waits, what is pending, when it was joined', async () => {
    const bench = await Bench.open();
    await bench.gets(bench.said('唐丽', '', { type: 'attachment', fileName: paper }));
    bench.group('新名字', ['唐丽', '方伟'], work);
    await changed(bench, work);
    const row = await bench.store.transaction((tx) => tx.groups.get(work));
    expect(row).toMatchObject({ name: '新名字', joinedAt: at('2026-10-12T09:00') });
    await bench.until('2026-10-12T09:05');
    await bench.gets(bench.said('唐丽', points));

    expect((await bench.violations()).map(({ state }) => state)).toEqual(['cured']);
  });
});

describe('a group the bot leaves', () => {
  it('hears nothing more, and its obligations are met after it came back', async () => {
    const bench = await Bench.open({ book: trialBook() });
    await bench.store.transaction(async (tx) => {
      const row = await tx.groups.get(work);
      if (row !== null) await tx.groups.put({ ...row, trialUntil: null });
    });
    bench.chat.unreachable.add('方伟');
    await bench.until('2026-10-12T20:00');
    await bench.gets(bench.said('方伟', post));
    await bench.until('2026-10-13T08:25');
    await bench.gets(bench.said('唐丽', '', { type: 'attachment', fileName: paper }));
    await bench.gets({ kind: 'removed', groupId: work, at: bench.clock.now() });
    bench.chat.said.length = 0;
    await bench.until('2026-10-13T08:31');
    expect(bench.chat.said).toEqual([]);
    await bench.gets({ kind: 'joined', groupId: work, at: bench.clock.now() });
    const row = await bench.store.transaction((tx) => tx.groups.get(work));
    expect(row).toMatchObject({
      present: true,
      trialUntil: null,
      joinedAt: at('2026-10-12T09:00'),
    });
    await bench.gets(bench.said('唐丽', points));
    await bench.until('2026-10-13T12:00');

    expect((await bench.violations()).map(({ state }) => state)).toEqual(['open', 'open', 'cured']);
    expect(bench.chat.said).toEqual([]);
  });

  it('and comes back to within one batch is there', async () => {
    const bench = await Bench.open();
    const when = bench.clock.now();
    await bench.gets(
      { kind: 'removed', groupId: work, at: when },
      { kind: 'joined', groupId: work, at: when },
    );
    expect((await bench.store.transaction((tx) => tx.groups.get(work)))?.present).toBe(true);
    await bench.gets(
      { kind: 'joined', groupId: work, at: when },
      { kind: 'removed', groupId: work, at: when },
    );
    expect((await bench.store.transaction((tx) => tx.groups.get(work)))?.present).toBe(false);
  });

  it('while it was down is known as left: its owner hears that, and nobody anything else', async () => {
    const bench = await Bench.open();
    bench.chat.unreachable.add('方伟');
    await bench.until('2026-10-12T20:00');
    await bench.gets(bench.said('方伟', post));
    bench.chat.groups.delete(work);
    bench.clock.advance(12.5 * 60 * 60_000);
    await bench.start();
    await bench.until('2026-10-13T12:00');

    expect(bench.chat.said).toMatchObject([
      { to: { id: '李主任' }, text: expect.stringContaining('机器人已于10月13日移出') },
    ]);
  });

  it('unnoticed is found out by the daily reading', async () => {
    const bench = await Bench.open();
    bench.chat.groups.delete(work);
    bench.clock.advance(25 * 60 * 60_000);
    await bench.bot.tick();
    await bench.bot.tick();

    expect((await bench.store.transaction((tx) => tx.groups.get(work)))?.present).toBe(false);
  });

  it('and speaks in again without a word from the platform is read afresh', async () => {
    const bench = await Bench.open();
    await bench.gets({ kind: 'removed', groupId: work, at: bench.clock.now() });
    bench.clock.advance(2 * 60_000);
    await bench.gets(bench.said('唐丽', '已到岗'));
    await bench.gets(bench.said('唐丽', '都已到岗'));

    expect((await bench.store.transaction((tx) => tx.groups.get(work)))?.present).toBe(true);
    expect(bench.bot.figures().recorded).toBe(2);
  });
});

describe('a platform that does not answer', () => {
  it('leaves the rows as they are', async () => {
    const bench = await Bench.open();
    const before = await bench.store.transaction((tx) => tx.groups.get(work));
    bench.chat.group = () => Promise.reject(new Error('no answer'));
    await changed(bench, work);
    const after = await bench.store.transaction((tx) => tx.groups.get(work));

    expect(after).toEqual({ ...before, refreshedAt: after?.refreshedAt });
    expect(after?.present).toBe(true);
  });
});
