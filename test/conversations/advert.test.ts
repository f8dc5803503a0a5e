import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇政务工作群';
const words = '工作群禁止发布商业广告，请自行撤回。感谢理解。';

describe('advert', () => {
  it('says one private word, and nothing more once the message is taken back', async () => {
    const world = await givenGroup(group);

    const message = await world.says(
      '唐丽',
      '大量现货特价处理，家用净水器买一送一，需要的加我微信。',
      {
        at: '2026-10-13T09:00',
      },
    );
    expect(world.heard()).toEqual([
      { to: '唐丽', text: `${words}09:02前可长按消息撤回。（记录 1）` },
    ]);
    expect(await world.violations()).toMatchObject([{ rule: 'advert', personId: '唐丽' }]);

    await world.takesBack(message, '2026-10-13T09:01');
    await world.until('2026-10-13T17:59');
    expect(world.heard()).toEqual([]);
    expect((await world.violations()).map(({ state }) => state)).toEqual(['corrected']);
  });

  it('has nothing against what only sounds like it', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', '政府采购净水器公开询价，供应商请到财政所领取文件。', {
      at: '2026-10-13T09:00',
    });

    expect(await world.violations()).toEqual([]);
    expect(world.heard()).toEqual([]);
  });
});
