import { describe, expect, it } from 'vitest';
import { bookText, givenOffice, type Setup } from './office.ts';

const farming: Setup = {
  id: 'g1',
  name: '农业群',
  owner: '唐丽',
  admins: ['李敏'],
  members: ['唐丽', '李敏', '孙浩'],
};
const locked = bookText.replace(
  'emoticon: { level: remind }',
  'emoticon: { level: remind, locked: true }',
);

describe('设置, alone', () => {
  it('shows on one screen what can be set, how it stands and how to change it', async () => {
    const office = await givenOffice([farming]);
    expect(await office.asks('唐丽', '设置')).toBe(
      [
        '《农业群》现行设置：',
        '工作时间：工作日 8:30-18:00',
        '值守群：关　发布人：0人　豁免：0项',
        '上报：疑似涉密*',
        '提醒：表情包、非工作时间发布工作信息',
        '带*的由上级或单位统一规定，不能放宽。',
        '改工作时间请发送“设置 工作时间 9:00-17:30”；改级别请发送“设置 表情包 观察”，级别有上报、提醒、观察、停用，改回规则本写“恢复”。',
      ].join('\n'),
    );
  });

  it('tells an owner of several groups how to say which one', async () => {
    const office = await givenOffice([
      farming,
      { id: 'g2', name: '整治专项群', owner: '唐丽', members: ['唐丽'] },
    ]);
    expect(await office.asks('唐丽', '设置 #1')).toContain('“设置 《农业群》 表情包 观察”');
    const answer = await office.asks('唐丽', '设置 《农业群》 表情包 观察');
    const undo = /请发送“(.+?)”/u.exec(answer)?.[1] ?? '';
    expect(undo).toBe('设置 《农业群》 表情包 恢复');
    expect(await office.asks('唐丽', undo)).toContain('已由“观察”改为“提醒”');
  });
});

describe('设置 规则 级别', () => {
  it.each([
    ['设置 表情包 观察', '“提醒”改为“观察”，即只记录，不提醒'],
    ['设置 表情包 上报', '“提醒”改为“上报”，即私下提醒本人，同时告知群主'],
    ['设置 表情包 停用', '“提醒”改为“停用”，即不再记录和提醒'],
    ['设置表情包停用', '“提醒”改为“停用”'],
    ['设置 表情 停用', '“表情包”已由“提醒”改为“停用”'],
    ['设置 emoticon off', '“表情包”已由“提醒”改为“停用”'],
    ['设置 把表情包改为观察', '“提醒”改为“观察”'],
    ['设置 表情包 只记录不提醒', '“提醒”改为“观察”'],
    ['设置 “表情包” 观察。', '“提醒”改为“观察”'],
    ['设置：表情包　观察', '“提醒”改为“观察”'],
  ])('%s', async (text, said) => {
    const office = await givenOffice([farming]);
    expect(await office.asks('唐丽', text)).toContain(said);
    expect((await office.journal()).map(({ action }) => action)).toEqual(['level.set']);
  });

  it('says how to undo it, and the undoing undoes it', async () => {
    const office = await givenOffice([farming]);
    await office.asks('唐丽', '设置 表情包 观察');
    const answer = await office.asks('唐丽', '设置 表情包 上报');
    expect(answer).toBe(
      '《农业群》的“表情包”已由“观察”改为“上报”，即私下提醒本人，同时告知群主。如需改回，请发送“设置 表情包 观察”。',
    );
    expect(await office.asks('唐丽', '设置 表情包 观察')).toContain('已由“上报”改为“观察”');
    expect(await office.asks('唐丽', '设置 表情包 恢复')).toContain('已由“观察”改为“提醒”');
    expect(await office.read((tx) => tx.groups.overlays('g1'))).toEqual([]);
    expect((await office.journal())[0]).toMatchObject({
      actorId: '唐丽',
      groupId: 'g1',
      detail: 'emoticon:observe→remind',
    });
  });

  it('holds at once', async () => {
    const office = await givenOffice([farming]);
    await office.asks('唐丽', '设置 表情包 停用');
    expect(await office.asks('孙浩', '规则')).toContain(
      '1. 表情包：停用（群主设定，现行；规则本为提醒）',
    );
  });

  it('that is so already changes nothing', async () => {
    const office = await givenOffice([farming]);
    expect(await office.asks('唐丽', '设置 表情包 提醒')).toBe(
      '《农业群》的“表情包”已是“提醒”，未作改动。',
    );
    expect(await office.journal()).toEqual([]);
  });

  it('may only tighten what is locked, and says who locked it', async () => {
    const office = await givenOffice([farming], { book: locked });
    expect(await office.asks('唐丽', '设置 表情包 观察')).toBe(
      '“表情包”由青溪镇统一定为“提醒”，只能改为更严的“上报”；未作改动。如确需放宽，请联系本单位管理规则本的同志。',
    );
    expect(await office.asks('唐丽', '设置 表情包 停用')).toContain('未作改动');
    expect(await office.read((tx) => tx.groups.overlays('g1'))).toEqual([]);
    expect(await office.asks('唐丽', '设置 表情包 上报')).toContain('改为“上报”');
  });

  it.each(['观察', '提醒', '停用'])('never loosens what is against leaks: %s', async (level) => {
    const office = await givenOffice([farming]);
    expect(await office.asks('唐丽', `设置 涉密 ${level}`)).toBe(
      '“疑似涉密”关系信息安全，各群都不能低于“上报”；未作改动。',
    );
    expect(await office.read((tx) => tx.groups.overlays('g1'))).toEqual([]);
  });

  it('of a rule nobody knows tells where the names are', async () => {
    const office = await givenOffice([farming]);
    expect(await office.asks('唐丽', '设置 打卡 观察')).toBe(
      '《农业群》适用的规则中没有“打卡”，发送“设置”可查看各条规则的名称；未作改动。',
    );
    expect(await office.asks('唐丽', '设置 表情包')).toBe(
      '请写明改成什么，规则可改为上报、提醒、观察、停用，改回写“恢复”。用法：设置 [〈事项〉 〈改成什么〉]，如“设置 表情包 观察”。',
    );
  });

  it('says in a trial that it begins with 启用', async () => {
    const office = await givenOffice([
      { ...farming, row: { trialUntil: Date.parse('2026-10-20') } },
    ]);
    expect(await office.asks('唐丽', '设置 表情包 上报')).toContain('启用后按此办理');
  });
});

