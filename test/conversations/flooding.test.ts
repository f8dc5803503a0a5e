import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇政务工作群';

describe('flooding', () => {
  it('makes one case and one word of a flood, whoever goes on', async () => {
    const world = await givenGroup(group);

    for (let second = 0; second < 9; second += 1) {
      await world.says('方伟', `第${String(second + 1)}个点位已经看过`, {
        at: `2026-10-12T10:00:0${String(second)}`,
      });
    }

    const violations = await world.violations();
    expect(violations).toHaveLength(1);
    expect(violations[0]).toMatchObject({ rule: 'flooding', hits: 5 });
    expect(world.heard()).toEqual([
      { to: '方伟', text: expect.stringContaining('合并为一条') as string },
    ]);
  });

  it('is not undone by taking back the message that was one too many', async () => {
    const world = await givenGroup(group);
    let last = '';

    for (let second = 0; second < 5; second += 1) {
      last = await world.says('方伟', `第${String(second + 1)}个点位已经看过`, {
        at: `2026-10-12T10:00:0${String(second)}`,
      });
    }
    expect(world.heard()[0]?.text).not.toContain('撤回');
    await world.takesBack(last);

    expect((await world.violations()).map(({ state }) => state)).toEqual(['open']);
  });

  it('says one line to the group, without a name, for a crowd that cannot be written to', async () => {
    const crowd = Array.from({ length: 30 }, (_, index) => `村干部${String(index + 1)}`);
    const world = await givenGroup(group, { members: crowd, unreachable: crowd });

    for (const person of crowd) {
      for (let n = 0; n < 5; n += 1)
        await world.says(person, `${person}的第${String(n)}条情况说明`);
    }
    await world.until('2026-10-12T12:00');

    const heard = world.heard();
    expect(heard).toHaveLength(1);
    expect(heard[0]?.to).toBe(group);
    expect(crowd.some((person) => heard[0]?.text.includes(person))).toBe(false);
  });
});
