import { z } from 'zod';
import { groupTypes, groupTypeTitles, type GroupType } from '../../domain/group.ts';
import { isDay } from './dates.ts';
import { listOf } from './empty-lists.ts';
import { officeHours } from './hours.ts';
import { registerFrame } from './register.ts';

const name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((written) => !/^[“”‘’].*[“”‘’]$/u.test(written), {
    error: '引号要用英文的：请改成 \' 或 "，也可以不加引号。',
  });
const names = listOf(name, 2_000);

/** Rules are read one by one: a bad one must not harm the others. */
const rules = z
  .record(z.string(), z.unknown())
  .refine((written) => Object.keys(written).length <= 500, {
    error: '规则太多：一处最多 500 条，请删减。',
  });

const zone = name.refine(isZone, {
  error: '没有这个时区：请写 Asia/Shanghai 这样的名称。',
});

const day = z.string().refine(isDay, {
  error: ({ input }) =>
    `“${String(input).slice(0, 20)}”不是日期：请写成 2026-10-31 这样的年-月-日，并核对这一天是否存在。`,
});

const typeOf = new Map<string, GroupType>(groupTypes.map((type) => [groupTypeTitles[type], type]));
const groupType = z
  .enum([...groupTypes, ...typeOf.keys()])
  .transform(
    (written) => typeOf.get(written) ?? groupTypes.find((type) => type === written) ?? 'work',
  );

const unit = z.strictObject({
  own: names.optional(),
  superiors: names.optional(),
  hours: officeHours.optional(),
  head: name.optional(),
  secrecyOfficer: name.optional(),
});

const group = z.strictObject({
  name,
  type: groupType.optional(),
  unit: name.optional(),
  owner: name.optional(),
  publishers: names.optional(),
  ends: day.optional(),
  duty: z.boolean().optional(),
  rules: rules.optional(),
});

const typeRules = z
  .strictObject({
    rules: z
      .union([z.literal('all'), names], {
        error: '“rules”请写 all（全部），或写规则名称的列表，如 [flooding, emoticon]。',
      })
      .optional(),
    except: names.optional(),
  })
  .refine((entry) => entry.rules !== undefined || entry.except !== undefined, {
    error: '请写 rules（适用哪些规则）或 except（不适用哪些规则）。',
  });

/** A file of a rule book but for its rules, which are checked one by one. */
export const frame = z.strictObject({
  book: name.optional(),
  version: name.optional(),
  extends: names.optional(),
  zone: zone.optional(),
  hours: officeHours.optional(),
  trial: z.int().min(0).max(90).optional(),
  start: z.enum(['trial', 'live']).optional(),
  supervisors: name.optional(),
  urgentWords: names.optional(),
  units: z.record(z.string().trim().min(1).max(100), unit).optional(),
  types: z
    .strictObject({
      notice: typeRules.optional(),
      work: typeRules.optional(),
      task: typeRules.optional(),
      village: typeRules.optional(),
    })
    .optional(),
  groups: listOf(group, 5_000).optional(),
  rules: rules.optional(),
  register: registerFrame.optional(),
});

export type Frame = z.output<typeof frame>;
export type GroupFrame = z.output<typeof group>;
export type TypeFrame = z.output<typeof typeRules>;

function isZone(zoneName: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zoneName });
    return true;
  } catch {
    return false;
  }
}

/** What can be used of a faulty frame, so that the rest of its faults can be told along with it. */
export function salvage(data: unknown): Frame {
  const written = typeof data === 'object' && data !== null ? Object.entries(data) : [];
  const sound = written.filter(([key, value]) => {
    const piece = Object.entries(frame.shape).find(([name]) => name === key)?.[1];
    return piece?.safeParse(value).success === true;
  });
  return frame.parse(Object.fromEntries(sound));
}
