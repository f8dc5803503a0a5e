import { describe, expect, it } from 'vitest';
import { givenDesk, group } from '../world/desk.ts';
import { supervisors, type World } from '../world/world.ts';

/* What people say who file for the first time, in their own words and in the wrong place. */

async function givenOther(world: World, name: string, owner: string): Promise<void> {
  const members = [owner, '丁民'].map((id) => ({ id, name: id, reachable: true }));
  await world.joins({ id: name, name, ownerId: owner, adminIds: [], members }, '李敏');
}

/** The bot's answer to what somebody says to it alone, typed at a person's pace; null for silence. */
async function hears(world: World, who: string, text: string): Promise<string | null> {
  await world.until(world.clock.now() + 5_000);
  const before = world.chat.said.length;
  await world.whispers(who, text);
  return world.chat.said.slice(before).find(({ to }) => to.id === who)?.text ?? null;
}

async function card(world: World, who: string): Promise<string | null> {
  return hears(world, who, '预览');
}

const whole =
  '报备 群名：秋播工作群；类型：政务工作群；用途：秋播进度的布置、报送；成员：各村文书，约30人；群主：本人；管理员：王芳；理由：现有群事情太多，容易看漏';
const goOn = '（填写中的报备已保留，接着填请发送“报备”。）';

