import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/adapters/store/open.ts';
import { friendGap, friendsADay, nextFriendAt } from '../../src/bot/joining/friend-turns.ts';
import { publicBudget, publicGap } from '../../src/bot/restraint.ts';
import { ChatRefused } from '../../src/ports/chat.ts';
import { dayOf } from '../../src/domain/zone.ts';
import { supervisorsGroupNote } from '../../src/register/addressees.ts';
import { isStrange } from '../../src/register/joining/standing.ts';
import { knownPeople } from '../../src/register/known-people.ts';
import { addSupervisor } from '../../src/register/supervisors.ts';
import { at, Bench, book, dispatch, supervisors, work } from './bench.ts';
import { inGroup, WayOut } from './way-out.ts';

const minute = 60_000;
const zone = 'Asia/Shanghai';

/** A group of people nobody knows. */
function strangers(bench: Bench, id: string, members: readonly string[] = ['路人']): void {
  bench.chat.groups.set(id, {
    id,
    name: `${id}群`,
    ownerId: `${id}群主`,
    adminIds: [],
    members: members.map((one) => ({ id: one, name: one, reachable: null })),
  });
}

const joined = (bench: Bench, groupId: string, inviterId: string | null = null) =>
  bench.gets({ kind: 'joined', groupId, inviterId, at: bench.clock.now() });
const strange = (bench: Bench, id: string) => bench.store.transaction((tx) => isStrange(tx, id));
const heardIn = (bench: Bench, id: string) =>
  bench.chat.said.filter(({ to }) => to.id === id).length;

/** What was said, but for what the owner of a group nobody filed is asked in any case. */
function besidesFiling({ chat }: Bench) {
  return chat.said.filter(({ text }) => !text.includes('备案'));
}

describe('whom the bot knows', () => {
  it('is known by id, each with a reason, and nobody by his name', async () => {
    const bench = await Bench.open({
      book: book('units: { 青溪镇: { own: [镇政府], superiors: [云岭县], head: 李敏 } }'),
    });
    strangers(bench, 's', ['李敏', '唐丽']);
    await joined(bench, 's');
    const known = await bench.store.transaction(async (tx) => {
      await addSupervisor(tx, '纪委老陈', 0);
      await tx.people.bind('head', '青溪镇', '李敏', 'id-of-head', 0);
      await tx.people.bind('publisher', work, '孙浩', 'id-of-publisher', 0);
      const row = await tx.groups.get(work);
      if (row !== null) await tx.groups.put({ ...row, adminIds: ['管理员'] });
      return knownPeople(tx, bench.book);
    });
    expect(Object.fromEntries(known)).toEqual({
      纪委老陈: 'supervisor',
      'id-of-head': 'head',
      李主任: 'owner',
      督查员: 'owner',
      管理员: 'admin',
      'id-of-publisher': 'publisher',
    });
  });

  it('is not whoever owns the very group in question', async () => {
    const bench = await Bench.open();
    const known = await bench.store.transaction((tx) => knownPeople(tx, bench.book, work));
    expect([...known.keys()]).toEqual(['督查员']);
  });
});

describe('a group the bot finds itself in', () => {
  it('is greeted once it can be read, by the word of who took the bot in', async () => {
    const bench = await Bench.open();
    strangers(bench, 's');
    const read = bench.chat.group.bind(bench.chat);
    bench.chat.group = () => Promise.reject(new ChatRefused('offline'));
    await joined(bench, 's', '李主任');
    expect(heardIn(bench, 's')).toBe(0);
    bench.chat.group = read;
    bench.clock.advance(2 * minute);
    await bench.gets(bench.said('路人', '已到岗', { in: 's' }));
    await bench.gets(bench.said('路人', '已到岗', { in: 's' }));
    expect(await strange(bench, 's')).toBe(false);
    expect(heardIn(bench, 's')).toBe(1);
  });

  it('is not read at every tick while it cannot be', async () => {
    const bench = await Bench.open();
    let reads = 0;
    bench.chat.group = () => {
      reads += 1;
      return Promise.reject(new ChatRefused('offline'));
    };
    await joined(bench, 's');
    for (let n = 0; n < 50; n += 1) {
      bench.clock.advance(1_000);
      await bench.bot.tick();
    }
    expect(reads).toBe(1);
  });

  it('by a word there, on the first day, is one of those it sat in before', async () => {
    const bench = await Bench.open();
    strangers(bench, 'old');
    await bench.gets(bench.said('路人', '已到岗', { in: 'old' }));
    expect(await strange(bench, 'old')).toBe(false);
    bench.clock.advance(24 * 60 * minute);
    strangers(bench, 'new');
    await bench.gets(bench.said('路人', '已到岗', { in: 'new' }));
    expect(await strange(bench, 'new')).toBe(true);
    expect(bench.chat.said).toEqual([]);
  });

  it('and cannot leave is left alone after one try', async () => {
    const bench = await Bench.open();
    bench.chat.act = (kind, target) => {
      bench.chat.done.push(`${kind} ${target}`);
      return Promise.resolve(false);
    };
    strangers(bench, 's');
    await joined(bench, 's');
    await bench.until('2026-10-30T12:00');
    expect(bench.chat.done).toEqual(['leave s']);
    const told = bench.chat.said.filter(({ text }) => text.includes('已退出'));
    expect(told.map(({ to }) => to.id)).toEqual([supervisors]);
  });

  it('is not left once somebody confirmed that it is the supervisors’ own', async () => {
    const bench = await Bench.open();
    strangers(bench, 's');
    await joined(bench, 's');
    await bench.store.transaction((tx) => tx.notes.set(supervisorsGroupNote, 's'));
    await bench.until('2026-10-18T12:00');
    expect(bench.chat.done).toEqual([]);
    expect(besidesFiling(bench)).toEqual([]);
  });

  it('is a strangers’ one also under the name of a supervisors’ group not yet confirmed', async () => {
    const bench = await Bench.open();
    await bench.store.transaction((tx) => tx.notes.drop(supervisorsGroupNote));
    bench.chat.groups.set('fake', {
      id: 'fake',
      name: supervisors,
      ownerId: '骗子',
      adminIds: [],
      members: ['骗子', '路人'].map((id) => ({ id, name: id, reachable: null })),
    });
    await joined(bench, 'fake', '骗子');
    expect(await strange(bench, 'fake')).toBe(true);
    await bench.gets(bench.said('路人', '@群规助手 群规', { in: 'fake', mentionsBot: true }));
    expect(bench.chat.said).toEqual([]);
    await bench.until('2026-10-18T12:00');
    expect(bench.chat.done).toEqual(['leave fake']);
    expect(besidesFiling(bench)).toEqual([]);
  });

  it('and that somebody known took it into is the supervisors’ own by its name', async () => {
    const bench = await Bench.open();
    await bench.store.transaction((tx) => tx.notes.drop(supervisorsGroupNote));
    bench.chat.groups.set('watch', {
      id: 'watch',
      name: supervisors,
      ownerId: '路人',
      adminIds: [],
      members: [{ id: '路人', name: '路人', reachable: null }],
    });
    await joined(bench, 'watch', '李主任');
    expect(await strange(bench, 'watch')).toBe(false);
    await bench.until('2026-10-18T12:00');
    expect(bench.chat.done).toEqual([]);
    expect(besidesFiling(bench)).toEqual([]);
  });

  it('loses the list of its members when the bot goes', async () => {
    const bench = await Bench.open();
    strangers(bench, 's', ['路人甲', '路人乙']);
    await joined(bench, 's');
    const members = () => bench.store.transaction((tx) => tx.people.members('s'));
    expect(await members()).toHaveLength(2);
    expect(await bench.store.transaction((tx) => tx.people.get('路人甲'))).toBeNull();
    await bench.gets({ kind: 'removed', groupId: 's', at: bench.clock.now() });
    expect(await members()).toEqual([]);
  });
});

