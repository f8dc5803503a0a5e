import { describe, expect, it } from 'vitest';
import type { ChatGroup } from '../../src/ports/chat.ts';
import { givenGroup, supervisors, type GivenGroup, type World } from '../world/world.ts';

const farming = '青溪镇农业农村工作群';
const paper = {
  type: 'attachment',
  fileName: '云农发〔2026〕18号 关于开展秋季农资打假专项行动的通知.pdf',
} as const;

/** 李主任 owns the one group the bot sits in; 罗支书 and his people it has never seen. */
function office(given: GivenGroup = {}): Promise<World> {
  return givenGroup(farming, { start: 'trial', ...given });
}

function village(more: Partial<ChatGroup> = {}): ChatGroup {
  return {
    id: 'river',
    name: '双河村防汛群',
    ownerId: '罗支书',
    adminIds: [],
    members: people('罗支书', '小何', '老周'),
    ...more,
  };
}

function people(...ids: readonly string[]): ChatGroup['members'] {
  return ids.map((id) => ({ id, name: id, reachable: null }));
}

async function removed(world: World, groupId: string): Promise<void> {
  world.chat.groups.delete(groupId);
  world.bot.receive({ kind: 'removed', groupId, at: world.clock.now() });
  await world.bot.settled();
}

const kept = (world: World, groupId: string) =>
  world.store.transaction(async (tx) => ({
    facts: await tx.messages.recentFacts(groupId, 0),
    cases: await tx.violations.list({ groupId }),
  }));

const row = (world: World, groupId: string) =>
  world.store.transaction((tx) => tx.groups.get(groupId));

const inGroup = (world: World, id: string) => world.heard().filter(({ to }) => to === id);

describe('added by somebody it knows', () => {
  it('says once who runs it, what it checks and keeps, and asks the owner to file it', async () => {
    const world = await office();
    await world.joins(village(), '李主任');

    expect(world.heard()).toEqual([
      {
        to: '罗支书',
        text: '您好，群规机器人已加入您管理的《双河村防汛群》，该群尚未备案。请私聊发送“报备”，按提示填写群类型、用途等内容；发送“帮助”可查看其他命令。',
      },
      {
        to: 'river',
        text: [
          '大家好，我是群规机器人，由青溪镇按群管理制度使用。',
          '我核对群内消息是否符合群规，发现问题先私下提醒本人；不打开文件和链接。前7天试运行，只记录、不提醒。',
          '不保存消息原文（通知的首行隐去号码，留到下一个工作日）；消息特征保存30天，违规记录和统计数字保存3年。',
          '想了解更多，可@我发送“群规”。本条无需回复。',
        ].join('\n'),
      },
    ]);
    await world.joins(village(), '李主任');
    await world.passes(3 * 24 * 60);
    expect(inGroup(world, 'river')).toEqual([]);
  });

  it('begins with a trial, in which it only watches', async () => {
    const world = await office();
    await world.joins(village(), '李主任');
    world.heard();
    const post = '请各组明天上午报送巡查表';
    await world.says('小何', post, { in: 'river', at: '2026-10-12T20:00' });
    expect(world.heard()).toEqual([]);
    expect((await kept(world, 'river')).cases).toMatchObject([{ level: 'observe' }]);

    await world.until('2026-10-20T10:00');
    await world.whispers('罗支书', '启用');
    world.heard();
    await world.says('小何', post, { in: 'river', at: '2026-10-20T20:00' });
    expect(world.heard().map(({ to }) => to)).toEqual(['小何']);
  });

  it('at night waits until the office opens', async () => {
    const world = await office();
    await world.until('2026-10-12T21:00');
    await world.joins(village(), '李主任');
    expect(world.heard()).toEqual([]);
    await world.until('2026-10-13T08:29');
    expect(world.heard()).toEqual([]);
    await world.until('2026-10-13T08:31');
    expect(world.heard().map(({ to }) => to)).toEqual(['罗支书', 'river']);
  });

  it('accepts his invitation, and nobody else’s', async () => {
    const world = await office();
    for (const [invitationId, inviterId] of [
      ['i1', '罗支书'],
      ['i2', null],
      ['i3', '李主任'],
    ] as const) {
      world.bot.receive({ kind: 'invited', invitationId, inviterId, at: world.clock.now() });
    }
    await world.bot.settled();
    expect(world.chat.done).toEqual(['accept-invitation i3']);
    // The platform does not tell who took it in, but the inviter sits there.
    await world.joins(village({ members: people('罗支书', '李主任') }));
    expect(world.heard().map(({ to }) => to)).toEqual(['罗支书', 'river']);
  });

  it('or by a supervisor, or into a group whose owner it knows', async () => {
    const world = await office({ supervisors: ['督查员'] });
    await world.joins(village(), '督查员');
    await world.joins(village({ id: 'mountain', ownerId: '李主任' }), '小何');
    expect(world.heard().map(({ to }) => to)).toEqual(['罗支书', 'river', '李主任', 'mountain']);
  });

  it('asks who took it in where nobody knows the owner', async () => {
    const world = await office();
    await world.joins(village({ ownerId: null }), '李主任');
    expect(world.heard()[0]).toEqual({
      to: '李主任',
      text: expect.stringContaining('请您或者群主私聊机器人发送“报备”') as string,
    });
  });
});

