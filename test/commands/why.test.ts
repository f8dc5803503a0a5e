import { describe, expect, it } from 'vitest';
import { graveKinds } from '../../src/domain/violation.ts';
import { kinds } from '../../src/kinds/index.ts';
import { givenOffice, hour, minute, monday, type Office, type Setup } from './office.ts';

const farming: Setup = {
  id: 'g1',
  name: '农业群',
  owner: '唐丽',
  admins: ['李敏'],
  members: ['唐丽', '李敏', '孙浩', '贺云'],
};
const works: Setup = { id: 'g2', name: '整治专项群', owner: '赵强', members: ['赵强', '孙浩'] };
const nothing = '没有找到可由您处理的这条记录，请核对编号。';

const record = {
  personId: '孙浩',
  at: Date.parse('2026-10-11T20:05:00+08:00'),
  numbers: { 时间: '20:05', 距上班分钟: 745 },
  clause: '依据青溪镇2026年工作群管理办法',
  book: '2026-10-01',
} as const;

async function withRoles(office: Office): Promise<void> {
  await office.read(async (tx) => {
    await tx.people.bind('head', '青溪镇', '周镇长', '周镇长', monday);
    await tx.people.bind('secrecyOfficer', '青溪镇', '陈保密', '陈保密', monday);
  });
}

describe('为什么', () => {
  it('shows the person concerned rule, clause, book, time, numbers, level, what was said and the way to dispute', async () => {
    const office = await givenOffice([farming]);
    await office.violation(record);
    await office.queue({ violationId: 1, key: 'case:1:private' });
    await office.replies();

    expect(await office.asks('孙浩', '为什么 1')).toBe(
      [
        '记录 1：非工作时间发布工作信息',
        '时间：10月11日 20:05，《农业群》',
        '依据：青溪镇2026年工作群管理办法（规则本2026-10-01版）',
        '情况：20:05发布，距上班还有12小时25分钟',
        '级别：提醒　状态：成立',
        '提醒：已私下提醒本人，未在群内提及。',
        '异议：如认为有误，可发送“申诉 1 理由”，由与此事无关的同志在三个工作日内复核。',
      ].join('\n'),
    );
    expect(await office.asks('孙浩', 'why 1')).toContain('记录 1：');
  });

  it('names nobody and repeats no word to those who answer for the group', async () => {
    const office = await givenOffice([farming]);
    await withRoles(office);
    await office.violation({ ...record, numbers: { 位置: '文字', 词: '约酒', 第几个词: 1 } });
    for (const person of ['唐丽', '李敏', '周镇长']) {
      const said = await office.asks(person, '为什么 1');
      expect(said).toContain('异议：经核实属误报的，可发送“误报 1”');
      expect(said).toContain('情况：文字中有规则所列的第1个词');
      expect(said).not.toMatch(/孙浩|约酒/u);
    }
  });

  it('is nobody else’s: a colleague, another group’s owner and a missing number hear the same', async () => {
    const office = await givenOffice([farming, works]);
    await office.violation(record);
    expect(await office.asks('贺云', '为什么 1')).toBe(nothing);
    expect(await office.asks('赵强', '为什么 1')).toBe(nothing);
    expect(await office.asks('孙浩', '为什么 999')).toBe(nothing);
  });

  it('does not answer in the group', async () => {
    const office = await givenOffice([farming]);
    await office.violation(record);
    const replies = await office.says('孙浩', '@群规助手\u2005为什么 1', { in: 'g1' });
    expect(replies).toEqual([
      { to: '孙浩', text: '您好，“为什么”请在此私聊办理，如发送“为什么 1”。' },
    ]);
  });

  it('of a suspected leak is for the person concerned and the secrecy officer alone', async () => {
    const office = await givenOffice([farming]);
    await withRoles(office);
    await office.violation({ ...record, rule: 'classified', kind: 'classified', numbers: {} });
    for (const person of ['孙浩', '陈保密']) {
      const said = await office.asks(person, '为什么 1');
      expect(said).toContain('级别：急件，任何级别都立即告知');
      expect(said).toContain('保密员复核');
    }
    for (const person of ['唐丽', '李敏', '周镇长']) {
      expect(await office.asks(person, '为什么 1')).toBe(
        '记录 1 为急件，请联系本单位保密员核实处理。',
      );
    }
    expect(await office.asks('贺云', '为什么 1')).toBe(nothing);
  });

  it('keeps the secrecy officer out of other records', async () => {
    const office = await givenOffice([farming]);
    await withRoles(office);
    await office.violation(record);
    expect(await office.asks('陈保密', '为什么 1')).toBe(nothing);
  });

  it('still answers a year later, when the rule has left the book and the bot the group', async () => {
    const office = await givenOffice([{ ...farming, row: { present: false } }]);
    await office.violation({ ...record, rule: 'old-rule', kind: 'match' });
    await office.queue({ violationId: 1, key: 'case:1:private' });
    await office.replies();
    office.clock.advance(365 * 24 * hour);
    await office.read((tx) => tx.outbox.purge(office.clock.now() - 30 * 24 * hour));

    const said = await office.asks('孙浩', '为什么 1');

    expect(said).toContain('记录 1：原规则 old-rule');
    expect(said).toContain('（规则本2026-10-01版）');
    expect(said).toContain('提醒：已私下提醒本人');
    expect(await office.asks('唐丽', '为什么 1')).toBe(nothing);
  });

  it('says 误报 where the record was marked so after its appeal was upheld', async () => {
    const office = await givenOffice([farming]);
    await office.violation({ ...record, state: 'mistaken' });
    await office.read(async ({ appeals }) => {
      await appeals.add({ violationId: 1, byId: '孙浩', reason: '已报告', filedAt: 1, dueAt: 9 });
      await appeals.decide(1, 'upheld', '唐丽', 2);
    });
    for (const person of ['孙浩', '李敏']) {
      const said = await office.asks(person, '为什么 1');
      expect(said).toContain('申诉：曾复核维持，后经核实标为误报，不计入统计。');
      expect(said).not.toContain('维持原记录');
    }
  });

  it('knows the grave kinds by name, as the kinds have them', () => {
    const grave = kinds.filter(({ severity }) => severity === 'grave').map(({ name }) => name);
    expect(graveKinds.toSorted()).toEqual(grave.toSorted());
  });
});

