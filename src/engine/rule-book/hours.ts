import { z } from 'zod';
import type { HoursRule } from '../../domain/calendar.ts';
import { isMonthDay } from './dates.ts';
import { listOf } from './empty-lists.ts';

const weekdayNames = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

const weekday = z.union(
  [z.int().min(1).max(7), z.enum(weekdayNames).transform((name) => weekdayNames.indexOf(name) + 1)],
  { error: '星期请写 1（周一）到 7（周日），或写“周一”到“周日”。' },
);

const days = z.union(
  [
    z.enum(['workdays', '工作日']).transform(() => 'workdays' as const),
    z.enum(['everyday', '每天']).transform(() => 'everyday' as const),
    z
      .array(weekday)
      .min(1)
      .transform((list) => [...new Set(list)].sort()),
  ],
  {
    error: (issue) =>
      issue.input === undefined
        ? undefined
        : '“days”请写 workdays（工作日）、everyday（每天），或星期的列表，如 [1, 2, 3] 或 [周一, 周二]。',
  },
);

/** `08:30` as minutes since midnight; 24:00 is the end of the day. */
const minute = z.string().transform((text, context) => {
  const [, hour, rest] = /^(\d{1,2})[:：](\d{2})$/.exec(text.trim()) ?? [];
  const minutes = Number(hour) * 60 + Number(rest);
  if (hour !== undefined && Number(rest) < 60 && minutes <= 1440) return minutes;
  context.issues.push({
    code: 'custom',
    input: text,
    message: /[“”‘’]/u.test(text)
      ? `引号要用英文的：请写成 "08:30" 这样。`
      : `“${text.slice(0, 20)}”不是时间：请写成 "08:30" 这样的 24 小时制（"00:00" 到 "24:00"），并加引号。`,
  });
  return z.NEVER;
});

const season = z.string().transform((text, context) => {
  const [from = '', to = '', more] = text.split('..').map((part) => part.trim());
  if (more === undefined && isMonthDay(from) && isMonthDay(to)) return { from, to };
  context.issues.push({
    code: 'custom',
    input: text,
    message: `“${text.slice(0, 20)}”不是一段日期：请写成 "06-01..09-30"（月-日..月-日）。`,
  });
  return z.NEVER;
});

/** Office hours as an office writes them. */
export const officeHours = listOf(
  z
    .strictObject({ days, from: minute, to: minute, season: season.optional() })
    .transform((rule, context): HoursRule => {
      if (rule.from >= rule.to) {
        context.issues.push({
          code: 'custom',
          input: rule.to,
          path: ['to'],
          message:
            '“to”要晚于“from”：跨过零点的时间请写成两条，一条到 "24:00"，一条从 "00:00" 起。',
        });
      }
      const { season: months, ...rest } = rule;
      return months === undefined ? rest : { ...rest, season: months };
    }),
  50,
);

/** Office hours as an owner's setting keeps them: the domain's own shape, in JSON. */
export const keptHours = z
  .array(
    z
      .strictObject({
        days: z.union([
          z.enum(['workdays', 'everyday']),
          z.array(z.int().min(1).max(7)).min(1).max(7),
        ]),
        from: z.int().min(0).max(1439),
        to: z.int().min(1).max(1440),
        season: z
          .strictObject({ from: z.string().refine(isMonthDay), to: z.string().refine(isMonthDay) })
          .optional(),
      })
      .refine((rule) => rule.from < rule.to)
      .transform(({ season: months, ...rest }): HoursRule =>
        months === undefined ? rest : { ...rest, season: months },
      ),
  )
  .min(1)
  .max(50);
