import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇农业农村工作群';

describe('off-hours', () => {
  it('says one private word to who posts work at night, and is silent once it is taken back', async () => {
    // A Saturday that is a make-up workday.
    const world = await givenGroup(group, { since: '2026-10-10T08:30' });

    const message = await world.says('唐丽', '明早9点前把各村秋播面积报给我', {
      at: '2026-10-10T20:05',
    });
    expect(world.heard()).toEqual([
      {
        to: '唐丽',
        text: '您好，现为非工作时间。按群管理要求，非紧急事项请于工作时间发布；如属突发紧急情况，请电话通知责任人。20:07前可长按消息撤回。（记录 1）',
      },
    ]);

    await world.takesBack(message, '2026-10-10T20:06');
    expect((await world.violations()).map(({ state }) => state)).toEqual(['corrected']);
    await world.until('2026-10-12T12:00');
    expect(world.heard()).toEqual([]);
  });

  it('lets a real emergency through without any mark', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', '【紧急】双河村堤坝漏水，请值班人员马上到岗', {
      at: '2026-10-12T20:30',
    });

    expect(await world.violations()).toEqual([]);
    expect(world.heard()).toEqual([]);
  });

  it('says no more than one private word a night, however much is posted', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', '请各村明天上午报送秋播进度表', { at: '2026-10-12T20:05' });
    await world.says('唐丽', '另请各村把农机台账一并报来', { at: '2026-10-12T20:40' });

    expect(world.heard().filter(({ to }) => to === '唐丽')).toHaveLength(1);
    expect(await world.violations()).toHaveLength(2);
  });

  it('tells the group the next morning, in the past tense, where the person cannot be written to', async () => {
    const world = await givenGroup(group, { unreachable: ['方伟'] });

    await world.says('方伟', '请各村明天上午报送秋播进度表', { at: '2026-10-12T20:05' });
    expect(world.heard()).toEqual([]);
    await world.until('2026-10-13T08:29');
    expect(world.heard()).toEqual([]);
    await world.until('2026-10-13T08:30');
    const heard = world.heard();

    expect(heard).toHaveLength(1);
    expect(heard[0]?.to).toBe(group);
    expect(heard[0]?.text).not.toContain('方伟');
    expect(heard[0]?.text).not.toContain('现为非工作时间');
  });

  it('keeps a duty group alone', async () => {
    const world = await givenGroup('青溪镇防汛应急值守专项群', {
      type: 'task',
      duty: true,
      ends: '2026-12-31',
    });

    await world.says('唐丽', '请各村明天上午报送值班表', { at: '2026-10-12T20:05' });

    expect(await world.violations()).toEqual([]);
  });

  it('takes half past eight as inside and six as outside', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', '请各村后天下午报送秋播进度表', { at: '2026-10-13T08:30' });
    expect(await world.violations()).toEqual([]);
    await world.says('唐丽', '请各村明天下午报送农机台账', { at: '2026-10-13T18:00' });
    expect((await world.violations()).map(({ rule }) => rule)).toEqual(['off-hours']);
  });
});
