import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import {
  group,
  givenDesk,
  givenSecondGroup,
  told,
  toldTo,
  whole,
  filed,
  entries,
  stateOf,
} from '../world/desk.ts';
import { supervisors } from '../world/world.ts';

test('a new group by the name of one’s own that is not filed is asked about', async () => {
  const world = await givenDesk();
  await givenSecondGroup(world, '老群');
  await world.asks('韩梅', '报备 新群');
  expect(await world.asks('韩梅', '老群')).toMatch(
    /^您管理的《老群》尚未备案；为该群报备的，请发送“报备 #1”，另建新群的请换一个名称。\n【1\//u,
  );
  expect(await world.asks('韩梅', '报备 #1')).toContain('您好，为《老群》办理报备');
  await world.asks('韩梅', '取消报备');
  expect(await world.asks('韩梅', '报备 新群 老群')).toContain('您管理的《老群》尚未备案');
  expect(await world.asks('韩梅', '报备本群')).toContain('您好，为《老群》办理报备');
});

test('a part of the name of one’s own group that is filed begins no second one', async () => {
  const world = await givenDesk();
  const filedAlready =
    '《青溪镇农业农村工作群》已经备案，无需再报备；需要改动的，请发送“变更”或者“延期”。';
  expect(await world.asks('李敏', '报备 农业农村')).toBe(
    `${filedAlready}报备另一个新群的，请发送“报备 新群 农业农村”。`,
  );
  expect(await world.asks('李敏', '报备本群')).toBe(
    `${filedAlready}报备另一个新群的，请发送“报备 新群”。`,
  );
});

