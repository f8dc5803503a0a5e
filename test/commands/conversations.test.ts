import { describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { defineCommand } from '../../src/commands/command.ts';
import { z } from 'zod';
import { bookText, givenOffice, hour, minute, monday, type Setup } from './office.ts';

const farming: Setup = {
  id: 'g1',
  name: '农业群',
  owner: '唐丽',
  admins: ['李敏'],
  members: ['唐丽', '李敏', '孙浩'],
};
const works: Setup = { id: 'g2', name: '整治专项群', owner: '赵强', members: ['赵强', '孙浩'] };
const overseers: Setup = { id: 'g9', name: '督查群', owner: '督查员', members: ['督查员', '唐丽'] };

describe('帮助', () => {
  it('shows a member on one small screen only what a member may use', async () => {
    const office = await givenOffice([farming]);
    const lines = (await office.asks('孙浩', '帮助')).split('\n');
    expect(lines.length).toBeLessThanOrEqual(12);
    expect(lines).toContain('规则　查看本群适用的规则，后面写规则名则看含义和依据');
    for (const { word, who, offered, personal } of commands) {
      const shown = lines.some((line) =>
        new RegExp(`(?:^|、|：)${word}(?:　|、|$)`, 'u').test(line),
      );
      expect([word, shown]).toEqual([
        word,
        (who === 'anyone' && offered === undefined) || personal,
      ]);
    }
  });

  it('shows an owner every command of his on one screen, under its headings', async () => {
    const office = await givenOffice([farming]);
    const text = await office.asks('唐丽', '帮助');
    const lines = text.split('\n');
    expect(lines.length).toBeLessThanOrEqual(20);
    expect(lines).toEqual(
      expect.arrayContaining(['【日常】', '【设置】', expect.stringContaining('【台账】')]),
    );
    for (const { word, who, offered, personal } of commands) {
      const roles = offered ?? who;
      const may =
        roles === 'anyone' || personal || (roles !== 'concerned' && roles.includes('owner'));
      if (may) expect(text).toContain(word);
    }
  });

  it('tells how one command is used', async () => {
    const office = await givenOffice([farming]);
    expect(await office.asks('唐丽', '帮助 暂停')).toBe(
      '暂停（pause）：突发事件期间暂停提醒，最长24小时。\n用法：暂停 〈时长〉 〈理由〉\n示例：“暂停 2小时 防汛值守”、“暂停 到明天8点 防汛值守”',
    );
    expect(await office.asks('孙浩', '帮助 暂停')).toBe(
      '没有您可以使用的这条命令，发送“帮助”可查看全部命令。',
    );
  });

  it('can be asked just as it tells to', async () => {
    const office = await givenOffice([farming]);
    const text = await office.asks('唐丽', '帮助');
    expect(await office.asks('唐丽', '帮助 命令')).toBe(text);
    const example = /请发送“(.+?)”这样的命令/u.exec(text)?.[1] ?? '';
    expect(await office.asks('唐丽', example)).toContain('示例：');
  });

  it('answers a stranger too, and shows in a group only what is answered there', async () => {
    const office = await givenOffice([farming]);
    expect(await office.asks('路人', '你好')).toContain('规则');
    const [reply] = await office.says('唐丽', '@群规助手 帮助', { in: 'g1' });
    expect(reply?.to).toBe('群 g1');
    expect(reply?.text).toContain('状态');
    expect(reply?.text).not.toContain('暂停');
  });
});

describe('规则', () => {
  it('lists the rules that hold, with level and source', async () => {
    const office = await givenOffice([farming]);
    expect(await office.asks('孙浩', '规则')).toBe(
      [
        '《农业群》（政务工作群）适用规则：',
        '1. 表情包：提醒',
        '2. 非工作时间发布工作信息：提醒',
        '3. 疑似涉密：上报',
        '工作时间：工作日 8:30-18:00',
        '来源：青溪镇规则本（2026-10-01版）；观察即只记录，提醒即先私下提醒本人，上报即同时告知群主。',
        '每条的含义和依据，请发送“规则 表情包”这样的命令查看。',
      ].join('\n'),
    );
  });

  it('tells of one rule what it is about and what it rests on', async () => {
    const office = await givenOffice([farming]);
    expect(await office.asks('孙浩', '规则 表情')).toBe(
      '表情包：提醒\n含义：单发表情。\n依据：本单位群管理制度',
    );
    expect(await office.asks('孙浩', '规则 没有')).toBe(
      '《农业群》没有“没有”这条规则，发送“规则”可查看全部；要看另一个群的，请在群名外加上《》。',
    );
  });

  it('takes a group’s name without its marks for the group', async () => {
    const office = await givenOffice([farming]);
    expect(await office.asks('孙浩', '规则 农业')).toContain('《农业群》（政务工作群）适用规则');
    expect(await office.asks('唐丽', '状态 农业')).toContain('《农业群》\n');
    expect(await office.asks('唐丽', '状态 好不好')).toContain('没有找到这个群，');
  });

  it('shows the owner’s word beside the book’s and which one holds', async () => {
    const office = await givenOffice([farming]);
    await office.read((tx) =>
      tx.groups.setOverlay({
        groupId: 'g1',
        key: 'rule.emoticon.level',
        value: '"observe"',
        setBy: '唐丽',
        setAt: monday,
      }),
    );
    await office.asks('唐丽', '设置 工作时间 9:00-17:00');
    const reply = await office.asks('孙浩', '规则');
    expect(reply).toContain('1. 表情包：观察（群主设定，现行；规则本为提醒）');
    expect(reply).toContain(
      '工作时间：工作日 9:00-17:00（群主设定，现行；规则本为工作日 8:30-18:00）',
    );
  });
});

describe('群规', () => {
  it('says who runs the bot, what it keeps, how long and how to object', async () => {
    const office = await givenOffice([farming]);
    const reply = await office.asks('路人', '群规');
    for (const said of ['青溪镇', '不保存消息原文', '30天', '3年', '异议']) {
      expect(reply).toContain(said);
    }
  });
});

describe('状态', () => {
  it('shows an owner how things stand', async () => {
    const office = await givenOffice([
      { ...farming, row: { trialUntil: monday + 48 * hour, lastWorkAt: monday - 30 * minute } },
    ]);
    await office.read((tx) =>
      tx.counts.add([
        { groupId: 'g1', day: '2026-10-12', what: 'messages', count: 12 },
        { groupId: 'g1', day: '2026-10-11', what: 'messages', count: 99 },
        { groupId: 'g1', day: '2026-10-12', what: 'bot', count: 2 },
      ]),
    );
    await office.violation({});
    await office.violation({ state: 'mistaken' });
    await office.violation({ at: monday - 48 * hour });
    expect(await office.asks('唐丽', '状态')).toBe(
      [
        '《农业群》',
        '类型：政务工作群　单位：青溪镇',
        '群主：唐丽　管理员：1人',
        '工作时间：工作日 8:30-18:00',
        '运行：试运行至10月14日，只记录不提醒',
        '最近工作信息：10月12日 9:30',
        '本周（10月12日起）：消息12条，通知0条，非工作时间0条；违规记录1条，误报1条；机器人发言2次',
      ].join('\n'),
    );
  });

  it('is answered in the group to an owner who asks there, and privately refused to a member', async () => {
    const office = await givenOffice([farming]);
    const [reply] = await office.says('唐丽', '@群规助手\u2005状态', { in: 'g1' });
    expect(reply?.to).toBe('群 g1');
    expect(await office.says('孙浩', '@群规助手\u2005状态', { in: 'g1' })).toEqual([
      {
        to: '孙浩',
        text: '“状态”由《农业群》的群主、管理员、单位负责人办理，如有需要请联系群主。',
      },
    ]);
  });

  it('shows a task group’s term and how far it is', async () => {
    const office = await givenOffice([works]);
    expect(await office.asks('赵强', '状态')).toContain('使用期限：2026-12-31（还有80天）');
    office.clock.set(Date.parse('2027-01-02T09:00:00+08:00'));
    expect(await office.asks('赵强', '状态')).toContain('使用期限：2026-12-31（已超期2天）');
  });
});

describe('违规', () => {
  it('lists numbers, times, rules and states, and neither names nor words', async () => {
    const office = await givenOffice([farming]);
    const first = await office.violation({ state: 'corrected' });
    const second = await office.violation({
      rule: 'emoticon',
      kind: 'emoticon',
      at: monday - minute,
    });
    await office.read((tx) => tx.violations.addHit(second.id, 'later', monday, {}));
    await office.violation({ at: monday - 8 * 24 * hour });
    const reply = await office.asks('唐丽', '违规');
    expect(reply).toBe(
      [
        '《农业群》近7天共2条记录：',
        `记录 ${String(second.id)}　10月12日 9:59　表情包（2次）　成立`,
        `记录 ${String(first.id)}　10月12日 9:00　非工作时间发布工作信息　已自纠`,
        '经核实属误报的，可发送“误报 编号”。',
      ].join('\n'),
    );
    expect(reply).not.toContain('孙浩');
    expect(await office.asks('唐丽', '违规 30天')).toContain('近30天共3条记录');
    expect(await office.asks('唐丽', '违规 半小时')).toContain('《农业群》近1小时共1条');
  });

  it('says when there is nothing, and how far back it can look', async () => {
    const office = await givenOffice([farming]);
    expect(await office.asks('唐丽', '违规')).toBe('《农业群》近7天没有违规记录。');
    expect(await office.asks('唐丽', '违规 一百天')).toBe(
      '最多可查看近90天的记录，如“违规 30天”。',
    );
  });

  it('shows the newest fifteen of many', async () => {
    const office = await givenOffice([farming]);
    for (let n = 0; n < 40; n += 1) await office.violation({ at: monday - n * minute });
    const reply = await office.asks('唐丽', '违规');
    expect(reply).toContain('共40条');
    expect(reply.match(/记录 \d+/g)).toHaveLength(15);
    expect(reply).toContain('仅列出最近15条。');
  });
});

describe('设置 工作时间', () => {
  it('holds for the group at once and is written in the journal', async () => {
    const office = await givenOffice([farming]);
    expect(await office.asks('唐丽', '设置 工作时间 ９：００～１７：３０')).toBe(
      '《农业群》的工作时间已由工作日 8:30-18:00改为工作日 9:00-17:30。改回规则本规定的工作日 8:30-18:00，请发送“设置 工作时间 恢复”。',
    );
    expect(await office.asks('唐丽', '状态')).toContain('工作日 9:00-17:30（群主设定，现行');
    expect(await office.journal()).toMatchObject([
      { actorId: '唐丽', action: 'hours.set', groupId: 'g1', detail: '540-1050' },
    ]);
  });

  it('is taken back with 恢复', async () => {
    const office = await givenOffice([farming]);
    await office.asks('唐丽', '设置 工作时间 9:00-17:30');
    expect(await office.asks('唐丽', '设置 工作时间 恢复')).toBe(
      '《农业群》的工作时间已恢复为规则本规定的工作日 8:30-18:00。',
    );
    expect(await office.asks('唐丽', '状态')).toContain('工作时间：工作日 8:30-18:00\n');
  });

  it.each(['5:00-12:00', '8:00-23:00', '6:00-22:00'])('%s is out of bounds', async (hours) => {
    const office = await givenOffice([farming]);
    expect(await office.asks('唐丽', `设置 工作时间 ${hours}`)).toBe(
      '工作时间应在6:00至22:00之间且不超过12小时，如“8:30-18:00”；未作改动。',
    );
    expect(await office.journal()).toEqual([]);
  });

  it('may only be shortened where the office locked the rule', async () => {
    const locked = bookText.replace(
      'off-hours: { level: remind }',
      'off-hours: { level: remind, locked: true }',
    );
    const office = await givenOffice([farming], { book: locked });
    expect(await office.asks('唐丽', '设置 工作时间 8:30-19:00')).toContain('规则本不允许');
    expect(await office.asks('唐丽', '设置 工作时间 9:00-17:00')).toContain('改为');
  });
});

describe('期限', () => {
  it('sets an earlier last day of a task group, in the register too', async () => {
    const office = await givenOffice([works]);
    expect(await office.asks('赵强', '期限 2026年11月30日')).toBe(
      '《整治专项群》的使用期限已设为2026-11-30（还有49天），到期前会私下提醒您。',
    );
    expect((await office.row('g2'))?.endsOn).toBe('2026-11-30');
    expect(await office.asks('赵强', '状态')).toContain('使用期限：2026-11-30');
    expect(await office.journal()).toMatchObject([
      { action: 'ends.set', detail: '2026-12-31→2026-11-30' },
    ]);
    const history = await office.read((tx) => tx.entries.history({}));
    expect(history.at(-1)).toMatchObject({
      key: 'ends',
      old: '2026-12-31',
      now: '2026-11-30',
      reason: '群主提前使用期限',
    });
  });

  it('is not made longer by a word: that is applied for', async () => {
    const office = await givenOffice([works]);
    expect(await office.asks('赵强', '期限 2027年1月31日')).toBe(
      '《整治专项群》的使用期限为2026-12-31，延长须经批准，请发送“延期 2027-01-31 工作尚未完成”提出申请；未作改动。',
    );
    expect(await office.asks('赵强', '期限 2026-12-31')).toBe(
      '《整治专项群》的使用期限本来就是2026-12-31，未作改动。',
    );
    expect((await office.row('g2'))?.endsOn).toBeNull();
  });

  it('may be today and not yesterday', async () => {
    const office = await givenOffice([works]);
    expect(await office.asks('赵强', '期限 2026-10-12')).toContain('已设为2026-10-12（还有0天）');
    expect(await office.asks('赵强', '期限 2026-10-11')).toBe(
      '期限不能早于今天，请核对日期；未作改动。',
    );
    expect(await office.asks('赵强', '期限 2206-12-31')).toBe(
      '期限最长三年，请核对年份；未作改动。',
    );
    expect((await office.row('g2'))?.endsOn).toBe('2026-10-12');
  });

  it('is for task groups only', async () => {
    const office = await givenOffice([farming]);
    expect(await office.asks('唐丽', '期限 2026-12-31')).toBe(
      '《农业群》不是专项群，无需设定期限。',
    );
  });
});

describe('暂停', () => {
  it('holds reminders back for a while, with its reason, and ends with 启用', async () => {
    const office = await givenOffice([farming]);
    expect(await office.asks('李敏', '暂停 2小时 防汛值守')).toBe(
      '《农业群》的提醒已暂停至10月12日 12:00，期间照常记录，涉密和个人信息的提醒不受影响。提前恢复请发送“启用”。',
    );
    expect((await office.row('g1'))?.pausedUntil).toBe(monday + 2 * hour);
    expect(await office.asks('唐丽', '状态')).toContain(
      '运行：提醒暂停至10月12日 12:00（防汛值守）',
    );
    await office.asks('唐丽', '启用');
    expect((await office.row('g1'))?.pausedUntil).toBeNull();
    expect(await office.asks('唐丽', '状态')).toContain('运行：正常');
    expect((await office.journal()).map(({ action }) => action).toSorted()).toEqual([
      'pause.end',
      'pause.set',
    ]);
  });

  it('keeps the reason out of the journal and figures out of the reason', async () => {
    const office = await givenOffice([farming]);
    await office.asks('唐丽', '暂停 1小时 找13800001111李某核实');
    expect(JSON.stringify(await office.journal())).not.toContain('李某');
    const overlays = await office.read((tx) => tx.groups.overlays('g1'));
    expect(JSON.stringify(overlays)).not.toContain('13800001111');
  });

  it('lasts a day at most and needs a reason', async () => {
    const office = await givenOffice([farming]);
    expect(await office.asks('唐丽', '暂停 24小时 防汛')).toContain('已暂停至10月13日 10:00');
    expect(await office.asks('唐丽', '暂停 25小时 防汛')).toContain('一次最长可暂停24小时');
    expect(await office.asks('唐丽', '暂停 2小时')).toContain('还缺“理由”');
    expect((await office.row('g1'))?.pausedUntil).toBe(monday + 24 * hour);
  });
});

describe('误报', () => {
  it('frees the person and drops what was still to be said', async () => {
    const office = await givenOffice([farming]);
    const { id } = await office.violation({});
    await office.queue({ violationId: id });
    expect(await office.asks('唐丽', `误报 ${String(id)}`)).toBe(
      `记录 ${String(id)} 已标为误报，不计入统计，尚未发出的提醒已取消。感谢您的核实。`,
    );
    expect(await office.read((tx) => tx.violations.get(id))).toMatchObject({ state: 'mistaken' });
    expect(await office.read((tx) => tx.outbox.ready(monday + hour, 10))).toEqual([]);
    expect(await office.journal()).toMatchObject([
      { actorId: '唐丽', action: 'violation.mistaken', detail: String(id) },
    ]);
    expect(await office.asks('唐丽', `误报 ${String(id)}`)).toContain('目前为“误报”');
  });

  it('is not for the person concerned', async () => {
    const office = await givenOffice([farming]);
    const { id } = await office.violation({ personId: '唐丽' });
    expect(await office.asks('唐丽', `误报 ${String(id)}`)).toContain('与您本人有关');
    expect(await office.asks('李敏', `误报 ${String(id)}`)).toContain('由上一级核实');
    await office.read((tx) => tx.people.bind('head', '青溪镇', '周镇长', '周镇长', monday));
    expect(await office.asks('周镇长', `误报 ${String(id)}`)).toContain('已标为误报');
  });

  it('says the same of a record that is not there and of another group’s', async () => {
    const office = await givenOffice([farming, works]);
    const { id } = await office.violation({ groupId: 'g2' });
    const missing = await office.asks('唐丽', '误报 999');
    expect(await office.asks('唐丽', `误报 ${String(id)}`)).toBe(missing);
    expect(await office.read((tx) => tx.violations.get(id))).toMatchObject({ state: 'open' });
  });

  it('leaves a suspected leak to the secrecy officer', async () => {
    const office = await givenOffice([farming]);
    const { id } = await office.violation({ rule: 'classified', kind: 'classified' });
    expect(await office.asks('唐丽', `误报 ${String(id)}`)).toContain('保密员');
    expect(await office.read((tx) => tx.violations.get(id))).toMatchObject({ state: 'open' });
  });
});

describe('启用', () => {
  it('ends the trial once', async () => {
    const office = await givenOffice([{ ...farming, row: { trialUntil: monday + 48 * hour } }]);
    expect(await office.asks('唐丽', '启用')).toContain('《农业群》已启用');
    expect((await office.row('g1'))?.trialUntil).toBeNull();
    expect(await office.asks('唐丽', '启用')).toBe('《农业群》已在正式运行，无需再次启用。');
    expect(await office.journal()).toMatchObject([{ action: 'trial.end', actorId: '唐丽' }]);
  });
});

describe('which group is meant', () => {
  const second: Setup = { ...works, owner: '唐丽', members: ['唐丽', '孙浩'] };

  it('is asked of an owner of several, and said by number or name', async () => {
    const office = await givenOffice([farming, second]);
    expect(await office.asks('唐丽', '状态')).toBe(
      [
        '您有多个群，请在“状态”后写明是哪一个，如“状态 #1”，也可用《群名》代替编号：',
        '#1《农业群》',
        '#2《整治专项群》',
      ].join('\n'),
    );
    expect(await office.asks('唐丽', '状态 #2')).toContain('《整治专项群》\n');
    expect(await office.asks('唐丽', '状态《农业群》')).toContain('《农业群》\n');
    expect(await office.asks('唐丽', '状态 #7')).toContain('没有找到这个群，');
    expect(await office.asks('唐丽', '暂停 #2 1小时 现场会商')).toContain(
      '《整治专项群》的提醒已暂停',
    );
    expect((await office.row('g1'))?.pausedUntil).toBeNull();
  });

  it('keeps its number whatever is asked of it', async () => {
    const office = await givenOffice([
      { ...farming, owner: '李敏' },
      second,
      { ...works, id: 'g3', name: '三群', owner: '唐丽', members: ['唐丽'] },
    ]);
    expect(await office.asks('唐丽', '状态')).toContain('#2《整治专项群》\n#3《三群》');
    expect(await office.asks('唐丽', '规则')).toContain(
      '#1《农业群》\n#2《整治专项群》\n#3《三群》',
    );
  });

  it('is found by its name however wide its signs are written', async () => {
    const office = await givenOffice([{ ...farming, name: '农业群（一）' }, second]);
    expect(await office.asks('唐丽', '状态 《农业群(一)》')).toContain('《农业群（一）》\n');
    expect(await office.asks('唐丽', '状态 《农业群（一）》')).toContain('《农业群（一）》\n');
  });

  it('is shown with a whole command to send', async () => {
    const office = await givenOffice([farming, second]);
    expect(await office.asks('唐丽', '期限 12月1日')).toContain('如“期限 #1 2026-12-31”');
  });

  it('cannot be told from a name two groups share', async () => {
    const office = await givenOffice([farming, { ...second, name: '农业群' }]);
    expect(await office.asks('唐丽', '状态 《农业群》')).toContain('有多个群同名，请用编号指明');
  });

  it('is none for a stranger, who is told so', async () => {
    const office = await givenOffice([farming]);
    expect(await office.asks('路人', '规则')).toBe(
      '您好，没有找到您所在的工作群，请确认机器人已在群内。',
    );
    expect(await office.asks('孙浩', '状态')).toBe(
      '您好，没有找到可由您办理“状态”的工作群，如有需要请联系群主。',
    );
  });

  it('is never the supervisors’ own', async () => {
    const office = await givenOffice([farming, overseers]);
    expect(await office.asks('督查员', '状态')).toContain('没有找到');
    expect(await office.says('督查员', '@群规助手 状态', { in: 'g9' })).toEqual([
      { to: '督查员', text: '本群为督查群，不适用群规；各群情况见每周小结。' },
    ]);
  });

  it('shows hostile group names as one harmless line', async () => {
    const office = await givenOffice([
      { ...farming, name: '农业群\n@所有人《\u202e' + '长'.repeat(500) },
      second,
    ]);
    const reply = await office.asks('唐丽', '状态');
    expect(reply.split('\n')).toHaveLength(3);
    expect(reply).not.toContain('@');
    expect(reply).not.toContain('\u202e');
  });
});

describe('roles are those of this moment', () => {
  it('so an owner of yesterday may do nothing', async () => {
    const office = await givenOffice([farming]);
    office.platformChanges({ ...farming, owner: '孙浩' });
    expect(await office.asks('唐丽', '暂停 2小时 防汛')).toContain('没有找到可由您办理');
    expect((await office.row('g1'))?.pausedUntil).toBeNull();
    expect((await office.row('g1'))?.ownerId).toBe('孙浩');
  });

  it('so an owner since a minute ago may act though nobody told the bot', async () => {
    const office = await givenOffice([farming]);
    office.platformChanges({ ...farming, owner: '孙浩' });
    expect(await office.asks('孙浩', '暂停 2小时 防汛')).toContain('已暂停');
  });

  it('so who left the group answers for it no more', async () => {
    const office = await givenOffice([farming]);
    office.platformChanges({ ...farming, members: ['李敏', '孙浩'] });
    expect(await office.asks('唐丽', '暂停 2小时 防汛')).toContain(
      '由《农业群》的群主、管理员、单位负责人办理',
    );
  });

  it('and where the platform cannot be read nothing is changed', async () => {
    const office = await givenOffice([farming]);
    office.platformFails(true);
    const refusal = '您好，暂时无法从平台核实您的身份，未作改动，请稍后再试。';
    expect(await office.asks('唐丽', '暂停 2小时 防汛')).toBe(refusal);
    expect((await office.row('g1'))?.pausedUntil).toBeNull();
    expect(await office.asks('孙浩', '规则')).toContain('适用规则');
  });

  it('and in a group the bot no longer sits in nothing is changed', async () => {
    const office = await givenOffice([farming]);
    const { id } = await office.violation({});
    office.platformForgets('g1');
    expect(await office.asks('唐丽', '暂停 2小时 防汛')).toContain('未作改动');
    expect(await office.asks('唐丽', `误报 ${String(id)}`)).toContain('没有找到');
    expect(await office.journal()).toEqual([]);
  });

  it('and where ids do not last there are no commands, which is said once a day', async () => {
    const office = await givenOffice([farming]);
    office.idsChange();
    expect(await office.asks('唐丽', '暂停 2小时 防汛')).toContain('暂不受理命令');
    expect(await office.says('唐丽', '状态')).toEqual([]);
    expect((await office.row('g1'))?.pausedUntil).toBeNull();
  });
});

describe('the bot’s restraint', () => {
  it('gives a hint about a mistyped command once a day', async () => {
    const office = await givenOffice([farming]);
    expect(await office.asks('唐丽', '壮态')).toContain('您是否要发送“状态”');
    expect(await office.says('唐丽', '壮态')).toEqual([]);
    office.clock.advance(24 * hour);
    expect(await office.says('唐丽', '壮态')).toHaveLength(1);
  });

  it('tells where help is once a day, whatever else is said to it', async () => {
    const office = await givenOffice([farming]);
    expect(await office.asks('孙浩', '今天食堂吃什么')).toBe('您好，发送“帮助”可查看命令。');
    expect(await office.says('孙浩', '王主任在吗')).toEqual([]);
    office.clock.advance(24 * hour);
    expect(await office.says('孙浩', '王主任在吗')).toHaveLength(1);
  });

  it('carries a command out once, though two rounds of work meet', async () => {
    const office = await givenOffice([farming]);
    await office.read((tx) =>
      tx.commands.note({
        messageId: 'once',
        groupId: null,
        senderId: '唐丽',
        text: '暂停 2小时 防汛',
        at: monday,
      }),
    );
    await Promise.all([office.run(), office.run(), office.run()]);
    expect(await office.journal()).toHaveLength(1);
    expect(await office.replies()).toHaveLength(1);
  });

  it('does not carry out an order that waited through an outage', async () => {
    const office = await givenOffice([farming]);
    const [reply, ...others] = await office.says('唐丽', '暂停 2小时 防汛', {
      at: monday - 31 * minute,
    });
    expect(reply?.text).toContain('未能及时处理，未作改动');
    expect(others).toEqual([]);
    expect((await office.row('g1'))?.pausedUntil).toBeNull();
    expect(await office.says('唐丽', '状态', { at: monday - hour })).toEqual([]);
    expect(await office.says('唐丽', '状态', { at: monday - 30 * minute })).toHaveLength(1);
  });
});

describe('a command that fails', () => {
  const broken = defineCommand({
    word: '试坏',
    alias: 'broken',
    summary: '',
    args: z.object({ rest: z.string().optional().describe('其他') }),
    who: 'anyone',
    where: 'private',
    about: 'group',
    examples: ['试坏'],
    async run({ tx, group }) {
      await tx.groups.put({ ...group.row, pausedUntil: monday });
      throw new Error('broken on purpose');
    },
  });

  it('changes nothing, is regretted, logged by name without words, and does not stop the next', async () => {
    const office = await givenOffice([farming], { commands: [broken, ...commands] });
    expect(await office.asks('唐丽', '试坏 暗号甲乙丙')).toBe(
      '您好，刚才的命令出了点问题，未作改动，请稍后再试。',
    );
    expect((await office.row('g1'))?.pausedUntil).toBeNull();
    expect(office.logged).toMatchObject([{ fields: { command: 'broken' } }]);
    expect(JSON.stringify(office.logged)).not.toContain('暗号甲乙丙');
    expect(await office.asks('唐丽', '状态')).toContain('《农业群》');
  });
});

describe('a declaration', () => {
  const sound = {
    word: '试',
    alias: 'try',
    summary: '',
    who: 'anyone',
    where: 'private',
    about: 'nothing',
    examples: ['试'],
    run: () => Promise.resolve({ outcome: 'done', text: '' } as const),
  } as const;

  it('without a description of a word does not load', () => {
    expect(() => defineCommand({ ...sound, args: z.object({ a: z.string() }) })).toThrow(
      'describe "a"',
    );
  });

  it('with a needed word behind one that may be left out does not load', () => {
    const args = z.object({
      a: z.string().optional().describe('甲'),
      b: z.string().describe('乙'),
    });
    expect(() => defineCommand({ ...sound, args })).toThrow('must stand last');
  });
});
