import { z } from 'zod';
import type { Parsed } from './parsed.ts';

/** A word of a command, read by one of the parsers; the parser's sentence is the error. */
export function argument<T>(parse: (text: string) => Parsed<T>) {
  return z.string().transform((text, context): T => {
    const reading = parse(text);
    if (reading.ok) return reading.value;
    context.addIssue({ code: 'custom', message: reading.problem });
    return z.NEVER;
  });
}
