import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/zone.ts';
import { findContact } from '../../src/text/contact.ts';
import { deadlineDay } from '../../src/text/deadline-day.ts';
import { findDeadline } from '../../src/text/deadline.ts';
import { maskedNumbers } from '../../src/text/masked-numbers.ts';
import { noticeLineOf, paperTitle } from '../../src/text/notice-line.ts';

/** A Monday. */
const monday = '2026-10-12';

describe('a deadline', () => {
  it.each([
    ['请各村明天下午3点前把秋播面积报农业办。', '明天下午3点前', '2026-10-13'],
    ['报名表请于10月15日前交党政办。', '10月15日前', '2026-10-15'],
    ['各站所本周五下班前报送值班表。', '本周五下班前', '2026-10-16'],
    ['今天18:00前报人数。', '今天18:00前', monday],
    ['下周三之前把积压的件清掉。', '下周三之前', '2026-10-21'],
    ['医保缴费十二月底截止。', '十二月底', '2026-12-31'],
    ['没有的同志这礼拜补上。', '这礼拜', '2026-10-18'],
    ['接到通知后三天内整改到位。', '三天内', '2026-10-15'],
    ['5个工作日内书面回复。', '5个工作日内', '2026-10-19'],
    ['明天走台，道具上午九点前装完。', '明天上午九点前', '2026-10-13'],
    ['材料请在11月6日（周五）17：30前上传。', '11月6日(周五)17:30前', '2026-11-06'],
    ['本周三14:30在三楼开会，请准时。', '本周三14:30', '2026-10-14'],
    ['10月20日上午九点在镇政府召开秋收工作会。', '10月20日上午九点', '2026-10-20'],
    ['这张表下周四给我就行。', '下周四', '2026-10-22'],
    ['职工体检10月19日至23日。', '10月19日至23日', '2026-10-19'],
    ['周末闲着也是闲着，周三上班我就要台账。', '周三', '2026-10-14'],
    ['11月1日起灌溉改在清晨五点到七点。', '11月1日起清晨五点到七点', '2026-11-01'],
    ['1月5日前报年报。', '1月5日前', '2027-01-05'],
    ['１０月１５日前报。', '10月15日前', '2026-10-15'],
  ])('of “%s” is in its own words', (said, words, day) => {
    expect(findDeadline(said, monday)).toBe(words);
    expect(deadlineDay(words, monday)).toBe(day);
  });

  it('before a feast has no day that is known', () => {
    expect(findDeadline('国庆前各工区清理一遍。', '2026-09-11')).toBe('国庆前');
    expect(deadlineDay('国庆前', '2026-09-11')).toBeNull();
  });

  it.each([
    '请大家提前做好准备，目前一切正常。',
    '会上讲了三点：一是安全，二是质量。',
    '10月8日的会议纪要已贴在公告栏。',
    '3号窗口今天暂停，请走5号。',
    '请各班组在班前会上念一遍。',
  ])('is none in “%s”', (said) => {
    expect(findDeadline(said, monday)).toBeNull();
  });

  it('that is found falls on the day it is said or later, or on no day that is known', () => {
    const pieces = [
      '明天',
      '上周五',
      '10月',
      '3日',
      '下午',
      '三点',
      '前',
      '截止',
      '内',
      '5',
      '：00',
      '月底',
      '报',
      '到',
      '-',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 12 }),
        fc.integer({ min: 0, max: 800 }),
        (said, ahead) => {
          const day = addDays(monday, ahead);
          const found = findDeadline(said.join(''), day);
          if (found === null) return;
          expect(found.length).toBeLessThanOrEqual(30);
          expect((deadlineDay(found, day) ?? day) >= day).toBe(true);
        },
      ),
    );
  });
});

describe('whom to ask', () => {
  it.each([
    ['联系人：王芳 13800000000', '王芳'],
    ['联系人及电话：党政办李敏，0571-88880000', '党政办李敏'],
    ['有疑问请联系党政办李敏。', '党政办李敏'],
    ['变动的报民政办小刘。', '民政办小刘'],
    ['退卡的周五前告诉邢股长。', '邢股长'],
    ['不清楚的找老宗。', '老宗'],
    ['车牌提前报瞿大力。', '瞿大力'],
    ['请与欧阳静对接。', '欧阳静'],
    ['报名表交体育部，纸质电子均可。', '体育部'],
    ['有异议请向人事处反映。', '人事处'],
    ['咨询电话：0571-88880000', '电话见原通知'],
    ['填好发我邮箱。', '发布人'],
    ['有积水直接打我电话。', '发布人'],
    ['没录指纹的到综合部录。', '综合部'],
  ])('by “%s” is named without a number', (said, who) => {
    expect(findContact(said)).toBe(who);
  });

  it.each([
    '请各村认真组织，按时报送台账。',
    '已报镇党委批准。',
    '有问题的地方抓紧整改，找齐差距。',
    '别来问我。',
    '周六去敬老院，自愿报名。',
  ])('is nobody in “%s”', (said) => {
    expect(findContact(said)).toBeNull();
  });
});

