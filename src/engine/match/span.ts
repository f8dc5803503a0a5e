import { z } from 'zod';

/** When a message counts: inside or outside of office hours, or from one minute to another. */
export type Span = 'office' | 'outside' | { readonly from: string; readonly to: string };

const inChinese = { 工作时间: 'office', 非工作时间: 'outside' } as const;
const cure =
  '“time”请写 office（工作时间）、outside（非工作时间），或一段时间，如 { from: "22:00", to: "06:00" }。';

const clock = z.string().regex(/^(?:[01]?\d|2[0-4])[:：][0-5]\d$/u, {
  error: '不是时间：请写成 "22:00" 这样的 24 小时制，并加引号。',
});

const fromTo = z
  .strictObject({ from: clock, to: clock })
  .refine(({ from, to }) => minuteOf(from) % 1440 !== minuteOf(to) % 1440, {
    error: '“from”和“to”是同一时间：请写出一段时间，或删去 time。',
  });

const named = z
  .enum(['office', 'outside', '工作时间', '非工作时间'])
  .transform((word) => (word === '工作时间' || word === '非工作时间' ? inChinese[word] : word));

export const span: z.ZodType<Span> = z.union([named, fromTo], { error: cure });

/** Whether a minute of the day lies from `from` on and before `to`, over midnight where `to` is the earlier. */
export function isWithin(minute: number, span: { from: string; to: string }): boolean {
  const from = minuteOf(span.from) % 1440;
  const to = minuteOf(span.to);
  return from < to ? from <= minute && minute < to : from <= minute || minute < to;
}

function minuteOf(written: string): number {
  const [hour = '', minute = ''] = written.split(/[:：]/u);
  return Math.min(1440, Number(hour) * 60 + Number(minute));
}
