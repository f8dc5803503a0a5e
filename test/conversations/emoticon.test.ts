import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

describe('emoticon', () => {
  it('lets two stickers a day pass in silence and says a private word at the third', async () => {
    const world = await givenGroup('青溪镇政务工作群');

    await world.says('唐丽', '', { type: 'emoticon', at: '2026-10-12T09:00' });
    await world.says('唐丽', '[强][强]', { at: '2026-10-12T10:00' });
    expect(world.heard()).toEqual([]);
    await world.says('唐丽', '👍👍', { at: '2026-10-12T11:00' });

    expect(world.heard()).toEqual([
      { to: '唐丽', text: expect.stringMatching(/请勿发送表情包.*（记录 3）$/u) as string },
    ]);
    expect((await world.violations()).map(({ rule }) => rule)).toEqual([
      'emoticon',
      'emoticon',
      'emoticon',
    ]);
  });

  it('has nothing against an emoji inside a sentence', async () => {
    const world = await givenGroup('青溪镇政务工作群');

    await world.says('唐丽', '收到，明早八点到[强]');

    expect(await world.violations()).toEqual([]);
  });
});
