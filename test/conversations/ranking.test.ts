import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇政务工作群';
const words = '按有关规定，学习积分、点赞转发等数据不作为排名通报依据，请予更正。';

describe('ranking', () => {
  it('says one private word, and nothing more once the message is taken back', async () => {
    const world = await givenGroup(group);

    const message = await world.says(
      '唐丽',
      '本周学习积分排名：河东村第一，柳湾村倒数第一，请末位村说明原因。',
      {
        at: '2026-10-13T09:00',
      },
    );
    expect(world.heard()).toEqual([
      { to: '唐丽', text: `${words}09:02前可长按消息撤回。（记录 1）` },
    ]);
    expect(await world.violations()).toMatchObject([{ rule: 'ranking', personId: '唐丽' }]);

    await world.takesBack(message, '2026-10-13T09:01');
    await world.until('2026-10-13T17:59');
    expect(world.heard()).toEqual([]);
    expect((await world.violations()).map(({ state }) => state)).toEqual(['corrected']);
  });

  it('has nothing against what only sounds like it', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', '镇运动会拔河比赛，农业站获得第一名。', { at: '2026-10-13T09:00' });

    expect(await world.violations()).toEqual([]);
    expect(world.heard()).toEqual([]);
  });
});
