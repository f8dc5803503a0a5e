import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇政务工作群';
const greeting = '早上好，愿大家新的一天心想事成、平安喜乐！';

describe('off-topic', () => {
  it('lets one a day pass in silence and says a private word at the second', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', greeting, { at: '2026-10-13T09:00' });
    expect(world.heard()).toEqual([]);
    await world.says('唐丽', '', { type: 'red-packet', at: '2026-10-13T10:00' });

    expect(world.heard()).toEqual([
      {
        to: '唐丽',
        text: '温馨提示：请勿在工作群发布与工作无关的内容，感谢理解。10:02前可长按消息撤回。（记录 2）',
      },
    ]);
    await world.says('唐丽', '', { type: 'red-packet', at: '2026-10-13T11:00' });
    expect(world.heard()).toEqual([]);
  });

  it('never speaks to who greets once a day', async () => {
    const world = await givenGroup(group);

    for (const day of ['14', '15', '16', '19']) {
      await world.says('唐丽', greeting, { at: `2026-10-${day}T${String(Number(day) - 4)}:30` });
    }

    expect(world.heard()).toEqual([]);
  });

  it('has nothing against a blocked car', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', '谁的车停在东门口挡住消防通道，请挪一下，车牌尾号308。');

    expect(await world.violations()).toEqual([]);
  });
});
