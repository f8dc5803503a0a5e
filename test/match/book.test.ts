import { describe, expect, it } from 'vitest';
import type { BookReading } from '../../src/engine/rule-book/book.ts';
import { formatFault } from '../../src/engine/rule-book/fault.ts';
import { readBook } from '../../src/engine/rule-book/read-book.ts';
import { match } from '../../src/kinds/match.ts';
import { sampleKinds } from '../rule-book/township.ts';

const head = 'book: 青溪镇\nversion: "2026-11-22"\n';
const base = `book: 基本
version: "1"
hours: [ { days: workdays, from: "08:30", to: "18:00" } ]
types: { work: { except: [rumor] }, village: { rules: [flooding] } }
rules: { flooding: remind, rumor: report }
`;

function read(unit: string, others: Readonly<Record<string, string>> = {}): BookReading {
  const texts: Readonly<Record<string, string>> = { base, unit: head + unit, ...others };
  return readBook(
    {
      main: 'unit',
      read: (name) => {
        const content = texts[name];
        return content === undefined ? null : { path: `rules/${name}.yaml`, content };
      },
      calendars: [],
    },
    [...sampleKinds, match],
  );
}

const told = (reading: BookReading) => reading.faults.map(formatFault);
const rulesIn = (reading: BookReading, name = '甲群') =>
  reading.book?.forGroup({ id: 'g', name }).rules.map(({ id }) => id) ?? [];

const redPackets = `rules:
  no-red-packets:
    kind: match
    with: { type: [red-packet], except: { role: [owner] } }
    reminder: 工作群请勿发红包，感谢配合。
    examples: [ { says: { type: red-packet }, finds: true }, { says: 财务报销红包雨活动取消, finds: false } ]
`;

