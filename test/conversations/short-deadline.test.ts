import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇政务工作群';
const words = '请为基层留出合理时限；已有数据请优先从系统提取，避免重复报送。';

describe('short-deadline', () => {
  it('says one private word, and nothing more once the message is taken back', async () => {
    const world = await givenGroup(group);

    const message = await world.says('唐丽', '请各村今天下班前把低保人员台账报到民政办。', {
      at: '2026-10-13T09:00',
    });
    expect(world.heard()).toEqual([
      { to: '唐丽', text: `${words}09:02前可长按消息撤回。（记录 1）` },
    ]);
    expect(await world.violations()).toMatchObject([{ rule: 'short-deadline', personId: '唐丽' }]);

    await world.takesBack(message, '2026-10-13T09:01');
    await world.until('2026-10-13T17:59');
    expect(world.heard()).toEqual([]);
    expect((await world.violations()).map(({ state }) => state)).toEqual(['corrected']);
  });

  it('has nothing against what only sounds like it', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', '请各村明天下午下班前把防汛物资清单报到应急办。', {
      at: '2026-10-13T09:00',
    });

    expect(await world.violations()).toEqual([]);
    expect(world.heard()).toEqual([]);
  });
});
