import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇政务工作群';
const post = '请各村明天上午报送秋播进度表';

describe('who hears what, and when', () => {
  it('first the person, then also the owner, then the group without a name', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', post, { at: '2026-10-12T19:00' });
    expect(world.heard().map(({ to }) => to)).toEqual(['唐丽']);

    await world.says('唐丽', post, { at: '2026-10-13T19:00' });
    await world.until('2026-10-14T09:00');
    const second = world.heard();
    expect(second.map(({ to }) => to)).toEqual(['唐丽', '李主任']);
    expect(second[1]?.text).toContain('第2次');

    await world.says('唐丽', post, { at: '2026-10-14T19:00' });
    await world.until('2026-10-15T09:00');
    const third = world.heard();
    expect(third.map(({ to }) => to)).toEqual([group]);
    expect(third[0]?.text).not.toContain('唐丽');
  });

  it('makes one occasion of one evening, however many posts it holds', async () => {
    const world = await givenGroup(group);

    for (const minute of ['00', '01', '02']) {
      await world.says('唐丽', `${post}${minute}`, { at: `2026-10-12T20:${minute}` });
    }
    await world.until('2026-10-13T12:00');

    expect(world.heard().map(({ to }) => to)).toEqual(['唐丽']);
    expect(await world.violations()).toHaveLength(3);
  });

  it('begins again after thirty days', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', post, { at: '2026-10-12T19:00' });
    await world.says('唐丽', post, { at: '2026-11-12T19:00' });
    await world.until('2026-11-13T09:00');

    expect(
      world
        .heard()
        .filter(({ text }) => text.includes('记录'))
        .map(({ to }) => to),
    ).toEqual(['唐丽', '唐丽']);
  });

  it("takes an owner's own case one level up", async () => {
    const world = await givenGroup(group);

    await world.says('李主任', post, { at: '2026-10-12T19:00' });
    await world.says('李主任', post, { at: '2026-10-13T19:00' });
    world.heard();
    await world.until('2026-10-14T09:00');

    const upward = world.heardBySupervisors();
    expect(upward).toHaveLength(1);
    expect(upward[0]).not.toContain('李主任');
  });

  it('says nothing at all in a trial, and keeps the record', async () => {
    const world = await givenGroup(group, { start: 'trial' });

    await world.says('唐丽', post, { at: '2026-10-12T19:00' });

    expect(world.heard()).toEqual([]);
    expect(await world.violations()).toHaveLength(1);
  });

  it('never says two lines in a group within thirty minutes, nor more than three a day', async () => {
    const people = Array.from({ length: 12 }, (_, index) => `干部${String(index + 1)}`);
    const world = await givenGroup(group, { members: people, unreachable: people });
    const lines: number[] = [];

    for (const [index, person] of people.entries()) {
      const at = `2026-10-13T${String(9 + Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '31'}`;
      for (let n = 0; n < 5; n += 1)
        await world.says(person, `第${String(n)}条情况说明，请知悉`, n === 0 ? { at } : {});
    }
    await world.until('2026-10-13T18:00');
    for (const said of world.chat.said.filter(({ to }) => to.id === group)) lines.push(said.at);

    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThanOrEqual(3);
    for (const [index, at] of lines.entries()) {
      if (index > 0) expect(at - (lines[index - 1] ?? 0)).toBeGreaterThanOrEqual(30 * 60_000);
    }
  });
});
