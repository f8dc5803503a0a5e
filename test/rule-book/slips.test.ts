import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedRules } from '../../src/adapters/rule-folder.ts';
import type { BookReading } from '../../src/engine/rule-book/book.ts';
import { readBook } from '../../src/engine/rule-book/read-book.ts';
import { kinds } from '../../src/kinds/index.ts';
import { told } from './township.ts';

const shipped = shippedRules();
const example = readFileSync(join(shipped, 'unit.example.yaml'), 'utf8');

function read(content: string | Uint8Array): BookReading {
  return readBook(
    {
      main: 'unit',
      read(name) {
        if (name === 'unit') return { path: 'unit.yaml', content };
        if (!/^base$|^packs\/(?:xiangzhou|national-2023-12)$/u.test(name)) return null;
        return { path: `${name}.yaml`, content: readFileSync(join(shipped, `${name}.yaml`)) };
      },
      calendars: [],
    },
    kinds,
  );
}

/** Every fault of the example with one thing in it changed; `line` holds what was changed. */
function slip(from: string, to: string): { faults: readonly string[]; line: number } {
  expect(example).toContain(from);
  const text = example.replace(from, to);
  const faults = told(read(text));
  return { faults, line: text.slice(0, example.indexOf(from)).split('\n').length };
}

describe('one slip in the example an office copies', () => {
  it.each([
    ['    own: [镇党委', '\town: [镇党委', '这里用了制表符缩进：请改用空格。'],
    ['book: 青溪镇', 'book：青溪镇', '“book”后面用了中文冒号：请改成英文冒号“:”，后面空一格。'],
    ['    head: 周', '    head：周', '“head”后面用了中文冒号：请改成英文冒号“:”，后面空一格。'],
    ['trial: 7', 'trial:7', '“trial:”后面少了空格：请在冒号后面空一格。'],
    [
      '{ name: 柳湾村村民群, type: village }',
      '{ name：柳湾村村民群, type: village }',
      '“name：柳湾村村民群”里的冒号要用英文的“:”，后面空一格：请写成“name: …”。',
    ],
    [
      '    head: 周',
      '   head: 周',
      '这一行和上面的内容没有对齐：同一级请用同样多的空格开头，请检查这一行和上一行。',
    ],
    ["from: '08:30'", 'from: “08:30”', '引号要用英文的：请写成 "08:30" 这样。'],
    ["'08:30', to: '18", "'08:30, to: '18", '这一行的引号不成对：请用英文引号，一前一后写齐。'],
    ['[急件, 特急件]', '[急件, 特急件', '这里的“[”没有关上：请在后面补上“]”。'],
    ['patience: 2 }', 'patience: 2', '这里的“{”没有关上：请在后面补上“}”。'],
    [
      '[急件, 特急件]',
      '[急件，特急件]',
      '列表里用了“，”：请改成英文逗号“,”；“，”本来就是内容的，请给这一项加上引号。',
    ],
    [
      '[急件, 特急件]',
      '【急件，特急件】',
      '“urgentWords”应当是列表，现在是“【急件，特急件】”：中文括号请改成英文的“[ ]”，逗号用英文的。',
    ],
    [
      '{ level: remind, patience: 2 }',
      '｛ level: remind, patience: 2 ｝',
      '这里用了中文括号：请改成英文的“{ }”或“[ ]”。',
    ],
    [
      'remind, patience: 2',
      'remind，patience: 2',
      '这里用了中文逗号：请改成英文逗号“,”，后面空一格。',
    ],
    ['  - { name: 柳湾', '  -{ name: 柳湾', '“-”后面少了空格：请在“-”后面空一格。'],
    ['# 时区。', '＃ 时区。', '这里用了中文井号：说明请用英文的“#”开头。'],
    [
      'trial: 7',
      'trial: 7# 七天',
      '“trial”应当是数字，现在是“7# 七天”：后面的说明请另起一行，或空一格再写英文的“#”。',
    ],
    ['trial: 7', 'trial: ７', '“trial”应当是数字，现在是“７”：请写 7，用英文数字，不加引号。'],
    ['    head: 周', '　　head: 周', '这里用了全角空格之类的特殊空格：请删去，改用普通空格。'],
    [
      'packs/xiangzhou,',
      'xiangzhou,',
      '找不到规则本“xiangzhou”：是不是想写“packs/xiangzhou”？请改正。',
    ],
    [
      'packs/xiangzhou,',
      'packs/xiangzou,',
      '找不到规则本“packs/xiangzou”：规则文件夹里和随软件提供的规则本里都没有它，请核对名称，不带“.yaml”。',
    ],
    [
      "to: '18:00'",
      "to: '24:30'",
      '“24:30”不是时间：请写成 "08:30" 这样的 24 小时制（"00:00" 到 "24:00"），并加引号。',
    ],
    [
      '2026-10-31',
      '2026/10/31',
      '“2026/10/31”不是日期：请写成 2026-10-31 这样的年-月-日，并核对这一天是否存在。',
    ],
    [
      'emoticon: { level: remind,',
      'emoticon: { level: yes,',
      '级别不能写“yes”：请从 off（关闭）、observe（观察）、remind（提醒）、report（上报）中选一个。',
    ],
    [
      '2026-10-31, duty: true',
      '2026-10-31, duty: yes',
      '“duty”应当是 true 或 false，现在是“yes”：请写 true（是）或 false（否），不加引号。',
    ],
    [
      'flooding: { with: { count: 4 } }',
      'flooding: { count: 4 }',
      '“count”是这条规则的选项，要写在 with 里：请写成 with: { count: … }。',
    ],
    [
      '  flooding: { with',
      '  刷屏: { with',
      '不认识“刷屏”：规则请写英文名称，这一条是“flooding”。这条规则先不执行，其他规则照常。',
    ],
  ])('is told once, in its line: %s → %s', (from, to, sentence) => {
    const { faults, line } = slip(from, to);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^unit\\.yaml:${String(line)}:\\d+ `, 'u'));
    expect(faults[0]?.replace(/^\S+ /u, '')).toBe(sentence);
  });

  it.each([
    ['time to the end of the day', "to: '18:00'", "to: '24:00'"],
    ['times without quotes', "from: '08:30', to: '18:00'", 'from: 08:30, to: 18:00'],
    ['the type of a group in Chinese', 'type: village }', 'type: 村社群 }'],
    ['a level in Chinese', '{ level: remind, patience: 2 }', '关闭'],
    ['a comma that is meant', '[急件, 特急件]', "['急件，特急件']"],
  ])('is none: %s', (_, from, to) => {
    expect(slip(from, to).faults).toEqual([]);
  });

  it.each([
    ['Windows line ends', example.replaceAll('\n', '\r\n')],
    ['line ends of an old Mac', example.replaceAll('\n', '\r')],
    ['a byte order mark', `\uFEFF${example}`],
  ])('is none: %s', (_, text) => {
    expect(told(read(text))).toEqual([]);
  });
});

describe('a file that is no book', () => {
  it.each([
    ['', '文件里没有内容：请把样例 unit.example.yaml 的内容复制进来，再按本单位情况修改。'],
    [
      '# 还没写\n',
      '文件里没有内容：请把样例 unit.example.yaml 的内容复制进来，再按本单位情况修改。',
    ],
    [
      new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0]),
      '这不是纯文本文件（像是 Word、Excel 一类的文件）：请用记事本一类的编辑器写，编码选 UTF-8。',
    ],
    [
      new Uint8Array([0xc7, 0xe0, 0xcf, 0xaa]),
      '文件不是 UTF-8 编码（可能是 GBK 或 UTF-16）：请用编辑器“另存为”，编码选 UTF-8，再放回来。',
    ],
  ])('is told once: %j', (content, sentence) => {
    expect(told(read(content))).toEqual([`unit.yaml:1:1 ${sentence}`]);
  });
});
