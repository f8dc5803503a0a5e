import { themes, type Theme } from '../../src/domain/facts.ts';
import { featureOf } from '../../src/text/meaning/features.ts';
import type { Weights } from '../../src/text/meaning/learnt.ts';
import type { Model } from './fit.ts';
import { labels } from './lines.ts';

/** A model as it is shipped: weights rounded to one byte. */
export function weightsOf(
  { vocabulary, weights }: Model,
  limits: Readonly<Record<Theme, number>>,
): Weights {
  const wide = labels.length;
  const size = vocabulary.names.length * wide;
  const most = weights
    .subarray(0, size)
    .reduce((top, weight) => Math.max(top, Math.abs(weight)), 1e-6);
  const unit = Number((most / 127).toPrecision(6));
  const rounded = themes.map((theme) => [theme, Math.round(limits[theme] * 100) / 100]);
  return {
    labels,
    limits: Object.fromEntries(rounded) as Record<Theme, number>,
    bias: [...weights.subarray(size, size + wide)].map(
      (weight) => Math.round(weight * 1000) / 1000,
    ),
    features: Int32Array.from(vocabulary.names, featureOf),
    rows: Int8Array.from(weights.subarray(0, size), (weight) => Math.round(weight / unit)),
    unit,
  };
}
