import { describe, expect, it } from 'vitest';
import { givenDesk, told, toldTo, entries, stateOf } from '../world/desk.ts';
import { supervisors, type World } from '../world/world.ts';

describe('an emergency', () => {
  it('builds first, goes to those who decide at once, and lasts thirty days at most', async () => {
    const world = await givenDesk();
    expect(await world.asks('孙浩', '报备 应急 双河村堤坝险情处置')).toBe(
      [
        '您好，应急群可以先建先用，24小时内补齐报备即可；可随时发送“取消报备”。',
        '【1/4 名称】请写群名，如“双河村抢险群”。',
      ].join('\n'),
    );
    expect(await world.asks('孙浩', '双河村抢险群')).toMatch(
      /^【3\/4 使用期限】.+应急群最长30天，如“2026-11-11”。$/u,
    );
    expect(await world.asks('孙浩', '年底')).toContain(
      '应急群最长30天，请写2026年11月11日或者更早的日期。',
    );
    await world.asks('孙浩', '11月5日');
    expect(await world.asks('孙浩', '本人')).toContain('应急报备内容，请核对：');
    told(world);
    expect(await world.asks('孙浩', '提交')).toContain('应急群可以先建先用。');
    await world.passes(1);
    expect(toldTo(world, supervisors)[0]).toMatch(/^【紧急】您好，收到一件报备申请/u);
    const entry = (await entries(world)).find(({ name }) => name === '双河村抢险群');
    expect(entry).toMatchObject({
      urgent: true,
      type: 'task',
      ends: '2026-11-05',
      purpose: '双河村堤坝险情处置',
    });
  });
});

describe('an emergency’s group that is approved and not said to be built', () => {
  it('is said to be built first, before its term or its end is spoken of', async () => {
    const world = await givenDesk();
    await world.asks('孙浩', '应急报备 双河村内涝抢险，群名：双河抢险群，期限：3天，群主：孙浩');
    await world.asks('孙浩', '提交');
    expect(await world.asks('孙浩', '解散 双河抢险群 已经结束')).toBe(
      '《双河抢险群》的报备正在审批，请待答复后再试；未作改动。',
    );
    told(world);
    await world.asks('督查员', '批准 1');
    expect(toldTo(world, '孙浩').join('')).toContain(
      '群已建好的，请邀请机器人入群并发送“建成 2026-0002”；还没有建的，请于2026年10月22日前建好。',
    );
    expect(await world.asks('孙浩', '延期 双河抢险群 2026-12-31 没结束')).toBe(
      '《双河抢险群》尚未登记建成：已经建好的，请先发送“建成 2026-0002”，再办延期；未作改动。',
    );
    expect(await world.asks('孙浩', '解散 双河抢险群 已经结束')).toContain(
      '已经建好的，请先发送“建成 2026-0002”；不再建的无需处理，批准到期自动失效；未作改动。',
    );
  });
});

describe('an emergency filed late', () => {
  const words = '报备 应急 双河村堤坝险情处置；群名：双河村抢险群；期限：30天；负责人：孙浩';

  async function givenBuilt(): Promise<World> {
    const world = await givenDesk();
    const members = ['孙浩', '丁民'].map((id) => ({ id, name: id, reachable: true }));
    const name = '双河村抢险群';
    await world.joins({ id: name, name, ownerId: '孙浩', adminIds: [], members }, '孙浩');
    return world;
  }

  async function files(world: World): Promise<{ answer: string; asked: string }> {
    await world.asks('孙浩', words.replace('负责人', '群主'));
    told(world);
    const answer = await world.asks('孙浩', '提交');
    await world.passes(1);
    return { answer, asked: toldTo(world, supervisors)[0] ?? '' };
  }

  it('says nothing of it within a day of the bot’s coming', async () => {
    const world = await givenBuilt();
    await world.until('2026-10-12T17:00');
    const { answer, asked } = await files(world);
    expect(answer).toContain('已提交《双河村抢险群》的报备');
    expect(`${answer}${asked}`).not.toContain('24小时');
  });

  it('is told so kindly, those who decide see it, and its term counts from when it was built', async () => {
    const world = await givenBuilt();
    await world.until('2026-10-15T10:00');
    const { answer, asked } = await files(world);
    expect(answer).toContain('应急群可以先建先用；今后请尽量在建群后24小时内补报，感谢配合。');
    expect(asked).toContain('\n补报：未在24小时内补报\n');
    const number = /编号 (\d+)/u.exec(answer)?.[1] ?? '';
    await world.asks('王芳', `批准 ${number}`);
    const entry = (await entries(world)).find(
      ({ name, urgent }) => urgent && name === '双河村抢险群',
    );
    expect(entry?.ends).toBe('2026-11-11');
  });
});

