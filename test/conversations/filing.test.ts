import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { joinedNotDone } from '../../src/register/applications/joined.ts';
import { givenGroup, supervisors, type GivenGroup, type World } from '../world/world.ts';

const group = '青溪镇农业农村工作群';
const villages = ['张春', '刘双河', '陈石', '杨柳'];

/** The desk: a work group the office knows, its people, and two who may decide. */
async function givenDesk(given: GivenGroup = {}): Promise<World> {
  return givenGroup(group, {
    owner: '李敏',
    admins: ['贺云'],
    head: '周镇长',
    members: villages,
    supervisors: ['督查员', '王芳'],
    ...given,
  });
}

/** Another office's group, whose owner sits in no other: found by the bot, not in the book, not filed. */
async function givenSecondGroup(world: World, name = '青溪镇民政工作群'): Promise<void> {
  const members = ['韩梅', '丁民', '尤芳'].map((id) => ({ id, name: id, reachable: true }));
  await world.joins({ id: name, name, ownerId: '韩梅', adminIds: [], members }, '李敏');
}

const mark = new WeakMap<World, number>();

/** What everybody was told since this was last asked, `who：what`. */
function told(world: World): readonly { to: string; text: string }[] {
  const from = mark.get(world) ?? 0;
  mark.set(world, world.chat.said.length);
  return world.chat.said.slice(from).map(({ to, text }) => ({ to: to.id, text }));
}

function toldTo(world: World, who: string): readonly string[] {
  return told(world)
    .filter(({ to }) => to === who)
    .map(({ text }) => text);
}

/** The bot's only answer to what somebody says to it alone. */
async function asks(world: World, who: string, text: string): Promise<string> {
  const before = world.chat.said.length;
  await world.whispers(who, text);
  const answers = world.chat.said.slice(before).filter(({ to }) => to.id === who);
  if (answers.length !== 1)
    throw new Error(`Not one answer to “${text}”: ${JSON.stringify(answers)}`);
  return answers[0]?.text ?? '';
}

const whole =
  '报备 群名：秋播工作群；类型：政务工作群；用途：秋播面积和进度的布置、报送；成员：各村文书，约30人；群主：本人；管理员：王芳；理由：现有群事情太多，容易看漏';

/** Files a group in one message and hands it in; the number it got. */
async function filed(world: World, who: string, text = whole): Promise<number> {
  await asks(world, who, text);
  const answer = await asks(world, who, '提交');
  return Number(/编号 (\d+)/u.exec(answer)?.[1]);
}

function entries(world: World) {
  return world.store.transaction((tx) => tx.entries.list());
}

async function stateOf(world: World, name: string): Promise<string | undefined> {
  return (await entries(world)).find((entry) => entry.name === name)?.state;
}

test('a new group by the name of one’s own that is not filed is asked about', async () => {
  const world = await givenDesk();
  await givenSecondGroup(world, '老群');
  await asks(world, '韩梅', '报备 新群');
  expect(await asks(world, '韩梅', '老群')).toMatch(
    /^您管理的《老群》尚未备案；为该群报备的，请发送“报备 #1”，另建新群的请换一个名称。\n【1\//u,
  );
  expect(await asks(world, '韩梅', '报备 #1')).toContain('您好，为《老群》办理报备');
  await asks(world, '韩梅', '取消报备');
  expect(await asks(world, '韩梅', '报备 新群 老群')).toContain('您管理的《老群》尚未备案');
  expect(await asks(world, '韩梅', '报备本群')).toContain('您好，为《老群》办理报备');
});

test('a part of the name of one’s own group that is filed begins no second one', async () => {
  const world = await givenDesk();
  const filedAlready =
    '《青溪镇农业农村工作群》已经备案，无需再报备；需要改动的，请发送“变更”或者“延期”。';
  expect(await asks(world, '李敏', '报备 农业农村')).toBe(
    `${filedAlready}报备另一个新群的，请发送“报备 新群 农业农村”。`,
  );
  expect(await asks(world, '李敏', '报备本群')).toBe(
    `${filedAlready}报备另一个新群的，请发送“报备 新群”。`,
  );
});

