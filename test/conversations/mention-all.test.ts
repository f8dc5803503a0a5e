import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇政务工作群';
const words = '您好，涉及个别同志的事项请电话或当面通知，避免“一@了之”。';
const all = { mentionsAll: true } as const;
const notices = [
  '@所有人 明天上午九点在三楼开例会，请各科室负责人参加。',
  '@所有人 周五下午全镇停电检修，请各站所提前关闭电源、保存资料。',
  '@所有人 下周一起执行冬季作息时间，请各科室做好安排。',
];

describe('mention-all', () => {
  it('says a private word to a member who calls everybody', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', '@所有人 谁看见我的工牌了？', { ...all, at: '2026-10-13T09:00' });

    expect(world.heard()).toEqual([
      { to: '唐丽', text: `${words}09:02前可长按消息撤回。（记录 1）` },
    ]);
  });

  it('says it to a publisher who means one person', async () => {
    const world = await givenGroup(group, { publishers: ['孙浩'] });

    await world.says('孙浩', '@所有人 请唐丽同志到办公室来领公务卡。', {
      ...all,
      at: '2026-10-13T09:00',
    });

    expect(world.heard()).toEqual([
      { to: '孙浩', text: `${words}09:02前可长按消息撤回。（记录 1）` },
    ]);
    expect(await world.violations()).toMatchObject([{ numbers: { 情形: '个别人' } }]);
  });

  it('lets two notices a day pass and speaks to who makes the third, whoever made the others', async () => {
    const world = await givenGroup(group, { publishers: ['孙浩', '贺云'] });

    await world.says('孙浩', notices[0] ?? '', { ...all, at: '2026-10-13T09:00' });
    await world.says('贺云', notices[1] ?? '', { ...all, at: '2026-10-13T11:00' });
    expect(world.heard()).toEqual([]);
    await world.says('孙浩', notices[2] ?? '', { ...all, at: '2026-10-13T15:00' });

    expect(world.heard()).toEqual([
      {
        to: '孙浩',
        text: '您好，今天@所有人的次数已较多，请将通知合并发布；涉及个别同志的事项请电话或当面通知。15:02前可长按消息撤回。（记录 1）',
      },
    ]);
  });

  it('lets a member call everybody out of a fire', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', '@所有人 一楼配电间起火，我已打119，快往外撤！', all);

    expect(await world.violations()).toEqual([]);
  });
});
