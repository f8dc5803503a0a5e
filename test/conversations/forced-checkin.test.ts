import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇政务工作群';
const words = '按有关规定，不得强制要求打卡接龙、上传不必要的截图或视频。请以实际工作成效为准。';

describe('forced-checkin', () => {
  it('says one private word, and nothing more once the message is taken back', async () => {
    const world = await givenGroup(group);

    const message = await world.says(
      '唐丽',
      '各网格员入户后把现场照片发群里，没有照片的视为没去。',
      {
        at: '2026-10-13T09:00',
      },
    );
    expect(world.heard()).toEqual([
      { to: '唐丽', text: `${words}09:02前可长按消息撤回。（记录 1）` },
    ]);
    expect(await world.violations()).toMatchObject([{ rule: 'forced-checkin', personId: '唐丽' }]);

    await world.takesBack(message, '2026-10-13T09:01');
    await world.until('2026-10-13T17:59');
    expect(world.heard()).toEqual([]);
    expect((await world.violations()).map(({ state }) => state)).toEqual(['corrected']);
  });

  it('has nothing against what only sounds like it', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', '巡河照片不用发群里，看完把问题记在台账上就行。', {
      at: '2026-10-13T09:00',
    });

    expect(await world.violations()).toEqual([]);
    expect(world.heard()).toEqual([]);
  });
});
