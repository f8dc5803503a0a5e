import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇农业农村工作群';
const late = '明早9点前把各村秋播面积报给我';

describe('我的记录', () => {
  it('shows a member his own records in private, and his colleague sees none of them', async () => {
    const world = await givenGroup(group);
    await world.says('唐丽', late, { at: '2026-10-12T20:05' });
    world.heard();

    await world.whispers('唐丽', '我的记录');
    await world.whispers('方伟', '我的记录');

    const [own, other] = world.heard();
    expect(own).toEqual({
      to: '唐丽',
      text: expect.stringMatching(
        /^您近90天的记录共1条.*\n记录 1　10月12日 20:05　《.*　成立　已私下提醒\n/u,
      ),
    });
    expect(other).toEqual({ to: '方伟', text: expect.stringContaining('近90天没有您的记录') });
  });

  it('tells nobody a thing of another’s number', async () => {
    const world = await givenGroup(group);
    await world.says('唐丽', late, { at: '2026-10-12T20:05' });
    world.heard();

    await world.whispers('方伟', '为什么 1');
    await world.whispers('方伟', '为什么 77');

    const [his, nobodys] = world.heard();
    expect(his?.text).toBe(nobodys?.text);
    expect(his?.text).not.toMatch(/唐丽|非工作时间/u);
  });

  it('asked for in the group is answered by a private word to the asker', async () => {
    const world = await givenGroup(group);
    await world.says('唐丽', late, { at: '2026-10-12T20:05' });
    world.heard();

    await world.says('唐丽', '@群规助手\u2005我的记录', { mentionsBot: true });

    const heard = world.heard();
    expect(heard.map(({ to }) => to)).toEqual(['唐丽']);
    expect(heard[0]?.text).toContain('请在此私聊办理');
  });

  it('is still there for somebody who has left the group', async () => {
    const world = await givenGroup(group);
    await world.says('唐丽', late, { at: '2026-10-12T20:05' });
    const shown = world.chat.groups.get(group);
    if (shown === undefined) throw new Error('no group');
    world.chat.groups.set(group, {
      ...shown,
      members: shown.members.filter(({ id }) => id !== '唐丽'),
    });
    world.bot.receive({ kind: 'changed', groupId: group, at: world.clock.now() });
    await world.bot.settled();
    world.heard();

    await world.whispers('唐丽', '我的记录');

    expect(world.heard()[0]?.text).toContain('记录 1');
  });
});

describe('删除我的资料', () => {
  it('is previewed, confirmed and done; a second 确认 finds nothing to do', async () => {
    const world = await givenGroup(group);
    const message = await world.says('唐丽', late, { at: '2026-10-12T20:05' });
    await world.takesBack(message);
    world.heard();

    await world.whispers('唐丽', '删除我的资料');
    const [preview] = world.heard();
    expect(preview?.text).toContain('立即去名：已办结的1条记录');
    const word = /“(确认 \d+)”/u.exec(preview?.text ?? '')?.[1] ?? '';

    await world.whispers('唐丽', word);
    await world.whispers('唐丽', word);
    await world.whispers('唐丽', '我的记录');

    const [done, again, after] = world.heard();
    expect(done?.text).toBe('已删除您的资料。1条已办结的记录不再对应到您。');
    expect(again?.text).not.toContain('已删除');
    expect(after?.text).toContain('没有您的记录');
    const [violation] = await world.violations();
    expect(violation?.personId).toMatch(/^erased:/u);
  });

  it('leaves an open case until it closes, thirty quiet days later', async () => {
    const world = await givenGroup(group);
    await world.says('唐丽', late, { at: '2026-10-12T20:05' });
    world.heard();
    await world.whispers('唐丽', '删除我的资料');
    const word = /“(确认 \d+)”/u.exec(world.heard()[0]?.text ?? '')?.[1] ?? '';
    await world.whispers('唐丽', word);
    expect((await world.violations())[0]).toMatchObject({ personId: '唐丽', state: 'open' });

    await world.until('2026-11-13T09:00');

    const [violation] = await world.violations();
    expect(violation?.state).toBe('closed');
    expect(violation?.personId).toMatch(/^erased:/u);
  });

  it('keeps an appeal going: the owner is asked on Monday, without the member’s words', async () => {
    const world = await givenGroup(group);
    await world.says('唐丽', late, { at: '2026-10-16T20:05' });
    await world.whispers('唐丽', '申诉 1 当时正在水库抢险');
    world.heard();
    await world.whispers('唐丽', '删除我的资料');
    const word = /“(确认 \d+)”/u.exec(world.heard()[0]?.text ?? '')?.[1] ?? '';
    await world.whispers('唐丽', word);
    world.heard();

    await world.until('2026-10-19T09:00');

    const asked = world.heard().find(({ to }) => to === '李主任');
    expect(asked?.text).toContain('申诉理由：（申诉人已删除）');
    expect(asked?.text).not.toContain('抢险');
  });
});

