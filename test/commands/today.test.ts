import { describe, expect, it } from 'vitest';
import type { NoticeLine } from '../../src/domain/notice-line.ts';
import { givenOffice, hour, minute, monday, type Office, type Setup } from './office.ts';

const farming: Setup = { id: 'g1', name: '农业群', owner: '唐丽', members: ['唐丽', '孙浩'] };
const works: Setup = { id: 'g2', name: '整治专项群', owner: '赵强', members: ['赵强'] };
const friday = monday - 3 * 24 * hour;

let numbers = 0;
async function notice(office: Office, changes: Partial<NoticeLine>): Promise<void> {
  numbers += 1;
  await office.read((tx) =>
    tx.noticeLines.add([
      {
        messageId: `n${String(numbers)}`,
        groupId: 'g1',
        senderId: '唐丽',
        saidAt: monday - hour,
        line: '请各村核对名单。',
        deadline: null,
        contact: null,
        keptTo: '2026-10-13',
        ...changes,
      },
    ]),
  );
}

describe('今日通知', () => {
  it('tells group, time, first line, deadline and whom to ask, and nothing else', async () => {
    const office = await givenOffice([farming]);
    await notice(office, { deadline: '明天下午3点前', contact: '民政办小刘' });
    await notice(office, {
      saidAt: monday - 30 * minute,
      deadline: '本周三14:30',
      line: '开例会。',
    });
    await notice(office, { saidAt: monday, line: '食堂今日检修。' });
    expect(await office.asks('孙浩', '今日通知')).toBe(
      [
        '今日通知（10月12日）：',
        '1. 《农业群》09:00 请各村核对名单。　时限：明天下午3点前　咨询：民政办小刘',
        '2. 《农业群》09:30 开例会。　时间：本周三14:30',
        '3. 《农业群》10:00 食堂今日检修。',
      ].join('\n'),
    );
  });

  it('holds nothing of groups he does not sit in, nor of one the bot has left', async () => {
    const office = await givenOffice([
      farming,
      works,
      { ...farming, id: 'g3', name: '旧群', row: { present: false } },
    ]);
    await notice(office, { groupId: 'g2' });
    await notice(office, { groupId: 'g3' });
    for (const person of ['孙浩', '路人']) {
      expect(await office.asks(person, '今日通知')).toBe('您好，您所在的工作群今天暂无通知。');
    }
  });

  it('holds what was said before if it is still kept and falls due today or later', async () => {
    const office = await givenOffice([farming]);
    const before = { saidAt: friday, keptTo: '2026-10-12' };
    await notice(office, { ...before, line: '甲', deadline: '下周一下班前' });
    await notice(office, { ...before, line: '乙', deadline: '下周三前' });
    await notice(office, { ...before, line: '丙', deadline: '10月20日前' });
    await notice(office, { ...before, line: '丁', deadline: '今天下班前' });
    await notice(office, { ...before, line: '戊', deadline: null });
    await notice(office, { ...before, line: '己', deadline: '下周一前', keptTo: '2026-10-11' });
    expect((await office.asks('孙浩', '今日通知')).split('\n').slice(1)).toEqual([
      '1. 《农业群》10月9日 10:00 甲　时限：下周一下班前（即今日）',
      '2. 《农业群》10月9日 10:00 乙　时限：下周三前（10月14日）',
      '3. 《农业群》10月9日 10:00 丙　时限：10月20日前',
    ]);
  });

  it('begins at midnight on the office wall', async () => {
    const office = await givenOffice([farming]);
    const midnight = Date.parse('2026-10-12T00:00:00+08:00');
    await notice(office, { saidAt: midnight - 1, line: '昨天' });
    await notice(office, { saidAt: midnight, line: '今天' });
    const reply = await office.asks('孙浩', '今日通知');
    expect(reply).toContain('今天');
    expect(reply).not.toContain('昨天');
  });

  it('lists fifteen at most, first of all what is due first', async () => {
    const office = await givenOffice([farming]);
    for (let n = 0; n < 20; n += 1) await notice(office, { saidAt: monday - n * minute });
    await notice(office, { saidAt: monday - hour, line: '最急的', deadline: '今天下班前' });
    const reply = await office.asks('孙浩', '今日通知');
    expect(reply.split('\n')).toHaveLength(17);
    expect(reply).toContain('最急的');
    expect(reply).toContain('另有6条未列出，请到群内查看。');
  });

  it('is not answered in the group', async () => {
    const office = await givenOffice([farming]);
    await notice(office, {});
    const [only, ...others] = await office.says('孙浩', '@群规助手\u2005今日通知', { in: 'g1' });
    expect([only?.to, others.length]).toEqual(['孙浩', 0]);
    expect(only?.text).not.toContain('核对名单');
  });
});