describe('为什么 says why nothing was said', () => {
  const cases: readonly (readonly [string, Parameters<Office['violation']>[0], string])[] = [
    ['observed', { level: 'observe' }, '当时为“观察”，只记录，不提醒。'],
    ['taken back', { state: 'corrected' }, '已及时撤回，不再提醒。'],
    ['met in time', { state: 'cured' }, '已按时补正，不作提醒。'],
    ['still open', { state: 'pending', dueAt: monday }, '尚在补正期限内，按时补上即不提醒。'],
    ['mistaken', { state: 'mistaken' }, '已标为误报，不作提醒。'],
    ['overturned', { state: 'overturned' }, '已撤销，不作提醒。'],
    ['under appeal', { state: 'appealed' }, '尚未提醒，申诉复核期间不作提醒。'],
    ['something else', {}, '当时本群暂停提醒，或者消息迟到、距上班太久，只记录，不提醒。'],
  ];

  it.each(cases)('%s', async (_, more, sentence) => {
    const office = await givenOffice([farming]);
    await office.violation({ ...record, ...more });
    expect(await office.asks('孙浩', '为什么 1')).toContain(`提醒：${sentence}`);
  });

  it('said before on that day', async () => {
    const office = await givenOffice([farming]);
    await office.violation(record);
    await office.violation({ ...record, at: record.at + minute });
    expect(await office.asks('孙浩', '为什么 2')).toContain('当日此前已提醒过');
  });

  it('a graver word was said of the same message', async () => {
    const office = await givenOffice([farming]);
    await office.violation({ ...record, rule: 'classified', kind: 'classified' });
    await office.queue({ violationId: 1, key: 'case:1:private' });
    await office.replies();
    await office.violation(record);
    expect(await office.asks('孙浩', '为什么 2')).toContain('同一条消息已有更重的提醒');
  });

  it('the words came too late', async () => {
    const office = await givenOffice([farming]);
    await office.violation(record);
    await office.queue({ violationId: 1, key: 'case:1:private' });
    await office.read((tx) => tx.outbox.expire(monday + 5 * hour));
    expect(await office.asks('孙浩', '为什么 1')).toContain('当时未能及时发出，过时不再补发。');
  });

  it('a wave that nobody asked for is the group’s', async () => {
    const office = await givenOffice([farming]);
    await office.violation({ ...record, personId: 'g1' });
    await office.queue({ violationId: 1, key: 'case:1:group', to: { kind: 'group', id: 'g1' } });
    await office.replies();
    const said = await office.asks('唐丽', '为什么 1');
    expect(said).toContain('（群内情况，不针对个人）');
    expect(said).toContain('提醒：已在群内作不点名提示。');
  });
});
