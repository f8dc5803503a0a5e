import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenBy } from '../../src/commands/notice-advice.ts';
import { noticeText } from '../../src/commands/notice-text.ts';
import { readNoticeParts } from '../../src/commands/parse/notice-parts.ts';
import { bookOf } from '../world/books.ts';
import { givenGroup, instant, type World } from '../world/world.ts';

const groupName = '青溪镇农业农村工作群';

async function drafted(text: string, at = '2026-10-12T10:00'): Promise<readonly string[]> {
  const world = await givenGroup(groupName);
  await world.whispers('唐丽', text, at);
  return world.heard().map((heard) => heard.text);
}

describe('通知', () => {
  it('makes a notice of one line', async () => {
    expect(
      await drafted('通知 各村报送秋播面积；明天下午3点；各村文书；党政办王芳 6123456'),
    ).toEqual([
      [
        '【通知】各村报送秋播面积',
        '时限：10月13日（周二）15:00前',
        '对象：各村文书',
        '联系人：党政办王芳 6123456',
        '本通知无需回复，有疑问请直接联系联系人。',
      ].join('\n'),
    ]);
  });

  it('takes labelled lines in any order, several points and a place', async () => {
    const [notice] = await drafted(
      [
        '通知：',
        '联系人：党政办王芳 6123456',
        '时间：周五上午9点',
        '地点：镇三楼会议室',
        '对象：各村书记、农业站全体人员',
        '事项：召开秋粮收购工作会',
        '1. 各村带上秋粮进度表',
        '2、发言不超过5分钟',
      ].join('\n'),
    );
    expect(notice).toBe(
      [
        '【通知】召开秋粮收购工作会',
        '1. 各村带上秋粮进度表',
        '2. 发言不超过5分钟',
        '时间：10月16日（周五）9:00',
        '地点：镇三楼会议室',
        '对象：各村书记、农业站全体人员',
        '联系人：党政办王芳 6123456',
        '本通知无需回复，有疑问请直接联系联系人。',
      ].join('\n'),
    );
  });

  it('asks in one sentence for what is missing, by name', async () => {
    const [answer] = await drafted('通知 各村报送秋播面积；各村文书');
    expect(answer).toContain('还缺时限、联系人，请补全后重新发送，如：\n通知 ');
    expect((await drafted('通知'))[0]).toContain('请把事项、时限、对象和联系人写在一条里');
  });

  it('its own example can be sent as it stands', async () => {
    const [howTo] = await drafted('通知');
    const example = howTo?.split('\n')[1] ?? '';
    expect((await drafted(example))[0]).toContain('【通知】');
  });

  it.each([
    ['明天9点', '2026-10-12T16:00', '时限不足一个工作日，请尽量留出合理时间。'],
    ['今天下班前', '2026-10-12T10:00', '时限不足一个工作日'],
    ['周六下午3点', '2026-10-12T10:00', '时限落在非工作时间，请核对是否确有必要。'],
    ['周五', '2026-10-12T20:00', '现为非工作时间，建议明早8:30发布。'],
    ['周五', '2026-10-17T10:00', '现为非工作时间，建议10月19日8:30发布。'],
    ['周五', '2026-10-12T07:00', '现为非工作时间，建议今天8:30发布。'],
  ])('due %s, written at %s, comes with a word', async (when, at, advice) => {
    const [remark, notice] = await drafted(
      `通知 报送秋播面积；${when}；各村文书；王芳 6123456`,
      at,
    );
    expect(remark).toContain(`通知已拟好，见下一条。`);
    expect(remark).toContain(advice);
    expect(notice).toContain('【通知】报送秋播面积');
  });

  it.each(['明天下午3点', '后天上午10点', '周五', '下周一下班前'])(
    'due %s leaves time enough and comes without one',
    async (when) => {
      expect(await drafted(`通知 报送秋播面积；${when}；各村文书；王芳 6123456`)).toHaveLength(1);
    },
  );

  it('says which words of his own break a rule', async () => {
    const [remark] = await drafted(
      '通知 各村报送秋播面积，收到请回复；周五；各村文书；党政办王芳 6123456',
    );
    expect(remark).toContain('其中有“要求即时响应”的写法，请修改后再发布。');
  });

  it('gives nothing back to paste that may be a leak', async () => {
    const answers = await drafted(
      '通知 张大山110101199003070097低保复核；周五；各村文书；党政办王芳 6123456',
    );
    expect(answers).toEqual([
      '内容可能涉密或含个人敏感信息，请不要在群里发布，改用内部系统或当面传递。',
    ]);
  });

  it.each([
    ['尽快', '时限“尽快”没有看懂，请写明时间'],
    ['明天3点', '请写明上午还是下午'],
  ])('does not guess at a deadline of %s', async (when, said) => {
    const [answer] = await drafted(`通知 报送面积；时限：${when}；各村文书；王芳 6123456`);
    expect(answer).toContain(said);
  });

  it('keeps nothing of it', async () => {
    const world: World = await givenGroup(groupName);
    await world.whispers(
      '唐丽',
      '通知 报送芦苇面积；今天下班前；各村文书；王芳 6123456',
      '2026-10-12T10:00',
    );
    expect(world.heard()).toHaveLength(2);
    const kept = await world.store.transaction(async (tx) => [
      await tx.outbox.list(['queued', 'sending', 'sent', 'maybe', 'failed', 'expired'], 100),
      await tx.commands.next(),
      await tx.journal.list({}, 100),
    ]);
    expect(JSON.stringify(kept)).not.toContain('芦苇');
    expect(JSON.stringify(world.log.lines)).not.toContain('芦苇');
  });
});

