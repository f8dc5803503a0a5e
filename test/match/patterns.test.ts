import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedPattern } from '../../src/text/pattern/folded-pattern.ts';
import { readPattern, type Pattern } from '../../src/text/pattern/pattern.ts';
import { tokensOf } from '../../src/text/pattern/tokens.ts';
import { fold } from '../../src/text/fold.ts';

function ready(written: string): Pattern {
  const pattern = readPattern(written);
  if (typeof pattern === 'string') throw new Error(pattern);
  return pattern;
}

const finds = (written: string, said: string) => ready(written).found(fold(said).text);

describe('a pattern', () => {
  it.each([
    ['返.{0,3}利', '全场返大额利'],
    ['扫.{0,5}码|加.{0,5}群', '请加入本群'],
    ['（試行）', '管理办法(试行)'],
    ['收到了？', '收到了？'],
    ['第[ＡＢ]組', '第B组'],
    ['[A-Z]{2,}群', 'VIP群'],
    ['\\d{6}', '验证码１２３４５６'],
    ['\\p{Script=Han}+元', '三百元'],
    ['\\u5143', '三百元'],
    ['㎏{2}', '10KGKG'],
    ['\\Q(a+b)\\E', 'A（A+B）'],
    ['微信[：:]\\s*\\w+', '微信： abc1'],
    ['(?:通知|公告)+已(?:发|送)', '通知公告已发'],
    ['\\bvip\\b', '我是 VIP 用户'],
    ['(\\s*甲)+乙', '甲 甲乙'],
  ])('%s is found in %s', (written, said) => {
    expect(finds(written, said)).toBe(true);
  });

  it.each([
    ['收到了？', '收到'],
    ['返.{0,3}利', '返程的火车票很便利'],
    ['^\\d{6}$', '验证码123456'],
  ])('%s is not found in %s', (written, said) => {
    expect(finds(written, said)).toBe(false);
  });

  it.each([
    ['(a+)+$', '重复里又套重复'],
    ['(.*)*x', '重复里又套重复'],
    ['((a+))+b', '重复里又套重复'],
    ['(x+x+)+y', '重复里又套重复'],
    ['(甲{2,})+', '重复里又套重复'],
    ['(?=甲)乙', '要排除的写进 unless'],
    ['(?<!不)得', '要排除的写进 unless'],
    ['(甲)\\1', '不支持反向引用“\\1”'],
    ['(?<n>甲)\\k<n>', '不支持反向引用'],
    ['甲*+', '请去掉最后的“+”'],
    ['甲**', '两个重复符号连在一起'],
    ['甲{2,1}', '前小后大'],
    ['甲{1001}', '不超过 1000'],
    ['(甲{500}){500}', '不超过 1000'],
    ['甲{,5}', '请写成“{0,5}”'],
    ['(甲', '少了右括号'],
    ['甲)', '多了右括号'],
    ['[甲', '少了右方括号'],
    ['*甲', '前面没有可以重复的字'],
    ['甲\\', '末尾多了一个反斜杠'],
    ['\\Z', '反斜杠“\\”后面的字母不认识'],
    ['[乙-乀]', '前小后大'],
    ['\\p{Chinese}', '汉字写“\\p{Han}”'],
    ['(?>甲)', '请改成普通的括号'],
    ['/红包/i', '两边不要写斜杠'],
    ['\\b微信\\b', '没有词的边界'],
    ['.*', '什么消息都会命中'],
    ['甲*', '什么消息都会命中'],
    ['\\S', '什么消息都会命中'],
    ['', '什么消息都会命中'],
    ['(.{1,50}){1,20}x', '展开后太大'],
    ['甲'.repeat(301), '最多 300 个字'],
  ])('is refused with its cure: %s', (written, expected) => {
    const read = readPattern(written);
    const refused = typeof read === 'string' ? read : '';
    expect(refused).toEqual(expect.stringContaining(expected));
    expect(refused).toMatch(/。$/u);
    expect(refused.length).toBeLessThan(120);
  });

  it('of ten megabytes is refused before anything reads it', () => {
    expect(readPattern('(a+)+'.repeat(2_000_000))).toContain('最多 300 个字');
  });

  it('that would blow up elsewhere is done with eight thousand characters at once', () => {
    const texts = ['a'.repeat(8_000), 'ab'.repeat(4_000), '请各科室明天上午报送'.repeat(800)];
    const begun = performance.now();
    for (const written of [
      '(a|a)*b$',
      '(a|b)*a(a|b){40}[cd]',
      '(?:.*a){20}x',
      '请.{0,40}不.{0,40}乙',
    ]) {
      for (const said of texts) ready(written).found(said);
    }
    // Seconds, not the age of the universe: a bound a busy machine keeps.
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('is never anything but a pattern or a sentence, whatever is written', () => {
    const piece = fc.constantFrom('甲', 'a', '(', ')', '[', ']', '{', '}', '1', ',', '*', '+', '?');
    const more = fc.constantFrom(
      '\\',
      '|',
      '^',
      '$',
      '.',
      '-',
      'p',
      'Q',
      'E',
      ':',
      '<',
      '=',
      '（',
      '𠮷',
    );
    const written = fc.string({ unit: fc.oneof(piece, more), maxLength: 16 });
    fc.assert(
      fc.property(written, (one) => {
        const read = readPattern(one);
        if (typeof read === 'string') expect(read).toMatch(/[。]$/u);
        else expect(read.found('甲a1(乙')).toBeTypeOf('boolean');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the pieces of a pattern', () => {
  it('are the whole pattern, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (written) => {
        expect(
          tokensOf(written)
            .map(({ text }) => text)
            .join(''),
        ).toBe(written);
      }),
    );
    const syntax = fc.string({
      unit: fc.constantFrom('\\', '(', '?', '[', ']', '<', '{', 'x', 'Q'),
    });
    fc.assert(
      fc.property(syntax, (written) => {
        expect(
          tokensOf(written)
            .map(({ text }) => text)
            .join(''),
        ).toBe(written);
      }),
    );
  });

  it('leave a pattern of plain folded letters as it is', () => {
    expect(foldedPattern('红包|(?:转账){2,3}[^a-z一-龥]\\d+')).toBe(
      '红包|(?:转账){2,3}[^a-z一-龥]\\d+',
    );
  });
});
