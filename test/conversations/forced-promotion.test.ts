import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇政务工作群';
const words = '按有关规定，不得强制推广下载或限定安装使用率，请改为自愿。';

describe('forced-promotion', () => {
  it('says one private word, and nothing more once the message is taken back', async () => {
    const world = await givenGroup(group);

    const message = await world.says('唐丽', '请每人发动50户下载注册，周五前必须达到100%。', {
      at: '2026-10-13T09:00',
    });
    expect(world.heard()).toEqual([
      { to: '唐丽', text: `${words}09:02前可长按消息撤回。（记录 1）` },
    ]);
    expect(await world.violations()).toMatchObject([
      { rule: 'forced-promotion', personId: '唐丽' },
    ]);

    await world.takesBack(message, '2026-10-13T09:01');
    await world.until('2026-10-13T17:59');
    expect(world.heard()).toEqual([]);
    expect((await world.violations()).map(({ state }) => state)).toEqual(['corrected']);
  });

  it('has nothing against what only sounds like it', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', '便民小程序自愿下载使用，不设指标。', { at: '2026-10-13T09:00' });

    expect(await world.violations()).toEqual([]);
    expect(world.heard()).toEqual([]);
  });
});
