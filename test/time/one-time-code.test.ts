import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  burnCode,
  codeAlphabet,
  codeLife,
  codePurposes,
  drawCode,
  isLive,
  readCode,
  showCode,
  tryCode,
  typedCodes,
  wrongTries,
  type CodePurpose,
  type KeptCode,
} from '../../src/domain/one-time-code.ts';

interface Out extends KeptCode {
  readonly code: string;
}

const start = Date.parse('2026-10-12T09:00:00+08:00');

function out(code: string, purpose: CodePurpose = 'supervisor', values: Partial<Out> = {}): Out {
  return { purpose, detail: '', madeAt: start, seenAt: start, wrong: 0, code, ...values };
}

function tries(codes: readonly Out[], purpose: CodePurpose, said: string, now: number) {
  return tryCode(codes, purpose, ({ code }) => code === said, now);
}

/** Any stream of numbers, as chance gives it. */
const drawn = fc
  .infiniteStream(fc.nat())
  .map((numbers) => drawCode((n) => (numbers.next().value ?? 0) % n));

describe('a code', () => {
  it('has eight signs that are not taken for one another, letters and digits both', () => {
    expect(codeAlphabet).not.toMatch(/[01ILO]/u);
    fc.assert(
      fc.property(drawn, (code) => {
        expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/u);
        expect(code).toMatch(/[2-9]/u);
        expect(code).toMatch(/[A-Z]/u);
      }),
    );
  });

  it('is read however it is typed', () => {
    const wide = (sign: string) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0);
    const ways: readonly ((code: string) => string)[] = [
      (code) => code,
      (code) => code.toLowerCase(),
      showCode,
      (code) => ` ${[...code].join(' ')}\t`,
      (code) => showCode(code).replace('-', '—'),
      (code) => [...code].map(wide).join(''),
      (code) => `${code.slice(0, 3)}\u200b${code.slice(3)}`,
    ];
    fc.assert(
      fc.property(drawn, fc.constantFrom(...ways), (code, way) => {
        expect(readCode(way(code))).toBe(code);
      }),
    );
  });

  it('is found in what people write around it', () => {
    fc.assert(
      fc.property(
        drawn,
        fc.constantFrom('我是王芳，验证码', '绑定', '您好 ', 'code:'),
        fc.constantFrom('', '，谢谢', ' 请通过', '\n王芳'),
        (code, before, after) => {
          expect(typedCodes(`${before}${showCode(code)}${after}`)).toEqual([code]);
          expect(typedCodes(`${before}${code}${after}`)).toEqual([code]);
        },
      ),
    );
  });

  it('is found in a long notice, too: who said it aloud may have said more', () => {
    const talk = '请大家注意防汛工作安排。';
    fc.assert(
      fc.property(drawn, fc.integer({ min: 0, max: 150 }), (code, times) => {
        expect(typedCodes(`${talk.repeat(times)}${showCode(code)}。${talk.repeat(300)}`)).toEqual([
          code,
        ]);
      }),
    );
  });

  it.each([
    '',
    '收到',
    '12345678',
    'ABCDEFGH',
    '13800001111',
    'K7M2-9QX',
    'K7M29QXT2',
    'K7M29QX0',
    '2026-10-12',
  ])('is not seen in %j', (text) => {
    expect(readCode(text)).toBeNull();
    expect(typedCodes(text)).toEqual([]);
  });
});

describe('trying codes', () => {
  it('is good once within fifteen minutes, its last instant included', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 * codeLife }), (waited) => {
        const { tried, kept } = tries([out('K7M29QXT')], 'supervisor', 'K7M29QXT', start + waited);
        expect(tried.kind).toBe(waited <= codeLife ? 'good' : 'none');
        expect(tries(kept, 'supervisor', 'K7M29QXT', start + waited).tried.kind).toBe('none');
      }),
    );
  });

  it('leaves a code for friends to the next until it runs out', () => {
    const first = tries([out('K7M29QXT', 'friend')], 'friend', 'K7M29QXT', start);
    const second = tries(first.kept, 'friend', 'K7M29QXT', start + codeLife);
    expect([first.tried.kind, second.tried.kind]).toEqual(['good', 'good']);
    expect(tries(second.kept, 'friend', 'K7M29QXT', start + codeLife + 1).tried.kind).toBe('none');
  });

  it('makes it void with the fifth wrong try, however they are spread', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 8 }),
        fc.array(fc.nat({ max: codeLife }), { minLength: 9, maxLength: 9 }),
        (wrong, moments) => {
          const times = moments.toSorted((a, b) => a - b);
          let codes: readonly Out[] = [out('K7M29QXT')];
          for (const moment of times.slice(0, wrong)) {
            codes = tries(codes, 'supervisor', 'AAAA2222', start + moment).kept;
          }
          const last = tries(codes, 'supervisor', 'K7M29QXT', start + codeLife);
          expect(last.tried.kind).toBe(wrong < wrongTries ? 'good' : 'none');
        },
      ),
    );
  });

  it('never gives more life, whatever the clock does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -codeLife, max: 3 * codeLife }), { maxLength: 20 }),
        (moments) => {
          let codes: readonly Out[] = [out('K7M29QXT', 'friend')];
          let latest = 0;
          for (const moment of moments) {
            const { tried, kept } = tries(codes, 'friend', 'K7M29QXT', start + moment);
            latest = Math.max(latest, moment);
            // Neither late nor behind what the clock showed before.
            if (tried.kind === 'good') expect(moment).toBe(Math.min(latest, codeLife));
            codes = kept;
          }
        },
      ),
    );
  });

  it('takes the code of something else for no wrong try, and counts where nobody knows which was meant', () => {
    const codes = [
      out('AAAA2222', 'friend'),
      out('BBBB3333', 'supervisor'),
      out('CCCC4444', 'supervisor'),
    ];
    const other = tries(codes, 'supervisor', 'AAAA2222', start);
    expect(other.tried.kind).toBe('none');
    expect(other.kept.map(({ wrong }) => wrong)).toEqual([0, 0, 0]);
    const miss = tries(codes, 'supervisor', 'DDDD5555', start);
    expect(miss.tried.kind).toBe('wrong');
    expect(miss.kept.map(({ wrong }) => wrong)).toEqual([0, 1, 1]);
    expect(tries([], 'rebind', 'DDDD5555', start).tried.kind).toBe('none');
  });

  it('forgets a code that was said aloud, and only that', () => {
    const codes = codePurposes.map((purpose, index) => out(`AAAA222${String(index + 2)}`, purpose));
    expect(burnCode(codes, ({ code }) => code === 'AAAA2223').map(({ code }) => code)).toEqual([
      'AAAA2222',
      'AAAA2224',
    ]);
  });

  it('gives none life before it was made', () => {
    expect(isLive(out('K7M29QXT'), start - 1)).toBe(false);
    expect(isLive(out('K7M29QXT'), start)).toBe(true);
  });
});
