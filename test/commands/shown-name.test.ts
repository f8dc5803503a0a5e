import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownName } from '../../src/text/shown-name.ts';

describe('a name that is shown', () => {
  it.each([
    ['党政办-李敏', '党政办-李敏'],
    ['@所有人', '所有人'],
    ['李敏\n@所有人\n系统通知', '李敏 所有人 系统通知'],
    ['李\u202e敏\u200b', '李敏'],
    ['《群》', '〈群〉'],
    ['\u3164\u2800', '（无名）'],
    ['', '（无名）'],
    ['a\u0301\u0302\u0303\u0304', '\u00e1\u0302\u0303'],
    ['  李  敏  ', '李 敏'],
    ['👨‍👩‍👧', '👨👩👧'],
  ])('%j stands as %j', (name, shown) => {
    expect(shownName(name)).toBe(shown);
  });

  it('is cut to twenty characters as people count them', () => {
    expect(shownName('一'.repeat(500))).toBe(`${'一'.repeat(19)}…`);
    expect(shownName('一'.repeat(20))).toBe('一'.repeat(20));
    expect(shownName('👍🏽'.repeat(30))).toBe(`${'👍🏽'.repeat(19)}…`);
  });

  it('is one short harmless line, whatever a person calls himself', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc.string({
        unit: fc.constantFrom(
          '@',
          '＠',
          '\n',
          '\r',
          '\u2028',
          '\u202e',
          '\u2005',
          '《',
          '》',
          '李',
          '\u0301',
          '\u200d',
        ),
        maxLength: 600,
      }),
    );
    fc.assert(
      fc.property(hostile, (name) => {
        const shown = shownName(name);
        expect(shown).not.toMatch(/[@＠﹫《》\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(shown).not.toBe('');
        expect([...new Intl.Segmenter('zh').segment(shown)].length).toBeLessThanOrEqual(20);
        expect(shown.length).toBeLessThan(200);
      }),
      { numRuns: 300 },
    );
  });
});
