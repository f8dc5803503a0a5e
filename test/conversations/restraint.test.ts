import { describe, expect, it } from 'vitest';
import { givenGroup, supervisors, type GivenGroup, type World } from '../world/world.ts';

const group = '青溪镇政务工作群';
/** Each sells something else: to say the same again would be another matter. */
const adverts = [
  '自家果园的脆柿子，三块五一斤，十斤包邮，要的私聊我。',
  '无抵押贷款，当天放款，不看征信，加微信咨询。',
  '正宗土蜂蜜，六十元一瓶，买二送一，需要的加我微信下单。',
  '品牌童装清仓甩卖，全场两折，扫码进群抢购。',
] as const;
const [advert] = adverts;
const secret = { type: 'attachment', fileName: '秘密★1年 重点人员稳控方案.docx' } as const;
const post = '请各村明天上午报送秋播进度表';

/** Who hears anything at all. */
const who = (world: World): readonly string[] => world.heard().map(({ to }) => to);

const at = (level: 'observe' | 'remind' | 'report', more: GivenGroup = {}) =>
  givenGroup(group, { ...more, rules: [`advert: { level: ${level} }`] });

/** The same person sells something on so many days; gives who heard of the last. */
async function sold(world: World, times: number, seller = '唐丽'): Promise<readonly string[]> {
  for (let n = 1; n <= times; n += 1) {
    who(world);
    await world.says(seller, adverts[n - 1] ?? advert, { at: `2026-10-${String(11 + n)}T10:00` });
    await world.passes(30);
  }
  return who(world);
}

/** So many answers, a second apart, handed over as they gather. */
async function everybodySays(world: World, people: readonly string[], count: number) {
  for (let n = 0; n < count; n += 1) {
    const now = world.clock.now() + 1_000;
    world.clock.set(now);
    world.bot.receive({
      kind: 'message',
      message: {
        id: `wave ${String(n)}`,
        groupId: group,
        senderId: people[n % people.length] ?? '',
        sentAt: now,
        receivedAt: now,
        type: 'text',
        text: '收到',
        length: 2,
        fileName: null,
        mentionsAll: false,
        mentionsBot: false,
      },
    });
    if (n % 20 === 0) await world.bot.settled();
  }
}

describe('the table: who hears what of one person and one rule in thirty days', () => {
  it.each([1, 2, 3, 4])(
    'at 观察 nobody hears of occasion %i, and it is recorded',
    async (times) => {
      const world = await at('observe');
      expect(await sold(world, times)).toEqual([]);
      expect(await world.violations()).toHaveLength(times);
    },
  );

  it.each([
    [1, ['唐丽']],
    [2, ['唐丽', '李主任']],
    [3, [group]],
    [4, [group]],
  ] as const)('at 提醒 of occasion %i: %j', async (times, heard) => {
    expect(await sold(await at('remind'), times)).toEqual(heard);
  });

  it.each([
    [1, ['唐丽', '李主任']],
    [2, ['唐丽', '李主任']],
    [3, [group]],
  ] as const)('at 上报 of occasion %i: %j', async (times, heard) => {
    expect(await sold(await at('report'), times)).toEqual(heard);
  });

  it.each([
    ['remind', false],
    ['report', true],
  ] as const)(
    'at %s the third is in the weekly list of the supervisors: %s',
    async (level, listed) => {
      const world = await at(level);
      await sold(world, 3);
      world.heardBySupervisors();
      await world.until('2026-10-19T10:00');
      const weekly = world
        .heardBySupervisors()
        .filter((text) => text.startsWith('【工作群周小结】'));

      expect(weekly).toHaveLength(1);
      expect(weekly[0]?.includes('上报情形')).toBe(listed);
      expect(weekly[0]).not.toContain('唐丽');
    },
  );

  it('counts each rule for itself, and each person', async () => {
    const world = await at('remind');
    await sold(world, 2);
    await world.says('唐丽', '收到请回复', { at: '2026-10-14T11:00' });
    expect(who(world)).toEqual(['唐丽']);
    await world.says('方伟', advert, { at: '2026-10-14T15:00' });
    expect(who(world)).toEqual(['方伟']);
  });

  it('forgets after thirty days', async () => {
    const world = await at('remind');
    await sold(world, 2);
    await world.until('2026-11-12T10:01');
    who(world);
    await world.says('唐丽', advert, { at: '2026-11-12T10:30' });

    expect(who(world)).toEqual(['唐丽']);
  });
});

