import { describe, expect, it } from 'vitest';
import type { ChatGroup } from '../../src/ports/chat.ts';
import { givenGroup, supervisors, type GivenGroup, type World } from '../world/world.ts';

const farming = '青溪镇农业农村工作群';

/** 李主任 owns the one group the office’s book names. */
function office(given: GivenGroup = {}): Promise<World> {
  return givenGroup(farming, { supervisors: ['督查员'], ...given });
}

function group(name: string, more: Partial<ChatGroup> = {}): ChatGroup {
  const members = ['罗支书', '小何', '老周'].map((id) => ({ id, name: id, reachable: null }));
  return { id: name, name, ownerId: '罗支书', adminIds: [], members, ...more };
}

/** What somebody heard since this was last asked, whoever else heard something. */
function hearing(world: World) {
  let from = 0;
  return (who: string): readonly string[] => {
    const fresh = world.chat.said.slice(from);
    from = world.chat.said.length;
    return fresh.filter(({ to }) => to.id === who).map(({ text }) => text);
  };
}

/** The lines of the supervisors’ Monday that are about groups nobody filed. */
function listed(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => text.split('\n')).filter((line) => line.includes('逾期未备案'));
}

const state = (world: World, id: string) =>
  world.store.transaction(async (tx) => (await tx.entries.ofGroup(id))?.state);

