import { describe, expect, it } from 'vitest';
import { blankRow } from '../../src/domain/entry.ts';
import { givenGroup, type World } from '../world/world.ts';

/* A media account of the office: filed as groups are, idle by its last post, ended by a word. */

const group = '青溪镇政务工作群';

async function givenTown(): Promise<World> {
  const world = await givenGroup(group, {
    owner: '李主任',
    head: '周镇长',
    supervisors: ['王芳'],
    members: ['唐丽', '方伟'],
    since: '2026-10-12T08:30',
  });
  await world.store.transaction((tx) =>
    tx.entries.add(
      {
        ...blankRow,
        id: null,
        sort: 'account',
        name: '青溪发布',
        platform: '微信公众号',
        unit: '青溪镇',
        owner: ['唐丽'],
        state: 'active',
        filed: '2026-10-08',
        lastWork: '2026-08-10',
        groupId: null,
        applicantId: '唐丽',
        urgent: false,
        since: '2026-10-08',
      },
      { at: world.clock.now(), actorId: '唐丽', reason: '报备获批准' },
    ),
  );
  return world;
}

async function account(world: World) {
  return world.store.transaction(async (tx) => (await tx.entries.list({ sort: 'account' }))[0]);
}

describe('a media account', () => {
  it('stands in 台账 in its own words, and in no list of groups', async () => {
    const world = await givenTown();
    await world.store.transaction(async (tx) => {
      const [entry] = await tx.entries.list({ sort: 'account' });
      await tx.entries.change(
        entry?.number ?? 0,
        { state: 'to_dissolve' },
        { at: world.clock.now(), actorId: '唐丽', reason: '决定停用', day: '2026-10-12' },
      );
    });
    const groups = await world.asks('王芳', '群列表');
    expect(groups).toMatch(/^共1个群：\n#1《青溪镇政务工作群》.*　在用　/u);
    expect(groups).not.toContain('青溪发布');
    expect(await world.asks('王芳', '群 青溪发布')).toContain('没有找到“青溪发布”');
    expect(await world.asks('王芳', '台账 待停用')).toMatch(/《青溪发布》.*待停用/u);
    const own = await world.asks('王芳', '台账 青溪发布');
    expect(own).toContain('状态：待停用（');
    expect(own).not.toContain('解散');
  });

  it('goes idle by its last post, and is in use again when its person reports another', async () => {
    const world = await givenTown();
    await world.until('2026-10-13T10:00');
    expect((await account(world))?.state).toBe('idle');
    expect(await world.asks('王芳', '台账')).toContain('政务新媒体1个（闲置1）。');
    expect(await world.asks('唐丽', '更新 《青溪发布》 粉丝 1.2万 最近发布 昨天')).toBe(
      '《青溪发布》已更新：粉丝12000，最近发布10月12日。',
    );
    expect(await account(world)).toMatchObject({
      state: 'active',
      followers: 12_000,
      lastWork: '2026-10-12',
    });
  });

  it('asks its person once, then the head of its unit, and stands in the weekly list after that', async () => {
    const world = await givenTown();
    await world.until('2026-10-16T18:00');
    const about = (who: string) =>
      world.chat.said
        .filter(({ to, text }) => to.id === who && text.includes('未更新'))
        .map(({ text }) => text);
    expect(about('唐丽')).toEqual([
      '您好，您负责的《青溪发布》已63天未更新，列为闲置账号。已有更新的，请私聊发送“更新 《青溪发布》 最近发布 昨天”；不再使用的，发送“停用 《青溪发布》 内容并入县级账号”；请于10月19日前办理，逾期未办理的报单位负责人研究。',
    ]);
    expect(about('周镇长')).toEqual([]);
    await world.until('2026-10-30T18:00');
    expect(about('唐丽')).toHaveLength(1);
    expect(about('周镇长')).toEqual([
      '您好，《青溪发布》已71天未更新，列为闲置账号，负责人尚未办理。已有更新的，请私聊发送“更新 《青溪发布》 最近发布 昨天”；不再使用的，发送“停用 《青溪发布》 内容并入县级账号”；仍未办理的列入督查群每周小结。',
    ]);
    // Both commands are such as they can send.
    expect(await world.asks('周镇长', '更新 《青溪发布》 最近发布 昨天')).toBe(
      '《青溪发布》已更新：最近发布10月29日。',
    );
    expect((await account(world))?.state).toBe('active');
  });

  it('asks its person when its term has ended, and the head once nothing came of it', async () => {
    const world = await givenTown();
    const entry = await account(world);
    await world.store.transaction((tx) =>
      tx.entries.change(
        entry?.number ?? 0,
        { ends: '2026-10-14' },
        { at: world.clock.now(), actorId: '王芳', reason: '登记表', day: '2026-10-12' },
      ),
    );
    await world.asks('唐丽', '更新 《青溪发布》 最近发布 今天');
    const about = (who: string) =>
      world.chat.said
        .filter(({ to, text }) => to.id === who && text.includes('届满'))
        .map(({ text }) => text);
    await world.until('2026-10-15T18:00');
    expect(about('唐丽')).toEqual([
      '您好，您负责的《青溪发布》使用期限已于10月14日届满。不再使用的，请私聊发送“停用 《青溪发布》 任务已结束”；仍需使用的，请联系监督员更改期限；请于10月22日前办理，逾期未办理的报单位负责人研究。',
    ]);
    expect((await account(world))?.state).toBe('active');
    await world.until('2026-10-30T18:00');
    expect((await account(world))?.state).toBe('overdue');
    expect(about('唐丽')).toHaveLength(1);
    expect(about('周镇长')).toHaveLength(1);
    expect(await world.asks('唐丽', '停用 《青溪发布》 任务已结束')).toContain('已登记停止运营');
  });

  it('is its person’s, the unit head’s and the supervisors’ business; for others it is not there', async () => {
    const world = await givenTown();
    for (const who of ['方伟', '李主任']) {
      for (const words of [
        '更新 青溪发布 粉丝 9',
        '更新 没有的号 粉丝 9',
        '停用 青溪发布 不用了',
      ]) {
        expect(await world.asks(who, words)).toContain('没有找到可由您办理的这个账号');
      }
    }
    expect((await account(world))?.followers).toBeNull();
    for (const [index, who] of ['唐丽', '周镇长', '王芳'].entries()) {
      expect(await world.asks(who, `更新 青溪发布 粉丝 10${String(index)}`)).toContain('已更新');
    }
  });

  it('takes no post of tomorrow, and asks for what is missing', async () => {
    const world = await givenTown();
    expect(await world.asks('唐丽', '更新 青溪发布 最近发布 2026-12-01')).toBe(
      '最近发布日期不能晚于今天，请核对；未作改动。',
    );
    expect(await world.asks('唐丽', '更新 青溪发布')).toContain('请写明粉丝数或者最近发布日期');
  });

  it('is put right like a group: its person hears, and says that it is done', async () => {
    const world = await givenTown();
    await world.asks(
      '王芳',
      '整改 《青溪发布》 长期不更新，请停用或者并入县级账号',
      '2026-10-13T10:00',
    );
    await world.asks('王芳', '确认');
    await world.passes(1);
    const answer = await world.asks('唐丽', '已整改 1 已安排专人每周更新', '2026-10-15T10:00');
    expect(answer).toBe('整改 1（《青溪发布》）已办结，在期限内完成，感谢配合。');
  });

  it('that is stopped ends, and what was to be put right in it with it', async () => {
    const world = await givenTown();
    await world.asks(
      '王芳',
      '整改 《青溪发布》 长期不更新，请停用或者并入县级账号',
      '2026-10-13T10:00',
    );
    await world.asks('王芳', '确认');
    expect(await world.asks('唐丽', '停用 青溪发布 更新困难，内容并入县级账号')).toBe(
      '《青溪发布》已登记停止运营，台账保留记录；请在平台办理注销或者公告停更。',
    );
    expect(await account(world)).toMatchObject({ state: 'dissolved', dissolved: '2026-10-13' });
    expect(await world.asks('唐丽', '停用 青溪发布 不用了')).toBe(
      '《青溪发布》已停止运营，无需再办。',
    );
    await world.until('2026-10-14T09:30');
    expect(
      world
        .heard()
        .filter(({ to }) => to === '唐丽')
        .map(({ text }) => text),
    ).toEqual(['您好，《青溪发布》（编号1）的整改经核对已到位，现已办结，您无需再办。']);
  });

  it('is stopped, not dissolved, wherever its state is told', async () => {
    const world = await givenTown();
    expect(await world.asks('唐丽', '停用 青溪发布 内容并入县级账号')).toContain('已登记停止运营');
    const card = await world.asks('王芳', '台账 青溪发布');
    expect(card).toContain('状态：已停用（2026年10月12日起）');
    expect(card).toContain('10月12日 已停用：停止运营：内容并入县级账号');
    expect(await world.asks('王芳', '台账 已停用')).toContain('《青溪发布》　青溪镇　已停用');
    expect(await world.asks('王芳', '台账 已解散')).toBe('台账中目前没有“已解散”的群。');
    expect(await world.asks('王芳', '台账 待停用')).toBe('台账中目前没有“待停用”的账号。');
  });

  it('without its person is found in words of accounts', async () => {
    const world = await givenTown();
    await world.store.transaction(async (tx) => {
      const [entry] = await tx.entries.list({ sort: 'account' });
      await tx.entries.change(
        entry?.number ?? 0,
        { owner: [] },
        { at: world.clock.now(), actorId: '王芳', reason: '登记表', day: '2026-10-12' },
      );
    });
    const said = await world.asks('王芳', '台账');
    expect(said).toContain('无账号负责人1');
    expect(said).not.toContain('无群主');
    expect(await world.asks('王芳', '台账 无账号负责人')).toContain('《青溪发布》');
    expect(await world.asks('王芳', '台账 无群主')).toBe('台账中目前没有“无群主”的群。');
  });

  it('lives from 报备 to 停用 by its person’s words and one 批准', async () => {
    const world = await givenGroup(group, {
      owner: '李主任',
      head: '周镇长',
      supervisors: ['王芳'],
      members: ['唐丽', '方伟'],
      since: '2026-10-12T09:00',
    });
    expect(await world.asks('唐丽', '报备 新媒体')).toBe(
      '您好，一次问一项，直接回答即可；可随时发送“上一项”或“取消报备”，填写的内容保留24小时。\n【1/5 名称】请写账号名称，如“青溪发布”。',
    );
    expect(await world.asks('唐丽', '青溪发布')).toMatch(/^【2\/5 平台】/u);
    expect(await world.asks('唐丽', '微信公众号')).toMatch(/^【3\/5 用途】/u);
    expect(await world.asks('唐丽', '镇务公开和办事指南')).toMatch(/^【4\/5 粉丝数】/u);
    expect(await world.asks('唐丽', '粉丝约1.2万')).toMatch(/^【5\/5 负责人】/u);
    expect(await world.asks('唐丽', '本人')).toContain('粉丝数：12000\n负责人：唐丽');
    expect(await world.asks('唐丽', '提交')).toContain('已提交《青溪发布》的报备（申请编号 1）');
    // Till it is approved there is nothing to report of it.
    expect((await account(world))?.state).toBe('applied');
    await world.whispers('王芳', '批准 1');
    await world.passes(1);
    const heard = world.heard();
    const to = (who: string) => heard.filter((one) => one.to === who).map(({ text }) => text);
    expect(to('王芳')).toEqual([
      '申请 1：《青溪发布》已批准，备案编号 2026-0002，结果在工作时间告知申请人。',
    ]);
    expect(to('唐丽')).toEqual([
      '您好，您报备的《青溪发布》已批准，备案编号 2026-0002，可以使用。',
    ]);
    expect(
      await world.asks('唐丽', '更新 青溪发布 粉丝 1.3万 最近发布 昨天', '2026-10-20T10:00'),
    ).toBe('《青溪发布》已更新：粉丝13000，最近发布10月19日。');
    expect(await world.asks('唐丽', '停用 青溪发布 内容并入县级账号')).toContain(
      '《青溪发布》已登记停止运营',
    );
    expect(await account(world)).toMatchObject({
      ...{ state: 'dissolved', dissolved: '2026-10-20', followers: 13_000 },
      ...{ owner: ['唐丽'], applicantId: '唐丽' },
    });
    const steps = await world.store.transaction(async (tx) =>
      (await tx.entries.history({ entry: 2 }))
        .filter(({ key }) => key === 'state')
        .map(({ now, reason }) => `${now ?? ''} ${reason}`),
    );
    expect(steps).toEqual([
      'applied 提交报备',
      'active 报备获批准',
      'to_dissolve 停止运营：内容并入县级账号',
      'dissolved 停止运营：内容并入县级账号',
    ]);
  });
});