describe('an emergency', () => {
  it('is made an ordinary one by 延期, when it is approved', async () => {
    const world = await givenDesk();
    const members = ['孙浩', '丁民'].map((id) => ({ id, name: id, reachable: true }));
    const name = '双河村抢险群';
    await world.joins({ id: name, name, ownerId: '孙浩', adminIds: [], members }, '李敏');
    await world.asks('孙浩', `报备 应急 双河村堤坝险情处置；群名：${name}；期限：30天；群主：孙浩`);
    const answer = await world.asks('孙浩', '提交');
    await world.asks('王芳', `批准 ${/编号 (\d+)/u.exec(answer)?.[1] ?? ''}`);
    await world.until('2026-10-13T12:00');
    const before = (await entries(world)).find(({ urgent }) => urgent);
    expect(before).toMatchObject({ state: 'active', groupId: name });
    expect(await world.asks('孙浩', '延期 12月20日 处置尚未结束')).toBe(
      '已提交《双河村抢险群》的延期申请（编号 2），申请延至2026年12月20日（周日），批准后转为普通专项群。审批人将在工作时间收到，10月15日（周四）18:00前答复您。',
    );
    expect(await world.asks('王芳', '申请 2')).toContain(
      '说明：应急群最长使用30天，批准后转为普通专项群',
    );
    expect((await entries(world)).find(({ urgent }) => urgent)).toEqual(before);
    told(world);
    await world.asks('王芳', '批准 2');
    await world.passes(1);
    expect(toldTo(world, '孙浩')).toEqual([
      '您好，《双河村抢险群》的延期已批准，转为普通专项群，使用期限延至2026年12月20日。任务结束后请及时解散。',
    ]);
    expect((await entries(world)).find(({ groupId }) => groupId === name)).toMatchObject({
      ...{ state: 'active', urgent: false, ends: '2026-12-20', extensions: 0 },
    });
  });

  it('takes 报备 应急 《群名》 of a group of his own as that group, and asks for the event', async () => {
    const world = await givenDesk();
    const members = ['孙浩', '丁民'].map((id) => ({ id, name: id, reachable: true }));
    const name = '双河村抢险群';
    await world.joins({ id: name, name, ownerId: '孙浩', adminIds: [], members }, '李敏');
    expect(await world.asks('孙浩', `报备 应急 《${name}》`)).toContain('【1/2 紧急事由】');
    await world.asks('孙浩', '取消报备');
    expect(await world.asks('孙浩', `报备 应急 《${name}》 堤坝险情处置`)).toContain('使用期限】');
  });

  it('leads an emergency’s group out of its thirty days, and nothing is in use beyond its term', async () => {
    const world = await givenDesk();
    const members = ['孙浩', '丁民'].map((id) => ({ id, name: id, reachable: true }));
    const name = '双河村抢险群';
    await world.joins({ id: name, name, ownerId: '孙浩', adminIds: [], members }, '李敏');
    await world.asks('孙浩', `报备 应急 双河村堤坝险情处置；群名：${name}；期限：30天；群主：孙浩`);
    await world.asks('孙浩', '提交');
    await world.asks('王芳', '批准 1');
    await world.until('2026-11-25T12:00');
    expect(await stateOf(world, name)).toBe('overdue');
    await world.asks('孙浩', `解散 《${name}》 处置结束`);
    expect(await world.asks('孙浩', `恢复 《${name}》 又有险情`)).toBe(
      '《双河村抢险群》已恢复，此前的收尾登记已清空；使用期限已于2026年11月11日到期，现为超期群。请发送“延期 日期 理由”申请延期。',
    );
    expect(await stateOf(world, name)).toBe('overdue');
    expect(await world.asks('孙浩', `报备 《${name}》`)).toContain('“延期”');
    expect(await world.asks('孙浩', `延期 《${name}》 2027-03-31 险情未解除`)).toContain(
      '最晚到2027年2月23日；请写这一天或者更早的日期。',
    );
    await world.asks('孙浩', `延期 《${name}》 12月20日 险情未解除`);
    await world.asks('王芳', '批准 2');
    await world.passes(1);
    expect(await stateOf(world, name)).toBe('active');
    const after = (await entries(world)).find(({ groupId }) => groupId === name);
    expect(after).toMatchObject({ urgent: false, ends: '2026-12-20' });
  });
});