describe("a rule of the unit's own", () => {
  it('stands as the specification writes it', () => {
    const reading = read(redPackets);
    expect(told(reading)).toEqual([]);
    const rule = reading.book
      ?.forGroup({ id: 'g', name: '甲群' })
      .rules.find(({ id }) => id === 'no-red-packets');
    expect(rule).toMatchObject({
      title: 'no-red-packets',
      level: 'remind',
      reminder: '工作群请勿发红包，感谢配合。',
    });
  });

  it('may bear any name in Chinese, a title and a level, and do without a reminder', () => {
    const reading = read(`rules:
  不拉票:
    kind: match
    title: 拉票
    level: observe
    with: { words: [投我一票] }
    examples: [ { says: 请投我一 票, finds: true }, { says: 投票选村委会, finds: false } ]
`);
    expect(told(reading)).toEqual([]);
    expect(rulesIn(reading)).toContain('不拉票');
  });

  it('is off in the groups that say so', () => {
    const reading = read(
      `${redPackets}groups: [ { name: 乙群, rules: { no-red-packets: off } }, { name: 丙群 } ]\n`,
    );
    expect(told(reading)).toEqual([]);
    expect(rulesIn(reading, '乙群')).not.toContain('no-red-packets');
    expect(rulesIn(reading, '丙群')).toContain('no-red-packets');
  });

  it('tries its examples with role, time, file name, @所有人 and type of group', () => {
    const reading = read(`rules:
  night-lists:
    kind: match
    with:
      group: [notice]
      any:
        - { fileName: [名单], role: 成员 }
        - { time: outside, mentionsAll: true, words: [名单] }
    examples:
      - { says: { fileName: 名单.xlsx }, group: notice, finds: true }
      - { says: { fileName: 名单.xlsx, role: 发布人 }, group: 通知群, finds: false }
      - { says: { fileName: 名单.xlsx }, finds: false }
      - { says: { text: 名单, at: "18:00", mentionsAll: true, role: owner }, group: notice, finds: true }
      - { says: { text: 名单, at: "17:59", mentionsAll: true }, group: notice, finds: false }
      - { says: { text: 名单, at: 2026-10-17T10:00, mentionsAll: true }, group: notice, finds: true }
`);
    expect(told(reading)).toEqual([]);
  });

  it('is set aside where it does not do what an example promises, and says which and what happened', () => {
    const reading = read(`rules:
  no-red-packets:
    kind: match
    with: { words: [红包] }
    examples:
      - { says: 发个红包, finds: true }
      - { says: { type: red-packet }, finds: true }
      - { says: 财务报销红包雨活动取消, finds: false }
  flooding: report
`);
    expect(told(reading)).toEqual([
      'rules/unit.yaml:9:9 规则“no-red-packets”的第 2 个例子（红包）应当触发，实际没有触发：请改正规则或例子。这条规则先不执行，其他规则照常。',
      'rules/unit.yaml:10:9 规则“no-red-packets”的第 3 个例子（财务报销红包雨活动取消）不应触发，实际触发了（位置 文字，词 红包，第几个词 1，处数 1）：请改正规则或例子。这条规则先不执行，其他规则照常。',
    ]);
    expect(rulesIn(reading)).toEqual(['flooding']);
  });

  it.each([
    [
      'without examples',
      'x: { kind: match, with: { words: [甲] } }',
      '4:3 规则“x”缺少 examples（例子）',
    ],
    [
      'without a near miss',
      'x: { kind: match, with: { words: [甲] }, examples: [ { says: 甲, finds: true } ] }',
      '4:43 规则“x”的例子要两样都有',
    ],
    [
      'with an example that says nothing',
      'x: { kind: match, with: { words: [甲] }, examples: [ { says: { role: owner }, finds: true } ] }',
      '4:63 例子里没有内容',
    ],
    [
      'with a time that is none',
      'x: { kind: match, with: { words: [甲] }, examples: [ { says: { text: 甲, at: noon }, finds: true } ] }',
      '4:78 “noon”不是时间：请写成 "20:05"',
    ],
    ['without any condition', 'x: { kind: match }', '4:6 没有写要找什么，会命中所有消息'],
    [
      'with a word that cannot be found',
      'x: { kind: match, with: { words: [甲, 🧧] } }',
      '4:40 “🧧”永远不会命中',
    ],
    [
      'with an evil pattern',
      'x: { kind: match, with: { patterns: [ "(a+)+$" ] } }',
      '4:41 “(a+)+”是重复里又套重复',
    ],
    [
      'with a pattern that looks ahead, further down',
      'x: { kind: match, with: { any: [ { patterns: [ "红(?!包)" ] } ] } }',
      '4:50 不支持前后断言“(?!”：请直接写要找的内容，要排除的写进 unless。',
    ],
    [
      'with a key nearly right',
      'x: { kind: match, with: { word: [甲] } }',
      '4:29 不认识“word”：是不是想写“words”？',
    ],
    [
      'with a key nearly right, further down',
      'x: { kind: match, with: { any: [ { patern: [甲] } ] } }',
      '4:38 不认识“patern”：是不是想写“patterns”？',
    ],
    [
      'with a type nearly right',
      'x: { kind: match, with: { type: red-paket } }',
      '4:35 “type”的第 1 项不能写“red-paket”',
    ],
    ['with an empty list', 'x: { kind: match, with: { words: [] } }', '4:36 列表是空的'],
    ['of an empty name', '"a b!": { kind: match, with: { words: [甲] } }', '4:3 规则名称“a b!”'],
    ['written as a kind', 'match: remind', '4:10 没有写要找什么'],
  ])('is set aside %s', (_, rule, expected) => {
    const reading = read(`rules:\n  ${rule}\n  flooding: report\n`);
    expect(told(reading)).toHaveLength(1);
    expect(told(reading)[0]).toContain(`rules/unit.yaml:${expected}`);
    expect(rulesIn(reading)).toEqual(['flooding']);
  });

  it('keeps its examples where a later place says more of it', () => {
    const others = { 'packs/town': `book: 镇\n${redPackets}` };
    const tightened = read(
      'extends: [base, packs/town]\nrules: { no-red-packets: report }\n',
      others,
    );
    expect(told(tightened)).toEqual([]);
    const loosened = read(
      'extends: [base, packs/town]\nrules: { no-red-packets: { with: { type: [transfer] } } }\n',
      others,
    );
    expect(told(loosened)[0]).toContain(
      'rules/packs/town.yaml:7:17 规则“no-red-packets”的第 1 个例子',
    );
    expect(rulesIn(loosened)).not.toContain('no-red-packets');
  });

  it('stands locked though a later place writes an example that disagrees', () => {
    const others = {
      'packs/town': `book: 镇\n${redPackets.replace('reminder:', 'locked: true\n    reminder:')}`,
    };
    const reading = read(
      'extends: [base, packs/town]\nrules: { no-red-packets: { examples: [ { says: 甲, finds: true }, { says: 乙, finds: false } ] } }\n',
      others,
    );
    expect(told(reading)).toHaveLength(1);
    expect(rulesIn(reading)).toContain('no-red-packets');
  });

  it('is the only sort of rule that has examples', () => {
    const reading = read(
      'rules: { flooding: { examples: [ { says: 甲, finds: true }, { says: 乙, finds: false } ] } }\n',
    );
    expect(told(reading)[0]).toContain('3:22 “examples”只用于本单位自己的规则');
    expect(rulesIn(reading)).toContain('flooding');
  });

  it('reads ten thousand words from a file', () => {
    const words = Array.from({ length: 10_000 }, (_, n) => `词${String(n)}号`).join(', ');
    const reading = read(`rules:
  long:
    kind: match
    with: { words: [${words}] }
    examples: [ { says: 这是词9999号, finds: true }, { says: 这是词1万号, finds: false } ]
`);
    expect(told(reading)).toEqual([]);
    expect(rulesIn(reading)).toContain('long');
  });
});
