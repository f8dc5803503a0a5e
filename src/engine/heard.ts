import { z } from 'zod';
import type { Theme } from '../domain/facts.ts';
import type { Numbers } from '../domain/finding.ts';
import type { Reading } from './reading.ts';

/** How sure the reading must be before a rule speaks: 50 is as sure as it was measured with. */
export const sure = z
  .number()
  .int()
  .min(50)
  .max(99)
  .default(50)
  .describe('语义有多大把握才算（50到99），越高越谨慎');

/** The figures of a theme that was heard loud enough; null where it was not. */
export function heard(reading: Reading, theme: Theme, atLeast: number): Numbers | null {
  const certainty = reading.meaning.certainty(theme);
  return certainty >= atLeast ? { 把握: certainty, 门槛: atLeast } : null;
}
