import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMeant, parseDay } from '../../src/commands/parse/day.ts';
import { parseRecordNumber, readNumber } from '../../src/commands/parse/number.ts';
import { parseTimeRange, readTime } from '../../src/commands/parse/office-time.ts';
import type { Parsed } from '../../src/commands/parse/parsed.ts';
import { parsePeriod, parseSpan } from '../../src/commands/parse/span.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function value<T>(reading: Parsed<T>): T | string {
  return reading.ok ? reading.value : reading.problem;
}

const wide = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));

describe('a number', () => {
  it.each([
    ['41', 41],
    ['４１', 41],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['四十一', 41],
    ['一百', 100],
    ['两百零三', 203],
    ['一百一十', 110],
    ['一千零一', 1_001],
    ['九千九百九十九', 9_999],
    ['零', 0],
  ])('%s is read', (text, number) => {
    expect(readNumber(text)).toBe(number);
  });

  it.each(['', '一百五', '百', '二零', '十十', '一二', 'abc', '-1', '1.5', '零零'])(
    '“%s” is none',
    (text) => {
      expect(readNumber(text)).toBeNull();
    },
  );

  it.each(['41', '#41', '记录 41', '记录41', '第41条', '４１', '41号', '四十一'])(
    'of a record is read from “%s”',
    (text) => {
      expect(value(parseRecordNumber(text))).toBe(41);
    },
  );

  it('of a record that is missing is answered with an example', () => {
    expect(value(parseRecordNumber('那条'))).toBe('请写明记录编号，如“41”');
    expect(value(parseRecordNumber('0'))).toBe('请写明记录编号，如“41”');
  });
});

describe('a span', () => {
  it.each([
    ['2小时', 2 * hour],
    ['两小时', 2 * hour],
    ['两个小时', 2 * hour],
    ['２ 小时', 2 * hour],
    ['半小时', 30 * minute],
    ['半个小时', 30 * minute],
    ['一个半小时', 90 * minute],
    ['1.5小时', 90 * minute],
    ['1小时30分', 90 * minute],
    ['1小时半', 90 * minute],
    ['三个钟头', 3 * hour],
    ['30分钟', 30 * minute],
    ['7天', 7 * day],
    ['一天', day],
    ['半天', 12 * hour],
    ['一周', 7 * day],
    ['2h', 2 * hour],
    ['30min', 30 * minute],
  ])('%s is read', (text, span) => {
    expect(value(parseSpan(text))).toBe(span);
  });

  it.each([
    '',
    '2',
    '小时',
    '两',
    '0小时',
    '30分1小时',
    '-2小时',
    '2小时2小时',
    '很久',
    '半',
    '个半小时',
  ])('“%s” is answered with examples', (text) => {
    expect(value(parseSpan(text))).toBe('请写明时长，如“2小时”“30分钟”“7天”');
  });

  it.each([
    ['上周', 14 * day],
    ['本周', 7 * day],
    ['本月', 31 * day],
    ['最近一周', 7 * day],
    ['近30天', 30 * day],
    ['7天', 7 * day],
    ['今天', day],
  ])('back from now is read from %s', (text, span) => {
    expect(value(parsePeriod(text))).toBe(span);
  });

  it('of hours and minutes is their sum, in narrow and wide figures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 59 }), (h, m) => {
        const text = `${String(h)}小时${String(m)}分钟`;
        expect(value(parseSpan(text))).toBe(h * hour + m * minute);
        expect(value(parseSpan(wide(text)))).toBe(h * hour + m * minute);
      }),
    );
  });

  it('is never negative, zero or not a number, whatever was written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('0123456789.半个小时分钟天周两十-')) }),
        (text) => {
          const reading = parseSpan(text);
          if (reading.ok) expect(reading.value).toBeGreaterThan(0);
          if (reading.ok) expect(Number.isSafeInteger(reading.value)).toBe(true);
        },
      ),
    );
  });
});