describe('taken in by nobody it knows', () => {
  it('says nothing there, keeps nothing, and tells only who took it in', async () => {
    const world = await office();
    await world.joins(village(), '小何');
    expect(world.heard()).toEqual([
      {
        to: '小何',
        text: '您好，《双河村防汛群》尚未登记，群规机器人暂不工作，也不保存群内消息；如系工作群，请群主私聊发送“登记 政务工作群”。三个工作日内无人登记的，机器人将自行退出。',
      },
    ]);
    for (const at of ['2026-10-12T09:00', '2026-10-12T22:00']) {
      await world.says('小何', '请各村明早9点前报送受灾情况', { in: 'river', at });
      await world.says('老周', '', { in: 'river', ...paper });
      await world.says('老周', '@群规助手 群规', { in: 'river', mentionsBot: true });
    }
    await world.until('2026-10-13T12:00');
    expect(world.heard()).toEqual([]);
    expect(await kept(world, 'river')).toEqual({ facts: [], cases: [] });
    expect((await row(world, 'river'))?.lastWorkAt).toBeNull();
  });

  it('leaves without a word after three workdays, and the supervisors hear of it in one line', async () => {
    const world = await office();
    await world.joins(village(), '小何');
    await world.joins(village({ id: 'shop', name: '好物\n团购群', ownerId: '店主' }));
    world.heard();
    world.heardBySupervisors();
    await world.until('2026-10-15T23:00');
    expect(world.chat.done).toEqual([]);
    await world.until('2026-10-16T09:30');
    expect(world.chat.done).toEqual(['leave river', 'leave shop']);
    expect(world.heardBySupervisors()).toEqual([
      '您好，机器人已退出《双河村防汛群》、《好物 团购群》：被拉入后三个工作日内无人登记，期间未发言，也未保存群内消息。如确属工作群，请由已登记的人员重新邀请。',
    ]);
    expect(world.heard()).toEqual([]);
  });

  it('counts workdays, not days', async () => {
    // A Friday; Monday to Wednesday are the three.
    const world = await office({ since: '2026-10-16T10:00' });
    await world.joins(village());
    await world.until('2026-10-21T23:00');
    expect(world.chat.done).toEqual([]);
    await world.until('2026-10-22T09:30');
    expect(world.chat.done).toEqual(['leave river']);
  });

  it('is at home once its owner registers it', async () => {
    const world = await office();
    await world.joins(village());
    await world.until('2026-10-13T10:00');
    await world.whispers('罗支书', '登记 村社群');
    expect(world.heard()).toEqual([
      {
        to: '罗支书',
        text: '《双河村防汛群》已登记为村社群。试运行期间只记录、不提醒，期满后由群主决定是否启用；适用的规则可发送“规则”查看。',
      },
      { to: 'river', text: expect.stringContaining('我是群规机器人') as string },
    ]);
    expect(world.heardBySupervisors()).toEqual([]);
    await world.says('小何', '水位已回落', { in: 'river' });
    expect((await kept(world, 'river')).facts).toHaveLength(1);
    expect((await row(world, 'river'))?.trialUntil).toBe(Date.parse('2026-10-20T10:00:00+08:00'));
    await world.whispers('罗支书', '状态');
    expect(world.heard()[0]?.text).toContain('村社群');
    await world.until('2026-10-20T08:00');
    expect(world.chat.done).toEqual([]);
    world.heard();
    await world.until('2026-10-21T10:00');
    expect(world.heard()[0]?.text).toContain('《双河村防汛群》试运行已满7天');
  });

  it('lets the supervisors know that a stranger registered it', async () => {
    const world = await office();
    await world.passes(1);
    await world.joins(village());
    world.heardBySupervisors();
    await world.whispers('罗支书', '登记 村社群');
    expect(world.heardBySupervisors()).toEqual([
      '您好，《双河村防汛群》已由其群主登记为村社群，该群主此前未在本单位登记。如属本单位的工作群，请一位监督员私聊发送“认可 #2”；认可前公告不发往该群，也不受理该群主的入群邀请。',
    ]);
  });

  it('may be registered by somebody known who sits there, and by no other member', async () => {
    const world = await office();
    await world.joins(village({ members: people('罗支书', '小何', '李主任') }), '小何');
    world.heard();
    await world.whispers('小何', '登记 村社群');
    expect(world.heard()[0]?.text).toContain('没有找到可由您办理“登记”的工作群');
    await world.whispers('李主任', '登记 村社群');
    expect(world.heard().map(({ to }) => to)).toEqual(['李主任', 'river']);
    expect(world.heardBySupervisors()).toEqual([]);
  });

  it('obeys its owner in nothing else, and shows its members no rules of ours', async () => {
    const world = await office();
    await world.joins(village());
    for (const words of ['状态', '规则', '启用', '暂停 2小时 防汛']) {
      await world.whispers('罗支书', words);
    }
    for (const { text } of world.heard()) expect(text).toContain('没有找到');
  });

  it('hears of us the day after somebody there became known', async () => {
    const world = await office();
    await world.joins(village(), '小何');
    world.heard();
    await world.store.transaction((tx) =>
      tx.people.bind('supervisor', '', '小何', '小何', world.clock.now()),
    );
    await world.until('2026-10-13T09:30');
    expect(world.heard().map(({ to }) => to)).toEqual(['罗支书', 'river']);
  });

  it('has three workdays anew when it is asked back', async () => {
    const world = await office();
    await world.joins(village());
    await world.until('2026-10-16T09:30');
    await removed(world, 'river');
    await world.until('2026-10-19T10:00');
    await world.joins(village());
    await world.until('2026-10-22T18:00');
    expect(world.chat.done).toEqual(['leave river']);
    await world.until('2026-10-23T09:30');
    expect(world.chat.done).toEqual(['leave river', 'leave river']);
  });
});

