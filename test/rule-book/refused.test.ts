import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { head, levelsIn, quietKind, readUnit, sampleKinds, told } from './township.ts';

const kinds = [
  ...sampleKinds,
  quietKind(
    'match',
    z.strictObject({
      words: z.array(z.string()).optional(),
      any: z.array(z.strictObject({ words: z.array(z.string()) })).optional(),
    }),
  ),
];
const openKind = quietKind(
  'match',
  z.strictObject({ patterns: z.unknown().optional(), fileName: z.unknown().optional() }),
);
const opinion = '2023年12月公布的《关于防治“指尖上的形式主义”的若干意见》要求，';
const sentences = {
  minutes: `这是限定几分钟内回复：${opinion}在工作群组中不得脱离工作实际强制要求即时响应。请写“紧急事项电话通知”；二十四小时值守群确有需要的，写到该群自己的条目里（duty: true）。`,
  forward: `这是把转发朋友圈等当作任务：${opinion}不得滥用关注点赞、转发评论功能。请删去，或写“是否转发由本人自愿”。`,
  likes: `这是把点赞当作任务：${opinion}不得滥用关注点赞、转发评论功能，不得将其作为考核评价、评比评选的依据。请删去，或写“点赞不作要求”。`,
  fine: '这是罚款、罚红包或者扣钱：工作群和单位群规没有设定罚款的权力。请写“由群主私下提醒”。',
  ranking: `这是按回复、打卡、点赞等给人排名或点名通报：${opinion}不得强制要求即时响应，不得将点赞转发等作为考核评价的依据；2024年《整治形式主义为基层减负若干规定》要求，不把留痕作为评判工作优劣的标准。请删去，需要掌握的写“由经办人电话核实”。`,
};

function read(lines: string) {
  return readUnit(`${head}${lines}\n`, {}, kinds);
}

describe('a demand against the national line is refused with reason, source and cure', () => {
  it.each([
    ['rules: { flooding: { clause: 20分钟内必须回复 } }', '20分钟内必须回复', 'minutes'],
    [
      'rules: { flooding: { reminder: 每人均有义务分享到朋友圈 } }',
      '每人均有义务分享到朋友圈',
      'forward',
    ],
    ['rules: { flooding: { clause: 违者罚50元红包 } }', '违者罚50元红包', 'fine'],
    ['rules: { flooding: { title: 回复速度排名通报 } }', '回复速度排名通报', 'ranking'],
    ['rules: { flooding: { reminder: 看完推文请点赞 } }', '看完推文请点赞', 'likes'],
    ['rules: { fine: 50 }', 'fine', 'fine'],
    ['rules: { reply-within-minutes: 20 }', 'reply-within-minutes', 'minutes'],
    ['rules: { 限时回复: remind }', '限时回复', 'minutes'],
    ['rules: { 罚款: { kind: match } }', '罚款', 'fine'],
    ['rules: { rank-replies: { kind: match, with: { words: [慢] } } }', 'rank-replies', 'ranking'],
    ['rules: { x: { kind: match, with: { words: [未转发朋友圈] } } }', '未转发朋友圈', 'forward'],
    [
      'rules: { x: { kind: match, with: { any: [{ words: [20分钟未回复] }] } } }',
      '20分钟未回复',
      'minutes',
    ],
    ['rules: { x: { kind: match, with: { fine: 50 } } }', 'fine', 'fine'],
    [
      'groups: [{ name: 甲群, rules: { flooding: { clause: 十分钟内回复 } } }]',
      '十分钟内回复',
      'minutes',
    ],
    [
      'register: { groupsPerPerson: { is: 3, clause: 超过的每人罚款100元 } }',
      '超过的每人罚款100元',
      'fine',
    ],
  ] as const)('%s', (line, written, topic) => {
    const place = `3:${String(line.indexOf(written) + 1)}`;
    expect(told(read(line))).toContain(
      `rules/unit.yaml:${place} “${written}”不能写进规则，${sentences[topic]}`,
    );
  });
});

