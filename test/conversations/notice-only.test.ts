import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇工作通知群';
const given = { type: 'notice', publishers: ['孙浩'] } as const;
const words = '您好，本群仅发布工作安排，请勿讨论；业务问题请联系通知的经办人或到业务群。';

describe('notice-only', () => {
  it('says one private word a day to a member who talks, not one a message', async () => {
    const world = await givenGroup(group, given);

    await world.says('唐丽', '请问报表用哪个模板？', { at: '2026-10-13T09:00' });
    await world.says('唐丽', '上次那个模板打不开。', { at: '2026-10-13T09:05' });
    await world.says('唐丽', '请问现在用哪个？', { at: '2026-10-13T11:00' });
    await world.until('2026-10-13T17:59');

    expect(world.heard()).toEqual([
      { to: '唐丽', text: `${words}09:02前可长按消息撤回。（记录 1）` },
    ]);
    expect((await world.violations()).map(({ rule, hits }) => [rule, hits])).toEqual([
      ['notice-only', 2],
      ['notice-only', 1],
    ]);
  });

  it('blames nobody who answers because he was asked to: it is the case of who asked', async () => {
    const world = await givenGroup(group, given);

    await world.says('孙浩', '请各村通知到位，收到请回复。', { at: '2026-10-13T09:00' });
    for (const person of ['唐丽', '方伟', '丁宁', '贺云']) await world.says(person, '收到');
    await world.until('2026-10-13T17:59');

    expect(world.heard().map(({ to }) => to)).toEqual(['孙浩']);
    expect(new Set((await world.violations()).map(({ personId }) => personId))).toEqual(
      new Set(['孙浩']),
    );
  });

  it('tells who asked in a notice group what it led to, where asking is no matter of its own', async () => {
    const world = await givenGroup(group, { ...given, rules: ['forced-reply: off'] });

    await world.says('孙浩', '请各村通知到位，收到请回复。', { at: '2026-10-13T09:00' });
    for (const person of ['唐丽', '方伟', '丁宁', '贺云']) await world.says(person, '收到');
    await world.until('2026-10-13T17:59');

    expect(world.heard()).toEqual([
      {
        to: '孙浩',
        text: '您好，通知发出即视为送达，请勿要求大家在通知群回复。确需确认的，请电话或当面确认。（记录 1）',
      },
    ]);
  });

  it('lets those publish who may, and a member report an emergency', async () => {
    const world = await givenGroup(group, given);

    await world.says('孙浩', '请各科室周五前把办公用品需求报综合科。', { at: '2026-10-13T09:00' });
    await world.says('李主任', '明天上午九点召开工作例会，请各科室负责人参加。');
    await world.says('唐丽', '双河村堤坝决口，我已组织转移，请速派冲锋舟！');

    expect(await world.violations()).toEqual([]);
    expect(world.heard()).toEqual([]);
  });

  it('takes no picture of work from anybody', async () => {
    const world = await givenGroup(group, given);

    await world.says('孙浩', '镇领导走访慰问', { type: 'image', at: '2026-10-13T09:00' });

    expect(world.heard()).toEqual([
      {
        to: '孙浩',
        text: '您好，通知群仅发布工作安排，工作照片请发到业务群或留存备查。09:02前可长按消息撤回。（记录 1）',
      },
    ]);
  });
});