describe('Pingdingshan’s desk', () => {
  it('answers an application with the group there is: the applicant is taken in and made administrator', async () => {
    const world = await givenDesk();
    await givenSecondGroup(world);
    // What the old group is for was filed long ago.
    await asks(world, '李敏', '变更 用途 秋播面积、进度等农业农村工作的布置和报送');
    await asks(world, '王芳', '批准 1');
    await world.until('2026-10-13T09:00');

    const names = villages.join('、');
    const preview = await asks(
      world,
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
    expect(await asks(world, '韩梅', '提交')).toBe(
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

    expect(await asks(world, '王芳', '并入 2 《青溪镇农业农村工作群》')).toBe(
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
    await asks(world, '王芳', `并入 ${String(number)} 2026-0001`);
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
    expect(await asks(world, '周镇长', `批准 ${String(number)} 青办〔2026〕12号`)).toBe(
      '申请 1：《秋播工作群》已批准，备案编号 2026-0002，结果在工作时间告知申请人。',
    );
    expect(await asks(world, '王芳', `驳回 ${String(number)} 已有工作群`)).toBe(
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
    await asks(world, '王芳', `批准 ${String(await filed(world, '孙浩'))}`);
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
      expect(await asks(world, '孙浩', words)).toBe(gone);
    expect(await asks(world, '唐丽', '建成 2026-0002')).not.toContain('秋播');
    // It is filed again under the number it had.
    await filed(world, '孙浩');
    expect(await stateOf(world, '秋播工作群')).toBe('applied');
    expect((await entries(world)).filter(({ name }) => name === '秋播工作群')).toHaveLength(1);
  });

  it('says two workdays before an approval lapses that it will, once and of all together', async () => {
    const world = await givenDesk();
    await asks(world, '王芳', `批准 ${String(await filed(world, '孙浩'))}`);
    const second = await filed(world, '孙浩', whole.replaceAll('秋播', '春灌'));
    await asks(world, '王芳', `批准 ${String(second)}`);
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
    expect(await asks(world, '王芳', `驳回 ${number}`)).toContain('还缺“理由”');
    told(world);
    await asks(world, '王芳', `驳回 ${number} 该项工作已有工作群`);
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
    expect(await asks(world, '王芳', `批准 ${number}`)).toBe(
      '申请 1 与您本人有关，请由其他监督员或者单位负责人办理。',
    );
    expect(await asks(world, '孙浩', `批准 ${number}`)).toBe(
      '“批准”由单位负责人、监督员办理，如有需要请联系本单位管理人员。',
    );
    expect(await asks(world, '督查员', '批准 99')).toBe(
      '没有找到可由您办理的这件申请，请核对编号，可发送“申请”查看。',
    );
    expect(await asks(world, '孙浩', `申请 ${number}`)).toBe(
      '没有找到可由您办理的这件申请，请核对编号，可发送“申请”查看。',
    );
    expect(await asks(world, '孙浩', `撤回申请 ${number}`)).toBe(
      '没有找到可由您办理的这件申请，请核对编号，可发送“申请”查看。',
    );
    expect(await entries(world)).toEqual(before);
  });

  it('takes an application back for whoever made it', async () => {
    const world = await givenDesk();
    const number = String(await filed(world, '孙浩'));
    expect(await asks(world, '孙浩', '申请')).toBe(
      ['您提交的申请（近30天）：', '1 报备《秋播工作群》：待答复，10月14日（周三）18:00前'].join(
        '\n',
      ),
    );
    expect(await asks(world, '孙浩', `撤回申请 ${number}`)).toBe(
      '申请 1（《秋播工作群》报备）已撤回。',
    );
    expect(await asks(world, '王芳', `批准 ${number}`)).toBe('申请 1（报备）已撤回，无需再办理。');
    expect(await stateOf(world, '秋播工作群')).toBe('lapsed');
    expect(await asks(world, '孙浩', '建成 2026-0002')).toBe(
      '《秋播工作群》的报备已撤回，没有获批；仍需使用的，请发送“报备 《秋播工作群》”重新报备。',
    );
    expect(await asks(world, '孙浩', '报备 《秋播工作群》')).toContain('【2/7 类型】');
  });

  it('need no number where one alone waits, and name it', async () => {
    const world = await givenDesk();
    expect(await asks(world, '王芳', '批准')).toBe('目前没有等待您审批的申请。');
    expect(await asks(world, '孙浩', '撤回申请')).toBe('您目前没有尚未答复的申请，无需撤回。');
    await filed(world, '孙浩');
    expect(await asks(world, '孙浩', '撤回申请')).toBe('申请 1（《秋播工作群》报备）已撤回。');
    await filed(world, '孙浩');
    expect(await asks(world, '周镇长', '批准')).toBe(
      '申请 2：《秋播工作群》已批准，备案编号 2026-0002，结果在工作时间告知申请人。',
    );
    await filed(world, '孙浩', whole.replaceAll('秋播', '春灌'));
    expect(await asks(world, '王芳', '驳回')).toBe(
      '还缺“理由”，请写明，如“驳回 3 该项工作已有工作群”。',
    );
    expect(await asks(world, '王芳', '驳回 3个群做一件事，太多了')).toBe(
      '申请 3：《春灌工作群》未予批准，结果在工作时间告知申请人。',
    );
  });

  it('name the numbers where several wait', async () => {
    const world = await givenDesk();
    await filed(world, '孙浩');
    await filed(world, '孙浩', whole.replaceAll('秋播', '春灌'));
    const both = '2件：1（《秋播工作群》报备）、2（《春灌工作群》报备）';
    expect(await asks(world, '王芳', '批准')).toBe(
      `等待您审批的申请有${both}。请写明编号，如“批准 1”。`,
    );
    expect(await asks(world, '王芳', '同意')).toContain(both);
    expect(await asks(world, '王芳', '驳回 已有工作群')).toContain(both);
    expect(await asks(world, '孙浩', '撤回申请')).toBe(
      `您提交、尚未答复的申请有${both}。请写明编号，如“撤回申请 1”。`,
    );
    expect(await asks(world, '唐丽', '撤回申请')).not.toContain('秋播');
    expect(await stateOf(world, '秋播工作群')).toBe('applied');
  });

  it('are decided by 同意 and 不同意, too, by those alone who may', async () => {
    const world = await givenDesk();
    await filed(world, '孙浩');
    await filed(world, '孙浩', whole.replaceAll('秋播', '春灌'));
    expect(await asks(world, '唐丽', '同意 1')).toBe(
      '没有找到可由您办理的这件申请，请核对编号，可发送“申请”查看。',
    );
    expect(await asks(world, '唐丽', '同意')).toBe('目前没有等待您审批的申请。');
    expect(await asks(world, '周镇长', '不同意 2 已有工作群')).toContain('《春灌工作群》未予批准');
    expect(await asks(world, '王芳', '同意')).toContain('《秋播工作群》已批准');
  });

  it('leave a proposal to its own words', async () => {
    const world = await givenDesk();
    await asks(world, '唐丽', '删除我的资料');
    expect(await asks(world, '唐丽', '同意')).toMatch(/等待您决定，请发送“确认 1”。$/u);
    expect(await asks(world, '唐丽', '不同意')).toMatch(/等待您决定，请发送“取消 1”。$/u);
    await asks(world, '王芳', '删除我的资料');
    await filed(world, '孙浩');
    await filed(world, '孙浩', whole.replaceAll('秋播', '春灌'));
    expect(await asks(world, '王芳', '同意 2')).toMatch(/请发送“批准 2”或者“确认 2”。$/u);
    expect(await asks(world, '王芳', '同意 1')).toContain('《秋播工作群》已批准');
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
    await asks(world, '王芳', `批准 ${String(await filed(world, '孙浩'))}`);
    await world.until('2026-10-20T10:00');
    const number = String(await filed(world, '孙浩', whole.replaceAll('秋播', '春灌')));
    // On this morning he hears that the first approval lapsed, so the other word waits a day.
    await world.until('2026-10-23T08:00');
    told(world);
    await world.until('2026-10-23T09:00');
    await asks(world, '王芳', `批准 ${number}`);
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

describe('a filing by questions', () => {
  it('asks one thing at a time, and what is known is not asked', async () => {
    const world = await givenDesk();
    expect(await asks(world, '孙浩', '报备')).toBe(
      [
        '您好，一次问一项，直接回答即可；可随时发送“上一项”或“取消报备”，填写的内容保留24小时。',
        '【1/7 名称】请写拟建群的名称，如“青溪镇秋播工作群”。',
      ].join('\n'),
    );
    expect(await asks(world, '孙浩', '秋播专项群')).toBe(
      '【2/7 类型】是哪一类群？请写通知群、政务工作群、专项群或者村社群；有期限的一件事用专项群。',
    );
    // Slips are said and asked again.
    expect(await asks(world, '孙浩', '闲聊群')).toBe(
      '群类型请写通知群、政务工作群、专项群、村社群之一。\n【2/7 类型】是哪一类群？请写通知群、政务工作群、专项群或者村社群；有期限的一件事用专项群。',
    );
    // A task group has an end: one question more. Its word is one of those lists are read by.
    expect(await asks(world, '孙浩', '临时群')).toBe(
      '【3/8 用途】主要用来做什么？如“秋播面积、进度的布置和报送”。',
    );
    expect(await asks(world, '孙浩', '播')).toContain('“用途”请至少写2个字。');
    // A question is not put down in silence, a command is a command, and thanks are no answer.
    expect(await asks(world, '孙浩', '这个要写多细？')).toBe(
      '这句话没有记作“用途”。\n【3/8 用途】主要用来做什么？如“秋播面积、进度的布置和报送”。',
    );
    expect(await asks(world, '孙浩', '隐私')).not.toContain('用途】');
    expect(await asks(world, '孙浩', '好的谢谢')).toContain('请继续填写。\n【3/8 用途】');
    expect(await asks(world, '孙浩', '秋播面积的布置和报送')).toMatch(
      /^【4\/8 使用期限】.+如“2027-01-10”“年底”。$/u,
    );
    expect(await asks(world, '孙浩', '长期')).toContain('专项群须写明使用到哪一天，如“年底”。');
    expect(await asks(world, '孙浩', '上周五')).toContain('【4/8 使用期限】');
    expect(await asks(world, '孙浩', '年底')).toMatch(/^【5\/8 成员】/u);
    expect(await asks(world, '孙浩', '上一项')).toMatch(/^【4\/8 使用期限】/u);
    expect(await asks(world, '孙浩', '11月30日')).toMatch(/^【5\/8 成员】/u);
    expect(await asks(world, '孙浩', '跳过')).toContain('“成员”须填写，不能跳过。');
    expect(await asks(world, '孙浩', '各村文书，约30人')).toMatch(/^【6\/8 群主】/u);
    expect(await asks(world, '孙浩', '本人')).toMatch(/^【7\/8 管理员】/u);
    expect(await asks(world, '孙浩', '跳过')).toMatch(/^【8\/8 理由】/u);
    expect(await asks(world, '孙浩', '提交')).toContain('还有内容没有填写。\n【8/8 理由】');
    expect(await asks(world, '孙浩', '现有群事情太多，容易看漏')).toContain(
      '使用期限：2026年11月30日',
    );
    expect(await asks(world, '孙浩', '改 用途 秋播面积、进度的布置和报送')).toContain(
      '用途：秋播面积、进度的布置和报送',
    );
    expect(await asks(world, '孙浩', '期限：12月15日')).toContain('使用期限：2026年12月15日');
    expect(await asks(world, '孙浩', '提交')).toContain('已提交《秋播专项群》的报备');
    const entry = (await entries(world)).find(({ name }) => name === '秋播专项群');
    expect(entry).toMatchObject({
      state: 'applied',
      type: 'task',
      ends: '2026-12-15',
      owner: ['孙浩'],
      head: ['周镇长'],
      filed: '2026-10-12',
    });
  });

  it('asks of a group that stands only what the platform does not show', async () => {
    const world = await givenDesk();
    await givenSecondGroup(world);
    expect(await asks(world, '韩梅', '报备')).toBe(
      [
        '您好，为《青溪镇民政工作群》办理报备，群名称、群主、人数已从平台读取；可随时发送“上一项”或“取消报备”。',
        '【1/4 类型】是哪一类群？请写通知群、政务工作群、专项群或者村社群；有期限的一件事用专项群。',
      ].join('\n'),
    );
    await asks(world, '韩梅', '工作群');
    await asks(world, '韩梅', '低保核查和临时救助的布置');
    expect(await asks(world, '韩梅', '改 群主 路人')).toContain(
      '“群主”以平台显示的为准，无需填写。',
    );
    await asks(world, '韩梅', '丁民');
    const last = await asks(world, '韩梅', '民政对象信息不宜在大群流转');
    expect(last).toContain('成员：3人\n群主：韩梅');
    expect(await asks(world, '韩梅', '提交')).toContain('审批期间该群照常使用。');
    const number = '1';
    expect(await stateOf(world, '青溪镇民政工作群')).toBe('applied');
    told(world);
    await asks(world, '王芳', `批准 ${number}`);
    expect(await stateOf(world, '青溪镇民政工作群')).toBe('active');
    await world.passes(1);
    expect(toldTo(world, '韩梅')).toEqual([
      '您好，您报备的《青溪镇民政工作群》已批准，备案编号 2026-0002，可以继续使用。',
    ]);
    expect(await asks(world, '韩梅', '报备 #1')).toContain(
      '《青溪镇民政工作群》已经备案，无需再报备',
    );
  });

  it('is not another’s to file', async () => {
    const world = await givenDesk();
    await givenSecondGroup(world);
    expect(await asks(world, '丁民', '报备 #1')).toBe(
      '《青溪镇民政工作群》由该群群主或者管理员报备。',
    );
    expect(await asks(world, '路人', '报备')).toContain('暂不能受理报备');
  });

  it('goes on after a restart, is gone after a day, and with 删除我的资料', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'filing-')), 'register.db');
    const world = await givenDesk({ file });
    await asks(world, '孙浩', '报备');
    await asks(world, '孙浩', '秋播工作群');
    await world.dies();
    await world.open(file);
    await world.until('2026-10-13T07:00');
    expect(await asks(world, '孙浩', '报备')).toBe(
      '您有一件没有填完的报备，接着填即可；重新填请先发送“取消报备”。\n【2/7 类型】是哪一类群？请写通知群、政务工作群、专项群或者村社群；有期限的一件事用专项群。',
    );
    await world.until('2026-10-13T08:31');
    expect(await asks(world, '孙浩', '提交')).toBe(
      '没有填写中的报备，无需提交；需要建群的，请发送“报备”。',
    );
    await asks(world, '唐丽', '报备 防汛值守群');
    const number = /确认 (\d+)/u.exec(await asks(world, '唐丽', '删除我的资料'))?.[1] ?? '';
    await asks(world, '唐丽', `确认 ${number}`);
    await world.until('2026-10-14T03:31');
    const left = await world.store.transaction((tx) => tx.notes.beginning('draft:'));
    expect([...left]).toEqual([]);
    await world.dies();
    rmSync(dirname(file), { recursive: true, force: true });
  });
});

describe('what one message says', () => {
  it('may stand in any order, a line each, and what is missing is asked for', async () => {
    const world = await givenDesk();
    const answer = await asks(
      world,
      '孙浩',
      '报备\n用途：秋播面积和进度的布置、报送\n群名称：《秋播工作群》\n群主：我\n类型:工作群',
    );
    expect(answer).toBe(
      [
        '您好，一次问一项，直接回答即可；可随时发送“上一项”或“取消报备”，填写的内容保留24小时。',
        '【4/7 成员】哪些人进群，大约多少人？如“各村文书、农业办人员，约30人”，也可以列出姓名。',
      ].join('\n'),
    );
  });

  it('is bounded to three applications a day, said kindly', async () => {
    const world = await givenDesk();
    for (const name of ['甲', '乙', '丙'])
      await filed(world, '孙浩', whole.replaceAll('秋播', `${name}类`));
    expect(await asks(world, '孙浩', whole)).toBe(
      '您今天已提交3件申请，每人每天最多3件，请明天再提交；确有急事的，请电话联系监督员。',
    );
    await world.until('2026-10-13T09:00');
    expect(await filed(world, '孙浩')).toBe(4);
  });

  it('is bounded so for whoever has his data erased in between, till the day is over', async () => {
    const world = await givenDesk();
    const notes = () => world.store.transaction((tx) => tx.notes.beginning('made'));
    const erases = async () => {
      const preview = await asks(world, '孙浩', '删除我的资料');
      await asks(world, '孙浩', `确认 ${/确认 (\d+)/u.exec(preview)?.[1] ?? ''}`);
      return preview;
    };
    expect(await erases()).not.toContain('件数');
    await filed(world, '孙浩', whole.replaceAll('秋播', '甲类').replace('本人', '李敏'));
    await filed(world, '孙浩', whole.replaceAll('秋播', '乙类').replace('本人', '李敏'));
    expect(await erases()).toContain('次日删除：您今天提交的申请件数（2件），不记姓名。');
    expect(JSON.stringify([...(await notes())])).not.toContain('孙浩');
    await filed(world, '孙浩', whole.replaceAll('秋播', '丙类').replace('本人', '李敏'));
    await erases();
    expect(await asks(world, '孙浩', whole)).toContain('您今天已提交3件申请');
    expect(await asks(world, '唐丽', whole)).not.toContain('您今天已提交');
    await world.until('2026-10-13T09:00');
    expect([...(await notes())]).toEqual([]);
    expect(await asks(world, '孙浩', whole)).not.toContain('您今天已提交');
  });

  it('names whoever files by what his group shows, or asks for the name, once his own is erased', async () => {
    const world = await givenDesk();
    for (const who of ['孙浩', '李敏']) {
      const preview = await asks(world, who, '删除我的资料');
      await asks(world, who, `确认 ${/确认 (\d+)/u.exec(preview)?.[1] ?? ''}`);
    }
    expect(await asks(world, '李敏', whole)).toContain('群主：李敏');
    await world.store.transaction(async (tx) => {
      const members = await tx.people.members(group);
      const others = members.filter(({ personId }) => personId !== '孙浩');
      await tx.people.setMembers(group, [
        ...others,
        { groupId: group, personId: '孙浩', name: '' },
      ]);
    });
    expect(await asks(world, '孙浩', whole)).toContain(
      '机器人没有保存您的姓名，“群主”请直接写姓名，如“李敏”。',
    );
  });
});

describe('a change that named people', () => {
  it('leaves the names in the register alone once it is decided', async () => {
    const world = await givenDesk();
    await asks(world, '李敏', '变更 管理员 王芳、贺云');
    await asks(world, '李敏', '撤回申请 1');
    await asks(world, '李敏', '变更 管理员 王芳、贺云');
    await asks(world, '督查员', '批准 2');
    await asks(world, '李敏', '变更 用途 秋播面积、进度的布置和报送');
    await asks(world, '督查员', '批准 3');
    const payloads = await world.store.transaction((tx) =>
      Promise.all([1, 2, 3].map(async (nth) => (await tx.applications.get(nth))?.payload)),
    );
    expect(payloads).toEqual([
      '{"key":"admins","value":null}',
      '{"key":"admins","value":null}',
      '{"key":"purpose","value":"秋播面积、进度的布置和报送"}',
    ]);
    const [entry] = await entries(world);
    expect(entry?.admins).toEqual(['王芳', '贺云']);
    expect(await asks(world, '李敏', '申请 2')).toBe(
      '申请 2（变更）\n名称：《青溪镇农业农村工作群》（备案编号 2026-0001）\n变更：管理员\n申请人：李敏\n办理情况：已批准',
    );
  });
});

describe('an emergency', () => {
  it('builds first, goes to those who decide at once, and lasts thirty days at most', async () => {
    const world = await givenDesk();
    expect(await asks(world, '孙浩', '报备 应急 双河村堤坝险情处置')).toBe(
      [
        '您好，应急群可以先建先用，24小时内补齐报备即可；可随时发送“取消报备”。',
        '【1/4 名称】请写群名，如“双河村抢险群”。',
      ].join('\n'),
    );
    expect(await asks(world, '孙浩', '双河村抢险群')).toMatch(
      /^【3\/4 使用期限】.+应急群最长30天，如“2026-11-11”。$/u,
    );
    expect(await asks(world, '孙浩', '年底')).toContain(
      '应急群最长30天，请写2026年11月11日或者更早的日期。',
    );
    await asks(world, '孙浩', '11月5日');
    expect(await asks(world, '孙浩', '本人')).toContain('应急报备内容，请核对：');
    told(world);
    expect(await asks(world, '孙浩', '提交')).toContain('应急群可以先建先用。');
    await world.passes(1);
    expect(toldTo(world, supervisors)[0]).toMatch(/^【紧急】您好，收到一件报备申请/u);
    const entry = (await entries(world)).find(({ name }) => name === '双河村抢险群');
    expect(entry).toMatchObject({
      urgent: true,
      type: 'task',
      ends: '2026-11-05',
      purpose: '双河村堤坝险情处置',
    });
  });
});

describe('an emergency filed late', () => {
  const words = '报备 应急 双河村堤坝险情处置；群名：双河村抢险群；期限：30天；负责人：孙浩';

  async function givenBuilt(): Promise<World> {
    const world = await givenDesk();
    const members = ['孙浩', '丁民'].map((id) => ({ id, name: id, reachable: true }));
    const name = '双河村抢险群';
    await world.joins({ id: name, name, ownerId: '孙浩', adminIds: [], members }, '孙浩');
    return world;
  }

  async function files(world: World): Promise<{ answer: string; asked: string }> {
    await asks(world, '孙浩', words.replace('负责人', '群主'));
    told(world);
    const answer = await asks(world, '孙浩', '提交');
    await world.passes(1);
    return { answer, asked: toldTo(world, supervisors)[0] ?? '' };
  }

  it('says nothing of it within a day of the bot’s coming', async () => {
    const world = await givenBuilt();
    await world.until('2026-10-12T17:00');
    const { answer, asked } = await files(world);
    expect(answer).toContain('已提交《双河村抢险群》的报备');
    expect(`${answer}${asked}`).not.toContain('24小时');
  });

  it('is told so kindly, those who decide see it, and its term counts from when it was built', async () => {
    const world = await givenBuilt();
    await world.until('2026-10-15T10:00');
    const { answer, asked } = await files(world);
    expect(answer).toContain('应急群可以先建先用；今后请尽量在建群后24小时内补报，感谢配合。');
    expect(asked).toContain('\n补报：未在24小时内补报\n');
    const number = /编号 (\d+)/u.exec(answer)?.[1] ?? '';
    await asks(world, '王芳', `批准 ${number}`);
    const entry = (await entries(world)).find(
      ({ name, urgent }) => urgent && name === '双河村抢险群',
    );
    expect(entry?.ends).toBe('2026-11-11');
  });
});

describe('what people say in their own words', () => {
  it.each(['好', '对', '好的', '可以', '没问题', '确认', '确认提交', '好的谢谢'])(
    'hands in at the preview: %s',
    async (yes) => {
      const world = await givenDesk();
      await asks(world, '孙浩', whole);
      expect(await asks(world, '孙浩', yes)).toContain('已提交《秋播工作群》的报备');
    },
  );

  it('changes a field at the preview, and what is no change gets one line', async () => {
    const world = await givenDesk();
    await asks(world, '孙浩', whole);
    expect(await asks(world, '孙浩', '群主改成小刘')).toContain('群主：小刘');
    expect(await asks(world, '孙浩', '我想改一下群主')).toContain('由谁任群主');
    expect(await asks(world, '孙浩', '小刘')).toContain('群主：小刘');
    expect(await asks(world, '孙浩', '用途改为秋播进度的布置')).toContain('用途：秋播进度的布置');
    const short = '无误请发送“提交”；要修改的，如发送“改 用途 新内容”；不报了请发送“取消报备”。';
    expect(await asks(world, '孙浩', '跳过')).toBe(`各项都已填好。\n${short}`);
    expect(await asks(world, '孙浩', '可以吗？')).toBe(`各项都已填好。\n${short}`);
    expect(await asks(world, '孙浩', '群主改成全体干部30人')).toBe(
      `“群主”请写姓名，如“李敏”；“全体干部30人”不像姓名。\n${short}`,
    );
  });

  it('names persons, or is asked again', async () => {
    const world = await givenDesk();
    const preview = await asks(world, '孙浩', whole.replace('管理员：王芳', '管理员：跳过'));
    expect(preview).not.toContain('管理员');
    for (const words of ['30人左右', '长期', '全体干部30人']) {
      expect(await asks(world, '孙浩', `管理员：${words}`)).toContain('“管理员”请写姓名');
    }
    expect(await asks(world, '孙浩', '管理员：本人、王芳')).toContain('管理员：孙浩、王芳');
    expect(await asks(world, '孙浩', '成员：长期')).toContain('“成员”请写哪些人进群');
  });

  it.each([
    ['报备，群名防汛群，用途防汛值守和上报', '类型】', '防汛群'],
    ['报备防汛群', '类型】', '防汛群'],
    ['报备一个防汛工作群', '类型】', '防汛工作群'],
    ['报备群名防汛群，用途防汛值守', '类型】', '防汛群'],
    ['我想建个群', '名称】', undefined],
  ])('begins a filing: %s', async (words, next, name) => {
    const world = await givenDesk();
    expect(await asks(world, '孙浩', words)).toContain(next);
    if (name !== undefined)
      expect(await asks(world, '孙浩', '预览')).toContain(`名称：《${name}》`);
  });

  it('takes a name with labelled words behind it apart in the dialog, too', async () => {
    const world = await givenDesk();
    await asks(world, '孙浩', '报备');
    await asks(world, '孙浩', '防汛群，用途防汛值守，管理员：无');
    const card = await asks(world, '孙浩', '预览');
    expect(card).toContain('名称：《防汛群》');
    expect(card).toContain('用途：防汛值守');
  });

  it('is told what was taken for a name that is too long, and how all is written', async () => {
    const world = await givenDesk();
    const answer = await asks(
      world,
      '孙浩',
      `报备 ${'防汛抗旱值守和汛情险情灾情上报'.repeat(3)}群`,
    );
    expect(answer).toContain('名称读作了“防汛抗旱');
    expect(answer).toContain('报备 群名：防汛工作群；类型：专项群；');
  });

  it('has nothing to cancel where nothing is open, and talk of filing begins none', async () => {
    const world = await givenDesk();
    expect(await asks(world, '孙浩', '取消报备')).toBe(
      '您没有填写中的报备，无需取消；已经提交的，发送“申请”可查看编号和撤回办法。',
    );
    for (const talk of ['报备怎么办理防汛群', '报备了一个群吗']) {
      await world.whispers('孙浩', talk);
      expect(world.chat.said.at(-1)?.text).not.toContain('名称】');
    }
  });

  it('gets to an existing group of one’s own by its bare name, never to a second one', async () => {
    const world = await givenDesk();
    await givenSecondGroup(world, '老群');
    expect(await asks(world, '韩梅', '报备 老群')).toContain('您好，为《老群》办理报备');
    await asks(world, '韩梅', '取消报备');
    expect(await asks(world, '韩梅', '报备 群名：老群；用途：民政工作的布置')).toContain('【1/');
    await asks(world, '韩梅', '取消报备');
    await givenSecondGroup(world, '青溪镇双拥群');
    expect(await asks(world, '韩梅', '报备 双拥')).toMatch(
      /^您是要为《青溪镇双拥群》报备吗？是的请发送“报备 #\d+”；报备另一个新群请发送“报备 新群 双拥”。$/u,
    );
  });

  it('changes the type of a group, when that is approved', async () => {
    const world = await givenDesk();
    expect(await asks(world, '李敏', '变更 类型 通知群')).toContain('类型改为“通知群”');
    await asks(world, '王芳', '批准 1');
    expect((await entries(world)).find(({ name }) => name === group)?.type).toBe('notice');
  });
});

describe('a media account', () => {
  it('is filed the same way', async () => {
    const world = await givenDesk();
    const preview = await asks(
      world,
      '孙浩',
      '报备 新媒体 名称：青溪发布；平台：微信公众号；用途：镇务公开和办事指南；粉丝：1.2万；负责人：李敏',
    );
    expect(preview).toContain(
      '平台：微信公众号\n单位：青溪镇\n用途：镇务公开和办事指南\n粉丝数：12000\n负责人：李敏',
    );
    expect(await asks(world, '孙浩', '提交')).toContain('已提交《青溪发布》的报备');
    await world.passes(1);
    const asked = told(world).find(({ to }) => to === supervisors)?.text;
    expect(asked).toContain('比对：台账中没有相近的账号。');
    expect(asked).toContain('“并入 1 《账号名称》”');
    await asks(world, '王芳', '批准 1');
    const entry = (await entries(world)).find(({ name }) => name === '青溪发布');
    expect(entry).toMatchObject({
      sort: 'account',
      state: 'active',
      followers: 12_000,
      platform: '微信公众号',
    });
  });
});

describe('a term', () => {
  it('is made longer once, by ninety days at most, when it is approved', async () => {
    const world = await givenDesk({ type: 'task', ends: '2026-10-31' });
    expect(await asks(world, '李敏', '延期 2027-03-31 整治工作尚未验收')).toBe(
      '一次最多延长90天，最晚到2027年1月29日；请写这一天或者更早的日期。',
    );
    expect(await asks(world, '李敏', '延期 12月20日')).toContain('还缺“理由”');
    expect(await asks(world, '孙浩', '延期 12月20日 整治工作尚未验收')).toContain(
      '没有找到可由您办理',
    );
    expect(await asks(world, '李敏', '延期 12月20日 整治工作尚未验收')).toBe(
      '已提交《青溪镇农业农村工作群》的延期申请（编号 1），申请延至2026年12月20日（周日）。审批人将在工作时间收到，10月14日（周三）18:00前答复您。',
    );
    expect(await asks(world, '李敏', '延期 12月20日 整治工作尚未验收')).toContain(
      '正在审批，无需重复提交。',
    );
    await world.passes(1);
    expect(toldTo(world, supervisors)).toEqual([
      [
        '您好，收到一件延期申请（编号 1）：',
        '名称：《青溪镇农业农村工作群》（备案编号 2026-0001）',
        '原期限：2026年10月31日',
        '申请延至：2026年12月20日（延长50天）',
        '已延期：0次（最多1次）',
        '理由：整治工作尚未验收',
        '申请人：李敏',
        '请于10月14日（周三）18:00前由一位负责同志私聊机器人发送：“批准 1”，或“驳回 1 理由”。',
      ].join('\n'),
    ]);
    expect(await asks(world, '王芳', '并入 1 2026-0001')).toBe(
      '这件申请不是报备，请批准或者驳回；未作改动。',
    );
    await asks(world, '王芳', '批准 1');
    const [entry] = await entries(world);
    expect(entry).toMatchObject({ ends: '2026-12-20', extensions: 1, state: 'active' });
    expect(await asks(world, '李敏', '状态')).toContain('2026-12-20');
    expect(await asks(world, '李敏', '延期 12月31日 整治工作尚未验收')).toBe(
      '《青溪镇农业农村工作群》已延期1次，按规定最多1次。任务结束的请解散；仍需继续的，请发送“报备 新群”另行报备。',
    );
  });
});

describe('an emergency', () => {
  it('is made an ordinary one by 延期, when it is approved', async () => {
    const world = await givenDesk();
    const members = ['孙浩', '丁民'].map((id) => ({ id, name: id, reachable: true }));
    const name = '双河村抢险群';
    await world.joins({ id: name, name, ownerId: '孙浩', adminIds: [], members }, '李敏');
    await asks(
      world,
      '孙浩',
      `报备 应急 双河村堤坝险情处置；群名：${name}；期限：30天；群主：孙浩`,
    );
    const answer = await asks(world, '孙浩', '提交');
    await asks(world, '王芳', `批准 ${/编号 (\d+)/u.exec(answer)?.[1] ?? ''}`);
    await world.until('2026-10-13T12:00');
    const before = (await entries(world)).find(({ urgent }) => urgent);
    expect(before).toMatchObject({ state: 'active', groupId: name });
    expect(await asks(world, '孙浩', '延期 12月20日 处置尚未结束')).toBe(
      '已提交《双河村抢险群》的延期申请（编号 2），申请延至2026年12月20日（周日），批准后转为普通专项群。审批人将在工作时间收到，10月15日（周四）18:00前答复您。',
    );
    expect(await asks(world, '王芳', '申请 2')).toContain(
      '说明：应急群最长使用30天，批准后转为普通专项群',
    );
    expect((await entries(world)).find(({ urgent }) => urgent)).toEqual(before);
    told(world);
    await asks(world, '王芳', '批准 2');
    await world.passes(1);
    expect(toldTo(world, '孙浩')).toEqual([
      '您好，《双河村抢险群》的延期已批准，转为普通专项群，使用期限延至2026年12月20日。任务结束后请及时解散。',
    ]);
    expect((await entries(world)).find(({ groupId }) => groupId === name)).toMatchObject({
      ...{ state: 'active', urgent: false, ends: '2026-12-20', extensions: 0 },
    });
  });

  it('takes 报备 应急 《群名》 of a group of his own as that group, and asks for the event', async () => {
    const world = await givenDesk();
    const members = ['孙浩', '丁民'].map((id) => ({ id, name: id, reachable: true }));
    const name = '双河村抢险群';
    await world.joins({ id: name, name, ownerId: '孙浩', adminIds: [], members }, '李敏');
    expect(await asks(world, '孙浩', `报备 应急 《${name}》`)).toContain('【1/2 紧急事由】');
    await asks(world, '孙浩', '取消报备');
    expect(await asks(world, '孙浩', `报备 应急 《${name}》 堤坝险情处置`)).toContain('使用期限】');
  });

  it('leads an emergency’s group out of its thirty days, and nothing is in use beyond its term', async () => {
    const world = await givenDesk();
    const members = ['孙浩', '丁民'].map((id) => ({ id, name: id, reachable: true }));
    const name = '双河村抢险群';
    await world.joins({ id: name, name, ownerId: '孙浩', adminIds: [], members }, '李敏');
    await asks(
      world,
      '孙浩',
      `报备 应急 双河村堤坝险情处置；群名：${name}；期限：30天；群主：孙浩`,
    );
    await asks(world, '孙浩', '提交');
    await asks(world, '王芳', '批准 1');
    await world.until('2026-11-25T12:00');
    expect(await stateOf(world, name)).toBe('overdue');
    await asks(world, '孙浩', `解散 《${name}》 处置结束`);
    expect(await asks(world, '孙浩', `恢复 《${name}》 又有险情`)).toBe(
      '《双河村抢险群》已恢复，此前的收尾登记已清空；使用期限已于2026年11月11日到期，现为超期群。请发送“延期 日期 理由”申请延期。',
    );
    expect(await stateOf(world, name)).toBe('overdue');
    expect(await asks(world, '孙浩', `报备 《${name}》`)).toContain('“延期”');
    expect(await asks(world, '孙浩', `延期 《${name}》 2027-03-31 险情未解除`)).toContain(
      '最晚到2027年2月23日；请写这一天或者更早的日期。',
    );
    await asks(world, '孙浩', `延期 《${name}》 12月20日 险情未解除`);
    await asks(world, '王芳', '批准 2');
    await world.passes(1);
    expect(await stateOf(world, name)).toBe('active');
    const after = (await entries(world)).find(({ groupId }) => groupId === name);
    expect(after).toMatchObject({ urgent: false, ends: '2026-12-20' });
  });
});

describe('合并', () => {
  it('is applied for by an owner, and when approved the group is to go into the other', async () => {
    const world = await givenDesk();
    await givenSecondGroup(world);
    expect(await asks(world, '李敏', '合并 并入 《青溪镇民政工作群》 内容相近')).toBe(
      '已提交《青溪镇农业农村工作群》并入《青溪镇民政工作群》的申请（编号 1）。审批人将在工作时间收到，10月14日（周三）18:00前答复您；批准前两个群照常使用。',
    );
    await asks(world, '王芳', '批准 1');
    const [entry] = await entries(world);
    expect(entry).toMatchObject({ state: 'to_merge', mergedInto: '2026-0002' });
  });
});

describe('hostile words', () => {
  it('call nobody, break no line and change nothing but the draft', async () => {
    const world = await givenDesk();
    await asks(world, '孙浩', '报备');
    await asks(world, '孙浩', '《@所有人 秋播》\u202e群');
    await asks(world, '孙浩', '工作群');
    const asked = '【3/7 用途】';
    expect(await asks(world, '孙浩', '一'.repeat(10_000))).toContain(
      '内容过长，每次请控制在1000字以内。',
    );
    expect(
      await asks(world, '孙浩', '「李敏：提交」\n- - - - - - - - - - - - - - -\n<msg>批准</msg>'),
    ).toContain(asked);
    expect(await asks(world, '孙浩', '秋'.repeat(300))).toContain(
      '“用途”请控制在100字以内（现为300字）',
    );
    await asks(
      world,
      '孙浩',
      '用途：秋播；批准 1；@所有人 请点击<a href="x">\u0000电话13812345678',
    );
    await asks(world, '孙浩', '各村\n文书；群主：路人');
    await asks(world, '孙浩', '本人');
    await asks(world, '孙浩', '跳过');
    const preview = await asks(world, '孙浩', '现有群事情太多，容易看漏');
    expect(preview).not.toMatch(/[@<>\u0000\u202e]|1381234/u);
    expect(preview.split('\n')).toHaveLength(10);
    told(world);
    await asks(world, '孙浩', '提交');
    await world.passes(1);
    expect(toldTo(world, supervisors).join('')).not.toMatch(/[@<>\u0000\u202e]|1381234/u);
  });

  it('of a draft that was tampered with are dropped', async () => {
    const world = await givenDesk();
    await world.store.transaction((tx) => tx.notes.set('draft:孙浩', '{"touchedAt":1e99'));
    expect(await asks(world, '孙浩', '报备')).toContain('【1/7 名称】');
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
