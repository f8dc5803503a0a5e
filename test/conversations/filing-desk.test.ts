import { describe, expect, it } from 'vitest';
import { joinedNotDone } from '../../src/register/applications/joined.ts';
import {
  group,
  villages,
  givenDesk,
  givenSecondGroup,
  told,
  toldTo,
  whole,
  filed,
  entries,
  stateOf,
} from '../world/desk.ts';
import { supervisors, type World } from '../world/world.ts';

describe('Pingdingshan’s desk', () => {
  it('answers an application with the group there is: the applicant is taken in and made administrator', async () => {
    const world = await givenDesk();
    await givenSecondGroup(world);
    // What the old group is for was filed long ago.
    await world.asks('李敏', '变更 用途 秋播面积、进度等农业农村工作的布置和报送');
    await world.asks('王芳', '批准 1');
    await world.until('2026-10-13T09:00');

    const names = villages.join('、');
    const preview = await world.asks(
      '韩梅',
      `报备 新群 群名：秋播工作群；类型：政务工作群；用途：秋播面积和进度的布置、报送；成员：${names}；群主：本人；管理员：丁民；理由：现有群事情太多，容易看漏`,
    );
    expect(preview).toBe(
      [
        '报备内容，请核对：',
        '名称：《秋播工作群》',
        '类型：政务工作群',
        '单位：青溪镇',
        '用途：秋播面积和进度的布置、报送',
        `成员：${names}`,
        '群主：韩梅',
        '管理员：丁民',
        '第一责任人：周镇长',
        '理由：现有群事情太多，容易看漏',
        '与《青溪镇农业农村工作群》用途相近、成员重合100%、同一单位，如可使用该群，请发送“取消报备”。',
        '无误请发送“提交”；要修改的，如发送“改 用途 新内容”；不报了请发送“取消报备”。',
      ].join('\n'),
    );
    told(world);
    expect(await world.asks('韩梅', '提交')).toBe(
      '已提交《秋播工作群》的报备（申请编号 2）。审批人将在工作时间收到，10月15日（周四）18:00前答复您。批准前请先不要建群。需要撤回请发送“撤回申请 2”。',
    );
    await world.passes(1);
    // Once in the supervisors' own group, and to the head of the unit: to nobody else.
    const asked = told(world).filter(({ to }) => to !== '韩梅');
    expect(asked.map(({ to }) => to).toSorted()).toEqual([supervisors, '周镇长'].toSorted());
    expect(asked[0]?.text).toBe(
      [
        '您好，收到一件报备申请（编号 2）：',
        '名称：《秋播工作群》（政务工作群）',
        '单位：青溪镇',
        '用途：秋播面积和进度的布置、报送',
        '成员：4人',
        '群主：韩梅',
        '管理员：丁民',
        '理由：现有群事情太多，容易看漏',
        '申请人：韩梅',
        '比对：',
        '1. 《青溪镇农业农村工作群》（2026-0001）：用途相近、成员重合100%、同一单位',
        '请于10月15日（周四）18:00前由一位负责同志私聊机器人发送：“批准 2”，或“驳回 2 理由”，或“并入 2 《青溪镇农业农村工作群》”。',
      ].join('\n'),
    );

    expect(await world.asks('王芳', '并入 2 《青溪镇农业农村工作群》')).toBe(
      '申请 2：《秋播工作群》的工作并入《青溪镇农业农村工作群》，结果在工作时间告知申请人。',
    );
    await world.passes(1);
    const heard = told(world);
    expect(
      heard
        .filter(({ to }) => to === '韩梅')
        .map(({ text }) => text)
        .at(-1),
    ).toBe(
      '您好，您报备的《秋播工作群》经比对，可以使用现有的《青溪镇农业农村工作群》。群主李敏将邀请您入群，并设为管理员。请不要另行建群。',
    );
    expect(heard.filter(({ to }) => to === '李敏').map(({ text }) => text)).toEqual([
      '您好，经批准，《秋播工作群》不再新建，有关工作在您管理的《青溪镇农业农村工作群》中开展。请邀请韩梅入群，并设为管理员；设好后机器人会自行核对，无需回复。',
    ]);
    expect(await stateOf(world, '秋播工作群')).toBe('rejected');

    // 李敏 takes her in and makes her administrator: there is nothing more to be said.
    await takenIn(world, { admin: true });
    await world.until('2026-10-30T18:00');
    expect(toldTo(world, '李敏').filter((text) => text.includes('韩梅'))).toEqual([]);
    expect(await stillJoining(world)).toEqual([]);
  });

  it('reminds the owner once after the third workday where that was not done', async () => {
    const world = await givenDesk();
    await givenSecondGroup(world);
    const number = await filed(world, '韩梅', whole.replace('报备 ', '报备 新群 '));
    await world.asks('王芳', `并入 ${String(number)} 2026-0001`);
    await takenIn(world, { admin: false });
    told(world);
    await world.until('2026-10-15T18:00');
    expect(toldTo(world, '李敏').filter((text) => text.includes('韩梅'))).toEqual([]);
    await world.until('2026-10-30T18:00');
    expect(toldTo(world, '李敏').filter((text) => text.includes('韩梅'))).toEqual([
      '您好，您管理的《青溪镇农业农村工作群》有一件事尚未办：请将韩梅设为管理员。设好后无需回复。',
    ]);
    expect(await stillJoining(world)).toEqual([number]);
    // From then on it stands in the supervisors' weekly summary, till it is done.
    await world.until('2026-11-02T18:00');
    const waits = '并入后申请人尚未进群或任管理员：此前的1个仍未办结。';
    expect(toldTo(world, supervisors).at(-1)).toContain(waits);
    await takenIn(world, { admin: true });
    await world.until('2026-11-09T18:00');
    expect(toldTo(world, supervisors).at(-1)).not.toContain('并入后');
  });

  it('approves, and the applicant hears what to do next, once and in office hours', async () => {
    const world = await givenDesk();
    await world.until('2026-10-12T19:00');
    const number = await filed(world, '孙浩');
    expect(await world.asks('周镇长', `批准 ${String(number)} 青办〔2026〕12号`)).toBe(
      '申请 1：《秋播工作群》已批准，备案编号 2026-0002，结果在工作时间告知申请人。',
    );
    expect(await world.asks('王芳', `驳回 ${String(number)} 已有工作群`)).toBe(
      '申请 1（报备）已批准，无需再办理。',
    );
    told(world);
    await world.until('2026-10-13T08:29');
    expect(told(world)).toEqual([]);
    await world.until('2026-10-13T09:00');
    // Nobody is asked for what is decided already.
    expect(told(world)).toEqual([
      {
        to: '孙浩',
        text: '您好，您报备的《秋播工作群》已批准，备案编号 2026-0002。请于2026年10月22日前建群并邀请机器人入群，建好后发送“建成 2026-0002”。',
      },
    ]);
    const entry = (await entries(world)).find(({ name }) => name === '秋播工作群');
    expect(entry).toMatchObject({
      state: 'approved',
      approved: '青办〔2026〕12号',
      approvedBy: '周镇长',
      members: 30,
      admission: '各村文书，约30人',
    });
  });

  it('lets an approval lapse that nobody used in ten days, and says so once', async () => {
    const world = await givenDesk();
    await world.asks('王芳', `批准 ${String(await filed(world, '孙浩'))}`);
    await world.until('2026-10-22T18:00');
    expect(await stateOf(world, '秋播工作群')).toBe('approved');
    told(world);
    await world.until('2026-10-30T18:00');
    expect(await stateOf(world, '秋播工作群')).toBe('lapsed');
    expect(toldTo(world, '孙浩')).toEqual([
      '您好，《秋播工作群》批准后10天内没有建成，批准已失效。仍需建群的，请发送“报备”重新报备。',
    ]);
    const gone =
      '《秋播工作群》批准后10天内没有建成，批准已于2026年10月23日失效；仍需使用的，请发送“报备 《秋播工作群》”重新报备。';
    for (const words of ['建成 2026-0002', '建成 秋播工作群', '建成'])
      expect(await world.asks('孙浩', words)).toBe(gone);
    expect(await world.asks('唐丽', '建成 2026-0002')).not.toContain('秋播');
    // It is filed again under the number it had.
    await filed(world, '孙浩');
    expect(await stateOf(world, '秋播工作群')).toBe('applied');
    expect((await entries(world)).filter(({ name }) => name === '秋播工作群')).toHaveLength(1);
  });

  it('says two workdays before an approval lapses that it will, once and of all together', async () => {
    const world = await givenDesk();
    await world.asks('王芳', `批准 ${String(await filed(world, '孙浩'))}`);
    const second = await filed(world, '孙浩', whole.replaceAll('秋播', '春灌'));
    await world.asks('王芳', `批准 ${String(second)}`);
    await world.until('2026-10-19T18:00');
    told(world);
    await world.until('2026-10-20T08:39');
    expect(toldTo(world, '孙浩')).toEqual([]);
    await world.until('2026-10-22T18:00');
    expect(toldTo(world, '孙浩')).toEqual([
      '您好，《秋播工作群》、《春灌工作群》已获批准、尚未建成，批准到10月22日失效。请在此之前建群并邀请机器人入群，或逐个发送“建成 2026-0002”这样的命令；不再需要的无需处理。',
    ]);
  });

  it('refuses with a reason, which the applicant hears', async () => {
    const world = await givenDesk();
    const number = String(await filed(world, '孙浩'));
    expect(await world.asks('王芳', `驳回 ${number}`)).toContain('还缺“理由”');
    told(world);
    await world.asks('王芳', `驳回 ${number} 该项工作已有工作群`);
    await world.passes(1);
    expect(toldTo(world, '孙浩')).toEqual([
      '您好，您报备的《秋播工作群》未获批准，理由：该项工作已有工作群。确有需要的，可补充理由后重新报备。',
    ]);
    expect(await stateOf(world, '秋播工作群')).toBe('rejected');
  });

  it('is decided in private: in their own group the supervisors are told so, with the words to send', async () => {
    const world = await givenDesk();
    const number = String(await filed(world, '孙浩'));
    told(world);
    await world.says('王芳', `@群规助手\u2005批准 ${number}`, {
      in: supervisors,
      mentionsBot: true,
    });
    expect(toldTo(world, '王芳')).toEqual(['您好，“批准”请在此私聊办理，如发送“批准 1”。']);
    expect(await stateOf(world, '秋播工作群')).toBe('applied');
  });

  it('lets nobody decide his own, nor anybody who has no say', async () => {
    const world = await givenDesk();
    const number = String(await filed(world, '王芳'));
    const before = await entries(world);
    expect(await world.asks('王芳', `批准 ${number}`)).toBe(
      '申请 1 与您本人有关，请由其他监督员或者单位负责人办理。',
    );
    expect(await world.asks('孙浩', `批准 ${number}`)).toBe(
      '“批准”由单位负责人、监督员办理，如有需要请联系本单位管理人员。',
    );
    expect(await world.asks('督查员', '批准 99')).toBe(
      '没有找到可由您办理的这件申请，请核对编号，可发送“申请”查看。',
    );
    expect(await world.asks('孙浩', `申请 ${number}`)).toBe(
      '没有找到可由您办理的这件申请，请核对编号，可发送“申请”查看。',
    );
    expect(await world.asks('孙浩', `撤回申请 ${number}`)).toBe(
      '没有找到可由您办理的这件申请，请核对编号，可发送“申请”查看。',
    );
    expect(await entries(world)).toEqual(before);
  });

  it('takes an application back for whoever made it', async () => {
    const world = await givenDesk();
    const number = String(await filed(world, '孙浩'));
    expect(await world.asks('孙浩', '申请')).toBe(
      ['您提交的申请（近30天）：', '1 报备《秋播工作群》：待答复，10月14日（周三）18:00前'].join(
        '\n',
      ),
    );
    expect(await world.asks('孙浩', `撤回申请 ${number}`)).toBe(
      '申请 1（《秋播工作群》报备）已撤回。',
    );
    expect(await world.asks('王芳', `批准 ${number}`)).toBe('申请 1（报备）已撤回，无需再办理。');
    expect(await stateOf(world, '秋播工作群')).toBe('lapsed');
    expect(await world.asks('孙浩', '建成 2026-0002')).toBe(
      '《秋播工作群》的报备已撤回，没有获批；仍需使用的，请发送“报备 《秋播工作群》”重新报备。',
    );
    expect(await world.asks('孙浩', '报备 《秋播工作群》')).toContain('【2/7 类型】');
  });

  it('need no number where one alone waits, and name it', async () => {
    const world = await givenDesk();
    expect(await world.asks('王芳', '批准')).toBe('目前没有等待您审批的申请。');
    expect(await world.asks('孙浩', '撤回申请')).toBe('您目前没有尚未答复的申请，无需撤回。');
    await filed(world, '孙浩');
    expect(await world.asks('孙浩', '撤回申请')).toBe('申请 1（《秋播工作群》报备）已撤回。');
    await filed(world, '孙浩');
    expect(await world.asks('周镇长', '批准')).toBe(
      '申请 2：《秋播工作群》已批准，备案编号 2026-0002，结果在工作时间告知申请人。',
    );
    await filed(world, '孙浩', whole.replaceAll('秋播', '春灌'));
    expect(await world.asks('王芳', '驳回')).toBe(
      '还缺“理由”，请写明，如“驳回 3 该项工作已有工作群”。',
    );
    expect(await world.asks('王芳', '驳回 3个群做一件事，太多了')).toBe(
      '申请 3：《春灌工作群》未予批准，结果在工作时间告知申请人。',
    );
  });

  it('name the numbers where several wait', async () => {
    const world = await givenDesk();
    await filed(world, '孙浩');
    await filed(world, '孙浩', whole.replaceAll('秋播', '春灌'));
    const both = '2件：1（《秋播工作群》报备）、2（《春灌工作群》报备）';
    expect(await world.asks('王芳', '批准')).toBe(
      `等待您审批的申请有${both}。请写明编号，如“批准 1”。`,
    );
    expect(await world.asks('王芳', '同意')).toContain(both);
    expect(await world.asks('王芳', '驳回 已有工作群')).toContain(both);
    expect(await world.asks('孙浩', '撤回申请')).toBe(
      `您提交、尚未答复的申请有${both}。请写明编号，如“撤回申请 1”。`,
    );
    expect(await world.asks('唐丽', '撤回申请')).not.toContain('秋播');
    expect(await stateOf(world, '秋播工作群')).toBe('applied');
  });

  it('are decided by 同意 and 不同意, too, by those alone who may', async () => {
    const world = await givenDesk();
    await filed(world, '孙浩');
    await filed(world, '孙浩', whole.replaceAll('秋播', '春灌'));
    expect(await world.asks('唐丽', '同意 1')).toBe(
      '没有找到可由您办理的这件申请，请核对编号，可发送“申请”查看。',
    );
    expect(await world.asks('唐丽', '同意')).toBe('目前没有等待您审批的申请。');
    expect(await world.asks('周镇长', '不同意 2 已有工作群')).toContain('《春灌工作群》未予批准');
    expect(await world.asks('王芳', '同意')).toContain('《秋播工作群》已批准');
  });

  it('leave a proposal to its own words', async () => {
    const world = await givenDesk();
    await world.asks('唐丽', '删除我的资料');
    expect(await world.asks('唐丽', '同意')).toMatch(/等待您决定，请发送“确认 1”。$/u);
    expect(await world.asks('唐丽', '不同意')).toMatch(/等待您决定，请发送“取消 1”。$/u);
    await world.asks('王芳', '删除我的资料');
    await filed(world, '孙浩');
    await filed(world, '孙浩', whole.replaceAll('秋播', '春灌'));
    expect(await world.asks('王芳', '同意 2')).toMatch(/请发送“批准 2”或者“确认 2”。$/u);
    expect(await world.asks('王芳', '同意 1')).toContain('《秋播工作群》已批准');
    expect(await stateOf(world, '春灌工作群')).toBe('applied');
  });

  it('reminds once of all that wait, not on a holiday, and decides nothing by itself', async () => {
    const world = await givenDesk({ since: '2026-09-29T09:00' });
    await filed(world, '孙浩');
    await filed(world, '唐丽', whole.replaceAll('秋播', '春灌'));
    told(world);
    // The National Day holiday ends on the 7th; the second workday after it begins on the 8th is over.
    await world.until('2026-10-08T08:39');
    expect(toldTo(world, supervisors).filter((text) => text.includes('超过'))).toEqual([]);
    await world.until('2026-10-16T18:00');
    expect(toldTo(world, supervisors).filter((text) => text.includes('超过'))).toEqual([
      '您好，以下申请已超过答复时限：1（《秋播工作群》报备）、2（《春灌工作群》报备）。请私聊机器人发送“申请 1”查看并办理。',
    ]);
    expect(await stateOf(world, '秋播工作群')).toBe('applied');
  });

  it('says nothing more of a late answer that came before the word of it left', async () => {
    const world = await givenDesk();
    await world.asks('王芳', `批准 ${String(await filed(world, '孙浩'))}`);
    await world.until('2026-10-20T10:00');
    const number = String(await filed(world, '孙浩', whole.replaceAll('秋播', '春灌')));
    // On this morning he hears that the first approval lapsed, so the other word waits a day.
    await world.until('2026-10-23T08:00');
    told(world);
    await world.until('2026-10-23T09:00');
    await world.asks('王芳', `批准 ${number}`);
    await world.until('2026-10-26T18:00');
    const heard = toldTo(world, '孙浩');
    expect(heard.some((text) => text.includes('批准已失效'))).toBe(true);
    expect(heard.filter((text) => text.includes('尚未答复'))).toEqual([]);
  });

  it('reminds the unit’s head, too, and tells whoever applied that it did', async () => {
    const world = await givenDesk();
    await filed(world, '孙浩');
    told(world);
    await world.until('2026-10-14T18:30');
    expect(toldTo(world, '孙浩')).toEqual([]);
    await world.until('2026-10-30T18:00');
    const later = told(world);
    expect(later.filter(({ to }) => to === '孙浩').map(({ text }) => text)).toEqual([
      '您好，您提交的申请 1（《秋播工作群》报备）尚未答复，机器人已提醒审批人尽快办理。有答复会告知您；确有急事的，请电话联系单位负责人。',
    ]);
    const late = later.filter(({ text }) => text.includes('已超过答复时限')).map(({ to }) => to);
    expect(late.toSorted()).toEqual(['周镇长', supervisors].toSorted());
  });
});

async function takenIn(world: World, { admin }: { readonly admin: boolean }): Promise<void> {
  const before = world.chat.groups.get(group);
  if (before === undefined) throw new Error('The group is gone');
  const members = [...before.members, { id: '韩梅', name: '韩梅', reachable: true }];
  const adminIds = admin ? [...before.adminIds, '韩梅'] : before.adminIds;
  world.chat.groups.set(group, { ...before, members, adminIds });
  world.bot.receive({ kind: 'changed', groupId: group, at: world.clock.now() });
  await world.bot.settled();
}

function stillJoining(world: World): Promise<readonly number[]> {
  return world.store.transaction(async (tx) =>
    (await joinedNotDone(tx)).map(({ application }) => application),
  );
}
