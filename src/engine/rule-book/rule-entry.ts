import { z } from 'zod';
import { levels, levelTitles, type Level } from '../../domain/finding.ts';
import { check, type Checked } from './check.ts';
import { examples } from './examples.ts';
import { nearest } from './nearest.ts';
import type { Path, Source } from './source.ts';

/** From the loosest to the strictest; `off` is looser than anything said. */
export const strengths = ['off', ...levels] as const;
export type Strength = (typeof strengths)[number];

const inChinese: Readonly<Record<string, Level>> = Object.fromEntries(
  levels.map((level) => [levelTitles[level], level]),
);

const levelWords = [...strengths, ...Object.keys(inChinese), '关闭', '关'];
const listed = [...strengths]
  .map((one) => `${one}（${one === 'off' ? '关闭' : levelTitles[one]}）`)
  .join('、');
const strength = z
  .enum(levelWords, {
    error: ({ input }) => {
      if (typeof input !== 'string' && typeof input !== 'boolean') return undefined;
      const near = typeof input === 'string' ? nearest(input, strengths) : null;
      const guess = near === null ? '' : `，是不是想写 ${near}`;
      return `级别不能写“${String(input).slice(0, 20)}”：请从 ${listed}中选一个${guess}。`;
    },
  })
  .transform((written) => strengthOf(written));

const entry = z.strictObject({
  kind: z.string().optional(),
  title: z.string().trim().min(1).max(30).optional(),
  level: strength.optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  patience: z.int().min(0).max(50).optional(),
  clause: z.string().trim().min(1).max(200).optional(),
  reminder: z.string().trim().min(1).max(120).optional(),
  locked: z.boolean().optional(),
  examples: examples.optional(),
});

/** What one file says of one rule. */
export type RuleEntry = z.output<typeof entry>;

/** A rule's entry in one place of one file. */
export interface RuleLayer {
  readonly source: Source;
  readonly path: Path;
  readonly entry: RuleEntry;
}

/** Reads the long form and the short ones: `x: off`, `x: remind`. */
export function readRuleEntry(
  data: unknown,
  source: Source,
  path: Path,
  options: readonly string[] = [],
): Checked<RuleLayer> {
  const misplaced = keysOf(data).filter((key) => options.includes(key) && !(key in entry.shape));
  if (misplaced.length > 0) {
    const faults = misplaced.map((key) =>
      source.keyFault(
        [...path, key],
        `“${key}”是这条规则的选项，要写在 with 里：请写成 with: { ${key}: … }。`,
      ),
    );
    return { value: null, faults };
  }
  if (typeof data === 'boolean') {
    const message = '规则后面不能只写 true 或 false：关闭请写 off，启用请写 remind。';
    return { value: null, faults: [source.fault(path, message)] };
  }
  const read =
    typeof data === 'string'
      ? check(
          strength.transform((level): RuleEntry => ({ level })),
          data,
          source,
          path,
        )
      : check(entry, data, source, path);
  return {
    value: read.value === null ? null : { source, path, entry: read.value },
    faults: read.faults,
  };
}

function keysOf(data: unknown): readonly string[] {
  return typeof data === 'object' && data !== null ? Object.keys(data) : [];
}

function strengthOf(written: string): Strength {
  return strengths.find((known) => known === written) ?? inChinese[written] ?? 'off';
}

export function isLooser(a: Strength, b: Strength): boolean {
  return strengths.indexOf(a) < strengths.indexOf(b);
}