describe('a filing by questions', () => {
  it('asks one thing at a time, and what is known is not asked', async () => {
    const world = await givenDesk();
    expect(await world.asks('孙浩', '报备')).toBe(
      [
        '您好，一次问一项，直接回答即可；可随时发送“上一项”或“取消报备”，填写的内容保留24小时。',
        '【1/7 名称】请写拟建群的名称，如“青溪镇秋播工作群”。',
      ].join('\n'),
    );
    expect(await world.asks('孙浩', '秋播专项群')).toBe(
      '【2/7 类型】是哪一类群？请写通知群、政务工作群、专项群或者村社群；有期限的一件事用专项群。',
    );
    // Slips are said and asked again.
    expect(await world.asks('孙浩', '闲聊群')).toBe(
      '群类型请写通知群、政务工作群、专项群、村社群之一。\n【2/7 类型】是哪一类群？请写通知群、政务工作群、专项群或者村社群；有期限的一件事用专项群。',
    );
    // A task group has an end: one question more. Its word is one of those lists are read by.
    expect(await world.asks('孙浩', '临时群')).toBe(
      '【3/8 用途】主要用来做什么？如“秋播面积、进度的布置和报送”。',
    );
    expect(await world.asks('孙浩', '播')).toContain('“用途”请至少写2个字。');
    // A question is not put down in silence, a command is a command, and thanks are no answer.
    expect(await world.asks('孙浩', '这个要写多细？')).toBe(
      '这句话没有记作“用途”。\n【3/8 用途】主要用来做什么？如“秋播面积、进度的布置和报送”。',
    );
    expect(await world.asks('孙浩', '隐私')).not.toContain('用途】');
    expect(await world.asks('孙浩', '好的谢谢')).toContain('请继续填写。\n【3/8 用途】');
    expect(await world.asks('孙浩', '秋播面积的布置和报送')).toMatch(
      /^【4\/8 使用期限】.+如“2027-01-10”“年底”。$/u,
    );
    expect(await world.asks('孙浩', '长期')).toContain('专项群须写明使用到哪一天，如“年底”。');
    expect(await world.asks('孙浩', '上周五')).toContain('【4/8 使用期限】');
    expect(await world.asks('孙浩', '年底')).toMatch(/^【5\/8 成员】/u);
    expect(await world.asks('孙浩', '上一项')).toMatch(/^【4\/8 使用期限】/u);
    expect(await world.asks('孙浩', '11月30日')).toMatch(/^【5\/8 成员】/u);
    expect(await world.asks('孙浩', '跳过')).toContain('“成员”须填写，不能跳过。');
    expect(await world.asks('孙浩', '各村文书，约30人')).toMatch(/^【6\/8 群主】/u);
    expect(await world.asks('孙浩', '本人')).toMatch(/^【7\/8 管理员】/u);
    expect(await world.asks('孙浩', '跳过')).toMatch(/^【8\/8 理由】/u);
    expect(await world.asks('孙浩', '提交')).toContain('还有内容没有填写。\n【8/8 理由】');
    expect(await world.asks('孙浩', '现有群事情太多，容易看漏')).toContain(
      '使用期限：2026年11月30日',
    );
    expect(await world.asks('孙浩', '改 用途 秋播面积、进度的布置和报送')).toContain(
      '用途：秋播面积、进度的布置和报送',
    );
    expect(await world.asks('孙浩', '期限：12月15日')).toContain('使用期限：2026年12月15日');
    expect(await world.asks('孙浩', '提交')).toContain('已提交《秋播专项群》的报备');
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
    expect(await world.asks('韩梅', '报备')).toBe(
      [
        '您好，为《青溪镇民政工作群》办理报备，群名称、群主、人数已从平台读取；可随时发送“上一项”或“取消报备”。',
        '【1/4 类型】是哪一类群？请写通知群、政务工作群、专项群或者村社群；有期限的一件事用专项群。',
      ].join('\n'),
    );
    await world.asks('韩梅', '工作群');
    await world.asks('韩梅', '低保核查和临时救助的布置');
    expect(await world.asks('韩梅', '改 群主 路人')).toContain(
      '“群主”以平台显示的为准，无需填写。',
    );
    await world.asks('韩梅', '丁民');
    const last = await world.asks('韩梅', '民政对象信息不宜在大群流转');
    expect(last).toContain('成员：3人\n群主：韩梅');
    expect(await world.asks('韩梅', '提交')).toContain('审批期间该群照常使用。');
    const number = '1';
    expect(await stateOf(world, '青溪镇民政工作群')).toBe('applied');
    told(world);
    await world.asks('王芳', `批准 ${number}`);
    expect(await stateOf(world, '青溪镇民政工作群')).toBe('active');
    await world.passes(1);
    expect(toldTo(world, '韩梅')).toEqual([
      '您好，您报备的《青溪镇民政工作群》已批准，备案编号 2026-0002，可以继续使用。',
    ]);
    expect(await world.asks('韩梅', '报备 #1')).toContain(
      '《青溪镇民政工作群》已经备案，无需再报备',
    );
  });

  it('is not another’s to file', async () => {
    const world = await givenDesk();
    await givenSecondGroup(world);
    expect(await world.asks('丁民', '报备 #1')).toBe(
      '《青溪镇民政工作群》由该群群主或者管理员报备。',
    );
    expect(await world.asks('路人', '报备')).toContain('暂不能受理报备');
  });

  it('goes on after a restart, is gone after a day, and with 删除我的资料', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'filing-')), 'register.db');
    const world = await givenDesk({ file });
    await world.asks('孙浩', '报备');
    await world.asks('孙浩', '秋播工作群');
    await world.dies();
    await world.open(file);
    await world.until('2026-10-13T07:00');
    expect(await world.asks('孙浩', '报备')).toBe(
      '您有一件没有填完的报备，接着填即可；重新填请先发送“取消报备”。\n【2/7 类型】是哪一类群？请写通知群、政务工作群、专项群或者村社群；有期限的一件事用专项群。',
    );
    await world.until('2026-10-13T08:31');
    expect(await world.asks('孙浩', '提交')).toBe(
      '没有填写中的报备，无需提交；需要建群的，请发送“报备”。',
    );
    await world.asks('唐丽', '报备 防汛值守群');
    const number = /确认 (\d+)/u.exec(await world.asks('唐丽', '删除我的资料'))?.[1] ?? '';
    await world.asks('唐丽', `确认 ${number}`);
    await world.until('2026-10-14T03:31');
    const left = await world.store.transaction((tx) => tx.notes.beginning('draft:'));
    expect([...left]).toEqual([]);
    await world.dies();
    rmSync(dirname(file), { recursive: true, force: true });
  });
});

