import { writeFileSync } from 'node:fs';
import { fit } from './fit.ts';
import { readLines } from './lines.ts';
import { limitsOf, readByOthers } from './measure.ts';
import { weightsOf } from './weights.ts';

/*
 * Learns src/text/meaning/weights.ts from the labelled lines of this repository: `npm run learn`.
 * The same lines give the same file. `--also FOLDER` adds adverts of strangers' groups (see lines.ts);
 * the weights that are shipped were learnt with them.
 */

const also = process.argv.indexOf('--also');
const lines = readLines(also < 0 ? null : (process.argv[also + 1] ?? null));
const { labels, limits, bias, features, rows, unit } = weightsOf(
  fit(lines),
  limitsOf(readByOthers(lines)),
);
const bytes = Buffer.alloc(features.length * 4);
for (const [nth, feature] of features.entries()) bytes.writeInt32LE(feature, nth * 4);
const source = [
  '// Learnt, not written: see test/learning/learn.ts.',
  '',
  `export const labels = ${JSON.stringify(labels)} as const;`,
  `export const limits = ${JSON.stringify(limits)} as const;`,
  `export const bias: readonly number[] = ${JSON.stringify(bias)};`,
  `export const unit = ${String(unit)};`,
  `export const features = '${bytes.toString('base64')}';`,
  `export const rows = '${Buffer.from(rows.buffer).toString('base64')}';`,
  '',
].join('\n');
writeFileSync(new URL('../../src/text/meaning/weights.ts', import.meta.url), source);
process.stdout.write(
  `${String(lines.length)} lines, ${String(features.length)} features, ${String(Math.round(source.length / 1024))} Ki characters\n`,
);
