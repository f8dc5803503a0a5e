import { describe, expect, it } from 'vitest';
import { givenGroup, instant, type World } from '../world/world.ts';

const group = '青溪镇农业农村工作群';

async function checked(world: World, at?: string): Promise<readonly string[]> {
  if (at !== undefined) await world.until(at);
  world.heard();
  await world.whispers('李主任', '自检');
  return world.heard()[0]?.text.split('\n') ?? [];
}

describe('自检', () => {
  it('tells an owner on one screen that all is well', async () => {
    const world = await givenGroup(group, { head: '周镇长', secrecyOfficer: '陈保密' });
    await world.says('唐丽', '各村秋播面积已汇总完成。', { at: '2026-10-12T09:58' });
    expect(await checked(world, '2026-10-12T10:00')).toEqual([
      '《青溪镇农业农村工作群》自检：',
      '收消息：正常，最近一条收于10月12日 9:58。',
      '成员名单：正常，10月12日 8:30读取。',
      '私聊提醒：正常，没有发现无法私聊的成员。',
      '时钟：正常，与平台时间一致。',
      '工作日历：正常，2026年放假安排已有。',
      '人员登记：正常，群主、单位负责人、保密员均已登记。',
      '规则本：正常，青溪镇2026-10-01版，本群适用19条。',
      '运行：正常，正式运行中。',
      '各项正常，无需处理。',
    ]);
  });

  it('tells what is amiss and what to do about it', async () => {
    const world = await givenGroup(group, { start: 'trial', unreachable: ['孙浩'] });
    await world.says('孙浩', '请各村通知到位，收到请回复。', { at: '2026-10-12T09:00' });
    await world.whispers('孙浩', '帮助');
    const lines = await checked(world, '2026-12-21T10:00');
    expect(lines[1]).toContain('收消息：待处理，近4天没有收到群消息');
    expect(lines[3]).toBe(
      '私聊提醒：待处理，1人无法私聊，对其只能在群内不点名提示；可请其添加机器人为好友。',
    );
    expect(lines[5]).toContain('工作日历：待处理，缺2027年放假安排，暂按周一至周五计算');
    expect(lines[6]).toContain('人员登记：待处理，单位负责人、保密员未登记');
    expect(lines[8]).toContain('运行：待处理，试运行已于10月19日满期');
    expect(lines.at(-1)).toMatch(/^共\d项待处理，其余正常。$/u);
  });

  it.each([
    ['behind', { aheadMs: 600_000 }, '比平台慢约10分钟'],
    ['ahead', { sentAt: instant('2026-10-12T09:50') }, '比平台快约10分钟'],
  ])('notices a clock that is %s', async (_, differs, said) => {
    const world = await givenGroup(group);
    await world.until('2026-10-12T10:00');
    const at = world.clock.now();
    world.bot.receive({
      kind: 'message',
      message: {
        id: 'm',
        groupId: group,
        senderId: '唐丽',
        sentAt: at,
        receivedAt: at,
        type: 'text',
        text: '各村秋播面积已汇总完成。',
        length: 12,
        fileName: null,
        mentionsAll: false,
        mentionsBot: false,
        ...differs,
      },
    });
    await world.bot.settled();
    expect((await checked(world))[4]).toContain(`时钟：待处理，${said}`);
    await world.says('唐丽', '各村秋播面积已再次核对完成。', { at: '2026-10-12T10:20' });
    expect((await checked(world))[4]).toBe('时钟：正常，与平台时间一致。');
  });

  it('is told privately only', async () => {
    const world = await givenGroup(group);
    await world.says('李主任', '@群规助手\u2005自检', {
      at: '2026-10-12T10:00',
      mentionsBot: true,
    });
    expect(world.heard()).toEqual([
      { to: '李主任', text: '您好，“自检”请在此私聊办理，如发送“自检”。' },
    ]);
  });
});