describe('registered by a stranger', () => {
  const shop = village({
    id: 'shop',
    name: '返利群',
    ownerId: '店主',
    members: people('店主', '罗支书'),
  });

  async function registered(given: GivenGroup = {}, ...more: readonly string[]): Promise<World> {
    const world = await office({ supervisors: ['监甲', '监乙'], ...given });
    await world.passes(1);
    await world.joins(village({ members: people('罗支书', '小何', ...more) }), '罗支书');
    await world.whispers('罗支书', '登记 村社群');
    await world.passes(30);
    world.heard();
    return world;
  }

  const said = async (world: World, who: string, words: string) => {
    await world.whispers(who, words);
    return world.heard()[0]?.text;
  };

  it('makes nobody known: no invitation, no friend, no second group by his word', async () => {
    const world = await registered();
    const { bot, clock } = world;
    bot.receive({ kind: 'invited', invitationId: 'i1', inviterId: '罗支书', at: clock.now() });
    bot.receive({
      kind: 'friend-request',
      requestId: 'f1',
      personId: '小何',
      greeting: '',
      at: clock.now(),
    });
    await world.bot.settled();
    await world.passes(5);
    expect(world.chat.done).toEqual([]);
    await world.joins(shop, '罗支书');
    await world.passes(60);
    expect(inGroup(world, 'shop')).toEqual([]);
    await world.whispers('店主', '登记 政务工作群');
    await world.passes(60);
    expect(world.heardBySupervisors().at(-1)).toContain('《返利群》已由其群主登记');
  });

  it('hears no announcement, and its head is nobody of ours', async () => {
    const world = await registered({ head: '周镇长' });
    expect(await said(world, '监甲', '公告 全部 明日上午网络检修，请提前保存材料。')).toContain(
      '发往1个群：《青溪镇农业农村工作群》（不含待认可的1个）',
    );
    expect(
      await said(world, '监甲', '公告 村社群 明日上午网络检修，请提前保存材料。'),
    ).not.toContain('双河村');
    expect(await said(world, '周镇长', '状态')).toContain(farming);
    expect(await said(world, '周镇长', '状态 《双河村防汛群》')).not.toContain('村社群');
    expect(await said(world, '监甲', '群列表')).toContain(
      '#2《双河村防汛群》　村社群　青溪镇　待认可',
    );
  });

  it('is one of ours once a supervisor says so', async () => {
    const world = await registered();
    expect(await said(world, '罗支书', '认可 #2')).toContain('由监督员办理');
    expect(await said(world, '监甲', '认可 #1')).toBe('《青溪镇农业农村工作群》无需认可。');
    expect(await said(world, '监甲', '认可 #2')).toBe(
      '《双河村防汛群》已认可为本单位的工作群，公告可以发往该群。',
    );
    expect(await said(world, '监甲', '群列表')).not.toContain('待认可');
    expect(await said(world, '监甲', '公告 全部 明日上午网络检修，请提前保存材料。')).toContain(
      '发往2个群',
    );
    const { clock } = world;
    world.bot.receive({
      kind: 'invited',
      invitationId: 'i1',
      inviterId: '罗支书',
      at: clock.now(),
    });
    await world.bot.settled();
    expect(world.chat.done).toEqual(['accept-invitation i1']);
  });

  it('or once somebody known who sits there registers it, and nobody else who does', async () => {
    const world = await registered({}, '李主任');
    expect(await said(world, '罗支书', '登记 村社群')).toContain('无需再次登记');
    expect(await said(world, '小何', '登记 村社群')).toContain('没有找到');
    expect(await said(world, '监甲', '群列表')).toContain('待认可');
    expect(await said(world, '李主任', '登记 《双河村防汛群》')).toBe(
      '《双河村防汛群》已登记为村社群，现认可为本单位的工作群。',
    );
    expect(await said(world, '监甲', '群列表')).not.toContain('待认可');
  });
});

