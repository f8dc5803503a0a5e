import { describe, expect, it } from 'vitest';
import { fillLedger } from '../../src/register/fill-ledger.ts';
import type { EntryState } from '../../src/domain/entry.ts';
import { addSupervisor } from '../../src/register/supervisors.ts';
import { bookOf, bookText, givenOffice, monday, type Office, type Setup } from './office.ts';

const works: Setup = {
  id: 'g1',
  name: '整治专项群',
  owner: '赵强',
  members: ['赵强', '周镇长', '孙浩'],
};

/** The owner's group, its entry in a state somebody brought about. */
async function given(state: EntryState, by = '赵强', ...before: EntryState[]): Promise<Office> {
  const office = await givenOffice([works]);
  await office.read(async (tx) => {
    await tx.people.bind('head', '青溪镇', '周镇长', '周镇长', monday);
    await addSupervisor(tx, '王芳', monday);
    await fillLedger(tx, bookOf(bookText), monday);
    const entry = await tx.entries.ofGroup('g1');
    for (const [n, one] of [...before, state].entries()) {
      const actorId = n === before.length ? by : 'bot';
      const note = { at: monday, actorId, reason: '测试', day: '2026-10-12' };
      await tx.entries.change(entry?.number ?? 0, { state: one }, note);
    }
  });
  return office;
}

async function stateIn(office: Office): Promise<string | undefined> {
  return (await office.read((tx) => tx.entries.ofGroup('g1')))?.state;
}

describe('保留', () => {
  it.each(['active', 'idle'] as const)('is taken of a group that is %s', async (state) => {
    const office = await given(state);
    expect(await office.asks('赵强', '保留 汛期仍需使用')).toContain('已记为继续使用');
    expect(await stateIn(office)).toBe('active');
  });

  it.each([
    ['overdue', '请发送“延期 日期 理由”申请延期'],
    ['to_dissolve', '请发送“恢复 汛期仍需使用”'],
    ['dissolved', '已登记为已解散'],
    ['unregistered', '请先发送“报备 《整治专项群》”办理'],
  ] as const)('of a group that is %s tells the way and changes nothing', async (state, way) => {
    const office = await given(state);
    expect(await office.asks('赵强', '保留 汛期仍需使用')).toContain(way);
    expect(await stateIn(office)).toBe(state);
  });

  it('wants a reason', async () => {
    const office = await given('idle');
    expect(await office.asks('赵强', '保留')).toContain('还缺“理由”');
    expect(await stateIn(office)).toBe('idle');
  });
});

describe('解散', () => {
  it.each(['active', 'idle', 'overdue', 'unregistered'] as const)(
    'is decided of a group that is %s',
    async (state) => {
      const office = await given(state);
      expect(await office.asks('周镇长', '解散 任务已结束')).toContain('已列为待解散');
      expect(await stateIn(office)).toBe('to_dissolve');
    },
  );

  it('without a reason only shows the list of one that is to go', async () => {
    const office = await given('active');
    expect(await office.asks('赵强', '解散')).toBe(
      '请写明解散《整治专项群》的理由，如“解散 任务已结束”；未作改动。',
    );
    await office.asks('赵强', '解散 任务已结束');
    await office.asks('赵强', '已办 2');
    expect(await office.asks('赵强', '解散')).toBe(
      [
        '《整治专项群》已列为待解散，请于11月11日前办好以下3项：',
        '① 工作已移交',
        '③ 成员已告知',
        '④ 群已解散',
        '办好一项即可发送一项，如“已办 1 3”。',
      ].join('\n'),
    );
  });
});

