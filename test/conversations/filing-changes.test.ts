import { describe, expect, it } from 'vitest';
import { givenDesk, givenSecondGroup, told, toldTo, entries } from '../world/desk.ts';
import { supervisors } from '../world/world.ts';

describe('a change that named people', () => {
  it('leaves the names in the register alone once it is decided', async () => {
    const world = await givenDesk();
    await world.asks('李敏', '变更 管理员 王芳、贺云');
    await world.asks('李敏', '撤回申请 1');
    await world.asks('李敏', '变更 管理员 王芳、贺云');
    await world.asks('督查员', '批准 2');
    await world.asks('李敏', '变更 用途 秋播面积、进度的布置和报送');
    await world.asks('督查员', '批准 3');
    const payloads = await world.store.transaction((tx) =>
      Promise.all([1, 2, 3].map(async (nth) => (await tx.applications.get(nth))?.payload)),
    );
    expect(payloads).toEqual([
      '{"key":"admins","value":null}',
      '{"key":"admins","value":null}',
      '{"key":"purpose","value":"秋播面积、进度的布置和报送"}',
    ]);
    const [entry] = await entries(world);
    expect(entry?.admins).toEqual(['王芳', '贺云']);
    expect(await world.asks('李敏', '申请 2')).toBe(
      '申请 2（变更）\n名称：《青溪镇农业农村工作群》（备案编号 2026-0001）\n变更：管理员\n申请人：李敏\n办理情况：已批准',
    );
  });
});

describe('a media account', () => {
  it('is filed the same way', async () => {
    const world = await givenDesk();
    const preview = await world.asks(
      '孙浩',
      '报备 新媒体 名称：青溪发布；平台：微信公众号；用途：镇务公开和办事指南；粉丝：1.2万；负责人：李敏',
    );
    expect(preview).toContain(
      '平台：微信公众号\n单位：青溪镇\n用途：镇务公开和办事指南\n粉丝数：12000\n负责人：李敏',
    );
    expect(await world.asks('孙浩', '提交')).toContain('已提交《青溪发布》的报备');
    await world.passes(1);
    const asked = told(world).find(({ to }) => to === supervisors)?.text;
    expect(asked).toContain('比对：台账中没有相近的账号。');
    expect(asked).toContain('“并入 1 《账号名称》”');
    await world.asks('王芳', '批准 1');
    const entry = (await entries(world)).find(({ name }) => name === '青溪发布');
    expect(entry).toMatchObject({
      sort: 'account',
      state: 'active',
      followers: 12_000,
      platform: '微信公众号',
    });
  });
});

describe('a term', () => {
  it('is made longer once, by ninety days at most, when it is approved', async () => {
    const world = await givenDesk({ type: 'task', ends: '2026-10-31' });
    expect(await world.asks('李敏', '延期 2027-03-31 整治工作尚未验收')).toBe(
      '一次最多延长90天，最晚到2027年1月29日；请写这一天或者更早的日期。',
    );
    expect(await world.asks('李敏', '延期 12月20日')).toContain('还缺“理由”');
    expect(await world.asks('孙浩', '延期 12月20日 整治工作尚未验收')).toContain(
      '没有找到可由您办理',
    );
    expect(await world.asks('李敏', '延期 12月20日 整治工作尚未验收')).toBe(
      '已提交《青溪镇农业农村工作群》的延期申请（编号 1），申请延至2026年12月20日（周日）。审批人将在工作时间收到，10月14日（周三）18:00前答复您。',
    );
    expect(await world.asks('李敏', '延期 12月20日 整治工作尚未验收')).toContain(
      '正在审批，无需重复提交。',
    );
    await world.passes(1);
    expect(toldTo(world, supervisors)).toEqual([
      [
        '您好，收到一件延期申请（编号 1）：',
        '名称：《青溪镇农业农村工作群》（备案编号 2026-0001）',
        '原期限：2026年10月31日',
        '申请延至：2026年12月20日（延长50天）',
        '已延期：0次（最多1次）',
        '理由：整治工作尚未验收',
        '申请人：李敏',
        '请于10月14日（周三）18:00前由一位负责同志私聊机器人发送：“批准 1”，或“驳回 1 理由”。',
      ].join('\n'),
    ]);
    expect(await world.asks('王芳', '并入 1 2026-0001')).toBe(
      '这件申请不是报备，请批准或者驳回；未作改动。',
    );
    await world.asks('王芳', '批准 1');
    const [entry] = await entries(world);
    expect(entry).toMatchObject({ ends: '2026-12-20', extensions: 1, state: 'active' });
    expect(await world.asks('李敏', '状态')).toContain('2026-12-20');
    expect(await world.asks('李敏', '延期 12月31日 整治工作尚未验收')).toBe(
      '《青溪镇农业农村工作群》已延期1次，按规定最多1次。任务结束的请解散；仍需继续的，请发送“报备 新群”另行报备。',
    );
  });
});

describe('合并', () => {
  it('is applied for by an owner, and when approved the group is to go into the other', async () => {
    const world = await givenDesk();
    await givenSecondGroup(world);
    expect(await world.asks('李敏', '合并 并入 《青溪镇民政工作群》 内容相近')).toBe(
      '已提交《青溪镇农业农村工作群》并入《青溪镇民政工作群》的申请（编号 1）。审批人将在工作时间收到，10月14日（周三）18:00前答复您；批准前两个群照常使用。',
    );
    await world.asks('王芳', '批准 1');
    const [entry] = await entries(world);
    expect(entry).toMatchObject({ state: 'to_merge', mergedInto: '2026-0002' });
  });

  it('takes 《群名》 behind 并入 for the group that is kept, though no reason stands behind it', async () => {
    const world = await givenDesk();
    await givenSecondGroup(world);
    expect(await world.asks('李敏', '合并 并入 《青溪镇民政工作群》')).toMatch(/^请写明理由/u);
  });

  it('is reminded of by the name of the group it goes into, and not listed as idle any more', async () => {
    const world = await givenDesk();
    await givenSecondGroup(world);
    await world.asks('李敏', '合并 并入 《青溪镇民政工作群》 成员重合');
    await world.asks('督查员', '批准 1');
    await world.until('2026-10-20T18:00');
    expect(toldTo(world, '李敏').at(-1)).toContain('④成员已并入《青溪镇民政工作群》');
    await world.until('2026-12-14T09:30');
    const week = toldTo(world, supervisors).at(-1);
    expect(week).toContain('闲置：《青溪镇民政工作群》（63天无工作信息）。');
  });
});