describe('a notice to a group', () => {
  it('keeps to the gap and the budget that reminders keep to', async () => {
    const way = await WayOut.open([work]);
    const notice = (key: string) =>
      dispatch(key, {
        to: inGroup(work),
        purpose: 'notice',
        rule: null,
        expiresAt: at('2026-10-20T00:00'),
      });
    await way.queue(notice('n1'), notice('n2'), notice('n3'), notice('n4'));
    await way.queue(dispatch('r1', { to: inGroup(work), expiresAt: at('2026-10-20T00:00') }));
    for (let passed = 0; passed < 3 * 24 * 60; passed += 5) {
      way.clock.advance(5 * minute);
      await way.pump();
    }
    expect(way.uttered).toHaveLength(5);
    const times = way.uttered.map((one) => one.at);
    for (const [index, time] of times.slice(1).entries()) {
      expect(time - (times[index] ?? 0)).toBeGreaterThanOrEqual(publicGap);
    }
    const first = times.filter((time) => dayOf(zone, time) === '2026-10-12');
    expect(first).toHaveLength(publicBudget);
  });

  it('goes to the supervisors’ group as it comes', async () => {
    const way = await WayOut.open([work]);
    const notice = { to: inGroup(supervisors), purpose: 'notice', rule: null } as const;
    await way.queue(...['a', 'b', 'c', 'd', 'e'].map((key) => dispatch(key, notice)));
    await way.pump();
    expect(way.uttered).toHaveLength(5);
  });

  it('does not follow the bot out of it', async () => {
    const way = await WayOut.open([work]);
    await way.store.transaction(async (tx) => {
      const row = await tx.groups.get(work);
      if (row !== null) await tx.groups.put({ ...row, present: false });
    });
    await way.queue(dispatch('n', { to: inGroup(work), purpose: 'notice' }));
    await way.pump();
    expect(await way.states()).toEqual(['n failed']);
  });
});

describe('friend requests', () => {
  it('have their turns in order, at most twenty a day, whenever they come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 90 }),
        async (waits) => {
          const store = await openStore({ path: ':memory:' });
          let now = at('2026-10-12T07:00');
          const turns: number[] = [];
          for (const [index, wait] of waits.entries()) {
            // Mostly at once, now and then hours later.
            now += wait < 200 ? wait * 100 : (wait - 200) * 10 * minute;
            const id = `r${String(index)}`;
            const given = await store.transaction((tx) => nextFriendAt(tx, zone, id, now));
            const again = await store.transaction((tx) => nextFriendAt(tx, zone, id, now));
            expect(again).toBeNull();
            expect(given).toBeGreaterThanOrEqual(now);
            turns.push(given ?? 0);
          }
          await store.close();
          for (const [index, turn] of turns.slice(1).entries()) {
            expect(turn - (turns[index] ?? 0)).toBeGreaterThanOrEqual(friendGap);
          }
          const perDay = new Map<string, number>();
          for (const turn of turns) {
            const day = dayOf(zone, turn);
            perDay.set(day, (perDay.get(day) ?? 0) + 1);
          }
          expect(Math.max(...perDay.values())).toBeLessThanOrEqual(friendsADay);
        },
      ),
      { numRuns: 40 },
    );
  });
});