describe('a leak, at any level and any hour', () => {
  const officer = { secrecyOfficer: '陈保密' };

  it.each([
    ['at 提醒', { rules: ['classified: { level: remind }'] }],
    ['at 上报', { rules: ['classified: { level: report }'] }],
    ['in a trial', { start: 'trial' }],
  ] as const)('goes to the same people %s', async (_, given) => {
    const world = await givenGroup(group, { ...officer, ...given });
    await world.says('唐丽', '', { ...secret, at: '2026-10-12T10:00' });
    const heard = world.heard();

    expect(heard.map(({ to }) => to).toSorted()).toEqual(
      ['唐丽', group, '李主任', '陈保密'].toSorted(),
    );
    expect(heard.find(({ to }) => to === group)?.text).toBe('请刚才发送文件的同志查看私信。');
  });

  it('is not spoken of in the group at night, nor to the owner of his own', async () => {
    const world = await givenGroup(group, officer);
    await world.says('李主任', '', { ...secret, at: '2026-10-12T23:00' });

    expect(who(world).toSorted()).toEqual(['李主任', '陈保密'].toSorted());
  });

  it('where nobody is known to hear of it goes to the supervisors, without a name', async () => {
    const world = await givenGroup(group, { owner: null });
    await world.says('唐丽', '', { ...secret, at: '2026-10-12T10:00' });
    const told = world.chat.said.filter(({ to }) => to.id === supervisors);

    expect(told).toHaveLength(1);
    expect(told[0]?.text).not.toContain('唐丽');
  });
});

describe('who is told instead', () => {
  it('whoever cannot be written to hears it as one line in the group without his name', async () => {
    const world = await at('remind', { unreachable: ['唐丽'] });
    await world.says('唐丽', advert, { at: '2026-10-12T10:00' });
    const heard = world.heard();

    expect(heard.map(({ to }) => to)).toEqual([group]);
    expect(heard[0]?.text).not.toContain('唐丽');
  });

  it.each([
    ['the unit head where no owner is known', { owner: null, head: '周镇长' }, '周镇长'],
    ['the unit head of what the owner did', { head: '周镇长' }, '周镇长'],
  ] as const)('%s', async (_, given, told) => {
    const world = await at('remind', given);
    const seller = 'owner' in given ? '唐丽' : '李主任';
    expect(await sold(world, 2, seller)).toEqual([seller, told]);
  });

  it('the supervisors where nobody else is known, without a name', async () => {
    const world = await at('remind', { owner: null });
    await sold(world, 1);
    world.heardBySupervisors();
    await world.says('唐丽', advert, { at: '2026-10-13T10:00' });
    const [text, ...more] = world.heardBySupervisors();

    expect(more).toEqual([]);
    expect(text).toContain('有成员30天内第2次');
    expect(text).not.toContain('唐丽');
  });

  it("the owner of an administrator's own case", async () => {
    const world = await at('remind', { admins: ['方伟'] });
    expect(await sold(world, 2, '方伟')).toEqual(['方伟', '李主任']);
  });
});

describe('patience', () => {
  it('lets two stickers of a day pass, speaks of the third, and not of the others', async () => {
    const world = await givenGroup(group);
    for (let n = 0; n < 6; n += 1) {
      await world.says('唐丽', '', { type: 'emoticon', at: `2026-10-12T1${String(n)}:00` });
      expect(who(world)).toEqual(n === 2 ? ['唐丽'] : []);
    }
    await world.says('唐丽', '', { type: 'emoticon', at: '2026-10-13T10:00' });
    expect(who(world)).toEqual([]);
  });
});

describe('a wave', () => {
  const five = ['方伟', '丁宁', '贺云', '孙浩', '甲'];

  it('somebody asked for is put to him alone', async () => {
    const world = await givenGroup(group, { members: ['甲'] });
    await world.says('唐丽', '明天九点在镇会议室开会，收到请回复', { at: '2026-10-12T10:00' });
    who(world);
    for (const one of five) await world.says(one, '收到');
    await world.passes(40);

    expect(who(world)).toEqual([]);
    expect((await world.violations()).filter(({ personId }) => five.includes(personId))).toEqual(
      [],
    );
  });

  it('nobody asked for brings one line, however long it goes on', async () => {
    const people = Array.from({ length: 100 }, (_, n) => `干部${String(n)}`);
    const world = await givenGroup(group, { members: people });
    await everybodySays(world, people, 500);
    await world.passes(60);

    expect(world.heard()).toEqual([
      { to: group, text: expect.stringContaining('无需逐一回复') as string },
    ]);
  });

  it('in a group for notices alone brings that line, and a word to those who began', async () => {
    const people = Array.from({ length: 100 }, (_, n) => `干部${String(n)}`);
    const world = await givenGroup(group, { type: 'notice', members: people });
    await everybodySays(world, people, 500);
    await world.passes(120);
    const heard = who(world);

    expect(heard.filter((to) => to === group)).toHaveLength(1);
    expect(heard.filter((to) => to !== group)).toEqual(['干部0', '干部1']);
  });
});