describe('what only sounds like it is taken', () => {
  it.each([
    'rules: { flooding: { clause: 不得要求朋友圈转发 } }',
    'rules: { flooding: { clause: 申诉20分钟内办结 } }',
    'rules: { flooding: { reminder: 请合并发布，本群不罚款。 } }',
    'rules: { no-fines: { kind: match, title: 罚款, with: { words: [罚款50元] }, reminder: 群规不设罚款，请勿在群里罚款。 } }',
    'rules: { x: { kind: match, title: 强制转发朋友圈, with: { words: [必须转发朋友圈] }, reminder: 按有关规定，不得强制要求转发朋友圈。 } }',
    'rules: { no-red-packets: { kind: match, with: { words: [发个红包] }, reminder: 工作群请勿发红包，感谢配合。 } }',
    'rules: { no-ranking: { kind: match, with: { words: [回复排行榜] }, reminder: 请勿按回复情况排名。 } }',
    'rules: { x: { kind: match, with: { words: [点赞, 朋友圈, 代缴罚款, 扣款, 转发朋友圈, 排行榜] } } }',
    'groups: [{ name: 甲群, duty: true, rules: { flooding: { clause: 值守人员15分钟内回复 } } }]',
    'groups: [{ name: 甲群, duty: true, rules: { quick-reply-within: { kind: match, with: { words: [在吗] }, reminder: 值守群请在五分钟内回复。 } } }]',
    'register: { groupsPerPerson: { is: 3, clause: 超过的由群主私下提醒，不通报 } }',
  ])('%s', (line) => {
    expect(told(read(line))).toEqual([]);
  });

  it('but minutes to answer belong into the entry of a duty group and nowhere else', () => {
    const entry = 'rules: { flooding: { clause: 应急值守群15分钟内回复 } }';
    expect(told(read(entry))).toHaveLength(1);
    expect(told(read(`groups: [{ name: 甲群, ${entry} }]`))).toHaveLength(1);
    expect(told(read(`groups: [{ name: 甲群, duty: true, ${entry} }]`))).toEqual([]);
  });

  it('and a duty group may fine nobody either', () => {
    const entry = 'rules: { flooding: { clause: 15分钟内不回复的罚款20元 } }';
    expect(told(read(`groups: [{ name: 甲群, duty: true, ${entry} }]`))).toHaveLength(1);
  });
});

describe('what a rule of the unit looks for', () => {
  const looking = (word: string, more = ''): string =>
    `rules: { x: { kind: match, with: { words: [慢] }, ${more} } }`.replace('慢', word);

  it.each([
    ...[
      '罚款',
      '秒回',
      '必须转发朋友圈',
      '20分钟内必须回复',
      '收到请回复',
      '扣1',
      '违者发红包50元',
    ],
    ...[
      '回复排行榜',
      '每人点赞三次',
      '没转发票',
      '未回收',
      '未经核实',
      '请勿转发',
      '不要转发朋友圈',
    ],
  ])('may be anything: %s', (word) => {
    expect(told(read(looking(word)))).toEqual([]);
  });

  it.each([
    ...['未转发', '没点赞', '未及时回复', '超过20分钟未回', '不回消息', '还没接龙', '没人回应'],
    ...['迟回', '回复太慢', '回复不及时', '不转朋友圈', '未点赞的通报'],
  ])('but not that somebody did not do what nobody may demand: %s', (word) => {
    expect(told(read(looking(word)))).toEqual([
      expect.stringContaining(`“${word}”不能写进规则，这是`),
    ]);
  });

  it('nor in a pattern or a file name', () => {
    const kinds = readUnit(
      `${head}rules: { x: { kind: match, with: { patterns: ['未.{0,4}转发'], fileName: { words: [未点赞名单] } } } }\n`,
      {},
      [...sampleKinds, openKind],
    );
    expect(told(kinds)).toHaveLength(2);
  });

  it('save where the rule speaks against it', () => {
    const against = 'reminder: 请勿因未回复点名，不得要求限时回复。';
    expect(told(read(looking('未及时回复', against)))).toEqual([]);
  });
});

describe('after a refusal', () => {
  it("a rule of the unit's own is set aside, the others hold", () => {
    const reading = read(
      'rules: { x: { kind: match, with: { words: [慢] }, reminder: 请在5分钟内回复。 }, flooding: report }',
    );
    expect(levelsIn(reading, '甲群')).toContain('flooding report');
    expect(levelsIn(reading, '甲群').join()).not.toContain('x ');
  });

  it('a common rule goes on with the words it had and takes what else was written', () => {
    const reading = read('rules: { flooding: { level: report, clause: 违者罚款, patience: 3 } }');
    const flooding = reading.book
      ?.forGroup({ id: 'g', name: '甲群' })
      .rules.find(({ id }) => id === 'flooding');
    expect(flooding).toMatchObject({
      level: 'report',
      patience: 3,
      clause: 'clause of flooding',
    });
  });

  it('several demands of one rule are told together, in one reading', () => {
    const reading = read(
      'rules: { flooding: { clause: 违者罚款, reminder: 请大家点赞, title: 回复排名通报 } }',
    );
    expect(told(reading).map((line) => line.split(' ')[0])).toEqual([
      'rules/unit.yaml:3:30',
      'rules/unit.yaml:3:46',
      'rules/unit.yaml:3:60',
    ]);
  });

  it('a text of a thousand commas is read at once', () => {
    const begun = performance.now();
    const words = Array.from({ length: 300 }, () => '不得回复,每人转发20分钟内'.repeat(10));
    read(`rules: { x: { kind: match, with: { words: ${JSON.stringify(words)} } } }`);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});