describe('登记', () => {
  it('asks for the type where nobody wrote it down', async () => {
    const world = await office();
    await world.joins(village(), '李主任');
    world.heard();
    await world.whispers('罗支书', '登记');
    await world.whispers('罗支书', '登记 饭友群');
    await world.whispers('罗支书', '登记 专项');
    await world.whispers('罗支书', '登记 专项群');
    expect(world.heard().map(({ text }) => text)).toEqual([
      '请写明《双河村防汛群》的类型，如“登记 政务工作群”；可写通知群、政务工作群、专项群、村社群。',
      expect.stringContaining('群类型请写通知群、政务工作群、专项群、村社群之一') as string,
      '《双河村防汛群》已登记为专项群。试运行期间只记录、不提醒，期满后由群主决定是否启用；适用的规则可发送“规则”查看。专项群请写明使用期限，如发送“期限 2026-12-31”。该群尚未备案，请再发送“报备”办理。',
      '《双河村防汛群》已登记为专项群，无需再次登记。',
    ]);
  });

  it('may be mended in the trial, and afterwards by the office alone', async () => {
    const world = await office();
    await world.joins(village(), '李主任');
    await world.whispers('罗支书', '登记 村社群');
    await world.whispers('罗支书', '登记 专项群');
    world.heard();
    await world.until('2026-10-21T10:00');
    world.heard();
    await world.whispers('罗支书', '登记 村社群');
    expect(world.heard().map(({ text }) => text)).toEqual([
      '《双河村防汛群》已登记为专项群；确需变更类型的，请联系本单位规则本管理人员。',
    ]);
  });

  it('does not overrule the book', async () => {
    const world = await office({ type: 'notice' });
    await world.whispers('李主任', '登记 村社群');
    await world.whispers('李主任', '登记');
    expect(world.heard().map(({ text }) => text)).toEqual([
      '规则本已将《青溪镇农业农村工作群》列为通知群，直接发送“登记”即可；类型有误的，请联系本单位规则本管理人员。',
      expect.stringContaining('已登记为通知群') as string,
    ]);
    await world.whispers('李主任', '状态');
    expect(world.heard()[0]?.text).toContain('通知群');
  });

  it('means the group that waits for it, of several', async () => {
    const world = await office();
    const members = people('李主任', '小何');
    await world.joins(village({ ownerId: '李主任', members }), '李主任');
    world.heard();
    await world.whispers('李主任', '登记 村社群');
    expect(world.heard()[0]?.text).toContain('《双河村防汛群》已登记为村社群');
  });
});

