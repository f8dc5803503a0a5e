import { describe, expect, it } from 'vitest';
import { addSupervisor } from '../../src/register/supervisors.ts';
import { strangeMark } from '../../src/register/joining/standing.ts';
import { givenOffice, hour, minute, monday, type Office, type Setup } from './office.ts';

const day = 24 * hour;
const six = ['唐丽', '李敏', '孙浩', '贺云', '丁宁', '方伟'];
const farming: Setup = { id: 'g1', name: '农业群', owner: '唐丽', members: six };
const works: Setup = { id: 'g2', name: '整治专项群', owner: '赵强', members: ['赵强', ...six] };
const small: Setup = { id: 'g3', name: '小群', owner: '赵强', members: ['赵强', '孙浩'] };

async function given(...groups: readonly Setup[]): Promise<Office> {
  const office = await givenOffice(groups);
  await office.read((tx) => addSupervisor(tx, '王芳', monday));
  return office;
}

describe('群列表', () => {
  it('shows number, name, type, unit, state and last work of each group, the supervisors’ own left out', async () => {
    const office = await given(
      { ...farming, row: { lastWorkAt: monday - 3 * day } },
      { ...works, row: { trialUntil: monday + day } },
      { ...small, row: { pausedUntil: monday + hour } },
      { ...small, id: 'g4', name: '路边群' },
      { ...small, id: 'g5', name: '旧群', row: { present: false, lastWorkAt: monday - 40 * day } },
      { ...small, id: 'g6', name: '督查群' },
    );
    await office.read((tx) =>
      tx.groups.setOverlay({
        groupId: 'g4',
        key: strangeMark,
        value: 'true',
        setBy: '',
        setAt: monday,
      }),
    );
    expect(await office.asks('王芳', '群列表')).toBe(
      [
        '共5个群：',
        '#1《农业群》　政务工作群　青溪镇　在用　10月9日',
        '#2《整治专项群》　专项群　青溪镇　试运行　暂无工作信息',
        '#3《小群》　政务工作群　青溪镇　暂停　暂无工作信息',
        '#4《路边群》　未登记　暂无工作信息',
        '#5《旧群》　政务工作群　青溪镇　已退出　9月2日',
        '发送“群 #1”查看一个群的情况。',
      ].join('\n'),
    );
  });

  it('comes in pages of fifteen', async () => {
    const many = Array.from({ length: 31 }, (_, index) => ({
      ...small,
      id: `g${String(index + 100)}`,
      name: `第${String(index + 1)}群`,
    }));
    const office = await given(...many);
    const second = (await office.asks('王芳', '群列表 2')).split('\n');
    expect(second).toHaveLength(17);
    expect(second[0]).toBe('共31个群，第2页，共3页：');
    expect(second[1]).toContain('#16《第16群》');
    expect(second.at(-1)).toBe('发送“群列表 3”查看下一页；发送“群 #16”查看一个群的情况。');
    expect((await office.asks('王芳', '群列表 第３页')).split('\n')).toHaveLength(3);
    expect(await office.asks('王芳', '群列表 4')).toBe('群列表共3页，请发送“群列表 3”以内的页码。');
    expect(await office.asks('王芳', '群列表 零')).toContain('请写明页码');
  });

  it('shows hostile names as one harmless line', async () => {
    const office = await given({ ...farming, name: '农业群\n@所有人《\u202e' });
    const reply = await office.asks('王芳', '群列表');
    expect(reply.split('\n')).toHaveLength(3);
    expect(reply).not.toMatch(/[@\u202e]/u);
  });

  it('is the supervisors’ word, also where the platform cannot be read', async () => {
    const office = await given(farming);
    office.platformFails(true);
    expect(await office.asks('王芳', '群列表')).toContain('#1《农业群》');
    expect(await office.asks('唐丽', '群列表')).toBe(
      '“群列表”由监督员办理，如有需要请联系本单位管理人员。',
    );
  });

  it('says so where there is no group', async () => {
    const office = await given();
    expect(await office.asks('王芳', '群列表')).toBe('机器人还没有加入任何工作群。');
  });
});

