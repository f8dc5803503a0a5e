import { describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { blankRow } from '../../src/domain/entry.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { Tx } from '../../src/ports/store.ts';
import { givenOffice, hour, monday, type Office, type Setup } from './office.ts';

/** Who may do what, by hand: a second opinion on the declarations. */
const rights: Readonly<Record<string, readonly Role[] | 'anyone' | 'concerned'>> = {
  帮助: 'anyone',
  规则: 'anyone',
  群规: 'anyone',
  今日通知: 'anyone',
  我的记录: 'anyone',
  隐私: 'anyone',
  删除我的资料: 'anyone',
  状态: ['owner', 'admin', 'head'],
  违规: ['owner', 'admin', 'head'],
  为什么: ['owner', 'admin', 'head', 'supervisor'],
  申诉: 'concerned',
  通知: 'anyone',
  自检: ['owner', 'admin', 'head'],
  报备: 'anyone',
  取消报备: 'anyone',
  应急报备: 'anyone',
  提交: 'anyone',
  申请: 'anyone',
  撤回申请: 'anyone',
  建成: 'anyone',
  登记: ['owner'],
  设置: ['owner'],
  豁免: ['owner', 'head'],
  发布人: ['owner', 'admin'],
  值守群: ['owner'],
  暂缓: ['owner'],
  期限: ['owner', 'head'],
  核对: ['owner', 'admin', 'head'],
  保留: ['owner', 'head'],
  解散: ['owner', 'head'],
  已办: ['owner', 'head'],
  恢复: ['owner', 'head', 'supervisor'],
  延期: ['owner', 'head'],
  变更: ['owner', 'head'],
  合并: ['owner', 'head'],
  暂停: ['owner', 'admin', 'head'],
  误报: ['owner', 'admin', 'head'],
  维持: ['owner', 'admin', 'head', 'secrecyOfficer', 'supervisor'],
  撤销: ['owner', 'admin', 'head', 'secrecyOfficer', 'supervisor'],
  启用: ['owner', 'admin', 'head'],
  批准: ['head', 'supervisor'],
  驳回: ['head', 'supervisor'],
  同意: 'anyone',
  不同意: 'anyone',
  并入: ['head', 'supervisor'],
  群列表: ['supervisor'],
  群: ['supervisor'],
  台账: ['head', 'supervisor'],
  整改: 'anyone',
  已整改: 'anyone',
  撤销整改: ['supervisor'],
  基线: ['supervisor'],
  前后对比: ['supervisor'],
  更新: 'anyone',
  停用: 'anyone',
  违规汇总: ['supervisor'],
  公告: ['supervisor'],
  退出监督员: ['supervisor'],
  认可: ['supervisor'],
  确认: 'anyone',
  取消: 'anyone',
};

/** Of a word that several may say, the form said here is for these only. */
const asSaid: Readonly<Record<string, readonly Role[]>> = {
  启用: ['owner'],
  // There is no account here.
  更新: [],
  // Nothing was approved here.
  建成: [],
  // What waits is for those alone who may decide it.
  同意: ['head', 'supervisor'],
  不同意: ['head', 'supervisor'],
  停用: [],
  // The record is about somebody else.
  申诉: [],
  // The secrecy officer is for leaks alone.
  维持: ['owner', 'admin', 'head'],
  撤销: ['owner', 'admin', 'head'],
};

const people: Readonly<Partial<Record<Role, string>>> = {
  owner: '赵强',
  admin: '李敏',
  head: '周镇长',
  publisher: '发布员',
  secrecyOfficer: '陈保密',
  member: '孙浩',
};

const group: Setup = {
  id: 'g1',
  name: '整治专项群',
  owner: '赵强',
  admins: ['李敏'],
  members: ['赵强', '李敏', '周镇长', '发布员', '陈保密', '孙浩'],
  row: { trialUntil: monday + hour },
};

/** One that is decided already: whoever might have decided it hears so, and nobody else is told. */
async function decidedApplication(tx: Tx): Promise<void> {
  const filed = { ...blankRow, name: '防汛群', unit: '青溪镇', id: null, sort: 'group' } as const;
  const rest = { groupId: null, applicantId: '别人', urgent: false, since: '2026-10-12' };
  const note = { at: monday, actorId: '别人', reason: '提交报备' };
  const { number: entry } = await tx.entries.add({ ...filed, ...rest }, note);
  const times = { madeAt: monday, dueAt: monday + 48 * hour };
  await tx.applications.add({ kind: 'file', entry, byId: '别人', payload: '{}', ...times });
  await tx.applications.settle(1, 'rejected', '监督员', monday, '已有工作群');
}

async function givenRoles(): Promise<Office> {
  const office = await givenOffice([group]);
  await office.read(async (tx) => {
    await tx.people.bind('head', '青溪镇', '周镇长', '周镇长', monday);
    await tx.people.bind('publisher', '整治专项群', '发布员', '发布员', monday);
    await tx.people.bind('secrecyOfficer', '青溪镇', '陈保密', '陈保密', monday);
  });
  await office.violation({ personId: '别人' });
  await office.read((tx) => decidedApplication(tx));
  return office;
}

const said: Readonly<Record<string, string>> = {
  帮助: '帮助',
  规则: '规则',
  群规: '群规',
  今日通知: '今日通知',
  我的记录: '我的记录',
  隐私: '隐私',
  删除我的资料: '删除我的资料',
  状态: '状态',
  违规: '违规',
  为什么: '为什么 1',
  申诉: '申诉 1 当时为突发汛情',
  通知: '通知',
  自检: '自检',
  设置: '设置 工作时间 9:00-17:00',
  登记: '登记',
  报备: '报备',
  取消报备: '取消报备',
  应急报备: '应急报备',
  提交: '提交',
  申请: '申请',
  撤回申请: '撤回申请',
  建成: '建成',
  // Of each the form that asks nobody else, so that there is one answer.
  延期: '延期 2026-11-30 尚未验收',
  变更: '变更 名称 整治专项群',
  合并: '合并 并入 《没有的群》 内容相近',
  批准: '批准 1',
  驳回: '驳回 1 已有工作群',
  同意: '同意 1',
  不同意: '不同意 1 已有工作群',
  并入: '并入 1 《农业群》',
  豁免: '豁免 @发布员 表情包 30天 值守报平安',
  发布人: '发布人 +@孙浩',
  值守群: '值守群 开',
  暂缓: '暂缓 正在征求各村意见',
  期限: '期限 2026-11-30',
  核对: '核对 完成',
  保留: '保留 汛期仍需使用',
  解散: '解散 任务已结束',
  已办: '已办 1 2',
  恢复: '恢复 仍需使用',
  暂停: '暂停 2小时 防汛值守',
  误报: '误报 1',
  维持: '维持 1 不属于突发事件',
  撤销: '撤销 1 经核实属突发事件',
  启用: '启用',
  群列表: '群列表',
  群: '群 #1',
  台账: '台账',
  整改: '整改',
  已整改: '已整改',
  撤销整改: '撤销整改 1 经核实不属实',
  基线: '基线',
  前后对比: '前后对比',
  更新: '更新 青溪发布 粉丝 1200',
  停用: '停用 青溪发布 更新困难',
  违规汇总: '违规汇总',
  公告: '公告 全部 明日8:30至9:30网络检修，请提前保存材料。',
  退出监督员: '退出监督员',
  认可: '认可 #1',
  确认: '确认 7',
  取消: '取消 7',
};

const changing = [
  '设置',
  '期限',
  '保留',
  '解散',
  '暂停',
  '误报',
  '启用',
  '豁免',
  '发布人',
  '值守群',
  '登记',
];
const refusal = /没有找到可由您|由《整治专项群》的.+办理|由(?:单位负责人、)?监督员办理/;

async function stateOf(office: Office): Promise<unknown> {
  return office.read(async (tx) => ({
    group: await tx.groups.get('g1'),
    overlays: await tx.groups.overlays('g1'),
    violation: await tx.violations.get(1),
    journal: await tx.journal.list({}, 10),
  }));
}

const pairs = commands.flatMap(({ word }) =>
  Object.entries(people).map(([role, person]) => ({ word, role, person })),
);

describe('rights', () => {
  it('are declared as they are meant', () => {
    expect(Object.fromEntries(commands.map(({ word, who }) => [word, who]))).toEqual(rights);
  });

  it.each(pairs)('of $role to $word hold in private', async ({ word, role, person }) => {
    const office = await givenRoles();
    const before = await stateOf(office);
    const reply = await office.asks(person, said[word] ?? '');
    const allowed = asSaid[word] ?? rights[word] ?? [];
    if (allowed === 'anyone' || (allowed !== 'concerned' && allowed.some((one) => one === role))) {
      expect(reply).not.toMatch(refusal);
      if (changing.includes(word)) expect(await stateOf(office)).not.toEqual(before);
    } else {
      expect(reply).toMatch(refusal);
      expect(await stateOf(office)).toEqual(before);
    }
  });

  it.each(pairs)('of $role to $word never change anything in a group', async ({ word, person }) => {
    const office = await givenRoles();
    const before = await stateOf(office);
    const replies = await office.says(person, `@群规助手\u2005${said[word] ?? ''}`, { in: 'g1' });
    expect(replies).toHaveLength(1);
    const { where, who } = commands.find((one) => one.word === word) ?? {};
    const role = Object.entries(people).find(([, one]) => one === person)?.[0];
    const heard =
      where === 'anywhere' &&
      (who === 'anyone' || (who !== 'concerned' && who?.some((one) => one === role)));
    expect(replies[0]?.to).toBe(heard === true ? '群 g1' : person);
    expect(await stateOf(office)).toEqual(before);
  });

  it.each(changing)('are not lent by a name: %s by a namesake of the owner', async (word) => {
    const office = await givenRoles();
    await office.read(async (tx) => {
      await tx.people.put([{ id: 'impostor', name: '赵强', reachable: true }]);
      const members = await tx.people.members('g1');
      await tx.people.setMembers('g1', [
        ...members,
        { groupId: 'g1', personId: 'impostor', name: '赵强' },
      ]);
    });
    office.platformChanges({ ...group, members: [...group.members, 'impostor'] });
    const before = await stateOf(office);
    expect(await office.asks('impostor', said[word] ?? '')).toMatch(refusal);
    expect(await stateOf(office)).toEqual(before);
  });

  const wrappers: readonly (readonly [string, (text: string) => string])[] = [
    ['quoted', (text) => `「赵强：${text}」\n- - - - - - - - - - - - - - -\n好的`],
    ['answering a quotation', (text) => `「孙浩：好的」\n- - - - - - - - - - - - - - -\n${text}`],
    ['quoted on one line', (text) => `「${text}」`],
    ['forwarded', (text) => `[聊天记录]\n赵强: ${text}`],
    ['in a card', (text) => `<msg><title>${text}</title></msg>`],
    ['inside a notice', (text) => `各位同志：请群主发送 ${text}`],
    ['with markup', (text) => `<a href="#">${text}</a>`],
  ];

  it.each(changing.flatMap((word) => wrappers.map(([how, wrap]) => ({ word, how, wrap }))))(
    'are not used by words that are $how: $word by the owner himself',
    async ({ word, wrap }) => {
      const office = await givenRoles();
      const before = await stateOf(office);
      const text = wrap(said[word] ?? '');
      await office.says('赵强', text);
      await office.says('赵强', `@群规助手\u2005${text}`, { in: 'g1' });
      expect(await stateOf(office)).toEqual(before);
    },
  );

  it('leave no words behind once a command was answered', async () => {
    const office = await givenRoles();
    await office.says('孙浩', '你这个机器人');
    expect(await office.read((tx) => tx.commands.next())).toBeNull();
  });
});
