import type { Log } from '../../ports/log.ts';

/**
 * Runs a listener so that nothing it throws, now or later, reaches Wechaty: there a synchronous
 * throw silences the listeners after it and a rejection ends the process.
 */
export function guarded(log: Log, failure: string, run: () => unknown): void {
  const report = (error: unknown): void => {
    log.error({ error: String(error) }, failure);
  };
  try {
    const result = run();
    if (result instanceof Promise) result.catch(report);
  } catch (error) {
    report(error);
  }
}