describe('群', () => {
  it('shows one group by name or number, and of its members how many they are', async () => {
    const office = await given(farming, works);
    await office.violation({ personId: '孙浩' });
    const reply = await office.asks('王芳', '群 #1');
    expect(reply).toBe(
      [
        '《农业群》',
        '类型：政务工作群　单位：青溪镇',
        '群主：唐丽　管理员：0人',
        '工作时间：工作日 8:30-18:00',
        '运行：正常',
        '最近工作信息：暂无',
        '状态：在用　人数：6',
        '本周（10月12日起）：消息0条，通知0条，非工作时间0条；违规记录1条，误报0条；机器人发言0次',
      ].join('\n'),
    );
    for (const same of ['群 农业群', '群 1', '群 《农业群》', '群 农业', 'group 农业群']) {
      // What is answered three times within an hour is not repeated.
      office.clock.advance(hour + minute);
      expect(await office.asks('王芳', same)).toBe(reply);
    }
    for (const name of six.slice(1)) expect(reply).not.toContain(name);
  });

  it('keeps figures of few people to itself', async () => {
    const office = await given(small);
    await office.violation({ groupId: 'g3' });
    const reply = await office.asks('王芳', '群 #1');
    expect(reply).toContain('人数：不足5人\n本周数字：不足5人的群不列数据');
    expect(reply).not.toContain('违规');
  });

  it('lists groups of one name to choose from', async () => {
    const office = await given(farming, { ...works, name: '农业群' });
    expect(await office.asks('王芳', '群 农业群')).toBe(
      '符合的群不止一个，请用编号指明，如“群 #1”：\n#1《农业群》\n#2《农业群》',
    );
  });

  it('says where to find the names', async () => {
    const office = await given(farming);
    expect(await office.asks('王芳', '群 财政群')).toBe(
      '没有找到“财政群”，发送“群列表”可查看各群的名称和编号。',
    );
    expect(await office.asks('王芳', '群')).toContain('还缺“群名或编号”');
  });

  it('is no command inside of other words', async () => {
    const office = await given(farming);
    expect(await office.asks('王芳', '群规')).toContain('群规机器人');
    expect(await office.says('王芳', '群里有人反映路灯坏了，请转有关部门')).toEqual([]);
  });
});

describe('违规汇总', () => {
  it('counts per rule and per group, names nobody, and leaves leaks and small groups out', async () => {
    const office = await given(farming, works, small);
    for (const state of ['open', 'open', 'closed', 'mistaken', 'overturned'] as const) {
      await office.violation({ state });
    }
    await office.violation({ state: 'corrected' });
    for (const state of ['open', 'open', 'mistaken'] as const)
      await office.violation({ groupId: 'g2', rule: 'emoticon', kind: 'emoticon', state });
    await office.violation({ groupId: 'g2', rule: 'classified', kind: 'classified' });
    await office.violation({ groupId: 'g3' });
    await office.violation({ groupId: 'g1', at: monday - 8 * day });
    const reply = await office.asks('王芳', '违规汇总 7天');
    expect(reply).toBe(
      [
        '近7天违规汇总（2个群，另有不足5人的群1个不列入）：',
        '非工作时间发布工作信息：成立3条，误报1条，撤销1条，认定准确率60%',
        '表情包：成立2条，误报1条，撤销0条，认定准确率67%',
        '各群成立：#1《农业群》3条、#2《整治专项群》2条。',
        '疑似涉密和个人信息的急件由保密员掌握，不在其内。',
      ].join('\n'),
    );
    expect(await office.asks('王芳', '违规汇总 30天')).toContain('成立4条');
    expect(await office.asks('王芳', '违规汇总 91天')).toContain('最多可汇总近90天');
  });

  it('says so where there is nothing', async () => {
    const office = await given(farming);
    expect(await office.asks('王芳', '违规汇总')).toBe('近7天违规汇总（1个群）：没有违规记录。');
  });
});

describe('确认', () => {
  const notThere = '没有等待您确认的这一编号，可能已经办结或者超过时限，请核对。';

  it('says the same of what was never asked, is settled, has run out or is another’s', async () => {
    const office = await given(farming);
    const propose = (kind: string, byId: string, expiresAt: number) =>
      office.read((tx) =>
        tx.proposals.add({ kind, byId, payload: '{}', madeAt: monday, expiresAt }),
      );
    const settled = await propose('new-supervisor', '孙浩', monday + day);
    await office.read((tx) => tx.proposals.settle(settled, 'done', '李敏', monday));
    const late = await propose('new-supervisor', '孙浩', monday - minute);
    const foreign = await propose('forget-me', '孙浩', monday + day);
    const unknown = await propose('of-another-version', '孙浩', monday + day);
    for (const id of [settled, late, foreign, unknown, 99]) {
      office.clock.advance(hour + minute);
      expect(await office.asks('王芳', `确认 ${String(id)}`)).toBe(notThere);
    }
    expect(await office.asks('王芳', '确认')).toBe('目前没有等待您确认的事项，未作改动。');
    expect(await office.asks('王芳', '取消')).toBe('目前没有您可以取消的事项，未作改动。');
    expect(await office.asks('王芳', '确认 好的')).toContain('请写明编号，如“确认 7”');
    expect(await office.asks('孙浩', `取消 ${String(foreign)}`)).toContain('已取消');
  });

  it('is over the minute it runs out', async () => {
    const office = await given(farming);
    const id = await office.read((tx) =>
      tx.proposals.add({
        kind: 'new-supervisor',
        byId: '孙浩',
        payload: '{}',
        madeAt: monday,
        expiresAt: monday + day,
      }),
    );
    office.clock.advance(day + 1);
    expect(await office.asks('王芳', `确认 ${String(id)}`)).toBe(notThere);
    office.clock.set(monday + day);
    const replies = await office.says('王芳', `确认 ${String(id)}`);
    expect(replies.map(({ to }) => to)).toEqual(['孙浩', '王芳']);
  });
});
