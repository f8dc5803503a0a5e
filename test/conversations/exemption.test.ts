import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇农业农村工作群';
const people = { members: ['党政办-张三'], head: '周镇长', secrecyOfficer: '陈保密' } as const;

describe('豁免', () => {
  it('lets one person’s stickers pass for a while, nobody else’s, and ends by itself', async () => {
    const world = await givenGroup(group, { ...people, rules: ['emoticon: { patience: 0 }'] });
    await world.whispers('李主任', '豁免 @张三 表情包 3天 值守报平安', '2026-10-12T10:00');
    expect(world.heard()[0]?.text).toContain('已对党政办-张三豁免“表情包”至10月15日 10:00');

    await world.says('党政办-张三', '[强][强]', { at: '2026-10-12T10:05' });
    expect(await world.violations()).toEqual([]);
    expect(world.heard()).toEqual([]);

    await world.says('孙浩', '[强][强]', { at: '2026-10-12T10:10' });
    expect((await world.violations()).map(({ personId }) => personId)).toEqual(['孙浩']);
    expect(world.heard()).toHaveLength(1);

    await world.says('党政办-张三', '[强][强]', { at: '2026-10-15T10:00' });
    expect((await world.violations()).map(({ personId }) => personId)).toEqual([
      '孙浩',
      '党政办-张三',
    ]);
  });

  it('leaves no trace of what it let pass, not even a figure', async () => {
    const world = await givenGroup(group, people);
    await world.whispers('李主任', '豁免 张三 表情包 30天 值守', '2026-10-12T10:00');
    await world.says('党政办-张三', '[强][强]');
    const counts = await world.store.transaction((tx) =>
      tx.counts.between('2026-10-12', '2026-10-12', group),
    );
    expect(counts.map(({ what }) => what)).toContain('messages');
    expect(counts.map(({ what }) => what)).not.toContain('exempted');
    expect(await world.violations()).toEqual([]);
  });

  it('of one rule leaves the others, and never covers a leak', async () => {
    const world = await givenGroup(group, people);
    await world.whispers('李主任', '豁免 张三 表情包 30天 值守', '2026-10-12T10:00');
    await world.whispers('李主任', '豁免 张三 个人信息 30天 值守');
    expect(world.heard()[1]?.text).toContain('不能豁免');
    await world.store.transaction((tx) =>
      tx.groups.setOverlay({
        groupId: group,
        key: 'exempt.personal-info.党政办-张三',
        value: JSON.stringify({ until: world.clock.now() + 86_400_000, reason: '' }),
        setBy: '李主任',
        setAt: 0,
      }),
    );
    await world.says('党政办-张三', '张大山 110101199003070097 ，低保复核通过，请发卡。');
    expect((await world.violations()).map(({ rule }) => rule)).toEqual(['personal-info']);
  });

  it('is given up with its reason once it has ended', async () => {
    const world = await givenGroup(group, people);
    await world.whispers('李主任', '豁免 张三 表情包 1天 家中有事', '2026-10-12T10:00');
    await world.until('2026-10-14T04:00');
    const overlays = await world.store.transaction((tx) => tx.groups.overlays(group));
    expect(JSON.stringify(overlays)).not.toContain('家中有事');
  });

  it('of a rule the office has locked is the head’s alone to give', async () => {
    const world = await givenGroup(group, {
      ...people,
      rules: ['emoticon: { patience: 0, locked: true }'],
    });
    await world.whispers('李主任', '豁免 张三 表情包 90天 值守报平安', '2026-10-12T10:00');
    expect(world.heard()[0]?.text).toBe('“表情包”由规则本锁定，豁免须由单位负责人办理；未作改动。');
    await world.says('党政办-张三', '[强][强]');
    expect((await world.violations()).map(({ personId }) => personId)).toEqual(['党政办-张三']);

    world.heard();
    await world.whispers('周镇长', '豁免 张三 表情包 90天 值守报平安');
    expect(world.heard()[0]?.text).toContain('已对党政办-张三豁免');
    await world.whispers('李主任', '豁免 张三 表情包 取消');
    expect(world.heard()[0]?.text).toContain('豁免已取消');
  });

  it('of a locked rule cannot be given to the head by anybody', async () => {
    const world = await givenGroup(group, {
      ...people,
      rules: ['emoticon: { locked: true }'],
    });
    for (const [who, text] of [
      ['周镇长', '豁免 周镇长 表情包 30天 值守'],
      ['李主任', '豁免 周镇长 表情包 30天 值守'],
    ] as const) {
      await world.whispers(who, text);
      expect(world.heard()[0]?.text).toBe('“表情包”由规则本锁定，不能对单位负责人豁免；未作改动。');
    }
  });

  it('is listed with its reason', async () => {
    const world = await givenGroup(group, people);
    await world.whispers('李主任', '豁免 张三 表情包 30天 值守报平安', '2026-10-12T10:00');
    world.heard();
    await world.whispers('周镇长', '豁免');
    expect(world.heard()[0]?.text.split('\n')[1]).toBe(
      '党政办-张三　表情包　至11月11日 10:00　理由：值守报平安',
    );
  });

  it('of the owner himself is the head’s to give', async () => {
    const world = await givenGroup(group, people);
    await world.whispers('李主任', '豁免 李主任 表情包 30天 值守', '2026-10-12T10:00');
    expect(world.heard()[0]?.text).toBe('豁免本人须由单位负责人办理，未作改动。');
    await world.whispers('周镇长', '豁免 李主任 表情包 30天 值守');
    expect(world.heard()[0]?.text).toContain('已对李主任豁免');
  });
});

describe('发布人', () => {
  const noticeGroup = '青溪镇通知群';

  it('may speak in a notice group from the owner’s word on, until he takes it back', async () => {
    const world = await givenGroup(noticeGroup, { type: 'notice', publishers: ['何文书'] });
    const notice = '明天上午九点召开工作例会，请各科室负责人参加。';
    await world.says('唐丽', notice, { at: '2026-10-12T10:00' });
    expect((await world.violations()).map(({ rule }) => rule)).toEqual(['notice-only']);

    await world.whispers('李主任', '发布人 +@唐丽', '2026-10-13T10:00');
    await world.says('唐丽', '后天上午九点召开工作例会，请各科室负责人参加。');
    expect(await world.violations()).toHaveLength(1);

    await world.whispers('李主任', '发布人 -何文书');
    await world.says('何文书', '周五上午九点召开党建例会，请各支部书记参加。');
    expect((await world.violations()).map(({ personId }) => personId)).toEqual(['唐丽', '何文书']);
  });

  it('may call everybody', async () => {
    const world = await givenGroup(group);
    await world.whispers('李主任', '发布人 +唐丽', '2026-10-13T10:00');
    await world.says('唐丽', '@所有人 明天上午九点在三楼开例会，请各科室负责人参加。', {
      mentionsAll: true,
    });
    expect(await world.violations()).toEqual([]);
  });
});