describe('设置 工作时间', () => {
  it.each(['8点半到6点', '8:30-6:00', '上午8点半到6点'])(
    '%s ends in the afternoon',
    async (hours) => {
      const office = await givenOffice([farming]);
      await office.asks('唐丽', '设置 工作时间 9-17点');
      expect(await office.asks('唐丽', '状态')).toContain('工作日 9:00-17:00');
      expect(await office.asks('唐丽', `设置 工作时间 ${hours}`)).toContain(
        '改为工作日 8:30-18:00',
      );
    },
  );

  it('of two spans is told of one, with an example about hours', async () => {
    const office = await givenOffice([farming]);
    expect(await office.asks('唐丽', '设置 工作时间 上午8:30-12:00 下午2:00-5:30')).toBe(
      '工作时间只能设一段，可从上午上班写到下午下班，如“8:30-17:30”。用法：设置 [〈事项〉 〈改成什么〉]，如“设置 工作时间 8:30-18:00”。',
    );
  });
});

describe('值守群', () => {
  it('is switched on and off, and says what it means', async () => {
    const office = await givenOffice([farming]);
    expect(await office.asks('唐丽', '值守群')).toContain('目前不是值守群');
    expect(await office.asks('唐丽', '值守群 开')).toBe(
      '《农业群》已设为值守群。值守群24小时可以发布工作信息，也不计闲置，其他规则照常适用。值守结束后请发送“值守群 关”。',
    );
    expect(await office.asks('唐丽', '状态')).toContain('工作时间：全天（值守群）');
    expect(await office.asks('唐丽', '值守群 开')).toContain('未作改动');
    expect(await office.asks('唐丽', '值守群 关')).toContain('已恢复为一般群');
    expect(await office.read((tx) => tx.groups.overlays('g1'))).toEqual([]);
    expect((await office.journal()).map(({ detail }) => detail)).toEqual(['off', 'on']);
  });

  it('is not for the owner where the book holds the hours', async () => {
    const held = bookText.replace(
      'off-hours: { level: remind }',
      'off-hours: { level: remind, locked: true }',
    );
    const office = await givenOffice([farming], { book: held });
    expect(await office.asks('唐丽', '值守群 开')).toContain('不能由群主设为值守群');
    await office.read((tx) =>
      tx.groups.setOverlay({ groupId: 'g1', key: 'duty', value: 'true', setBy: '唐丽', setAt: 0 }),
    );
    expect(await office.asks('唐丽', '值守群')).toContain('目前不是值守群');
  });
});

describe('暂停 and 期限', () => {
  it('understand a moment as well as a length', async () => {
    const office = await givenOffice([farming]);
    expect(await office.asks('唐丽', '暂停 到明天8点 防汛值守')).toContain('已暂停至10月13日 8:00');
    expect(await office.asks('唐丽', '暂停 到 明天 上午9点 防汛值守')).toContain('至10月13日 9:00');
    expect(await office.asks('唐丽', '暂停到今晚8点 防汛值守')).toContain('至10月12日 20:00');
    expect(await office.asks('唐丽', '暂停 防汛 2小时')).toContain('至10月12日 12:00');
    expect(await office.asks('唐丽', '暂停 防汛值守，到明天8点')).toContain('至10月13日 8:00');
    expect(await office.asks('唐丽', '暂停 今晚 防汛')).toContain('请写明到几点，如“到今晚10点”');
    expect(await office.asks('唐丽', '暂停 到今天8点 防汛值守')).toContain('截止时间已过');
    expect(await office.asks('唐丽', '暂停 到后天8点 防汛值守')).toContain('一次最长可暂停24小时');
    expect(await office.asks('唐丽', '暂停 到明天3点 防汛值守')).toContain('请写明上午还是下午');
  });

  it('of a task group end on a day as people say it', async () => {
    const office = await givenOffice([
      { id: 'g2', name: '整治专项群', owner: '赵强', members: ['赵强'] },
    ]);
    expect(await office.asks('赵强', '期限 2030年底')).toContain('期限最长三年');
    expect(await office.asks('赵强', '期限 明年底')).toContain('“延期 2027-12-31');
    expect(await office.asks('赵强', '期限 下月底')).toContain('已设为2026-11-30');
    expect(await office.asks('赵强', '期限 30天')).toContain('已设为2026-11-11');
    expect(await office.asks('赵强', '期限 下周五')).toContain('已设为2026-10-23');
    expect(await office.asks('赵强', '期限 本周一下班前')).toContain('已设为2026-10-12');
    expect(await office.asks('赵强', '期限 尽快')).toContain('请写明日期，如“2026-12-31”');
    expect(await office.asks('赵强', '期限 2月30日')).toContain('没有这一天');
  });
});