describe('the first start', () => {
  it('says nothing to the groups the account sits in', async () => {
    const world = await office();
    await world.says('唐丽', '各村已上报', { at: '2026-10-12T10:00' });
    await world.until('2026-10-18T12:00');
    expect(world.heard()).toEqual([]);
    expect(world.chat.done).toEqual([]);
    expect((await kept(world, farming)).facts).toHaveLength(1);
  });

  it('and a later one greets the groups that came meanwhile', async () => {
    const world = await office();
    world.chat.groups.set('river', village({ members: people('罗支书', '李主任') }));
    world.chat.groups.set(
      'shop',
      village({ id: 'shop', ownerId: '店主', members: people('店主') }),
    );
    await world.bot.start();
    await world.bot.settled();
    expect(world.heard().map(({ to }) => to)).toEqual(['罗支书', 'river']);
    await world.says('店主', '今日特价', { in: 'shop' });
    expect((await kept(world, 'shop')).facts).toEqual([]);
  });
});

describe('removed and asked back', () => {
  it('keeps what was set and found, and says nothing a second time', async () => {
    const world = await office();
    await world.joins(village(), '李主任');
    await world.whispers('罗支书', '登记 村社群');
    await world.whispers('罗支书', '设置 工作时间 9:00-17:00');
    await world.says('小何', '', { in: 'river', type: 'emoticon' });
    const before = await row(world, 'river');
    world.heard();
    await world.until('2026-10-13T08:30');
    await removed(world, 'river');
    await world.until('2026-10-15T08:30');
    await world.joins(village(), '小何');
    await world.until('2026-10-15T18:00');

    expect(inGroup(world, 'river')).toEqual([]);
    const after = await row(world, 'river');
    expect(after).toMatchObject({ present: true, joinedAt: before?.joinedAt });
    // Its trial stood still for the two days.
    expect((after?.trialUntil ?? 0) - (before?.trialUntil ?? 0)).toBe(2 * 24 * 60 * 60_000);
    const keys = await world.store.transaction((tx) => tx.groups.overlays('river'));
    expect(keys.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['claimed', 'hours', 'type']),
    );
    expect((await kept(world, 'river')).facts).toHaveLength(1);
  });

  it('introduces itself then, where it was put out before it could', async () => {
    const world = await office({ since: '2026-10-12T20:00' });
    await world.joins(village(), '李主任');
    await removed(world, 'river');
    await world.until('2026-10-13T12:00');
    expect(inGroup(world, 'river')).toEqual([]);
    await world.joins(village(), '李主任');
    await world.joins(village(), '李主任');
    expect(inGroup(world, 'river')).toHaveLength(1);
    await removed(world, 'river');
    await world.joins(village(), '李主任');
    expect(inGroup(world, 'river')).toEqual([]);
  });

  it('blames nobody for what may have been said while it was out', async () => {
    const world = await givenGroup(farming);
    const here = world.chat.groups.get(farming);
    if (here === undefined) throw new Error('no group');
    await world.says('唐丽', '', paper);
    await removed(world, farming);
    await world.passes(3);
    await world.joins(here, '李主任');
    await world.says('方伟', '', paper);
    await removed(world, farming);
    await world.passes(30);
    expect((await world.violations()).map(({ state }) => state)).toEqual(['cured', 'cured']);
    await world.joins(here, '李主任');
    await world.says('丁宁', '', paper);
    await world.passes(30);
    expect((await world.violations()).map(({ state }) => state)).toEqual([
      'cured',
      'cured',
      'open',
    ]);
    expect(world.heard().map(({ to }) => to)).toEqual(['丁宁']);
  });

  it('has been silent for nobody’s fault: idle days are counted from its return', async () => {
    const world = await givenGroup(farming);
    const here = world.chat.groups.get(farming);
    if (here === undefined) throw new Error('no group');
    await removed(world, farming);
    await world.until('2026-11-20T08:30');
    await world.joins(here, '李主任');
    await world.until('2026-12-01T12:00');
    expect(world.heard().filter(({ text }) => text.includes('无工作信息'))).toEqual([]);
  });
});

describe('a new owner', () => {
  it('has the say at once, and the old one none', async () => {
    const world = await office();
    await world.joins(village(), '李主任');
    world.heard();
    world.chat.groups.set('river', village({ ownerId: '小何' }));
    await world.whispers('罗支书', '登记 村社群');
    await world.whispers('小何', '登记 村社群');
    const [old, fresh] = world.heard();
    expect(old?.text).toBe('您好，没有找到可由您办理“登记”的工作群，如有需要请联系群主。');
    expect(fresh?.text).toContain('已登记为村社群');
  });

  it('is asked to file it, unless somebody was asked with the answer to 登记', async () => {
    const world = await office();
    await world.joins(village(), '李主任');
    world.heard();
    const given = async (ownerId: string) => {
      world.chat.groups.set('river', village({ ownerId }));
      world.bot.receive({ kind: 'changed', groupId: 'river', at: world.clock.now() });
      await world.bot.settled();
      return world.heard().map(({ to }) => to);
    };
    expect(await given('小何')).toEqual(['小何']);
    expect(await given('小何')).toEqual([]);
    await world.whispers('小何', '登记 村社群');
    world.heard();
    expect(await given('老周')).toEqual([]);
  });
});