describe('who answers for a group', () => {
  it('hears of many cases of one hour in two messages, each case once', async () => {
    const people = Array.from({ length: 12 }, (_, n) => `干部${String(n)}`);
    const world = await at('report', { members: people });
    for (const one of people) await world.says(one, advert);
    await world.passes(90);
    const told = world.heard().filter(({ to }) => to === '李主任');

    expect(told).toHaveLength(2);
    expect(told[0]?.text).toContain('干部0同志30天内第1次');
    expect((told[1]?.text ?? '').replace(/记录 \d+/gu, '记录')).toBe(
      [
        '您好，以下11件供您掌握，涉及个人的已作提醒：',
        ...people
          .slice(1, 9)
          .map(
            (one, n) =>
              `${String(n + 1)}. 《${group}》${one}同志30天内第1次出现“广告营销”情形（记录）`,
          ),
        '其余3件从略。',
      ].join('\n'),
    );
  });

  it('is not told of a case that was taken back while the word waited', async () => {
    const world = await at('report');
    await world.says('方伟', advert, { at: '2026-10-12T10:00' });
    const id = await world.says('唐丽', advert, { at: '2026-10-12T10:10' });
    await world.takesBack(id);
    await world.passes(120);

    expect(world.heard().filter(({ to }) => to === '李主任')).toHaveLength(1);
  });
});

describe('after hours', () => {
  it('one word a night, whatever the group and the rule', async () => {
    const world = await givenGroup(group);
    for (const minute of ['00', '20', '40']) {
      await world.says('唐丽', `${post}${minute}`, { at: `2026-10-12T20:${minute}` });
    }
    await world.says('唐丽', advert, { at: '2026-10-12T21:00' });
    expect(who(world)).toEqual(['唐丽']);
    await world.until('2026-10-13T08:30');
    // What was no matter of the night is said in the morning.
    expect(who(world)).toEqual(['唐丽']);
  });

  it('who cannot be written to: one line at the opening, in the past tense, none from noon on', async () => {
    const late = { unreachable: ['唐丽', '方伟'] };
    const world = await givenGroup(group, late);
    await world.says('唐丽', post, { at: '2026-10-12T20:00' });
    await world.says('方伟', advert, { at: '2026-10-12T21:00' });
    await world.until('2026-10-13T08:29');
    expect(who(world)).toEqual([]);
    await world.until('2026-10-13T17:00');
    const heard = world.heard();

    expect(heard.map(({ to }) => to)).toEqual([group]);
    expect(heard[0]?.text.match(/此前/gu)).toHaveLength(2);
  });
});

describe('a group', () => {
  it('hears three lines a day, half an hour apart, what waits in one, and nothing late the next day', async () => {
    const faults = [
      advert,
      '收到请回复',
      '请大家给我家孩子投一票，每天都能投，谢谢支持！',
      '各位务必下载安装“学习通”，今天下班前每人上传截图，不装的通报。',
      '请今天下班前报送本季度台账、照片和总结。',
    ];
    const people = ['唐丽', '方伟', '丁宁', '贺云', '孙浩'];
    const world = await givenGroup(group, { unreachable: people });
    for (const [n, text] of faults.entries()) {
      await world.says(people[n] ?? '', text, { at: `2026-10-12T09:${String(10 + n * 10)}` });
    }
    await world.until('2026-10-13T18:00');
    const lines = world.chat.said.filter(({ to }) => to.id === group);

    expect(lines).toHaveLength(3);
    expect(lines[1]?.text).toMatch(/^1\. .+\n2\. /u);
    for (const [n, line] of lines.entries()) {
      if (n > 0) expect(line.at - (lines[n - 1]?.at ?? 0)).toBeGreaterThanOrEqual(30 * 60_000);
    }
  });
});

describe('in the group', () => {
  it('not even the owner is named when he asks how it stands', async () => {
    const world = await givenGroup(group);
    await world.says('李主任', '@群规助手\u2005状态', { mentionsBot: true });
    const [answer] = world.heard();

    expect(answer?.to).toBe(group);
    expect(answer?.text).not.toContain('李主任');
  });
});