describe('what the parts are', () => {
  const whole = {
    points: ['报送秋播面积'],
    deadline: '明天下午3点',
    people: '各村文书',
    contact: '王芳 6123456',
    time: null,
    place: null,
  };

  it('does not depend on their order', () => {
    const parts = [
      '时限：明天下午3点',
      '对象：各村文书',
      '联系人：王芳 6123456',
      '事项：报送秋播面积',
    ];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(parts, { minLength: 4 }),
        fc.constantFrom('；', '\n', ';', '；\n'),
        (order, between) => {
          expect(readNoticeParts(order.join(between))).toEqual(whole);
        },
      ),
    );
  });

  it.each([
    '报送秋播面积；明天下午3点；各村文书；王芳 6123456',
    '报送秋播面积；各村文书；明天下午3点；王芳 6123456',
    '报送秋播面积。\n明天下午3点\n各村文书\n联系人：王芳 6123456',
    '王芳 6123456；报送秋播面积；各村文书；明天下午3点',
  ])('is seen without labels: %s', (text) => {
    expect(readNoticeParts(text)).toEqual(whole);
  });
});

describe('a notice written in one breath', () => {
  it('has its labels wherever they stand', async () => {
    expect(
      await drafted(
        '通知 一、报送秋播面积；二、安排专人 截止：11月27日17:00 责任人：各村文书 联系人：唐丽',
      ),
    ).toEqual([
      [
        '【通知】报送秋播面积',
        '1. 安排专人',
        '时限：11月27日（周五）17:00前',
        '对象：各村文书',
        '联系人：唐丽',
        '本通知无需回复，有疑问请直接联系联系人。',
      ].join('\n'),
    ]);
  });

  it.each([
    '报送秋播面积 周五下班前 各村文书 唐丽 13800001111',
    '报送秋播面积，周五下班前，各村文书，唐丽 13800001111',
    '报送秋播面积 各村文书 周五下班前 唐丽13800001111',
    '报送秋播面积 唐丽 13800001111 周五 下班前 各村文书',
  ])('is told apart by its blanks: %s', (text) => {
    const { points, deadline, people, contact } = readNoticeParts(text);
    expect([points, deadline?.replace(' ', ''), people, contact?.replace(' ', '')]).toEqual([
      ['报送秋播面积'],
      '周五下班前',
      '各村文书',
      '唐丽13800001111',
    ]);
  });

  it.each([
    [
      '召开防汛会 明天上午9点 镇三楼会议室 各村书记 王芳 6123456',
      { points: ['召开防汛会'], time: '明天上午9点', place: '镇三楼会议室', people: '各村书记' },
    ],
    [
      '各村报送秋播面积，请于周五下班前报党政办，联系人王芳 6123456',
      { points: ['各村报送秋播面积，请于周五下班前报党政办'], deadline: null },
    ],
    ['报送面积 时限：周五 对象：各村文书 联系人：王芳 电话：6123456', { deadline: '周五' }],
  ])('is not taken for a contact as a whole: %s', (text, expected) => {
    expect(readNoticeParts(text)).toMatchObject({ ...expected, contact: '王芳 6123456' });
  });

  it('is told only what it lacks', async () => {
    const [answer] = await drafted('通知 报送秋播面积 周五下班前 唐丽 13800001111');
    expect(answer).toContain('还缺对象，');
  });

  it.each([
    ['请于 周五下班前 报送秋播面积', 'points'],
    ['青溪镇党政办公室 王芳 6123456', 'contact'],
    ['各村带上 10月 的进度表', 'points'],
  ] as const)('is left whole where that is not plain: %s', (text, part) => {
    const parts = readNoticeParts(text);
    expect(part === 'points' ? parts.points : [parts.contact]).toEqual([text]);
  });
});