describe('two groups of one name', () => {
  it('know nothing of each other', async () => {
    const world = await office();
    await world.joins(village(), '李主任');
    await world.joins(village({ id: 'twin', ownerId: '小何' }), '李主任');
    world.heard();
    await world.whispers('罗支书', '登记 村社群');
    await world.whispers('罗支书', '设置 工作时间 9:00-17:00');
    await world.says('老周', '', { in: 'river', type: 'emoticon' });
    world.heard();

    const overlays = await world.store.transaction((tx) => tx.groups.overlays('twin'));
    expect(overlays.map(({ key }) => key)).toEqual(['met']);
    expect(await kept(world, 'twin')).toEqual({ facts: [], cases: [] });
    await world.whispers('小何', '状态');
    await world.whispers('小何', '违规');
    const [state, cases] = world.heard();
    expect(state?.text).toContain('政务工作群');
    expect(state?.text).not.toContain('17:00');
    expect(cases?.text).not.toContain('表情');
    // Each of them has to be registered by its own owner.
    await world.whispers('罗支书', '登记 专项群 #2');
    expect(world.heard()[0]?.text).not.toContain('已登记');
    await world.whispers('小何', '登记 专项群');
    expect(world.heard()[0]?.text).toContain('已登记为专项群');
  });

  it('have each their own publishers', async () => {
    const world = await givenGroup(farming, { type: 'notice', publishers: ['丁宁'] });
    const twin = village({ id: 'twin', name: farming, members: people('罗支书', '丁宁') });
    await world.joins(twin, '李主任');
    await world.says('丁宁', '今日值班安排已更新', { at: '2026-10-21T10:00' });
    await world.says('丁宁', '今日值班安排已更新', { in: 'twin' });
    expect((await kept(world, farming)).cases).toEqual([]);
    expect((await kept(world, 'twin')).cases).toMatchObject([{ personId: '丁宁' }]);
  });

  it('a strangers’ one does not work under the name of ours', async () => {
    const world = await office();
    await world.joins(
      { ...village(), id: 'false', name: farming, members: people('罗支书', '唐丽') },
      '罗支书',
    );
    world.heard();
    await world.says('罗支书', '', { in: 'false', type: 'emoticon' });
    expect(await kept(world, 'false')).toEqual({ facts: [], cases: [] });
    await world.joins({ ...village(), id: 'watch', name: supervisors }, '罗支书');
    await world.until('2026-10-19T12:00');
    expect(world.chat.said.filter(({ to }) => to.id === 'watch' || to.id === 'false')).toEqual([]);
  });
});

describe('a group that is renamed', () => {
  it('keeps its registration, its cases and its settings, and is not introduced again', async () => {
    const world = await office();
    await world.joins(village(), '李主任');
    await world.whispers('罗支书', '登记 村社群');
    await world.says('小何', '', { in: 'river', type: 'emoticon' });
    world.heard();
    world.chat.groups.set('river', village({ name: '双河村村民群' }));
    world.bot.receive({ kind: 'changed', groupId: 'river', at: world.clock.now() });
    await world.bot.settled();
    await world.whispers('罗支书', '状态');
    const heard = world.heard();
    expect(heard).toHaveLength(1);
    expect(heard[0]?.text).toContain('双河村村民群');
    expect(heard[0]?.text).toContain('村社群');
    expect((await kept(world, 'river')).facts).toHaveLength(1);
  });

  it('to a name of the book is what the book says', async () => {
    const world = await office({ type: 'notice' });
    await world.joins(village(), '李主任');
    await world.whispers('罗支书', '登记 村社群');
    world.chat.groups.set('river', village({ name: farming }));
    world.bot.receive({ kind: 'changed', groupId: 'river', at: world.clock.now() });
    await world.bot.settled();
    world.heard();
    await world.whispers('罗支书', '状态');
    expect(world.heard()[0]?.text).toContain('通知群');
  });
});
