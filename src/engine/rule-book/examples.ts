import { z } from 'zod';
import type { Day } from '../../domain/group.ts';
import { groupTypeNames, roleNames, typeNames, type Names } from '../match/names.ts';
import { isDay } from './dates.ts';
import { listOf } from './empty-lists.ts';

/** When an example is said where it does not say so: a Monday that is worked, at nine. */
const ordinaryDay: Day = '2026-10-12';
const ordinaryMinute = 9 * 60;

/** What stands on the clock of the unit's own zone. */
export interface ExampleTime {
  readonly day: Day;
  readonly minute: number;
}

const time = z.string().transform((written, context): ExampleTime => {
  const [, day = ordinaryDay, hour, rest] =
    /^(?:(\d{4}-\d\d-\d\d)[T ])?(\d{1,2})[:：](\d\d)(?:[:：]00)?$/u.exec(written.trim()) ?? [];
  const minute = Number(hour) * 60 + Number(rest);
  if (hour !== undefined && isDay(day) && Number(rest) < 60 && minute < 1440)
    return { day, minute };
  context.issues.push({
    code: 'custom',
    input: written,
    message: `“${written.slice(0, 20)}”不是时间：请写成 "20:05"（一个普通的周一），或 "2026-10-12T20:05"。`,
  });
  return z.NEVER;
});

const said = z
  .strictObject({
    text: z.string().max(8_000).optional(),
    type: nameFrom(typeNames).optional(),
    role: nameFrom(roleNames).optional(),
    at: time.optional(),
    fileName: z.string().trim().min(1).max(200).optional(),
    mentionsAll: z.boolean().optional(),
  })
  .refine(
    (line) => (line.text ?? '') !== '' || line.type !== undefined || line.fileName !== undefined,
    {
      error: '例子里没有内容：请写 text（文字）、type（消息类型）或 fileName（文件名）。',
    },
  );

/** One example of a unit's own rule: what is said, and whether the rule finds something in it. */
const example = z.strictObject({
  says: z.preprocess(
    (written) => (typeof written === 'string' ? { text: written } : written),
    said,
  ),
  finds: z.boolean(),
  group: nameFrom(groupTypeNames).optional(),
});

export const examples = listOf(example, 50);
export type OwnExample = z.output<typeof example>;

/** When it is said. */
export function timeOf({ says }: OwnExample): ExampleTime {
  return says.at ?? { day: ordinaryDay, minute: ordinaryMinute };
}

function nameFrom<Meant extends string>({ written, meant }: Names<Meant>) {
  return z.enum(written).transform(meant);
}