describe('a notice of ours', () => {
  const book = bookOf(
    [
      'book: 青溪镇',
      'version: 2026-10-01',
      'extends: [base]',
      'hours: [ { days: workdays, from: "08:30", to: "18:00" } ]',
      'units:',
      '  青溪镇: { own: [镇党委, 镇政府], superiors: [云岭县, 林江市] }',
      '',
    ].join('\n'),
  );
  const now = instant('2026-10-12T10:00');
  const matters = [
    '各村报送秋播面积',
    '召开全镇森林防火工作会议',
    '开展安全生产大检查',
    '填报第三季度统计报表',
    '做好国庆假期值班安排',
    '组织党员学习培训',
    '核对低保人员台账',
    '领取防汛物资',
    '清理河道垃圾',
    '提交年度工作总结',
    '更新村级网格员名册',
    '缴纳城乡居民医保',
  ];
  const people = [
    '各村文书',
    '各站所负责人',
    '全体镇干部',
    '各村书记、驻村工作队',
    '财政所、民政办',
    '有关同志',
  ];
  const contacts = [
    '党政办王芳 6123456',
    '农业站李站长 13700000001',
    '办公室 0834-6123456',
    '应急办值班室 6123456',
  ];
  const points = [
    '一式两份，盖章后交党政办',
    '报表模板见群文件',
    '请自带身份证复印件',
    '逾期不再受理',
  ];

  it('breaks none of the rules, whatever it is about', () => {
    fc.assert(
      fc.property(
        fc.record({
          matter: fc.constantFrom(...matters),
          more: fc.subarray(points, { maxLength: 2 }),
          people: fc.constantFrom(...people),
          contact: fc.constantFrom(...contacts),
          sort: fc.constantFrom('deadline', 'time'),
          hours: fc.integer({ min: 24, max: 400 }),
          type: fc.constantFrom('notice', 'work', 'task'),
        }),
        ({ matter, more, people: whom, contact, sort, hours, type }) => {
          const text = noticeText(
            {
              points: [matter, ...more],
              place: sort === 'time' ? '镇三楼会议室' : null,
              people: whom,
              contact,
              when: { sort, at: now + hours * 3_600_000 },
            },
            'Asia/Shanghai',
          );
          const groupBook = book.forGroup({ id: 'g', name: '群', type });
          const broken = brokenBy(text, [matter, ...more], groupBook, now);
          expect([text, broken.map(({ id }) => id)]).toEqual([text, []]);
        },
      ),
      { numRuns: 400 },
    );
  });
});