describe('已办', () => {
  it.each(['已办 ①②', '已办1 2', '已办 1、2', '已办 12', 'ticked 2,1'])(
    'is understood as people write it: %s',
    async (words) => {
      const office = await given('to_dissolve');
      expect(await office.asks('赵强', words)).toContain('已记下①工作已移交、②资料已保存');
    },
  );

  it.each([
    '已办 1-4',
    '已办1～4',
    '已办 1至4',
    '已办 1、2、3、4',
    '已办 全部',
    '已办 全部办完了',
    '已办 都办好了',
    '都办完了',
    '全部办好',
  ])('of all four ends the group: %s', async (words) => {
    const office = await given('to_dissolve');
    expect(await office.asks('赵强', words)).toContain('四项均已办好');
    expect(await stateIn(office)).toBe('dissolved');
  });

  it('of a range is what lies in it', async () => {
    const office = await given('to_dissolve');
    expect(await office.asks('赵强', '已办 2到3')).toContain('已记下②资料已保存、③成员已告知');
    expect(await office.asks('赵强', '已办 4-1')).toContain('请写明已办好的序号');
  });

  it('is not meant by 都办完了 of whoever has nothing to close', async () => {
    const office = await given('active');
    expect(await office.asks('赵强', '都办完了')).toContain('您是否要发送“已办”');
  });

  it.each(['已办 5', '已办 好了'])('asks for numbers where there are none: %s', async (words) => {
    const office = await given('to_dissolve');
    expect(await office.asks('赵强', words)).toContain('请写明已办好的序号，如“已办 1 2”');
  });

  it('of a group nobody decided to close says so', async () => {
    const office = await given('active');
    expect(await office.asks('赵强', '已办 1')).toBe(
      '《整治专项群》没有待办的收尾事项；确需解散的，请发送“解散 任务已结束”。',
    );
  });
});

describe('恢复', () => {
  it('takes back what the owner decided himself', async () => {
    const office = await given('to_dissolve');
    expect(await office.asks('赵强', '恢复 仍需使用')).toContain('已恢复为在用');
    expect(await stateIn(office)).toBe('active');
  });

  it('of what a supervisor decided is for the head of the unit', async () => {
    const office = await given('to_merge', '王芳');
    expect(await office.asks('赵强', '恢复 仍需使用')).toBe(
      '《整治专项群》经监督员决定并入其他群，确需恢复的请由单位负责人或者监督员私聊发送“恢复 《整治专项群》 仍需使用”；未作改动。',
    );
    expect(await office.asks('周镇长', '恢复 仍需使用')).toContain('已恢复为在用');
  });

  it('does not make a filed group of one that never was: it is to be filed, as before', async () => {
    const office = await given('to_dissolve', '赵强', 'unregistered');
    expect(await office.asks('赵强', '恢复 仍需使用')).toBe(
      '《整治专项群》已恢复，此前的收尾登记已清空。该群尚未备案，请私聊发送“报备 《整治专项群》”办理。',
    );
    expect(await stateIn(office)).toBe('unregistered');
  });

  it.each([
    ['dissolved', 'active', ['active', 'to_dissolve']],
    ['dissolved', 'unregistered', ['unregistered', 'to_dissolve']],
    ['merged', 'active', ['active', 'to_merge']],
  ] as const)('of a group that is %s makes it %s, as it was', async (state, back, before) => {
    const office = await given(state, '赵强', ...before);
    expect(await office.asks('赵强', '恢复 发错了')).toContain('《整治专项群》已恢复');
    expect(await stateIn(office)).toBe(back);
  });

  it('is for a supervisor, too, who sits in no group', async () => {
    const office = await given('to_dissolve', '周镇长', 'applied');
    expect(await office.asks('赵强', '恢复 仍需使用')).toContain('由单位负责人或者监督员私聊');
    expect(await office.asks('王芳', '恢复 仍需使用')).toContain('请写明是哪个群');
    expect(await office.asks('王芳', '恢复 《别的群》 仍需使用')).toContain('没有找到这个群');
    expect(await stateIn(office)).toBe('to_dissolve');
    expect(await office.asks('王芳', '恢复 《整治专项群》 仍需使用')).toContain(
      '请群主私聊发送“报备 《整治专项群》”办理',
    );
    expect(await stateIn(office)).toBe('unregistered');
  });

  it('of a group in use points at 启用', async () => {
    const office = await given('active');
    expect(await office.asks('赵强', '恢复 提醒功能')).toBe(
      '《整治专项群》目前为“在用”，无需恢复；要恢复提醒的，请发送“启用”。',
    );
  });
});
