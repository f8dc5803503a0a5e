import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇政务工作群';
const words = '按有关规定，不得脱离工作实际强制要求即时响应。确需确认的，请电话或当面确认。';

describe('forced-reply', () => {
  it('says one private word, and nothing more once the message is taken back', async () => {
    const world = await givenGroup(group);

    const message = await world.says('唐丽', '请各村通知到位，收到请回复。', {
      at: '2026-10-13T09:00',
    });
    expect(world.heard()).toEqual([
      { to: '唐丽', text: `${words}09:02前可长按消息撤回。（记录 1）` },
    ]);
    expect(await world.violations()).toMatchObject([{ rule: 'forced-reply', personId: '唐丽' }]);

    await world.takesBack(message, '2026-10-13T09:01');
    await world.until('2026-10-13T17:59');
    expect(world.heard()).toEqual([]);
    expect((await world.violations()).map(({ state }) => state)).toEqual(['corrected']);
  });

  it('has nothing against what only sounds like it', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', '以上安排请知悉，不用回复。', { at: '2026-10-13T09:00' });

    expect(await world.violations()).toEqual([]);
    expect(world.heard()).toEqual([]);
  });
});
