import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordFinder } from '../../src/engine/match/word-finder.ts';
import { canBeFound, wordForm } from '../../src/text/word-form.ts';
import { fold, withoutSigns } from '../../src/text/fold.ts';
import { wordSet, type Spelling } from '../../src/text/word-set.ts';

/** Few letters, so that words overlap, hold each other and end in each other's beginnings. */
const letters = fc.constantFrom('红', '包', '雨', 'a', 'b', '𠮷');
const signs = fc.constantFrom(' ', '-', '·', '，', '。', '!');
const word = fc.string({ unit: letters, minLength: 1, maxLength: 5 });
const text = fc.string({ unit: letters, maxLength: 40 });
const brokenText = fc.string({
  unit: fc.oneof({ weight: 3, arbitrary: letters }, signs),
  maxLength: 40,
});

function occurrences(words: readonly string[], said: string, spelling: Spelling): string[] {
  const found: string[] = [];
  wordSet(words).find(said, spelling, (nth) => found.push(words[nth] ?? '?'));
  return found.sort();
}

/** Every place of every word, one after the other. */
function naive(words: readonly string[], said: string): string[] {
  const found = words.flatMap((one) =>
    [...Array(said.length).keys()].filter((at) => said.startsWith(one, at)).map(() => one),
  );
  return found.sort();
}

describe('a set of words', () => {
  it('finds exactly what looking for one word after the other finds, as often', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 30 }), text, (words, said) => {
        expect(occurrences(words, said, 'exact')).toEqual(naive(words, said));
      }),
      { numRuns: 500 },
    );
  });

  it('reads past blanks and signs within a clause and never over its end', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 30 }),
        brokenText,
        (words, said) => {
          const clauses = said.split(/[，。!]/u).map(withoutSigns);
          const expected = clauses.flatMap((clause) => naive(words, clause)).sort();
          expect(occurrences(words, said, 'loose')).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('holds ten thousand words that are all found and nothing else is', () => {
    const words = Array.from({ length: 10_000 }, (_, n) =>
      [...String(n).padStart(4, '0')]
        .map((digit) => '零一二三四五六七八九'[Number(digit)])
        .join(''),
    );
    for (const one of ['零零零零', '四三二一', '九九九九']) {
      expect(occurrences(words, `请看${one}好`, 'exact')).toEqual([one]);
    }
    expect(occurrences(words, '请看四三二好', 'exact')).toEqual([]);
    expect(wordSet(words).bytes).toBeLessThan(2_000_000);
  });

  it('goes through eight thousand characters that all match', () => {
    const words = Array.from({ length: 20 }, (_, n) => '红'.repeat(n + 1));
    expect(occurrences(words, '红'.repeat(8_000), 'exact')).toHaveLength(
      words.reduce((sum, one) => sum + 8_001 - one.length, 0),
    );
  });
});

describe('a word of an office', () => {
  const finds = (written: string, said: string) =>
    wordFinder([[written]]).find(fold(said).text).size > 0;

  it.each([
    ['兼职', '周末兼职'],
    ['兼职', '周末兼 职'],
    ['兼职', '周末兼-职、招人'],
    ['兼职', '周末兼\u200b職'],
    ['兼職', '周末兼职'],
    ['加v信', '加Ｖ信'],
    ['加V信', '加 v 信'],
    ['加 微信', '请加微信'],
    ['ＶＩＰ', 'vip客户'],
    ['VIP', '我的vips'],
    ['50%折扣', '全场５０％折扣'],
    ['http://', 'HTTP://a.cn'],
    ['保密', '注意保密工作'],
  ])('%s is found in %s', (written, said) => {
    expect(finds(written, said)).toBe(true);
  });

  it.each([
    ['红包', '这块布是红，包袱是蓝的'],
    ['红包', '一片红。包饺子'],
    ['cat', 'magic attack'],
    ['vip', 'v i p'],
    ['50%折扣', '50折扣'],
    ['兼职', '兼任职务'],
  ])('%s is not found in %s', (written, said) => {
    expect(finds(written, said)).toBe(false);
  });

  it('proves itself wherever it is made of letters, figures, Han and signs', () => {
    const piece = fc.constantFrom('红', '職', '乾', 'Ａ', 'b', '7', '%', '-', '㎏', '①', 'é');
    const written = fc.string({ unit: piece, minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(written, (one) => {
        fc.pre(wordForm(one).letters !== '');
        expect(canBeFound(one, 'text')).toBe(true);
        expect(finds(one, `请看${one}好`) || finds(one, one)).toBe(true);
      }),
    );
  });

  it.each(['🧧', '[强]', '发🧧', '\u200b', '[旺柴]'])('cannot be found: %s', (written) => {
    expect(canBeFound(written, 'text')).toBe(false);
  });
});

describe('several lists', () => {
  it('are told apart, a word in two of them counts for both, written twice it counts once', () => {
    const found = wordFinder([['红包', '打赏'], ['打赏', '打 賞'], ['没有']]).find('红包打赏打赏');
    expect([...found]).toEqual([
      [0, { first: 0, times: 3 }],
      [1, { first: 0, times: 2 }],
    ]);
  });
});
