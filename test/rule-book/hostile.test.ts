import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { head, levelsIn, readUnit, told } from './township.ts';

function bomb(): string {
  const names = Array.from({ length: 12 }, (_, i) => `a${i}`);
  const lines = names.map((name, index) => {
    const inner = index === 0 ? '1' : `*${names[index - 1] ?? ''}`;
    return `${name}: &${name} [${Array<string>(9).fill(inner).join(',')}]`;
  });
  return `${head}${lines.join('\n')}\n`;
}

describe('a hostile rule book', () => {
  it.each([
    ['an alias bomb', bomb()],
    ['twenty thousand open brackets', `groups: ${'['.repeat(20_000)}`],
    ['twenty thousand closed braces', '{'.repeat(20_000) + '}'.repeat(20_000)],
    ['lists within lists on one line', '- '.repeat(20_000)],
    ['keys within keys', '? '.repeat(900)],
    [
      'a stair of a thousand steps',
      Array.from({ length: 1_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    ],
    ['ten megabytes', 'a'.repeat(10_000_000)],
    ['a hundred thousand keys', Array.from({ length: 100_000 }, (_, i) => `k${i}: 1`).join('\n')],
    ['a hundred thousand entries', `urgentWords: [${'急,'.repeat(100_000)}]`],
    ['a tag that would run code', `${head}zone: !!js/function "() => 1"`],
    ['a tag of its own', `${head}trial: !secret 7`],
    ['an older YAML in which off is false', `%YAML 1.1\n---\n${head}`],
    ['two documents', `${head}---\n${head}`],
    ['tabs for indentation', `${head}hours:\n\t- { days: workdays }\n`],
    ['a reference to nothing', `${head}supervisors: *none\n`],
    ['the key __proto__', `${head}rules: { __proto__: { level: off } }\n`],
    ['GBK bytes', new Uint8Array([0x62, 0x6f, 0x6f, 0x6b, 0x3a, 0x20, 0xc7, 0xe0, 0xcf, 0xaa])],
    ['UTF-16 bytes', new Uint8Array([0xff, 0xfe, 0x62, 0x00, 0x6f, 0x00])],
    ['a list instead of a book', '- book'],
    ['nothing', ''],
  ])('gives faults and no book, soon: %s', (_, text) => {
    const begun = performance.now();
    const reading = readUnit(text);
    expect(performance.now() - begun).toBeLessThan(8_000);
    expect(reading.book).toBeNull();
    expect(reading.faults.length).toBeGreaterThan(0);
    expect(reading.faults.length).toBeLessThanOrEqual(101);
    for (const line of told(reading)) expect(line).toMatch(/^rules\/unit\.yaml:\d+:\d+ \S.*[。]$/);
  });

  it('says of GBK bytes that they are no UTF-8', () => {
    const bytes = new Uint8Array([0x62, 0x3a, 0x20, 0xc7, 0xe0]);
    expect(told(readUnit(bytes))[0]).toContain('编码选 UTF-8');
  });

  it('names of inherited things are no rules', () => {
    const reading = readUnit(`${head}rules: { constructor: off, toString: remind }\n`);
    expect(told(reading)).toHaveLength(2);
    expect(levelsIn(reading, '甲群')).toHaveLength(4);
  });

  it('reads a byte order mark and Windows line ends like any other file, places included', () => {
    const reading = readUnit(`\uFEFF${head}trail: 3\n`.replaceAll('\n', '\r\n'));
    expect(told(reading)).toEqual([
      'rules/unit.yaml:3:1 不认识“trail”：是不是想写“trial”？请改正。',
    ]);
    expect(readUnit(`\uFEFF${head}`.replaceAll('\n', '\r\n')).faults).toEqual([]);
  });

  it('never throws, whatever is written', () => {
    const piece = fc.constantFrom(
      ...['rules', 'groups', 'types', 'units', 'hours', 'extends', 'book', 'version', 'trial'],
      ...[
        'emoticon',
        'off',
        ': ',
        '\n',
        '  ',
        '- ',
        '[',
        ']',
        '{',
        '}',
        '"',
        '&a ',
        '*a',
        '!',
        '#',
      ],
      ...['null', '青溪镇', '08:30', '2026-10-10', '..', '|\n', '? ', '%', '\t', '\u0000'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const reading = readUnit(head + pieces.join(''));
        expect(reading.book === null ? reading.faults.length : 1).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
