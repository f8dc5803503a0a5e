import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇政务工作群';
const words = '工作群请勿组织投票、集赞、转发。宣传可以张贴在公开渠道，由大家自愿参与。';

describe('vote-canvass', () => {
  it('says one private word, and nothing more once the message is taken back', async () => {
    const world = await givenGroup(group);

    const message = await world.says('唐丽', '请大家帮忙投我们镇一票，每人每天可以投十票！', {
      at: '2026-10-13T09:00',
    });
    expect(world.heard()).toEqual([
      { to: '唐丽', text: `${words}09:02前可长按消息撤回。（记录 1）` },
    ]);
    expect(await world.violations()).toMatchObject([{ rule: 'vote-canvass', personId: '唐丽' }]);

    await world.takesBack(message, '2026-10-13T09:01');
    await world.until('2026-10-13T17:59');
    expect(world.heard()).toEqual([]);
    expect((await world.violations()).map(({ state }) => state)).toEqual(['corrected']);
  });

  it('has nothing against what only sounds like it', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', '村委会换届选举8号投票，请选民带好选民证到投票站。', {
      at: '2026-10-13T09:00',
    });

    expect(await world.violations()).toEqual([]);
    expect(world.heard()).toEqual([]);
  });
});
