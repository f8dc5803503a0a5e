import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOf, meant } from '../../src/commands/parse/meant.ts';
import { parseMoment } from '../../src/commands/parse/moment.ts';
import { addDays, dayOf, instantOf, localTime, weekdayOf } from '../../src/domain/zone.ts';

const zone = 'Asia/Shanghai';
const office = { opening: 510, closing: 1_080 };
/** A Wednesday. */
const now = Date.parse('2026-10-14T10:00:00+08:00');

/** `2026-10-15 15:00`, a day alone without its time, or the sentence that says what is wrong. */
function said(text: string, at = now): string {
  const written = parseMoment(text);
  if (!written.ok) return written.problem;
  const reading = meant(written.value, at, zone, office);
  if (!reading.ok) return reading.problem;
  const { day, at: instant } = reading.value;
  if (instant === null) return day;
  const { minute, day: onDay } = localTime(zone, instant);
  const two = (figure: number) => String(figure).padStart(2, '0');
  return `${onDay} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

const wide = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));

it.each(['constructor', '__proto__', 'toString', 'valueOf'])('%s is no time', (text) => {
  expect(said(text)).toContain('请写明时间');
});

describe('a moment as people write it, on Wednesday 14 October 2026 at ten', () => {
  it.each([
    ['今天', '2026-10-14'],
    ['今日', '2026-10-14'],
    ['明天', '2026-10-15'],
    ['次日', '2026-10-15'],
    ['后天', '2026-10-16'],
    ['大后天', '2026-10-17'],
    ['明天下午3点', '2026-10-15 15:00'],
    ['明天下午３点', '2026-10-15 15:00'],
    ['明天下午三点', '2026-10-15 15:00'],
    ['明天 下午 3点', '2026-10-15 15:00'],
    ['明日15时', '2026-10-15 15:00'],
    ['明早8点半', '2026-10-15 08:30'],
    ['明早8:30', '2026-10-15 08:30'],
    ['今晚8点', '2026-10-14 20:00'],
    ['今天晚上八点', '2026-10-14 20:00'],
    ['今晚12点', '2026-10-15 00:00'],
    ['明晚9点一刻', '2026-10-15 21:15'],
    ['后天上午', '2026-10-16 12:00'],
    ['后天下午', '2026-10-16 18:00'],
    ['明天中午', '2026-10-15 12:00'],
    ['今天下班前', '2026-10-14 18:00'],
    ['下班前', '2026-10-14 18:00'],
    ['明天上班前', '2026-10-15 08:30'],
    ['周五', '2026-10-16'],
    ['周三', '2026-10-14'],
    ['周一', '2026-10-19'],
    ['星期日', '2026-10-18'],
    ['礼拜天', '2026-10-18'],
    ['本周五下班前', '2026-10-16 18:00'],
    ['这周五', '2026-10-16'],
    ['本周一', '2026-10-12'],
    ['下周五', '2026-10-23'],
    ['下星期五', '2026-10-23'],
    ['下个周五上午10点', '2026-10-23 10:00'],
    ['下下周一', '2026-10-26'],
    ['月底', '2026-10-31'],
    ['本月底前', '2026-10-31'],
    ['下月底', '2026-11-30'],
    ['年底', '2026-12-31'],
    ['下月5号', '2026-11-05'],
    ['下个月五号', '2026-11-05'],
    ['本月20日', '2026-10-20'],
    ['20号', '2026-10-20'],
    ['5号', '2026-11-05'],
    ['31日', '2026-10-31'],
    ['20日前', '2026-10-20'],
    ['20日内', '2026-11-03'],
    ['今年底', '2026-12-31'],
    ['2030年底', '2030-12-31'],
    ['2030年末', '2030-12-31'],
    ['明年底', '2027-12-31'],
    ['11月底', '2026-11-30'],
    ['2028年2月底', '2028-02-29'],
    ['3天后', '2026-10-17'],
    ['三天内', '2026-10-17'],
    ['两周后', '2026-10-28'],
    ['一个月后', '2026-11-14'],
    ['3天后下午2点', '2026-10-17 14:00'],
    ['30天', '2026-11-13 10:00'],
    ['一个月', '2026-11-13 10:00'],
    ['半个月', '2026-10-29 10:00'],
    ['2小时后', '2026-10-14 12:00'],
    ['2小时内', '2026-10-14 12:00'],
    ['24小时后', '2026-10-15 10:00'],
    ['半小时', '2026-10-14 10:30'],
    ['10月15日', '2026-10-15'],
    ['10月15号', '2026-10-15'],
    ['十月十五日', '2026-10-15'],
    ['10月15日下午3点半', '2026-10-15 15:30'],
    ['10月15日15:00前', '2026-10-15 15:00'],
    ['10月15日（周四）15:00前', '2026-10-15 15:00'],
    ['2026/10/15 15:00', '2026-10-15 15:00'],
    ['2026-10-15T15:00', '2026-10-15 15:00'],
    ['２０２６年１０月１５日１５：００', '2026-10-15 15:00'],
    ['2026.10.15', '2026-10-15'],
    ['3月1日', '2027-03-01'],
    ['明年3月1日', '2027-03-01'],
    ['今年12月1日', '2026-12-01'],
    ['到明天8点', '2026-10-15 08:00'],
    ['截至10月20日17:30', '2026-10-20 17:30'],
    ['至2026年12月31日止', '2026-12-31'],
    ['8:30', '2026-10-15 08:30'],
    ['下午3点', '2026-10-14 15:00'],
    ['中午12点', '2026-10-14 12:00'],
  ])('%s is %s', (text, meaning) => {
    expect(said(text)).toBe(meaning);
    expect(said(wide(text))).toBe(meaning);
  });

  it.each(['明天3点', '3点', '明天5:30'])('%s is not guessed at', (text) => {
    expect(said(text)).toBe('请写明上午还是下午，如“明天下午3点”');
  });

  it.each(['2月30日', '下月31号', '明年2月29日', '40号', '2026-13-01'])(
    '%s does not exist',
    (text) => {
      expect(said(text)).toMatch(/没有这一天|请写明时间/u);
    },
  );

  it.each(['', '尽快', '周末', '明天见', '张三', '防汛值守', '8:30-18:00', '前', '下午好'])(
    '“%s” is answered with examples',
    (text) => {
      expect(said(text)).toBe('请写明时间，如“明天下午3点”“下周五”“10月15日15:00”');
    },
  );

  it('a day alone is over when the day is', () => {
    expect(endOf({ day: '2026-10-16', at: null }, zone)).toBe(instantOf(zone, '2026-10-17', 0));
    expect(endOf({ day: '2026-10-16', at: 5 }, zone)).toBe(5);
  });
});

const anyNow = fc.integer({
  min: Date.parse('2026-01-01T00:00:00Z'),
  max: Date.parse('2035-12-31T00:00:00Z'),
});

describe('whenever it is written', () => {
  it('a weekday without a week is one of the next seven days, and has the name it was called by', () => {
    fc.assert(
      fc.property(anyNow, fc.integer({ min: 1, max: 7 }), (at, weekday) => {
        const day = said(`周${'一二三四五六日'[weekday - 1] ?? ''}`, at);
        const today = dayOf(zone, at);
        expect(weekdayOf(day)).toBe(weekday);
        expect(day >= today && day <= addDays(today, 6)).toBe(true);
      }),
    );
  });

  it('下周 is the week that begins with the next Monday', () => {
    fc.assert(
      fc.property(anyNow, fc.integer({ min: 1, max: 7 }), (at, weekday) => {
        const monday = said('下周一', at);
        expect(monday > dayOf(zone, at)).toBe(true);
        expect(monday <= addDays(dayOf(zone, at), 7)).toBe(true);
        expect(said(`下周${String(weekday)}`, at)).toBe(addDays(monday, weekday - 1));
      }),
    );
  });

  it('the end of the month is the day before the first', () => {
    fc.assert(
      fc.property(anyNow, (at) => {
        const end = said('月底', at);
        expect(end >= dayOf(zone, at)).toBe(true);
        expect(addDays(end, 1).slice(8)).toBe('01');
        expect(said('下月1号', at)).toBe(addDays(end, 1));
      }),
    );
  });

  it('a day written out with its time is that time', () => {
    fc.assert(
      fc.property(anyNow, fc.integer({ min: 0, max: 1_439 }), (at, minute) => {
        const day = dayOf(zone, at);
        const [year, month, date] = day.split('-').map(Number);
        const two = (figure: number) => String(figure).padStart(2, '0');
        const clock = `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
        for (const written of [
          `${day} ${clock}`,
          `${day.replaceAll('-', '/')} ${clock}`,
          `${String(year)}年${String(month)}月${String(date)}日${clock}前`,
        ]) {
          expect(said(written, at)).toBe(`${day} ${clock}`);
        }
      }),
    );
  });

  it('any text is taken without a throw', () => {
    const pieces = [
      '明天',
      '下',
      '周',
      '五',
      '月',
      '底',
      '3',
      '点',
      '半',
      '前',
      '号',
      '10',
      '-',
      ' ',
      '天',
      '后',
      '到',
      ':',
    ];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...pieces) }), anyNow, (text, at) => {
        expect(typeof said(text, at)).toBe('string');
      }),
      { numRuns: 1_000 },
    );
  });
});
