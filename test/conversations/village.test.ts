import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

const group = '柳湾村村民群';

describe('a village group', () => {
  it('is the villagers’ own: work, thanks, chat and stickers are no matter there', async () => {
    const world = await givenGroup(group, { type: 'village', since: '2026-10-13T08:30' });

    await world.says('唐丽', '请各村通知到位，收到请回复。');
    for (const person of ['方伟', '丁宁', '贺云', '孙浩']) await world.says(person, '收到');
    await world.says('唐丽', '早上好，愿大家新的一天心想事成、平安喜乐！', {
      at: '2026-10-13T08:50',
    });
    await world.says('唐丽', '', { type: 'red-packet', at: '2026-10-13T09:00' });
    await world.says('唐丽', '', { type: 'emoticon', at: '2026-10-13T10:00' });
    await world.says('唐丽', '@所有人 谁看见我的狗了？', { mentionsAll: true });
    await world.says('唐丽', '请各组今天下班前把低保人员台账报到村委会。');
    await world.says('唐丽', '请各组明天上午报送秋播进度表', { at: '2026-10-13T19:00' });

    expect(await world.violations()).toEqual([]);
    expect(world.heard()).toEqual([]);
  });

  it('is kept free of adverts, rumours and leaks all the same', async () => {
    const world = await givenGroup(group, { type: 'village', since: '2026-10-13T08:30' });

    await world.says('方伟', '大量现货特价处理，家用净水器买一送一，需要的加我微信。');
    await world.says('丁宁', '网传明天全县停水三天，大家赶紧转发扩散！');
    await world.says('贺云', '张大山 110101199003070097 ，低保复核通过，请发卡。');

    expect((await world.violations()).map(({ rule, personId }) => [rule, personId])).toEqual([
      ['advert', '方伟'],
      ['rumor', '丁宁'],
      ['personal-info', '贺云'],
    ]);
  });
});
