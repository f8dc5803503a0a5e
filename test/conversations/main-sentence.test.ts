import { describe, expect, it } from 'vitest';
import { givenGroup, instant } from '../world/world.ts';

/*
 * One test for each clause of what 群规 is: a bot that joins each work group, checks every message
 * against the rules, records violations, warns about idle and overdue groups, obeys owners'
 * commands, and gives the supervisors' group a weekly summary.
 */
describe('群规', () => {
  it('joins a work group and knows its name, owner and members', async () => {
    const world = await givenGroup('青溪镇政务工作群', {
      start: 'trial',
      since: '2026-10-12T08:30',
    });

    world.chat.groups.set('new', {
      id: 'new',
      name: '青溪镇人居环境整治专项群',
      ownerId: '孙浩',
      adminIds: [],
      members: [{ id: '孙浩', name: '党政办-孙浩', reachable: null }],
    });
    world.bot.receive({ kind: 'joined', groupId: 'new', at: world.clock.now() });
    await world.bot.settled();

    const [row, members] = await world.store.transaction(async (tx) => [
      await tx.groups.get('new'),
      await tx.people.members('new'),
    ]);
    expect(row).toMatchObject({ name: '青溪镇人居环境整治专项群', ownerId: '孙浩', present: true });
    expect(row?.trialUntil).toBe(instant('2026-10-19T08:30'));
    expect(members.map(({ name }) => name)).toEqual(['党政办-孙浩']);
  });

  it('checks every message once, however often it is delivered', async () => {
    const world = await givenGroup('青溪镇政务工作群');

    for (let n = 0; n < 3; n += 1) await world.says('唐丽', '', { type: 'emoticon', id: 'same' });

    expect(await world.violations()).toHaveLength(1);
    expect(world.bot.figures()).toMatchObject({ recorded: 1, repeated: 2 });
  });

  it('records a violation with rule, numbers, clause and version of the book, and no text', async () => {
    const world = await givenGroup('青溪镇政务工作群');
    const marker = '秋播进度表7f3a';

    await world.says('唐丽', `请各村明天上午报送${marker}`, { at: '2026-10-12T19:00' });

    const [violation] = await world.violations();
    expect(JSON.stringify(violation)).not.toContain(marker);
    expect(JSON.stringify(world.log.lines)).not.toContain(marker);
    expect(violation).toMatchObject({
      id: 1,
      rule: 'off-hours',
      personId: '唐丽',
      state: 'open',
      book: '2026-10-01',
    });
    expect(violation?.clause).not.toBe('');
  });

  it('tells the owner of a task group before its end, on the day and after it', async () => {
    const world = await givenGroup('青溪镇人居环境整治专项群', {
      type: 'task',
      ends: '2026-11-13',
      since: '2026-10-12T08:30',
    });
    const told: string[] = [];

    for (const day of ['2026-10-14', '2026-11-06', '2026-11-13', '2026-11-16']) {
      await world.says('唐丽', '现场已经看过，整改完成', { at: `${day}T08:40` });
      world.heard();
      await world.until(`${day}T17:00`);
      for (const { to, text } of world.heard()) if (to === '李主任') told.push(`${day} ${text}`);
    }

    expect(told).toHaveLength(4);
    expect(told.at(-1)).toMatch(/到期/u);
  });

  it('tells the owner of a group in which nobody works for thirty days, once', async () => {
    const world = await givenGroup('青溪镇政务工作群');

    await world.says('唐丽', '各村秋播进度表已经汇总，共完成八成', { at: '2026-10-13T09:00' });
    await world.until('2026-11-12T08:59');
    const before = world.heard().filter(({ to }) => to === '李主任');
    await world.until('2026-11-30T17:00');
    const after = world
      .heard()
      .filter(({ to, text }) => to === '李主任' && text.includes('无工作信息'));

    expect(before).toEqual([]);
    expect(after).toHaveLength(1);
    expect(after[0]?.text).toMatch(/(?:30|31)天/u);
  });

  it('obeys the owner, and nobody else, when the working hours are set', async () => {
    const world = await givenGroup('青溪镇政务工作群');

    await world.whispers('唐丽', '设置 工作时间 8:30-20:00', '2026-10-12T10:00');
    await world.says('唐丽', '请各村明天上午报送秋播进度表', { at: '2026-10-12T19:00' });
    expect(await world.violations()).toHaveLength(1);
    world.heard();
    await world.whispers('李主任', '设置 工作时间 8:30-20:00', '2026-10-13T10:00');
    expect(world.heard()[0]?.to).toBe('李主任');
    await world.says('唐丽', '请各村明天上午报送秋播进度表', { at: '2026-10-13T19:00' });

    expect(await world.violations()).toHaveLength(1);
  });

  it("gives the supervisors' group a weekly summary on Monday at nine, with nobody's name", async () => {
    const world = await givenGroup('青溪镇政务工作群');

    await world.says('唐丽', '请各村明天上午报送秋播进度表', { at: '2026-10-14T19:00' });
    await world.until('2026-10-19T08:59');
    world.heardBySupervisors();
    await world.until('2026-10-19T09:05');

    const summaries = world.heardBySupervisors();
    expect(summaries).toHaveLength(1);
    expect(summaries[0]).toContain('青溪镇政务工作群');
    expect(summaries[0]).not.toContain('唐丽');
  });
});
