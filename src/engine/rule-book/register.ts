import { z } from 'zod';
import { groupTypes } from '../../domain/group.ts';
import { readPattern } from '../../text/pattern/pattern.ts';
import type { Origin } from './origin.ts';

/** What an application says of a group, by the keys of a register row. */
const fields = [
  'nature',
  'purpose',
  'scope',
  'reason',
  'tier',
  'owner',
  'admins',
  'head',
  'members',
  'admission',
  'ends',
] as const;

const isSo = z.boolean({ error: '请写 true（是）或 false（否），不加引号。' });
const fieldList = z
  .array(z.enum(fields, { error: `请从 ${fields.join('、')} 中选。` }), {
    error: '请写成列表，如 [purpose, owner]。',
  })
  .min(1, { error: '请至少写一项，或删去这一行。' })
  .max(fields.length);

function upTo(most: number, least = 1) {
  const error = `请写 ${least} 到 ${most} 之间的整数，不加引号。`;
  return z.int({ error }).min(least, { error }).max(most, { error });
}

function share(least: number) {
  const error = `请写 ${least} 到 1 之间的数，如 0.7。`;
  return z.number({ error }).min(least, { error }).max(1, { error });
}

const mostPatterns = 20;
const pattern = z.string().superRefine((written, context) => {
  const read = readPattern(written);
  if (typeof read === 'string') context.addIssue({ code: 'custom', message: read });
});
const patterns = z
  .array(pattern, { error: '请写成列表，如 ["办.*[-—].+"]。' })
  .max(mostPatterns, { error: `最多写 ${mostPatterns} 条。` });

/** What the books say of the register. Days are calendar days but where the key says otherwise. */
export const registerValues = z.strictObject({
  fileFirst: isSo,
  filed: fieldList,
  compared: fieldList,
  approveWithinWorkdays: upTo(30),
  buildWithinDays: upTo(90),
  headNamed: isSo,
  ownerNamed: isSo,
  adminNamed: isSo,
  endsNamed: isSo,
  oneUnitOneGroup: isSo,
  duplicateOverlap: share(0.3),
  groupsPerPerson: upTo(100),
  notCounted: z.array(z.enum(groupTypes, { error: `请从 ${groupTypes.join('、')} 中选。` }), {
    error: '请写成列表，如 [village]。',
  }),
  realNameGraceDays: upTo(90, 0),
  realNamePatterns: patterns,
  memberCheckDays: upTo(366),
  idleWarnDays: upTo(366),
  idleDays: upTo(366),
  idleWarnDaysNotice: upTo(366),
  idleDaysNotice: upTo(366),
  answerWithinDays: upTo(90),
  extensions: upTo(10, 0),
  extendDays: upTo(366),
  dissolveWithinDays: upTo(366),
  mergeWithinDays: upTo(366),
  rectifyWithinDays: upTo(366),
  followUpDays: upTo(366),
  selfCheck: isSo,
  inspected: isSo,
  heldToAccount: isSo,
});

export type RegisterValues = Readonly<z.output<typeof registerValues>>;
export type RegisterName = keyof RegisterValues;

/**
 * What holds where no book says otherwise: ours, for no national text fixes a number. The only
 * public text with one for idleness says two months.
 */
export const ordinaryRegister: RegisterValues = {
  fileFirst: true,
  filed: ['purpose', 'reason', 'owner', 'members'],
  compared: ['purpose', 'members'],
  approveWithinWorkdays: 2,
  buildWithinDays: 10,
  headNamed: true,
  ownerNamed: true,
  adminNamed: true,
  endsNamed: true,
  oneUnitOneGroup: true,
  duplicateOverlap: 0.7,
  groupsPerPerson: 3,
  notCounted: ['village'],
  realNameGraceDays: 3,
  /** None: unit and name in any of the usual spellings. */
  realNamePatterns: [],
  memberCheckDays: 31,
  idleWarnDays: 30,
  idleDays: 60,
  idleWarnDaysNotice: 60,
  idleDaysNotice: 90,
  answerWithinDays: 7,
  extensions: 1,
  extendDays: 90,
  dissolveWithinDays: 30,
  mergeWithinDays: 15,
  rectifyWithinDays: 30,
  followUpDays: 30,
  selfCheck: false,
  inspected: false,
  heldToAccount: false,
};

/** Where a line of the register's rules comes from. */
export interface RegisterLine {
  readonly clause: string | null;
  readonly from: Origin;
  readonly lockedBy: Origin | null;
}

export interface Register {
  readonly values: RegisterValues;
  /** The lines a book speaks of, in the order they were first spoken of. */
  readonly lines: ReadonlyMap<RegisterName, RegisterLine>;
}

const line = z.strictObject({
  clause: z.string().trim().min(1).max(200).optional(),
  locked: z.boolean().optional(),
});

/** `groupsPerPerson: 3`, or at length `{ is: 3, clause: …, locked: true }`. */
function entryOf(value: z.ZodType) {
  return z
    .preprocess(
      (written) => (isMapping(written) ? written : { is: written }),
      line.extend({ is: value.optional() }),
    )
    .optional();
}

export const registerFrame = z.strictObject(
  Object.fromEntries(
    Object.entries(registerValues.shape).map(([name, value]) => [name, entryOf(value)]),
  ),
);

function isMapping(written: unknown): boolean {
  return typeof written === 'object' && written !== null && !Array.isArray(written);
}
