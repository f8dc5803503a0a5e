import type { Log } from '../../src/ports/log.ts';

/** A log that keeps its lines, so that a test can look into them. */
export function keptLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (fields: unknown, message: string) => {
    lines.push(`${message} ${JSON.stringify(fields)}`);
  };
  return { lines, debug: () => undefined, info: () => undefined, warn: keep, error: keep };
}
