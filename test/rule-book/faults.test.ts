import { describe, expect, it } from 'vitest';
import { head, levelsIn, readUnit, told } from './township.ts';

describe('a fault in a rule book', () => {
  it('names file, line, column, what is wrong and how to mend it', () => {
    const reading = readUnit(`${head}trial: 7\nrules:\n  emoticon: { levle: off }\n`);
    expect(told(reading)).toEqual([
      'rules/unit.yaml:5:15 不认识“levle”：是不是想写“level”？请改正。',
    ]);
  });

  it('is told together with all the others, from top to bottom', () => {
    const reading = readUnit(`${head}trial: "7"
hours:
  - { days: workday, from: "8:30", to: "18.00" }
types: { vilage: { rules: all }, work: { except: [emotcon] } }
groups:
  - { name: 甲群, tpye: work, ends: 2026-02-30 }
rules:
  emoticn: off
  flooding: { with: { cuont: 3, seconds: "60" } }
  off-hours: { with: { urgent: evnt } }
`);
    expect(reading.book).toBeNull();
    expect(told(reading).map((line) => line.split(' ')[0])).toEqual([
      'rules/unit.yaml:3:8',
      'rules/unit.yaml:5:13',
      'rules/unit.yaml:5:40',
      'rules/unit.yaml:6:10',
      'rules/unit.yaml:8:17',
      'rules/unit.yaml:8:35',
      'rules/unit.yaml:10:3',
      'rules/unit.yaml:11:23',
      'rules/unit.yaml:11:42',
      'rules/unit.yaml:12:32',
    ]);
    expect(told(reading).join('\n')).toContain('是不是想写 event');
  });

  it.each([
    ['a list without entries', 'urgentWords: []', '3:14 列表是空的'],
    ['a key without a value', 'groups:', '3:1 “groups”后面没有内容'],
    ['a key written twice', 'trial: 1\ntrial: 2', '4:1 “trial”写了两次'],
    ['a zone nobody lives in', 'zone: Asia/Shanghia', '3:7 没有这个时区'],
    [
      'hours that end before they begin',
      'hours: [{ days: 每天, from: "18:00", to: "08:00" }]',
      '3:40 “to”要晚于',
    ],
    [
      'a season of the thirteenth month',
      'hours: [{ days: 每天, from: "8:00", to: "9:00", season: "13-01..09-30" }]',
      '3:55 “13-01..09-30”不是一段日期',
    ],
    ['a name without quotes that is a number', 'supervisors: 110', '3:14 “supervisors”应当是文字'],
    ['two groups of one name', 'groups: [{ name: 甲 }, { name: 甲 }]', '3:31 “甲”写了两次'],
    [
      'a group of a unit that is none',
      'units: { 卫生院: {} }\ngroups: [{ name: 甲, unit: 卫生室 }]',
      '4:27 不认识“卫生室”：是不是想写“卫生院”',
    ],
    ['a missing parent', 'extends: [base, packs/none]', '3:17 找不到规则本“packs/none”'],
    ['a parent outside of the folder', 'extends: [../../secret]', '3:11 找不到规则本'],
  ])('leaves no book: %s', (_, line, expected) => {
    const reading = readUnit(`${head}${line}\n`);
    expect(reading.book).toBeNull();
    expect(told(reading)).toHaveLength(1);
    expect(told(reading)[0]).toContain(`rules/unit.yaml:${expected}`);
  });

  it('of a book without name or version says what to write', () => {
    expect(told(readUnit('trial: 3\n')).join()).toMatch(/缺少“book”.*缺少“version”/s);
  });

  it('of inheritance in a circle shows the circle', () => {
    const reading = readUnit(`${head}extends: [packs/a]\n`, {
      'packs/a': 'extends: [packs/b]',
      'packs/b': 'extends: [packs/a]',
    });
    expect(reading.book).toBeNull();
    expect(told(reading)).toEqual([
      expect.stringContaining(
        'rules/packs/b.yaml:1:11 继承绕成了圈（packs/a → packs/b → packs/a）',
      ),
    ]);
  });
});

describe('a bad rule', () => {
  it.each([
    ['an unknown name', 'emotcon: off', '是不是想写“emoticon”'],
    ['an unknown kind', 'no-stickers: { kind: emotcon }', '是不是想写“emoticon”'],
    ['an unknown option', 'flooding: { with: { cuont: 3 } }', '是不是想写“count”'],
    [
      'an option out of range',
      'flooding: { with: { count: 1 } }',
      '“count”太小：请写不小于 2 的数',
    ],
    ['an option without entries', 'flooding: { with: { words: [] } }', '列表是空的'],
    ['an unknown level', 'flooding: remnd', '是不是想写 remind'],
    ['a level that is true', 'flooding: true', '启用请写 remind'],
    ['another kind than before', 'flooding: { kind: emoticon }', '不能改成别的种类'],
  ])('with %s is told of and harms no other rule', (_, rule, expected) => {
    const reading = readUnit(`${head}rules:\n  ${rule}\n  off-hours: report\n`);
    expect(told(reading)).toHaveLength(1);
    expect(told(reading)[0]).toContain(expected);
    expect(levelsIn(reading, '甲群')).toEqual(
      expect.arrayContaining(['off-hours report', 'emoticon remind', 'raw-forward remind']),
    );
  });

  it('is set aside and not run with other options than were meant', () => {
    const reading = readUnit(`${head}rules: { flooding: { with: { count: many } } }\n`);
    expect(levelsIn(reading, '甲群')).not.toContain('flooding remind');
  });

  it('of one group is set aside in that group alone', () => {
    const reading = readUnit(
      `${head}groups: [{ name: 甲群, rules: { flooding: { with: { count: 0 } } } }, { name: 乙群 }]\n`,
    );
    expect(told(reading)[0]).toContain('rules/unit.yaml:3:58 “count”太小');
    expect(levelsIn(reading, '甲群')).not.toContain('flooding remind');
    expect(levelsIn(reading, '乙群')).toContain('flooding remind');
  });
});
