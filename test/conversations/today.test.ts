import { describe, expect, it } from 'vitest';
import { ChatRefused } from '../../src/ports/chat.ts';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇农业农村工作群';
const none = '您好，您所在的工作群今天暂无通知。';

describe('今日通知', () => {
  it('gathers the notices of the day, with deadline and whom to ask, for a member who asks', async () => {
    const world = await givenGroup(group);
    await world.says('李主任', '请各村明天下午3点前把秋播面积报农业办小刘。', {
      at: '2026-10-12T09:05',
    });
    await world.says('方伟', '收到', { at: '2026-10-12T09:06' });
    await world.says('丁宁', '我们村昨天已播完六成。', { at: '2026-10-12T09:10' });
    await world.says('李主任', '本周三14:30在三楼召开秋收例会，请各村负责人参加。', {
      at: '2026-10-12T10:00',
    });
    world.heard();

    await world.whispers('唐丽', '今日通知', '2026-10-12T16:00');

    expect(world.heard()).toEqual([
      {
        to: '唐丽',
        text: [
          '今日通知（10月12日）：',
          `1. 《${group}》09:05 请各村明天下午3点前把秋播面积报农业办小刘。　时限：明天下午3点前　咨询：农业办小刘`,
          `2. 《${group}》10:00 本周三14:30在三楼召开秋收例会，请各村负责人参加。　时间：本周三14:30`,
        ].join('\n'),
      },
    ]);
  });

  it('still holds yesterday’s notice on the day it falls due, and nothing the day after', async () => {
    const world = await givenGroup(group);
    await world.says('李主任', '请各村明天下午3点前把秋播面积报农业办小刘。', {
      at: '2026-10-12T09:05',
    });
    await world.whispers('唐丽', '今日通知', '2026-10-13T09:00');
    await world.whispers('唐丽', '今日通知', '2026-10-14T09:00');
    const [due, over] = world.heard().filter(({ to }) => to === '唐丽');
    expect(due?.text).toContain('10月12日 09:05');
    expect(due?.text).toContain('时限：明天下午3点前（即今日）');
    expect(over?.text).toBe(none);
    expect(await world.store.transaction((tx) => tx.noticeLines.ofGroups([group], 0))).toEqual([]);
  });

  it('shows no telephone and no identity number', async () => {
    const world = await givenGroup(group);
    await world.says('李主任', '请各村周五前到农业办领防火物资，联系人：王芳，13800000000。', {
      at: '2026-10-12T09:05',
    });
    await world.whispers('唐丽', '今日通知');
    const [answer] = world.heard();
    expect(answer?.text).toContain('咨询：王芳');
    expect(answer?.text).not.toMatch(/\d{7}/u);
  });

  it('says a thing once though it was posted twice', async () => {
    const world = await givenGroup(group);
    const text = '请各网格本周内核对独居老人联系电话，变动的报民政办小刘。';
    await world.says('李主任', text, { at: '2026-10-12T09:05' });
    await world.says('方伟', `【转】${text}`, { at: '2026-10-12T09:30' });
    await world.says('丁宁', text, { at: '2026-10-12T09:40' });
    world.heard();
    await world.whispers('唐丽', '今日通知');
    expect(world.heard()[0]?.text.split('\n')).toHaveLength(2);
  });

  it('forgets what its sender took back, also when the taking back came first', async () => {
    const world = await givenGroup(group);
    const notice = '请各村明天下午3点前把秋播面积报农业办小刘。';
    const said = await world.says('李主任', notice, { at: '2026-10-12T09:05' });
    await world.takesBack(said);
    await world.takesBack('early');
    await world.says('李主任', notice.replace('秋播', '冬播'), { id: 'early' });
    world.heard();
    await world.whispers('唐丽', '今日通知');
    expect(world.heard()[0]?.text).toBe(none);
  });

  it('never holds a suspected leak', async () => {
    const world = await givenGroup(group);
    await world.says('李主任', '【秘密】请各村明天下午3点前按方案做好重点人员稳控。', {
      at: '2026-10-12T09:05',
    });
    world.heard();
    await world.whispers('唐丽', '今日通知');
    expect(world.heard().at(-1)?.text).toBe(none);
  });

  it('names a paper by its title once its points are given', async () => {
    const world = await givenGroup(group);
    await world.says('李主任', '', {
      type: 'attachment',
      fileName: '云农发〔2026〕18号_关于做好秋季农资打假的通知.pdf',
      at: '2026-10-12T09:00',
    });
    await world.whispers('唐丽', '今日通知');
    expect(world.heard().at(-1)?.text).toBe(none);
    await world.says(
      '李主任',
      '要点：一是10月20日前自查门店台账；二是过期农药一律下架。拟由农业办统一巡查，各村只需通知门店，有疑问找老宗。',
      { at: '2026-10-12T09:05' },
    );
    world.heard();
    await world.whispers('唐丽', '今日通知');
    expect(world.heard().at(-1)?.text.split('\n').slice(1)).toEqual([
      `1. 《${group}》09:05 云农发〔2026〕18号 关于做好秋季农资打假的通知　时限：10月20日前　咨询：老宗`,
    ]);
  });

  it('is for those who sit in the group, as its list stands now', async () => {
    const world = await givenGroup(group);
    await world.says('李主任', '请各村明天下午3点前把秋播面积报农业办小刘。', {
      at: '2026-10-12T09:05',
    });
    world.heard();
    await world.whispers('路人', '今日通知');
    expect(world.heard()).toEqual([{ to: '路人', text: none }]);

    const shown = world.chat.groups.get(group);
    if (shown === undefined) throw new Error('no group');
    const members = shown.members.filter(({ id }) => id !== '方伟');
    world.chat.groups.set(group, { ...shown, members });
    world.bot.receive({ kind: 'changed', groupId: group, at: world.clock.now() });
    await world.bot.settled();
    await world.whispers('方伟', '今日通知');
    expect(world.heard()).toEqual([{ to: '方伟', text: none }]);
  });

  it('is for nobody who was taken out a moment ago, though no word of it came', async () => {
    const world = await givenGroup(group);
    await world.says('李主任', '请各村明天下午3点前把秋播面积报农业办小刘。', {
      at: '2026-10-12T09:05',
    });
    world.heard();
    const shown = world.chat.groups.get(group);
    if (shown === undefined) throw new Error('no group');
    const members = shown.members.filter(({ id }) => id !== '方伟');
    world.chat.groups.set(group, { ...shown, members });
    await world.whispers('方伟', '今日通知');
    await world.whispers('唐丽', '今日通知');
    const [taken, sitting] = world.heard();
    expect(taken).toEqual({ to: '方伟', text: none });
    expect(sitting?.text).toContain('秋播面积');
  });

  it('is not told while the platform does not say who sits where', async () => {
    const world = await givenGroup(group);
    await world.says('李主任', '请各村明天下午3点前把秋播面积报农业办小刘。', {
      at: '2026-10-12T09:05',
    });
    world.heard();
    world.chat.group = () => Promise.reject(new ChatRefused('offline'));
    await world.whispers('唐丽', '今日通知');
    expect(world.heard()[0]?.text).toContain('暂时无法从平台核实');
  });

  it('asked for in the group leaves the group in peace', async () => {
    const world = await givenGroup(group);
    await world.says('李主任', '请各村明天下午3点前把秋播面积报农业办小刘。', {
      at: '2026-10-12T09:05',
    });
    world.heard();
    await world.says('唐丽', '@群规助手\u2005今日通知', { mentionsBot: true });
    expect(world.heard().map(({ to }) => to)).toEqual(['唐丽']);
  });

  it('holds what an office tells villagers, and none of the work it gives its own', async () => {
    const world = await givenGroup('双河村村民群', { type: 'village' });
    await world.says('李主任', '停水通知：10月13日上午八点到十点检修管道，请提前储水。', {
      at: '2026-10-12T09:05',
    });
    await world.says('李主任', '各网格员务必今天下班前把入户台账报我。', {
      at: '2026-10-12T09:10',
    });
    world.heard();
    await world.whispers('唐丽', '今日通知');
    const lines = world.heard()[0]?.text.split('\n') ?? [];
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('检修管道');
  });
});
