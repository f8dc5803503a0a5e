import { z } from 'zod';
import { levels, levelTitles, type Level } from '../../domain/finding.ts';
import { check, type Checked } from './check.ts';
import type { Path, Source } from './source.ts';

/** From the loosest to the strictest; `off` is looser than anything said. */
export const strengths = ['off', ...levels] as const;
export type Strength = (typeof strengths)[number];

const inChinese: Readonly<Record<string, Level>> = Object.fromEntries(
  levels.map((level) => [levelTitles[level], level]),
);

const strength = z
  .enum([...strengths, ...Object.keys(inChinese), '关闭'])
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
export function readRuleEntry(data: unknown, source: Source, path: Path): Checked<RuleLayer> {
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

function strengthOf(written: string): Strength {
  return strengths.find((known) => known === written) ?? inChinese[written] ?? 'off';
}

export function isLooser(a: Strength, b: Strength): boolean {
  return strengths.indexOf(a) < strengths.indexOf(b);
}
