import { describe, expect, it } from 'vitest';
import { noteRulesAtStart } from '../../src/register/signed-rules.ts';
import { bookOf, bookText, givenOffice, monday, type Office, type Setup } from './office.ts';

const farming: Setup = {
  id: 'g1',
  name: '农业群',
  owner: '唐丽',
  admins: ['李敏'],
  members: ['唐丽', '李敏', '孙浩', '贺云'],
};
const works: Setup = { id: 'g2', name: '整治专项群', owner: '赵强', members: ['赵强', '孙浩'] };
const before = bookText.replace('  emoticon: { level: remind }', '  emoticon: off');

/** The office has switched 表情包 on since the bot began. */
async function givenNewRule(...groups: readonly Setup[]): Promise<Office> {
  const office = await givenOffice(groups.length > 0 ? groups : [farming]);
  await office.read(async (tx) => {
    await noteRulesAtStart(tx, bookOf(before), monday, false);
    await tx.people.bind('head', '青溪镇', '周镇长', '周镇长', monday);
  });
  return office;
}

describe('启用 of a new rule', () => {
  it('shows as waiting until somebody signs it on', async () => {
    const office = await givenNewRule();
    expect(await office.asks('孙浩', '规则')).toContain('表情包：观察（新增，待启用）');
    expect(await office.asks('孙浩', '规则')).toContain('非工作时间发布工作信息：提醒');
    expect(await office.asks('唐丽', '启用 表情包')).toBe(
      '《农业群》已启用“表情包”，此后按规则本的级别提醒。',
    );
    expect(await office.asks('孙浩', '规则')).toContain('表情包：提醒');
    expect(await office.journal()).toMatchObject([
      { actorId: '唐丽', action: 'rule.sign', groupId: 'g1', detail: 'emoticon' },
    ]);
  });

  it.each(['启用 emoticon', '启用 “表情包”', '启用 全部', '启用 表情包 #1', '启用：表情包'])(
    'is said as %s',
    async (words) => {
      const office = await givenNewRule();
      expect(await office.asks('唐丽', words)).toContain('《农业群》已启用“表情包”');
    },
  );

  it('holds for the group it was said for', async () => {
    const office = await givenNewRule(farming, works);
    await office.asks('唐丽', '启用 表情包');
    expect(await office.asks('赵强', '规则')).toContain('表情包：观察（新增，待启用）');
  });

  it('is the unit head’s too, but not the administrator’s or a member’s', async () => {
    const office = await givenNewRule();
    expect(await office.asks('李敏', '启用 表情包')).toBe(
      '启用新增规则由《农业群》的群主、单位负责人办理，如有需要请联系群主。',
    );
    expect(await office.asks('孙浩', '启用 表情包')).toContain('没有找到可由您办理“启用”');
    expect(await office.asks('周镇长', '启用 表情包')).toContain('已启用“表情包”');
  });

  it('tells what waits where the name is wrong, and nothing changes', async () => {
    const office = await givenNewRule();
    expect(await office.asks('唐丽', '启用 表情')).toBe(
      '“表情”在《农业群》不在待启用的新增规则中，待启用的有“表情包”，如“启用 表情包”。',
    );
    expect(await office.asks('唐丽', '启用 非工作时间发布工作信息')).toContain('已经启用');
    expect(await office.asks('唐丽', '启用')).toContain(
      '启用新增规则请写明规则名，如“启用 表情包”',
    );
    expect(await office.journal()).toEqual([]);
  });

  it('takes 启用吧 for talk and 启用 2 for the second group', async () => {
    const trial = { trialUntil: monday + 1 };
    const office = await givenNewRule(
      { ...farming, row: trial },
      { ...works, owner: '唐丽', members: ['唐丽'], row: trial },
    );
    expect(await office.asks('唐丽', '启用吧')).toContain('您是否要发送“启用”');
    expect(await office.asks('唐丽', '启用 2')).toContain('《整治专项群》已启用');
  });
});