describe('a group nobody filed', () => {
  it('is asked for once, reminded of on the third workday, and then listed: he is left alone', async () => {
    const world = await office();
    const heard = hearing(world);
    await world.joins(group('双河村防汛群'), '李主任');
    expect(await state(world, '双河村防汛群')).toBe('unregistered');
    expect(heard('罗支书')).toEqual([
      '您好，群规机器人已加入您管理的《双河村防汛群》，该群尚未备案。请私聊发送“报备”，按提示填写群类型、用途等内容；发送“帮助”可查看其他命令。',
    ]);
    // Asked on a Monday: Tuesday, Wednesday, Thursday.
    await world.until('2026-10-15T09:00');
    expect(heard('罗支书')).toEqual([]);
    await world.until('2026-10-15T18:00');
    expect(heard('罗支书')).toEqual([
      '您好，您管理的《双河村防汛群》仍未备案，10月12日曾请您办理。请私聊发送“报备”，按提示填写群类型、用途等内容；此后列入督查群每周小结，不再单独提醒。',
    ]);
    await world.until('2026-10-19T12:00');
    expect(listed(heard(supervisors))).toEqual(['逾期未备案：《双河村防汛群》（逾期4天）。']);
    await world.until('2026-10-26T12:00');
    const next = heard(supervisors);
    expect(listed(next)).toEqual(['逾期未备案：此前的1个仍未办结。']);
    expect(next.join('\n')).toContain('完整名单可私聊发送“台账”“申请”“整改”“群列表”查看。');
    await world.joins(group('双河村秋播群'), '李主任');
    await world.until('2026-11-02T12:00');
    expect(listed(heard(supervisors))).toEqual([
      '逾期未备案：新增《双河村秋播群》（逾期4天）；此前的1个仍未办结。',
    ]);
    await world.until('2026-11-30T12:00');
    expect(heard('罗支书').filter((text) => text.includes('备案'))).toEqual([]);
    expect(await state(world, '双河村防汛群')).toBe('unregistered');
    expect(world.chat.said.filter(({ to }) => to.id === '双河村防汛群')).toHaveLength(1);
  });

  it('hears no more of it once it is filed', async () => {
    const world = await office();
    const heard = hearing(world);
    await world.joins(group('双河村防汛群'), '李主任');
    await world.until('2026-10-13T10:00');
    await world.whispers(
      '罗支书',
      '报备 #1 类型：村社群；用途：汛情和转移避险的通知；成员：各组组长；管理员：小何；理由：汛期须通知到组',
    );
    await world.whispers('罗支书', '提交');
    expect(await state(world, '双河村防汛群')).toBe('applied');
    await world.whispers('督查员', '批准 1');
    heard('罗支书');
    await world.until('2026-10-30T12:00');
    expect(await state(world, '双河村防汛群')).toBe('active');
    expect(heard('罗支书').filter((text) => text.includes('未备案'))).toEqual([]);
    expect(listed(heard(supervisors))).toEqual([]);
  });

  it('counts workdays: asked on a Friday evening he is reminded on the Thursday', async () => {
    const world = await office({ since: '2026-10-16T16:00' });
    const heard = hearing(world);
    await world.until('2026-10-16T20:00');
    await world.joins(group('双河村防汛群'), '李主任');
    expect(heard('罗支书')).toEqual([]);
    await world.until('2026-10-19T12:00');
    expect(heard('罗支书')).toHaveLength(1);
    await world.until('2026-10-22T09:00');
    expect(heard('罗支书')).toEqual([]);
    await world.until('2026-10-22T12:00');
    expect(heard('罗支书')).toHaveLength(1);
  });

  it('is in one word with the other groups of the same owner', async () => {
    const world = await office();
    const heard = hearing(world);
    await world.joins(group('双河村防汛群'), '李主任');
    await world.joins(group('双河村春耕群'), '李主任');
    heard('罗支书');
    await world.until('2026-10-15T18:00');
    expect(heard('罗支书')).toEqual([
      '您好，以下群尚未备案：《双河村春耕群》（10月12日曾请办理）；《双河村防汛群》（10月12日曾请办理）。请私聊发送“报备”，按提示逐个办理；由他人任群主的，请督促其办理；此后列入督查群每周小结，不再单独提醒。',
    ]);
  });

  it('of an owner who cannot be written to is the head’s to see to', async () => {
    const world = await office({ head: '周镇长', unreachable: ['罗支书'] });
    const heard = hearing(world);
    const members = ['罗支书', '周镇长'].map((id) => ({
      id,
      name: id,
      reachable: id !== '罗支书',
    }));
    await world.joins(group('双河村防汛群', { members }), '李主任');
    expect(heard('李主任')).toEqual([]);
    await world.until('2026-10-16T12:00');
    expect(heard('周镇长')).toEqual([
      '您好，《双河村防汛群》尚未备案，目前联系不上群主。请督促群主或者管理员私聊机器人发送“报备 《双河村防汛群》”。',
      '您好，《双河村防汛群》仍未备案，10月12日曾请办理，目前联系不上群主。请督促群主或者管理员私聊机器人发送“报备 《双河村防汛群》”；此后列入督查群每周小结，不再单独提醒。',
    ]);
  });

  it('where the platform does not show who owns it, is filed by who took the bot in', async () => {
    const world = await office();
    const heard = hearing(world);
    const members = ['罗支书', '李主任'].map((id) => ({ id, name: id, reachable: null }));
    await world.joins(group('双河村防汛群', { ownerId: null, members }), '李主任');
    expect(heard('李主任')).toEqual([
      '您好，群规机器人已加入《双河村防汛群》，该群尚未备案。请您或者群主私聊机器人发送“报备”，按提示填写群类型、用途等内容。',
    ]);
    await world.whispers('李主任', '报备 《双河村防汛群》');
    expect(heard('李主任')[0]).toContain('为《双河村防汛群》办理报备');
    await world.whispers('小何', '报备 《双河村防汛群》');
    expect(heard('小何')[0] ?? '').not.toContain('办理报备');
  });

  it('that is only watched yet waits with the reminder until the trial is over', async () => {
    const world = await office({ start: 'trial' });
    const heard = hearing(world);
    await world.joins(group('双河村防汛群'), '李主任');
    expect(heard('罗支书')).toHaveLength(1);
    await world.until('2026-10-19T08:00');
    expect(heard('罗支书')).toEqual([]);
    await world.until('2026-10-20T12:00');
    expect(heard('罗支书').filter((text) => text.includes('仍未备案'))).toHaveLength(1);
  });

  it('that is registered is still to be filed, with the type it was given', async () => {
    const world = await office();
    const heard = hearing(world);
    await world.joins(group('双河村防汛群'), '李主任');
    heard('罗支书');
    await world.whispers('罗支书', '登记 村社群');
    expect(heard('罗支书')).toEqual([
      '《双河村防汛群》已登记为村社群。适用的规则可发送“规则”查看。该群尚未备案，请再发送“报备”办理。',
    ]);
    const entry = await world.store.transaction((tx) => tx.entries.ofGroup('双河村防汛群'));
    expect(entry).toMatchObject({ state: 'unregistered', type: 'village' });
    await world.whispers('罗支书', '报备');
    expect(heard('罗支书')[0]).not.toContain('类型】');
  });

  it('asks whom it was given to, and reminds him in his turn', async () => {
    const world = await office();
    const heard = hearing(world);
    await world.joins(group('双河村防汛群'), '李主任');
    await world.until('2026-10-14T10:00');
    world.chat.groups.set('双河村防汛群', group('双河村防汛群', { ownerId: '小何' }));
    world.bot.receive({ kind: 'changed', groupId: '双河村防汛群', at: world.clock.now() });
    await world.bot.settled();
    expect(heard('小何')).toHaveLength(1);
    await world.until('2026-10-18T12:00');
    expect(heard('小何')).toEqual([]);
    await world.until('2026-10-19T12:00');
    expect(heard('小何').filter((text) => text.includes('仍未备案'))).toHaveLength(1);
  });
});
