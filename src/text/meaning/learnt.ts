import type { Theme } from '../../domain/facts.ts';
import { bias, features, labels, limits, rows, unit } from './weights.ts';

/** What was learnt: `weights.ts` ships one; measuring makes others. */
export interface Weights {
  readonly labels: readonly string[];
  /** The sum at which a theme begins. */
  readonly limits: Readonly<Record<Theme, number>>;
  /** What each label begins with before a word was read. */
  readonly bias: readonly number[];
  /** Features as 32-bit numbers, and for each a row of weights, a column a label, in units of `unit`. */
  readonly features: Int32Array;
  readonly rows: Int8Array;
  readonly unit: number;
}

/** The weights of this version, unpacked. */
export function learnt(): Weights {
  const numbers = Buffer.from(features, 'base64');
  const packed = Buffer.from(rows, 'base64');
  return {
    labels,
    limits,
    bias,
    features: Int32Array.from({ length: numbers.length / 4 }, (_, nth) =>
      numbers.readInt32LE(nth * 4),
    ),
    rows: new Int8Array(packed.buffer, packed.byteOffset, packed.length),
    unit,
  };
}
