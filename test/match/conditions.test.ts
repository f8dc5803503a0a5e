import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/engine/match/options.ts';
import { bindMatch } from '../../src/kinds/match.ts';
import { findingOf, judgeBy, type SaidOnce } from './messages.ts';

const redPacket: SaidOnce = { type: 'red-packet' };

describe('conditions', () => {
  it.each<[string, unknown, SaidOnce | string, boolean]>([
    ['one type by its Chinese name', { type: '红包' }, redPacket, true],
    ['one type, another said', { type: ['red-packet', '转账'] }, '红包', false],
    [
      'a list that looks like a text',
      { type: 'text', words: ['报名'] },
      '#接龙\n报名\n1. 甲',
      true,
    ],
    ['a list by its own type', { type: '接龙' }, '#接龙\n报名\n1. 甲', true],
    ['a role by its Chinese name', { role: '群主' }, { text: '好', role: 'owner' }, true],
    ['another role', { role: ['owner', '管理员'] }, { text: '好' }, false],
    [
      'outside of office hours',
      { time: 'outside', words: '打球' },
      { text: '打球', at: '18:00' },
      true,
    ],
    [
      'inside of office hours',
      { time: '非工作时间', words: '打球' },
      { text: '打球', at: '17:59' },
      false,
    ],
    ['office hours asked for', { time: '工作时间' }, { text: '打球', at: '08:30' }, true],
    [
      'before a span over midnight',
      { time: { from: '22:00', to: '6:00' } },
      { at: '21:59', text: '好' },
      false,
    ],
    [
      'within a span over midnight',
      { time: { from: '22:00', to: '6:00' } },
      { at: '05:59', text: '好' },
      true,
    ],
    [
      'to the end of the day',
      { time: { from: '18:00', to: '24:00' } },
      { at: '23:59', text: '好' },
      true,
    ],
    [
      '@所有人',
      { mentionsAll: true, words: '开会' },
      { text: '@所有人 开会', mentionsAll: true },
      true,
    ],
    ['@所有人 is not there', { mentionsAll: true, words: '开会' }, '@所有人 开会', false],
    [
      'a word in a file name',
      { fileName: '名单' },
      { type: 'attachment', fileName: '低保_名 单.xlsx' },
      true,
    ],
    ['a word of the text is none of the file name', { fileName: '名单' }, '名单', false],
    [
      'a word of the file name is none of the text',
      { words: '名单' },
      { type: 'attachment', fileName: '名单.xlsx' },
      false,
    ],
    [
      'a pattern in a file name',
      { fileName: { patterns: ['名单.*xlsx?$'] } },
      { type: 'attachment', fileName: '名单.XLSX' },
      true,
    ],
    [
      'words and patterns are one list',
      { words: '红包', patterns: '返.{0,3}利' },
      '返大额利',
      true,
    ],
    ['two keys must both hold', { words: '红包', role: 'owner' }, '红包', false],
    ['a caption', { words: '红包' }, { type: 'image', text: '红包' }, true],
    ['what is quoted is not said', { words: '红包' }, '「甲：红包」\n- - - - - - -\n不要发', false],
    ['an excuse in the text', { words: '红包', unless: ['活动取消'] }, '红包活动取消', false],
    [
      'an excuse by pattern',
      { words: '红包', unless: { patterns: ['取消|停止'] } },
      '红包停止',
      false,
    ],
    [
      'an excuse in the file name',
      { fileName: '名单', unless: '公示' },
      { type: 'attachment', fileName: '公示名单.xls' },
      false,
    ],
    [
      'an excuse of the role',
      { type: 'red-packet', except: { role: ['owner'] } },
      { ...redPacket, role: 'owner' },
      false,
    ],
    [
      'an excuse for others only',
      { type: 'red-packet', except: { role: ['owner'] } },
      redPacket,
      true,
    ],
    [
      'the second of two excuses',
      { words: '好', except: [{ role: '群主' }, { time: 'office' }] },
      '好',
      false,
    ],
    [
      'an excuse of two keys, one missing',
      { words: '好', except: { role: '群主', time: 'office' } },
      '好',
      true,
    ],
    ['an empty message', { words: '好' }, '', false],
  ])('%s', (_, options, said, fires) => {
    expect(findingOf(options, said) !== null).toBe(fires);
  });

  it('look at the type of the group', () => {
    expect(findingOf({ group: '通知群', words: '好' }, '好')).toBeNull();
    expect(findingOf({ group: ['notice'], words: '好' }, '好', { type: 'notice' })).not.toBeNull();
  });

  it('tell what was found, where, which and how often', () => {
    const options = { words: ['没有', '红包'], role: '成员' };
    expect(findingOf(options, '红包！红 包！')?.numbers).toEqual({
      角色: '成员',
      位置: '文字',
      词: '红包',
      第几个词: 2,
      处数: 2,
    });
    const nested = { any: [{ words: ['没有'] }, { patterns: ['没有过', '红.{0,2}包'] }] };
    expect(findingOf(nested, '红小包')?.numbers).toEqual({
      位置: '文字',
      第几条写法: 2,
      第几个条件: 2,
    });
  });

  it('never tell what the sender wrote', () => {
    const found = findingOf({ patterns: ['密码.{0,20}'] }, '密码是abc123');
    expect(JSON.stringify(found)).not.toContain('abc123');
  });
});

