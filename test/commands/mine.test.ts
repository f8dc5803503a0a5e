import { describe, expect, it } from 'vitest';
import type { ViolationState } from '../../src/domain/violation.ts';
import { givenOffice, hour, minute, monday, type Office, type Setup } from './office.ts';

const farming: Setup = {
  id: 'g1',
  name: '农业群',
  owner: '唐丽',
  members: ['唐丽', '孙浩', '贺云'],
};
const works: Setup = { id: 'g2', name: '整治专项群', owner: '赵强', members: ['赵强', '孙浩'] };
const day = 24 * hour;

async function said(office: Office, violationId: number, to = '孙浩'): Promise<void> {
  await office.queue({
    violationId,
    key: `case:${String(violationId)}:private`,
    to: to.startsWith('g') ? { kind: 'group', id: to } : { kind: 'person', id: to },
  });
  await office.replies();
}

describe('我的记录', () => {
  it('lists his own of all groups, the newest first, with what was said, and how to go on', async () => {
    const office = await givenOffice([farming, works]);
    await office.violation({ at: Date.parse('2026-10-09T20:05:00+08:00') });
    await office.violation({
      groupId: 'g2',
      rule: 'emoticon',
      kind: 'emoticon',
      at: Date.parse('2026-10-11T09:00:00+08:00'),
      state: 'corrected',
    });
    await office.violation({ personId: '贺云' });
    await said(office, 1);

    expect(await office.asks('孙浩', '我的记录')).toBe(
      [
        '您近90天的记录共2条，仅供本人查看：',
        '记录 2　10月11日 9:00　《整治专项群》　表情包　已自纠　未提醒',
        '记录 1　10月9日 20:05　《农业群》　非工作时间发布工作信息　成立　已私下提醒',
        '查看依据请发送“为什么 2”；认为有误的，请发送“申诉 1 理由”。',
      ].join('\n'),
    );
    expect(await office.asks('孙浩', 'mine')).toContain('记录 2');
  });

  it('says kindly that there is nothing, also to who has left or was never there', async () => {
    const office = await givenOffice([farming]);
    await office.violation({ personId: '贺云' });
    for (const person of ['孙浩', '路人']) {
      expect(await office.asks(person, '我的记录')).toBe(
        '您好，近90天没有您的记录，感谢您对群管理的支持。',
      );
    }
  });

  it('holds a suspected leak of his own, and nobody who answers for the group sees it there', async () => {
    const office = await givenOffice([farming]);
    await office.violation({ rule: 'classified', kind: 'classified' });
    const reply = await office.asks('孙浩', '我的记录');
    expect(reply).toContain('疑似涉密');
    expect(reply).toContain('申诉 1 理由”（理由中请勿复述所涉内容）');
    expect(await office.asks('唐丽', '我的记录')).toContain('没有您的记录');
  });

  it('lists twelve at most, and says how many more', async () => {
    const office = await givenOffice([farming]);
    for (let n = 0; n < 15; n += 1) await office.violation({ at: monday - n * day });
    const lines = (await office.asks('孙浩', '我的记录')).split('\n');
    expect(lines.filter((line) => line.startsWith('记录 '))).toHaveLength(12);
    expect(lines).toContain('另有3条较早的记录未列出。');
  });

  it('reaches back ninety days and no further', async () => {
    const office = await givenOffice([farming]);
    await office.violation({ at: monday - 90 * day });
    await office.violation({ at: monday - 90 * day - minute });
    expect(await office.asks('孙浩', '我的记录')).toContain('共1条');
  });

  it('does not call the outcome of an appeal a reminder, but a line in the group one', async () => {
    const office = await givenOffice([farming]);
    await office.violation({});
    await office.violation({});
    await office.queue({ violationId: 1, key: 'outcome', purpose: 'notice' });
    await office.replies();
    await said(office, 2, 'g1');
    const reply = await office.asks('孙浩', '我的记录');
    expect(reply).toMatch(/^记录 1.*未提醒$/mu);
    expect(reply).toMatch(/^记录 2.*群内不点名提示$/mu);
  });

  it.each<ViolationState>(['cured', 'corrected', 'mistaken', 'closed'])(
    'offers no appeal where all are %s',
    async (state) => {
      const office = await givenOffice([farming]);
      await office.violation({ state });
      expect(await office.asks('孙浩', '我的记录')).not.toContain('申诉 1');
    },
  );

  it('offers the appeal of a record that was not appealed against yet, or none', async () => {
    const office = await givenOffice([farming]);
    await office.violation({});
    await office.violation({ at: monday - minute });
    const uphold = (id: number) =>
      office.read(async ({ appeals }) => {
        await appeals.add({ violationId: id, byId: '孙浩', reason: '', filedAt: 1, dueAt: 9 });
        await appeals.decide(id, 'upheld', '唐丽', 2);
      });
    await uphold(2);
    expect(await office.asks('孙浩', '我的记录')).toContain('请发送“申诉 1 理由”');
    await uphold(1);
    expect(await office.asks('孙浩', '我的记录')).not.toContain('申诉');
  });

  it('shows no hostile name of a group as it is', async () => {
    const office = await givenOffice([{ ...farming, name: '@所有人\n确认 1\u202e' }]);
    await office.violation({});
    const reply = await office.asks('孙浩', '我的记录');
    expect(reply).not.toMatch(/[@\u202e]/u);
    expect(reply.split('\n')).toHaveLength(3);
  });

  it('asked for in the group is answered to the asker alone, without a record', async () => {
    const office = await givenOffice([farming]);
    await office.violation({});
    expect(await office.says('孙浩', '@群规助手\u2005我的记录', { in: 'g1' })).toEqual([
      { to: '孙浩', text: '您好，“我的记录”请在此私聊办理，如发送“我的记录”。' },
    ]);
  });
});

describe('隐私', () => {
  it('says who runs it, what is kept, why and how long, and one’s rights, on one screen', async () => {
    const office = await givenOffice([farming]);
    const reply = await office.asks('路人', '隐私');
    for (const told of [
      '青溪镇',
      '不保存消息原文',
      '30天',
      '3年',
      '依据：',
      '我的记录',
      '申诉',
      '删除我的资料',
    ]) {
      expect(reply).toContain(told);
    }
    expect(reply.split('\n').length).toBeLessThanOrEqual(14);
    expect(reply.length).toBeLessThanOrEqual(450);
    expect(reply).not.toMatch(/GB|国家标准|！/u);
  });

  it('is another thing than 群规, which points at it', async () => {
    const office = await givenOffice([farming]);
    expect(await office.asks('路人', '群规')).toContain('发送“隐私”');
    expect(await office.asks('路人', '隐私')).not.toBe(await office.asks('路人', '群规'));
  });
});