describe('删除我的资料 of somebody in the register', () => {
  it('takes him out of what is settled at once, and out of the rest once that is settled', async () => {
    const world = await givenGroup(group, { owner: '李敏', supervisors: ['王芳'] });
    const orders = () => world.store.transaction((tx) => tx.rectifications.list());
    const confirms = async (who: string) => {
      await world.whispers(who, '删除我的资料');
      const preview = world.heard().findLast(({ to }) => to === who)?.text ?? '';
      await world.whispers(who, /“(确认 \d+)”/u.exec(preview)?.[1] ?? '');
      return preview;
    };
    await world.whispers('王芳', '整改 #1 请精简成员', '2026-10-13T09:00');
    await world.whispers('王芳', '确认');
    await world.whispers('李敏', '已整改 1 已移出6人', '2026-10-14T09:00');
    await world.whispers('王芳', '整改 #1 请重新指定管理员', '2026-10-14T10:00');
    await world.whispers('王芳', '确认');
    await world.whispers('李敏', '变更 用途 秋播面积、进度的布置和报送');

    const preview = await confirms('李敏');
    expect(preview).toContain('立即去名：已办结的1条记录');
    expect(preview).toContain('暂时保留：尚未办结（含申诉中）的1条记录');
    const [done, open] = await orders();
    expect(done).toMatchObject({ person: '该同志', openedBy: expect.stringMatching(/^王芳$/u) });
    expect(done?.personId).toMatch(/^erased:/u);
    expect(open).toMatchObject({ person: '李敏', personId: '李敏' });

    // Still his to settle; then it points at nobody, too.
    await world.whispers('李敏', '已整改 2 已指定贺云', '2026-10-15T09:00');
    await world.until('2026-10-16T09:00');
    const [, later] = await orders();
    expect(later).toMatchObject({ outcome: 'done', person: '该同志' });
    expect(later?.personId).toMatch(/^erased:/u);

    await confirms('王芳');
    expect((await orders()).map(({ openedBy }) => openedBy.startsWith('erased:'))).toEqual([
      true,
      true,
    ]);
  });

  it('takes him out of what he applied for, and leaves what he applies for later his', async () => {
    const world = await givenGroup(group, { supervisors: ['王芳'] });
    const applicants = () =>
      world.store.transaction(async (tx) =>
        (await tx.entries.list({ sort: 'account' })).map(({ applicantId }) => applicantId ?? ''),
      );
    const files = async (name: string, number: string) => {
      const words = `报备 新媒体 名称：${name}；平台：抖音；单位：青溪镇；用途：镇务公开和办事指南；粉丝：12；负责人：唐丽`;
      await world.whispers('唐丽', words);
      await world.whispers('唐丽', '提交');
      await world.whispers('王芳', `批准 ${number}`);
    };
    await world.until('2026-10-13T09:00');
    await files('青溪发布', '1');
    expect(await applicants()).toEqual(['唐丽']);
    await world.whispers('唐丽', '删除我的资料');
    const preview = world.heard().findLast(({ to }) => to === '唐丽')?.text ?? '';
    await world.whispers('唐丽', /“(确认 \d+)”/u.exec(preview)?.[1] ?? '');
    expect((await applicants())[0]).toMatch(/^erased:/u);
    await files('青溪文旅', '2');
    await world.until('2026-10-15T09:00');
    const [first, second] = await applicants();
    expect(first).toMatch(/^erased:/u);
    expect(second).toBe('唐丽');
  });
});