describe('options that would match everything or nothing are refused', () => {
  it.each([
    ['nothing', {}],
    ['only an excuse', { unless: ['好'] }],
    ['only an exception', { except: { role: 'owner' } }],
    ['only a negation', { not: { words: ['好'] } }],
    ['an empty list', { words: [] }],
    ['an empty list further down', { any: [{ words: [] }] }],
    ['an empty condition', { any: [{ words: ['好'] }, {}] }],
    [
      'one of several that only rules out',
      { any: [{ words: ['好'] }, { not: { role: 'owner' } }] },
    ],
    ['all of them only rule out', { all: [{ not: { role: 'owner' } }] }],
    ['an empty word', { words: [''] }],
    ['a word of nothing visible', { words: ['\u200b'] }],
    ['a word that is an emoji', { words: ['🧧'] }],
    ['a type that is never a violation', { type: ['other'] }],
    ['@所有人 not there', { mentionsAll: false }],
    ['a span without length', { time: { from: '08:00', to: '8:00' } }],
    ['a time that is none', { time: { from: '25:00', to: '26:00' } }],
    ['an unknown key', { word: ['好'] }],
    ['an unknown key further down', { any: [{ word: ['好'] }] }],
    ['a pattern of ten megabytes', { patterns: ['a'.repeat(10_000_000)] }],
    ['too many patterns', { patterns: Array.from({ length: 101 }, (_, n) => `甲${String(n)}`) }],
    [
      'patterns too large together',
      { patterns: Array.from({ length: 12 }, (_, n) => `甲.{${String(n)},140}乙`.slice(0)) },
    ],
    ['too many words', { words: Array.from({ length: 20_001 }, (_, n) => `词${String(n)}`) }],
    ['too deep', { any: [{ all: [{ any: [{ all: [{ any: [{ words: ['好'] }] }] }] }] }] }],
  ])('%s', (_, options) => {
    expect(() => bindMatch(options)).toThrow();
  });

  it('a hundred thousand levels deep', () => {
    let options: Record<string, unknown> = { words: ['好'] };
    for (let level = 0; level < 100_000; level += 1) options = { any: [options] };
    expect(() => bindMatch(options)).toThrow();
  });

  it('but four levels are read', () => {
    const options = {
      any: [{ all: [{ any: [{ not: { role: 'owner' } }, { words: ['好'] }] }, { words: ['好'] }] }],
    };
    expect(findingOf(options, '好')).not.toBeNull();
  });
});

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ words: fc.uniqueArray(fc.constantFrom('红', '包', '红包', '雨'), { minLength: 1 }) }),
  fc.record({ role: fc.uniqueArray(fc.constantFrom('owner', 'member'), { minLength: 1 }) }),
  fc.record({ type: fc.uniqueArray(fc.constantFrom('text', 'image'), { minLength: 1 }) }),
  fc.record({
    patterns: fc.uniqueArray(fc.constantFrom('红.包', '^雨', '包{2}'), { minLength: 1 }),
  }),
);
const tree: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    leaf,
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.tuple(leaf, tie('tree')).map(([positive, not]) => ({ ...positive, not })),
  ),
})).tree;
const message: fc.Arbitrary<SaidOnce> = fc.record({
  text: fc.string({ unit: fc.constantFrom('红', '包', '雨', ' '), maxLength: 8 }),
  role: fc.constantFrom('owner', 'member', 'admin'),
  type: fc.constantFrom('text', 'image'),
});

/** The meaning of a condition, word for word. */
function holds(condition: Condition, said: SaidOnce): boolean {
  const text = (said.text ?? '').replace(/ +/gu, ' ').trim();
  const { words, patterns, type, role, any, all, not } = condition;
  const says =
    (words === undefined && patterns === undefined) ||
    (words ?? []).some((word) => text.replaceAll(' ', '').includes(word)) ||
    (patterns ?? []).some((pattern) => new RegExp(pattern, 'u').test(text));
  return (
    says &&
    (type?.some((one) => one === said.type) ?? true) &&
    (role?.some((one) => one === said.role) ?? true) &&
    (any?.some((one) => holds(one, said)) ?? true) &&
    (all?.every((one) => holds(one, said)) ?? true) &&
    !(not !== undefined && holds(not, said))
  );
}

describe('AND, OR and NOT', () => {
  it('mean what they say, however they are nested', () => {
    fc.assert(
      fc.property(tree, fc.array(message, { minLength: 1, maxLength: 6 }), (condition, said) => {
        const judge = judgeBy(condition);
        expect(said.map((one) => judge(one) !== null)).toEqual(
          said.map((one) => holds(condition, one)),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('keep the laws: NOT (a OR b) is NOT a AND NOT b; a NOT under a NOT is none', () => {
    const anything = { type: ['text', 'image'] };
    fc.assert(
      fc.property(leaf, leaf, message, (a, b, said) => {
        const fires = (options: unknown) => findingOf(options, said) !== null;
        expect(fires({ ...anything, not: { any: [a, b] } })).toBe(
          fires({ ...anything, all: [{ not: a }, { not: b }] }),
        );
        expect(fires({ ...anything, not: { not: a } })).toBe(fires({ ...anything, all: [a] }));
        expect(fires({ any: [a, b] })).toBe(fires(a) || fires(b));
        expect(fires({ all: [a, b] })).toBe(fires(a) && fires(b));
      }),
    );
  });

  it('excuses take away and never add', () => {
    fc.assert(
      fc.property(leaf, leaf, message, (a, b, said) => {
        const fires = (options: unknown) => findingOf(options, said) !== null;
        expect(fires({ ...a, except: b })).toBe(fires(a) && !fires(b));
      }),
    );
  });
});