describe('what one message says', () => {
  it('is of the one group that is still to be filed, where it names none', async () => {
    const world = await givenDesk();
    await givenSecondGroup(world);
    const words =
      '报备 类型：政务工作群；用途：民政事项的布置；管理员：丁民；理由：现有群成员不对口';
    expect(await world.asks('韩梅', words)).toContain('名称：《青溪镇民政工作群》');
    expect(await world.asks('李敏', words)).toContain('【1/7 名称】请写拟建群的名称');
  });

  it('may stand in any order, a line each, and what is missing is asked for', async () => {
    const world = await givenDesk();
    const answer = await world.asks(
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
    expect(await world.asks('孙浩', whole)).toBe(
      '您今天已提交3件申请，每人每天最多3件，请明天再提交；确有急事的，请电话联系监督员。',
    );
    await world.until('2026-10-13T09:00');
    expect(await filed(world, '孙浩')).toBe(4);
  });

  it('is bounded so for whoever has his data erased in between, till the day is over', async () => {
    const world = await givenDesk();
    const notes = () => world.store.transaction((tx) => tx.notes.beginning('made'));
    const erases = async () => {
      const preview = await world.asks('孙浩', '删除我的资料');
      await world.asks('孙浩', `确认 ${/确认 (\d+)/u.exec(preview)?.[1] ?? ''}`);
      return preview;
    };
    expect(await erases()).not.toContain('件数');
    await filed(world, '孙浩', whole.replaceAll('秋播', '甲类').replace('本人', '李敏'));
    await filed(world, '孙浩', whole.replaceAll('秋播', '乙类').replace('本人', '李敏'));
    expect(await erases()).toContain('次日删除：您今天提交的申请件数（2件），不记姓名。');
    expect(JSON.stringify([...(await notes())])).not.toContain('孙浩');
    await filed(world, '孙浩', whole.replaceAll('秋播', '丙类').replace('本人', '李敏'));
    await erases();
    expect(await world.asks('孙浩', whole)).toContain('您今天已提交3件申请');
    expect(await world.asks('唐丽', whole)).not.toContain('您今天已提交');
    await world.until('2026-10-13T09:00');
    expect([...(await notes())]).toEqual([]);
    expect(await world.asks('孙浩', whole)).not.toContain('您今天已提交');
  });

  it('names whoever files by what his group shows, or asks for the name, once his own is erased', async () => {
    const world = await givenDesk();
    for (const who of ['孙浩', '李敏']) {
      const preview = await world.asks(who, '删除我的资料');
      await world.asks(who, `确认 ${/确认 (\d+)/u.exec(preview)?.[1] ?? ''}`);
    }
    expect(await world.asks('李敏', whole)).toContain('群主：李敏');
    await world.store.transaction(async (tx) => {
      const members = await tx.people.members(group);
      const others = members.filter(({ personId }) => personId !== '孙浩');
      await tx.people.setMembers(group, [
        ...others,
        { groupId: group, personId: '孙浩', name: '' },
      ]);
    });
    expect(await world.asks('孙浩', whole)).toContain(
      '机器人没有保存您的姓名，“群主”请直接写姓名，如“李敏”。',
    );
  });
});

describe('what people say in their own words', () => {
  it.each(['好', '对', '好的', '可以', '没问题', '确认', '确认提交', '好的谢谢'])(
    'hands in at the preview: %s',
    async (yes) => {
      const world = await givenDesk();
      await world.asks('孙浩', whole);
      expect(await world.asks('孙浩', yes)).toContain('已提交《秋播工作群》的报备');
    },
  );

  it('changes a field at the preview, and what is no change gets one line', async () => {
    const world = await givenDesk();
    await world.asks('孙浩', whole);
    expect(await world.asks('孙浩', '群主改成小刘')).toContain('群主：小刘');
    expect(await world.asks('孙浩', '我想改一下群主')).toContain('由谁任群主');
    expect(await world.asks('孙浩', '小刘')).toContain('群主：小刘');
    expect(await world.asks('孙浩', '用途改为秋播进度的布置')).toContain('用途：秋播进度的布置');
    const short = '无误请发送“提交”；要修改的，如发送“改 用途 新内容”；不报了请发送“取消报备”。';
    expect(await world.asks('孙浩', '跳过')).toBe(`各项都已填好。\n${short}`);
    expect(await world.asks('孙浩', '可以吗？')).toBe(`各项都已填好。\n${short}`);
    expect(await world.asks('孙浩', '群主改成全体干部30人')).toBe(
      `“群主”请写姓名，如“李敏”；“全体干部30人”不像姓名。\n${short}`,
    );
  });

  it.each(['工作群', '建一个群', '微信工作群'])(
    'says what the group is for: not %s',
    async (words) => {
      const world = await givenDesk();
      await world.asks('孙浩', whole);
      expect(await world.asks('孙浩', `改 用途 ${words}`)).toContain(
        '“用途”请写明具体做什么，如“秋播面积、进度的布置和报送”',
      );
      expect(await world.asks('孙浩', '预览')).toContain('用途：秋播面积和进度的布置、报送');
    },
  );

  it('names persons, or is asked again', async () => {
    const world = await givenDesk();
    const preview = await world.asks('孙浩', whole.replace('管理员：王芳', '管理员：跳过'));
    expect(preview).not.toContain('管理员');
    for (const words of ['30人左右', '长期', '全体干部30人']) {
      expect(await world.asks('孙浩', `管理员：${words}`)).toContain('“管理员”请写姓名');
    }
    expect(await world.asks('孙浩', '管理员：本人、王芳')).toContain('管理员：孙浩、王芳');
    expect(await world.asks('孙浩', '成员：长期')).toContain('“成员”请写哪些人进群');
  });

  it.each([
    ['报备，群名防汛群，用途防汛值守和上报', '类型】', '防汛群'],
    ['报备防汛群', '类型】', '防汛群'],
    ['报备一个防汛工作群', '类型】', '防汛工作群'],
    ['报备群名防汛群，用途防汛值守', '类型】', '防汛群'],
    ['我想建个群', '名称】', undefined],
  ])('begins a filing: %s', async (words, next, name) => {
    const world = await givenDesk();
    expect(await world.asks('孙浩', words)).toContain(next);
    if (name !== undefined) expect(await world.asks('孙浩', '预览')).toContain(`名称：《${name}》`);
  });

  it('takes a name with labelled words behind it apart in the dialog, too', async () => {
    const world = await givenDesk();
    await world.asks('孙浩', '报备');
    await world.asks('孙浩', '防汛群，用途防汛值守，管理员：无');
    const card = await world.asks('孙浩', '预览');
    expect(card).toContain('名称：《防汛群》');
    expect(card).toContain('用途：防汛值守');
  });

  it('is told what was taken for a name that is too long, and how all is written', async () => {
    const world = await givenDesk();
    const answer = await world.asks('孙浩', `报备 ${'防汛抗旱值守和汛情险情灾情上报'.repeat(3)}群`);
    expect(answer).toContain('名称读作了“防汛抗旱');
    expect(answer).toContain('报备 群名：防汛工作群；类型：专项群；');
  });

  it('has nothing to cancel where nothing is open, and talk of filing begins none', async () => {
    const world = await givenDesk();
    expect(await world.asks('孙浩', '取消报备')).toBe(
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
    expect(await world.asks('韩梅', '报备 老群')).toContain('您好，为《老群》办理报备');
    await world.asks('韩梅', '取消报备');
    expect(await world.asks('韩梅', '报备 群名：老群；用途：民政工作的布置')).toContain('【1/');
    await world.asks('韩梅', '取消报备');
    await givenSecondGroup(world, '青溪镇双拥群');
    expect(await world.asks('韩梅', '报备 双拥')).toMatch(
      /^您是要为《青溪镇双拥群》报备吗？是的请发送“报备 #\d+”；报备另一个新群请发送“报备 新群 双拥”。$/u,
    );
  });

  it('changes the type of a group, when that is approved', async () => {
    const world = await givenDesk();
    expect(await world.asks('李敏', '变更 类型 通知群')).toContain('类型改为“通知群”');
    await world.asks('王芳', '批准 1');
    expect((await entries(world)).find(({ name }) => name === group)?.type).toBe('notice');
  });
});

describe('hostile words', () => {
  it('call nobody, break no line and change nothing but the draft', async () => {
    const world = await givenDesk();
    await world.asks('孙浩', '报备');
    await world.asks('孙浩', '《@所有人 秋播》\u202e群');
    await world.asks('孙浩', '工作群');
    const asked = '【3/7 用途】';
    expect(await world.asks('孙浩', '一'.repeat(10_000))).toContain(
      '内容过长，每次请控制在1000字以内。',
    );
    expect(
      await world.asks('孙浩', '「李敏：提交」\n- - - - - - - - - - - - - - -\n<msg>批准</msg>'),
    ).toContain(asked);
    expect(await world.asks('孙浩', '秋'.repeat(300))).toContain(
      '“用途”请控制在100字以内（现为300字）',
    );
    await world.asks('孙浩', '用途：秋播；批准 1；@所有人 请点击<a href="x">\u0000电话13812345678');
    await world.asks('孙浩', '各村\n文书；群主：路人');
    await world.asks('孙浩', '本人');
    await world.asks('孙浩', '跳过');
    const preview = await world.asks('孙浩', '现有群事情太多，容易看漏');
    expect(preview).not.toMatch(/[@<>\u0000\u202e]|1381234/u);
    expect(preview.split('\n')).toHaveLength(10);
    told(world);
    await world.asks('孙浩', '提交');
    await world.passes(1);
    expect(toldTo(world, supervisors).join('')).not.toMatch(/[@<>\u0000\u202e]|1381234/u);
  });

  it('of a draft that was tampered with are dropped', async () => {
    const world = await givenDesk();
    await world.store.transaction((tx) => tx.notes.set('draft:孙浩', '{"touchedAt":1e99'));
    expect(await world.asks('孙浩', '报备')).toContain('【1/7 名称】');
  });
});
