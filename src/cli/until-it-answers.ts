import { setTimeout as pause } from 'node:timers/promises';
import { answers } from '../adapters/wechaty/watch-gateway.ts';

const lookEvery = 1_000;

/**
 * Resolves once somebody answers at `host:port`, or once `stopping`. Looking costs next to nothing
 * where starting the bot in vain costs seconds, so that after an outage of any length it is back at once.
 */
export async function untilItAnswers(endpoint: string, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted && !(await answers(endpoint))) {
    await pause(lookEvery, undefined, { signal: stopping }).catch(() => undefined);
  }
}