describe('numbers', () => {
  it.each([
    ['电话13800000000', '电话···'],
    ['电话 138 0000 0000', '电话 ···'],
    ['座机0571-88880000转8', '座机···转8'],
    ['身份证110101199003070097', '身份证···'],
    ['尾号是X的11010119900307009X', '尾号是X的···'],
    ['卡号6222 0000 0000 0000 079', '卡号···'],
    ['电话１３８００００００００', '电话···'],
    ['拨一三八零零零零零零零零', '拨···'],
  ])('of a person in “%s” are struck out', (said, shown) => {
    expect(maskedNumbers(said)).toBe(shown);
  });

  it.each([
    '2026年10月15日',
    '2026-10-15',
    '20261015',
    '云农发〔2026〕18号',
    '9:00-11:30',
    '120人',
  ])('%s stands', (said) => {
    expect(maskedNumbers(said)).toBe(said);
  });

  it('of seven figures never come through, whatever parts them', () => {
    const parted = fc.tuple(
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 18 }),
      fc.constantFrom('', ' ', '-'),
    );
    fc.assert(
      fc.property(parted, ([figures, between]) => {
        const number = figures.join(between);
        fc.pre(!/20\d\d[ -]?[01]?\d/u.test(number));
        expect(maskedNumbers(`请拨${number}咨询`)).toBe('请拨···咨询');
      }),
    );
  });
});

describe('a line', () => {
  const facts = {
    act: 'notice',
    type: 'text',
    contentFree: false,
    emojiOnly: false,
    themes: [],
    keyPoints: false,
  } as const;
  const line = (text: string) => noticeLineOf(facts, text, 'work', monday)?.line;

  it.each([
    ['请各村周五前核对种粮大户名单。', '请各村周五前核对种粮大户名单。'],
    ['@所有人 各位同事早上好，下午三点停水。', '下午三点停水。'],
    ['【会议通知】\n明天九点在三楼开例会。', '【会议通知】 明天九点在三楼开例会。'],
    ['各位领导：\n明天九点在三楼开例会。\n请准时。', '明天九点在三楼开例会。'],
    [
      '「李敏：几点开会」\n- - - - - - - - - - - - - - -\n下午两点半，三楼会议室。',
      '下午两点半，三楼会议室。',
    ],
    ['报名请点 https://example.org/a?b=13800000000', '报名请点 （链接）'],
    ['低保复核请带户口本，问张芳13800000000', '低保复核请带户口本，问张芳···'],
  ])('of “%s” is its first one that tells something', (said, shown) => {
    expect(line(said)).toBe(shown);
  });

  it('is at most sixty characters and calls nobody', () => {
    const shown = line(`请各村@张三 核对${'名单'.repeat(100)}\u202e`) ?? '';
    expect([...shown].length).toBeLessThanOrEqual(60);
    expect(shown).not.toMatch(/[@\u202e]/u);
  });

  it.each([
    ['of a report', { act: 'report' }],
    ['of a sticker', { emojiOnly: true }],
    ['of hearsay', { themes: ['hearsay'] }],
    ['of what only asks for replies', { themes: ['asks-reply'] }],
    ['of a file', { type: 'attachment' }],
  ] as const)('is none %s', (_, changes) => {
    const said = '收到请回复，各村看到后在群里接龙。';
    expect(noticeLineOf({ ...facts, ...changes }, said, 'work', monday)).toBeNull();
  });

  it('of villagers is one of a notice, not of a task', () => {
    const task = { ...facts, act: 'task' } as const;
    expect(noticeLineOf(task, '请各网格核对名单。', 'village', monday)).toBeNull();
    expect(noticeLineOf(facts, '明天上午停水检修。', 'village', monday)).not.toBeNull();
  });

  it('of a paper is the title of its file', () => {
    expect(paperTitle('云农发〔2026〕18号_关于做好小麦赤霉病防控的通知.pdf')).toBe(
      '云农发〔2026〕18号 关于做好小麦赤霉病防控的通知',
    );
    expect(paperTitle('1.pdf')).toBeNull();
  });
});