describe('whoever cannot wait', () => {
  it.each(['紧急报备', '应急报备', '先建后报', '应急建群', '紧急报备 双河村堤坝险情处置'])(
    'begins an emergency’s filing by %s',
    async (words) => {
      const world = await givenDesk();
      expect(await hears(world, '孙浩', words)).toBe(
        [
          '您好，应急群可以先建先用，24小时内补齐报备即可；可随时发送“取消报备”。',
          '【1/4 名称】请写群名，如“双河村抢险群”。',
        ].join('\n'),
      );
    },
  );

  it.each([
    '今晚暴雨，要先建群',
    '来不及报备',
    '来不及报备了，先建个群行不行',
    '群先建了，还没报备',
    '突发火情，要拉群',
    '明天再报备行不行，今晚汛情急',
  ])('is told the sentence to send by %s', async (words) => {
    const world = await givenDesk();
    expect(await hears(world, '孙浩', words)).toBe(
      '您好，突发紧急情况可以先建群、24小时内补报，请发送“报备 应急 事由”，如“报备 应急 双河村堤坝险情处置”；其他情况请先发送“报备”。',
    );
  });

  it('is told so however he tries, and in the middle of another filing', async () => {
    const world = await givenDesk();
    for (const words of [
      '来不及报备',
      '今晚暴雨，要先建群',
      '先拉个群，回头补报',
      '来不及备案了',
    ]) {
      expect(await hears(world, '孙浩', words)).toContain('“报备 应急 事由”');
    }
    await hears(world, '孙浩', '报备 防汛群');
    expect(await hears(world, '孙浩', '来不及报备')).toMatch(/报备的内容仍保留。\n【2\//u);
    expect(await hears(world, '孙浩', '应急报备')).toContain('此前没有填完的报备不再保留。');
  });

  it('hears nothing of it in a group', async () => {
    const world = await givenDesk();
    const before = world.chat.said.length;
    await world.says('孙浩', '今晚暴雨，要先建群');
    await world.says('孙浩', '@群规助手\u2005来不及报备', { mentionsBot: true });
    await world.says('孙浩', '@群规助手\u2005先建后报', { mentionsBot: true });
    expect(world.chat.said.slice(before)).toEqual([]);
  });

  it('writes the group before the event, and a group of emergency services is no emergency', async () => {
    const world = await givenDesk();
    await hears(world, '孙浩', '报备 应急 双河抢险群，堤坝漏水转移群众');
    expect(await card(world, '孙浩')).toContain('名称：《双河抢险群》');
    expect(await card(world, '孙浩')).toContain('紧急事由：堤坝漏水转移群众');
    await hears(world, '孙浩', '取消');
    expect(await hears(world, '孙浩', '报备 应急管理工作群')).toContain('【2/7 类型】');
  });
});

describe('words that name no group', () => {
  it.each(['报备一个新的群', '我要报备', '报备 新群', '报备新群', '报备 微信群', '报备 建群'])(
    'begin with the name: %s',
    async (words) => {
      const world = await givenDesk();
      expect(await hears(world, '孙浩', words)).toContain(
        '【1/7 名称】请写拟建群的名称，如“青溪镇秋播工作群”。',
      );
    },
  );

  it.each(['报备专项群', '报备 临时群', '报备一个专项群', '我要报备一个专项群'])(
    'say the type, where they do: %s',
    async (words) => {
      const world = await givenDesk();
      expect(await hears(world, '孙浩', words)).toContain('【1/8 名称】');
      expect(await card(world, '孙浩')).toContain('类型：专项群');
      expect(await hears(world, '孙浩', '秋播攻坚群')).toContain('【3/8 用途】');
    },
  );

  it('are no answer where the name is asked for', async () => {
    const world = await givenDesk();
    await hears(world, '孙浩', '报备');
    expect(await hears(world, '孙浩', '新群')).toContain('“新群”不是群名，请写群名全称');
    expect(await hears(world, '孙浩', '专项群')).toContain('类型已记作“专项群”，还请写明群名。');
    expect(await hears(world, '孙浩', '就叫秋播攻坚群吧')).toContain('【3/8 用途】');
    expect(await card(world, '孙浩')).toContain('名称：《秋播攻坚群》');
  });
});

describe('a name', () => {
  it.each([
    '报备 青溪防汛群，负责汛期值守',
    '报备青溪防汛群，负责汛期值守',
    '报备《青溪防汛群》，负责汛期值守',
  ])('ends at the comma, and what is behind it says what for: %s', async (words) => {
    const world = await givenDesk();
    await hears(world, '孙浩', words);
    expect(await card(world, '孙浩')).toContain('名称：《青溪防汛群》\n');
    expect(await card(world, '孙浩')).toContain('用途：负责汛期值守');
  });

  it('is read so in the dialog, too; what cannot be placed is said to be left out', async () => {
    const world = await givenDesk();
    await hears(world, '孙浩', '报备');
    await hears(world, '孙浩', '青溪防汛群，负责汛期值守');
    expect(await card(world, '孙浩')).toContain('用途：负责汛期值守');
    await hears(world, '孙浩', '取消');
    expect(await hears(world, '孙浩', '报备 青溪防汛群，明天要用')).toContain(
      '名称后面的内容没有记录，请按提问填写。',
    );
  });
});

describe('in the middle of a filing', () => {
  it.each(['取消', '不报了', '算了', '不用了', '还是不建了', '取消报备', '算了算了'])(
    '%s drops it politely',
    async (words) => {
      const world = await givenDesk();
      await hears(world, '孙浩', '报备 防汛群');
      expect(await hears(world, '孙浩', words)).toBe(
        '好的，这次报备已取消，填写的内容没有保留；需要时再发送“报备”即可。',
      );
      expect(await hears(world, '孙浩', '取消报备')).toContain('您没有填写中的报备');
    },
  );

  it('不用了 skips what may be skipped, and 等会再填 keeps what is there', async () => {
    const world = await givenDesk();
    await hears(world, '孙浩', whole.replace('管理员：王芳；', ''));
    expect(await hears(world, '孙浩', '不用了')).toContain('请核对：');
    expect(await hears(world, '孙浩', '等会再填')).toBe(
      '好的，填写的内容保留24小时，接着填时请发送“报备”。',
    );
    expect(await hears(world, '孙浩', '报备')).toContain('名称：《秋播工作群》');
  });

  it.each([
    ['帮助', '您好，您可以发送：'],
    ['台账', '“台账”由单位负责人、监督员办理'],
    ['群建好了', '没有找到可由您报告建成的群'],
    ['建成 2026-0007', '没有找到可由您报告建成的群'],
    ['撤回申请', '您目前没有尚未答复的申请'],
    ['申请', '目前没有申请'],
  ])('%s is obeyed, and the form is kept', async (words, answer) => {
    const world = await givenDesk();
    await hears(world, '孙浩', '报备 防汛群');
    const heard = await hears(world, '孙浩', words);
    expect(heard).toContain(answer);
    expect(heard?.endsWith(goOn)).toBe(true);
    expect(await hears(world, '孙浩', '报备')).toContain('【2/7 类型】');
  });

  it('an owner’s 延期 is obeyed, and 通知 is the type that was asked for', async () => {
    const world = await givenDesk();
    await hears(world, '李敏', '报备 防汛群');
    expect(await hears(world, '李敏', '延期 12月20日 尚未验收')).toBe(
      `《${group}》没有设使用期限，无需延期。\n${goOn}`,
    );
    expect(await hears(world, '李敏', '通知')).toContain('【3/7 用途】');
  });

  it('says no word of a form that went with his data', async () => {
    const world = await givenDesk();
    await hears(world, '孙浩', '报备 防汛群');
    await hears(world, '孙浩', '删除我的资料');
    expect(await hears(world, '孙浩', '确认 1')).toBe('已删除您的资料。');
  });

  it('shows what is there with what is still asked', async () => {
    const world = await givenDesk();
    await hears(world, '孙浩', '报备 防汛群');
    expect(await card(world, '孙浩')).toMatch(/还没有填完，请接着填写。\n【2\/7 类型】/u);
  });
});

describe('提交 once more', () => {
  it('says that it was, and under which number', async () => {
    const world = await givenDesk();
    await hears(world, '孙浩', whole);
    expect(await hears(world, '孙浩', '好的')).toContain('已提交《秋播工作群》的报备');
    expect(await hears(world, '孙浩', '提交')).toBe(
      '已提交，编号 1（《秋播工作群》报备），10月14日（周三）18:00前答复您，无需重复提交。',
    );
    await hears(world, '王芳', '批准 1');
    expect(await hears(world, '孙浩', '确认提交')).toBe(
      '已提交，编号 1（《秋播工作群》报备），已批准，无需重复提交。',
    );
    expect(await hears(world, '唐丽', '提交')).toBe(
      '没有填写中的报备，无需提交；需要建群的，请发送“报备”。',
    );
  });
});

describe('a number nobody knows', () => {
  it('is answered each time, whatever was wrong before', async () => {
    const world = await givenDesk();
    const tries = ['不同意 9', '驳回 8 没必要', '不同意 77', '驳回 6', '批准 5', '不同意 4 重复'];
    for (const words of tries) {
      expect(await hears(world, '王芳', words)).toBe(
        '没有找到可由您办理的这件申请，请核对编号，可发送“申请”查看。',
      );
    }
  });

  it('is met with silence at a machine’s pace alone, and that is announced', async () => {
    const world = await givenDesk();
    const heard: string[] = [];
    for (let n = 20; n < 40; n += 1) {
      await world.whispers('王芳', `批准 ${String(n)}`);
      heard.push(...world.heard().map(({ text }) => text));
    }
    expect(heard).toHaveLength(6);
    expect(heard.at(-1)).toContain('（同样的答复已给出多次，一小时内不再重复。）');
  });
});

describe('a type', () => {
  it.each([
    ['临时群', '专项群'],
    ['专班群', '专项群'],
    ['公告群', '通知群'],
    ['居民群', '村社群'],
    ['业务群', '政务工作群'],
  ])('is known by the words lists are read by: %s', async (word, title) => {
    const world = await givenDesk();
    await hears(world, '孙浩', '报备 防汛群');
    expect(await hears(world, '孙浩', word)).toMatch(/^【3\//u);
    expect(await card(world, '孙浩')).toContain(`类型：${title}`);
  });

  it('that is near one of ours is put down so, which is said', async () => {
    const world = await givenDesk();
    await hears(world, '孙浩', '报备 防汛群');
    expect(await hears(world, '孙浩', '服务群众的群')).toMatch(
      /^“服务群众的群”按村社群登记，不对的请发送“上一项”重填。\n【3\//u,
    );
    expect(await hears(world, '孙浩', '上一项')).toContain('【2/7 类型】');
    expect(await hears(world, '孙浩', '专项群是什么意思？')).toContain('专项群有期限');
  });

  it('值班群 is a group of people who stand by', async () => {
    const world = await givenDesk();
    await hears(world, '孙浩', '报备 防汛群');
    expect(await hears(world, '孙浩', '值班群')).toContain(
      '“值班群”按政务工作群登记，性质记为“值班值守”；24小时值守的，建群后由群主发送“值守群 开”。',
    );
    expect(await card(world, '孙浩')).toContain('性质：值班值守');
  });
});

describe('并入 by a part of a name', () => {
  async function givenApplication(): Promise<World> {
    const world = await givenDesk();
    await hears(world, '孙浩', whole);
    await hears(world, '孙浩', '提交');
    return world;
  }

  it('asks whether the one group is meant, with the words to send', async () => {
    const world = await givenApplication();
    const before = await world.store.transaction((tx) => tx.entries.list());
    expect(await hears(world, '王芳', '并入 1 《农业农村》')).toBe(
      `您是否指《${group}》？请发送“并入 1 《${group}》”；未作改动。`,
    );
    expect(await world.store.transaction((tx) => tx.entries.list())).toEqual(before);
    expect(await hears(world, '王芳', `并入 1 《${group}》`)).toContain('的工作并入');
  });

  it('lists three at most where several may be', async () => {
    const world = await givenApplication();
    for (const one of ['青溪镇民政工作群', '青溪镇双拥工作群', '青溪镇林业工作群']) {
      await givenOther(world, one, '韩梅');
    }
    expect(await hears(world, '王芳', '申请')).toContain('待审批1件');
    const heard = await hears(world, '王芳', '并入 1 青溪镇');
    expect(heard).toMatch(
      /^您是否指以下之一：(?:\d{4}-\d{4}《[^》]+》、?){3}等4个？请写全称或者备案编号，如“并入 1 2026-0001”；未作改动。$/u,
    );
    expect(world.chat.said.some(({ to }) => to.id === supervisors)).toBe(true);
  });
});

describe('a tired clerk', () => {
  it('who does not know yet is told how to go on later, and may skip what may be skipped', async () => {
    const world = await givenDesk();
    await hears(world, '孙浩', '报备');
    expect(await hears(world, '孙浩', '名字还没想好')).toBe(
      '“名称”须填写；一时定不下来的，24小时内发送“报备”可以接着填。\n【1/7 名称】请写拟建群的名称，如“青溪镇秋播工作群”。',
    );
    await hears(world, '孙浩', '防汛群');
    expect(await hears(world, '孙浩', '不清楚')).toContain('专项群有期限');
    await hears(world, '孙浩', '工作');
    expect(await hears(world, '孙浩', '长期')).toContain('“长期”不像“用途”，请写具体内容。');
    await hears(world, '孙浩', '防汛值守');
    await hears(world, '孙浩', '大概30个人');
    expect(await hears(world, '孙浩', '还没定')).toContain('“群主”须填写');
    expect(await hears(world, '孙浩', '镇长')).toContain('“镇长”不像姓名');
    await hears(world, '孙浩', '我当群主');
    expect(await hears(world, '孙浩', '没想好')).toContain('【7/7 理由】');
    const whole = await hears(world, '孙浩', '跨部门协作');
    expect(whole).toContain('群主：孙浩\n第一责任人');
    expect(await hears(world, '孙浩', '没问题吧')).toContain('各项都已填好。');
    expect(await hears(world, '孙浩', '把用途改一下')).toContain('用途】');
    expect(await hears(world, '孙浩', '汛情上报')).toContain('用途：汛情上报');
    expect(await hears(world, '孙浩', '管理员：王芳和贺云')).toContain('管理员：王芳、贺云');
    expect(await hears(world, '孙浩', '提交吧')).toContain('已提交《防汛群》的报备');
    const entries = await world.store.transaction((tx) => tx.entries.list());
    expect(entries.find(({ name }) => name === '防汛群')?.members).toBe(30);
  });

  it.each([
    ['用到12月31号', '2026年12月31日'],
    ['到年底', '2026年12月31日'],
    ['明年3月', '2027年3月31日'],
    ['三个月', '2027年1月'],
  ])('says a term as %s', async (words, day) => {
    const world = await givenDesk();
    await hears(world, '孙浩', whole.replace('政务工作群', '专项群'));
    await hears(world, '孙浩', words);
    expect(await card(world, '孙浩')).toContain(`使用期限：${day}`);
  });
});
