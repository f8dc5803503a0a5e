import { z } from 'zod';
import type { GroupType } from '../../domain/group.ts';
import type { Role } from '../../domain/roles.ts';
import { largestPatterns, readPattern } from '../../text/pattern/pattern.ts';
import { groupTypeNames, roleNames, typeNames, type NamedType, type Names } from './names.ts';
import { oneOrMore, patterns, saysIn, wordsIn, type Says } from './says.ts';
import { span, type Span } from './span.ts';

/**
 * A condition on a message. Different keys must all hold; of a list any entry will do; `words` and
 * `patterns` are one list in two ways of writing.
 */
export interface Condition {
  readonly words?: readonly string[] | undefined;
  readonly patterns?: readonly string[] | undefined;
  readonly fileName?: Says | undefined;
  readonly type?: readonly NamedType[] | undefined;
  readonly role?: readonly Role[] | undefined;
  readonly group?: readonly GroupType[] | undefined;
  readonly time?: Span | undefined;
  readonly mentionsAll?: true | undefined;
  readonly any?: readonly Condition[] | undefined;
  readonly all?: readonly Condition[] | undefined;
  readonly not?: Condition | undefined;
}

export interface MatchOptions extends Condition {
  /** Said in the text or the file name, it excuses the message. */
  readonly unless?: Says | undefined;
  /** Any of them excuses. */
  readonly except?: readonly Condition[] | undefined;
}

/** How deep `any`, `all` and `not` may lie within each other, and how many there may be in all. */
const deepest = 4;
const mostConditions = 200;
const mostInList = 50;
const mostWordsInAll = 20_000;
const mostPatternsInAll = 100;

const leaves = {
  words: wordsIn('text').optional().describe('词，出现一个就算'),
  patterns: patterns.optional().describe('写法（正则），出现一个就算'),
  fileName: saysIn('fileName').optional().describe('文件名里的词或写法'),
  type: namesFrom(typeNames).optional().describe('消息类型'),
  role: namesFrom(roleNames).optional().describe('发送人身份'),
  group: namesFrom(groupTypeNames).optional().describe('群类型'),
  time: span.optional().describe('时间：office 工作时间，outside 非工作时间，或 { from, to }'),
  mentionsAll: z
    .literal(true, { error: '“mentionsAll”只能写 true（@了所有人）：相反的意思请写进 not。' })
    .optional()
    .describe('只看@了所有人的'),
};

const tooDeep = z
  .custom<never>(() => false, {
    error: `条件套得太深：any、all、not 最多套 ${String(deepest)} 层，请拆成几条规则。`,
  })
  .optional();

const hollow = '条件是空的：请至少写一个条件，如 words 或 type。';
const within = conditionWithin(deepest - 1);
const listWithin = z.array(within).min(1).max(mostInList);

/** What a unit writes under `with` of a rule of its own. */
export const matchOptions = z
  .strictObject({
    ...leaves,
    any: listWithin.optional().describe('几个条件满足一个'),
    all: listWithin.optional().describe('几个条件都要满足'),
    not: within.optional().describe('不满足这个条件'),
    unless: saysIn('text').optional().describe('有这些话就不算'),
    except: z
      .preprocess(
        (written) => (Array.isArray(written) ? (written as unknown[]) : [written]),
        listWithin,
      )
      .optional()
      .describe('符合这些条件的不算'),
  })
  .superRefine((options, context) => {
    // What could not be read is told of already; the whole is judged once its parts are sound.
    const fault = context.issues.length > 0 ? null : faultOfWhole(options);
    if (fault !== null) context.addIssue({ code: 'custom', input: null, message: fault });
  });

function conditionWithin(depth: number): z.ZodType<Condition> {
  const inner = depth > 0 ? conditionWithin(depth - 1) : null;
  const list = inner === null ? tooDeep : z.array(inner).min(1).max(mostInList).optional();
  return z
    .strictObject({
      ...leaves,
      any: list,
      all: list,
      not: inner === null ? tooDeep : inner.optional(),
    })
    .superRefine((condition, context) => {
      const isHollow = Object.values(condition).every((value) => value === undefined);
      if (!isHollow || context.issues.length > 0) return;
      context.addIssue({ code: 'custom', input: null, message: hollow });
    });
}

function namesFrom<Meant extends string>({ written, meant }: Names<Meant>) {
  return oneOrMore(z.enum(written).transform(meant), written.length);
}

/** What only all of it together shows. */
function faultOfWhole(options: MatchOptions): string | null {
  if (!isPositive(options)) {
    return '没有写要找什么，会命中所有消息：请在 with 下写上 words、patterns、fileName、type、role、group、time、mentionsAll 中的至少一项（any 的每一项里都要有）。';
  }
  const conditions = [...eachCondition(options)];
  if (conditions.length > mostConditions) return '条件太多：请拆成几条规则。';
  const says = [
    ...conditions.flatMap((one) => [one, one.fileName ?? {}]),
    options.unless ?? {},
  ] as readonly Says[];
  const words = says.reduce((sum, one) => sum + (one.words?.length ?? 0), 0);
  if (words > mostWordsInAll) {
    return `词太多：一条规则合计最多 ${String(mostWordsInAll)} 个，请拆成几条规则。`;
  }
  const written = says.flatMap((one) => one.patterns ?? []);
  if (written.length > mostPatternsInAll) {
    return `写法太多：一条规则合计最多 ${String(mostPatternsInAll)} 条，请拆成几条规则，或改用 words。`;
  }
  const size = written.reduce((sum, one) => sum + sizeOf(one), 0);
  return size > largestPatterns
    ? `全部写法展开后太大（${String(size)} 步，合计最多 ${String(largestPatterns)} 步）：请把次数改小，或拆成几条规则。`
    : null;
}

function sizeOf(written: string): number {
  const pattern = readPattern(written);
  return typeof pattern === 'string' ? 0 : pattern.size;
}

/** Whether there is something it asks for: what only rules out would match everything else. */
function isPositive(condition: Condition): boolean {
  const { any, all, not: _not, ...asked } = condition;
  const own = Object.keys(leaves).some((key) => asked[key as keyof typeof asked] !== undefined);
  return own || any?.every(isPositive) === true || all?.some(isPositive) === true;
}

function* eachCondition(condition: MatchOptions): Generator<Condition> {
  yield condition;
  const { any = [], all = [], not, except = [] } = condition;
  for (const inner of [...any, ...all, ...(not === undefined ? [] : [not]), ...except]) {
    yield* eachCondition(inner);
  }
}
