import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmojiOnly, withoutEmoji } from '../../src/text/emoji.ts';
import { fold } from '../../src/text/fold.ts';
import { isGroupNote } from '../../src/text/group-note.ts';
import { withoutQuote } from '../../src/text/quote.ts';

const bar = '- - - - - - - - - - - - - - -';

describe('fold', () => {
  it('makes one of full width, traditional, capital and spaced writing', () => {
    expect(fold('ＡＢｃ　現轉發\n\n通知').text).toBe('abc 现转发 通知');
  });

  it('drops what cannot be seen', () => {
    expect(fold('收\u200b到\u202e请\ufeff回复').text).toBe('收到请回复');
  });

  it('gives a form without blanks and signs', () => {
    expect(fold('【转】 请 各村，核对！！').bare).toBe('转请各村核对');
  });

  it('is the same when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = fold(text).text;
        expect(fold(once).text).toBe(once);
      }),
      { examples: [['㈱'], ['İ'], ['  '], ['臺灣']] },
    );
  });
});

describe('emoji', () => {
  it.each([
    '[强][强]',
    '[發呆]',
    '[Smile]',
    '/::)',
    '👍🏻',
    '👨‍👩‍👧',
    '1️⃣',
    '❤️',
    '[OK] ',
    '🌹～',
    '[撒花]',
    '[表情: 斜眼笑]',
  ])('%s is nothing but emoji', (text) => {
    expect(isEmojiOnly(text)).toBe(true);
  });

  it.each(['[图片]', '[文件]', '收到[强]', '666', '！！', '', '1', '[通知]', '√', '到了👍'])(
    '%j is not',
    (text) => {
      expect(isEmojiOnly(text)).toBe(false);
    },
  );

  it('takes them out of a sentence and leaves things in brackets', () => {
    expect(withoutEmoji('[图片]收到[抱拳]👌').replace(/\s/g, '')).toBe('[图片]收到');
  });
});

describe('quote', () => {
  it('leaves what stands below the bar', () => {
    expect(withoutQuote(`「唐丽：收到请回复」\n${bar}\n我没空`)).toBe('我没空');
  });

  it('takes the outer bar of a quoted quotation', () => {
    const inner = `「甲：明早交表」\n${bar}\n乙说不交`;
    expect(withoutQuote(`「乙：${inner}」\n${bar}\n到底交不交`)).toBe('到底交不交');
  });

  it('leaves a text alone that only draws a line', () => {
    const text = `今日安排\n${bar}\n九点开会`;
    expect(withoutQuote(text)).toBe(text);
  });
});

describe('group note', () => {
  it('is known by its head and its numbered entries', () => {
    expect(isGroupNote('#接龙\n\n订水\n1. 甲\n2. 乙')).toBe(true);
    expect(isGroupNote('报名接龙：\n1. 甲\n2. 乙')).toBe(true);
  });

  it('is not a sentence about one', () => {
    expect(isGroupNote('今天不用接龙，1号窗口照常')).toBe(false);
  });
});
