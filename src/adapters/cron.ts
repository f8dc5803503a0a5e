import { schedule } from 'node-cron';
import type { Log } from '../ports/log.ts';

export interface Ticker {
  /** No tick begins after this; resolves once a running one has ended. */
  stop(): Promise<void>;
}

/**
 * Calls `tick` every second, never again before the last call has ended. What is due at a tick is
 * worked out elsewhere, from the wall clock and the rule book; this only keeps asking.
 * A tick that throws is logged, and the next one comes.
 */
export function startTicking(parts: {
  readonly tick: () => Promise<void>;
  readonly log: Log;
}): Ticker {
  const { tick, log } = parts;
  let running: Promise<void> = Promise.resolve();
  const beat = async () => {
    try {
      await tick();
    } catch (error) {
      log.error({ error: String(error) }, 'A tick failed; the next one comes in a second');
    }
  };
  const quiet = (message: string | Error) => {
    log.debug({ detail: String(message) }, 'The scheduler says');
  };
  const task = schedule(
    '* * * * * *',
    () => {
      running = beat();
      return running;
    },
    {
      name: 'tick',
      noOverlap: true,
      // A late or skipped beat loses nothing: the next one walks the calendar from where the last ended.
      suppressMissedWarning: true,
      logger: { info: quiet, warn: quiet, error: quiet, debug: quiet },
    },
  );
  return {
    async stop() {
      await task.destroy();
      await running;
    },
  };
}