describe('a day', () => {
  it.each([
    '2026-12-31',
    '2026/12/31',
    '2026.12.31',
    '2026年12月31日',
    '2026 年 12 月 31 日',
    '２０２６年１２月３１号',
    '12月31日',
    '12-31',
    '十二月三十一日',
  ])('is read from %s', (text) => {
    const reading = parseDay(text);
    expect(reading.ok && dayMeant(reading.value, '2026-10-12')).toBe('2026-12-31');
  });

  it('without a year is the next one to come, today included', () => {
    const reading = parseDay('3月1日');
    expect(reading.ok && dayMeant(reading.value, '2026-10-12')).toBe('2027-03-01');
    expect(reading.ok && dayMeant(reading.value, '2027-03-01')).toBe('2027-03-01');
  });

  it('of 29 February waits for a leap year', () => {
    const reading = parseDay('2月29日');
    expect(reading.ok && dayMeant(reading.value, '2026-10-12')).toBe('2028-02-29');
    expect(reading.ok && dayMeant(reading.value, '2096-03-01')).toBe('2104-02-29');
  });

  it.each(['2026-02-30', '2027-02-29', '13月1日', '4月31日'])('%s does not exist', (text) => {
    expect(value(parseDay(text))).toBe('没有这一天，请核对日期');
  });

  it.each(['', '明年', '2026', '年底', '2026-12', '31'])(
    '“%s” is answered with an example',
    (text) => {
      expect(value(parseDay(text))).toBe('请写明日期，如“2026-12-31”或“12月31日”');
    },
  );

  it('is the same however it is written', () => {
    const days = fc.date({
      min: new Date('2026-01-01T00:00:00Z'),
      max: new Date('2099-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, on] = iso.split('-').map(Number);
        const chinese = `${String(year)}年${String(month)}月${String(on)}日`;
        for (const text of [iso, chinese, wide(iso), iso.replaceAll('-', '/')]) {
          const reading = parseDay(text);
          expect(reading.ok && dayMeant(reading.value, '2026-01-01')).toBe(iso);
        }
      }),
    );
  });
});

describe('a time', () => {
  it.each([
    ['8:30', 510],
    ['08：30', 510],
    ['8点半', 510],
    ['8点30分', 510],
    ['8点一刻', 495],
    ['8点零五', 485],
    ['上午8点', 480],
    ['下午2点', 840],
    ['下午两点半', 870],
    ['14时', 840],
    ['下午6', 1_080],
    ['晚上8点15分', 1_215],
    ['中午12点', 720],
    ['中午1点', 780],
    ['24:00', 1_440],
    ['0:00', 0],
  ])('%s is read', (text, at) => {
    expect(readTime(text)).toBe(at);
  });

  it.each(['', '8', '25:00', '24:01', '8:60', '8点60分', '点半', '八'])('“%s” is none', (text) => {
    expect(readTime(text)).toBeNull();
  });

  it.each([
    '8:30-18:00',
    '8：30～18：00',
    '08:30 - 18:00',
    '8:30—18:00',
    '8:30至18:00',
    '上午8点半到下午6点',
    '8点半-18点',
  ])('range is read from %s', (text) => {
    expect(value(parseTimeRange(text))).toEqual({ from: 510, to: 1_080 });
  });

  it.each([
    ['8点半到6点', 510, 1_080],
    ['9点到5点半', 540, 1_050],
    ['8:30-6:00', 510, 1_080],
    ['9-17点', 540, 1_020],
    ['9到5点半', 540, 1_050],
    ['上午9点-5点', 540, 1_020],
  ])('range %s ends in the afternoon', (text, from, to) => {
    expect(value(parseTimeRange(text))).toEqual({ from, to });
  });

  it.each(['22:00-6:00', '8:30到凌晨2点'])('range %s is not turned round', (text) => {
    expect(value(parseTimeRange(text))).toBe('下班时间应晚于上班时间，如“8:30-18:00”');
  });

  it.each([
    '上午8:30-12:00 下午2:00-5:30',
    '8:30-12:00，14:00-17:30',
    '8点半到12点、下午2点到5点半',
    '上午8:30-12:00下午2:00-5:30',
  ])('range of two spans, %s, is told that there is one', (text) => {
    expect(value(parseTimeRange(text))).toBe(
      '工作时间只能设一段，可从上午上班写到下午下班，如“8:30-17:30”',
    );
  });

  it('range that ends before it begins is answered with an example', () => {
    expect(value(parseTimeRange('18:00-8:30'))).toBe('下班时间应晚于上班时间，如“8:30-18:00”');
    expect(value(parseTimeRange('8:30-8:30'))).toBe('下班时间应晚于上班时间，如“8:30-18:00”');
  });

  it.each(['', '8:30', '8:30-', '8:30-12:00-18:00', '早到晚'])(
    'range “%s” is answered with an example',
    (text) => {
      expect(value(parseTimeRange(text))).toBe('请写明起止时间，如“8:30-18:00”');
    },
  );

  it('range holds every minute of the day it was written with', () => {
    const minutes = fc.integer({ min: 0, max: 1_439 });
    const written = (at: number) =>
      `${String(Math.floor(at / 60))}:${String(at % 60).padStart(2, '0')}`;
    fc.assert(
      fc.property(minutes, minutes, (a, b) => {
        fc.pre(a < b);
        const text = `${written(a)}-${written(b)}`;
        expect(value(parseTimeRange(text))).toEqual({ from: a, to: b });
        expect(value(parseTimeRange(wide(text)))).toEqual({ from: a, to: b });
      }),
    );
  });
});
