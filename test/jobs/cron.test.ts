import { expect, test } from 'vitest';
import { startTicking } from '../../src/adapters/cron.ts';
import type { Log } from '../../src/ports/log.ts';

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

async function until(holds: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error('It did not happen within ten seconds');
    await pause();
  }
}

function errorsInto(lines: string[]): Log {
  const nothing = () => undefined;
  return {
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: (_, message) => void lines.push(message),
  };
}

test('it ticks again and again, also after a tick that failed', async () => {
  const errors: string[] = [];
  let ticks = 0;
  const ticker = startTicking({
    log: errorsInto(errors),
    tick() {
      ticks += 1;
      return ticks === 1 ? Promise.reject(new Error('no')) : Promise.resolve();
    },
  });
  await until(() => ticks >= 3);
  await ticker.stop();
  expect(errors).toHaveLength(1);
});

test('a slow tick is never joined by a second one, and stopping waits for it', async () => {
  let running = 0;
  let most = 0;
  let begun = 0;
  let slow = true;
  const ticker = startTicking({
    log: errorsInto([]),
    async tick() {
      running += 1;
      begun += 1;
      most = Math.max(most, running);
      const end = performance.now() + (slow ? 1_200 : 0);
      await until(() => performance.now() >= end);
      running -= 1;
    },
  });
  await until(() => begun >= 2);
  slow = false;
  await ticker.stop();
  expect(most).toBe(1);
  expect(running).toBe(0);
  const atStop = begun;
  const later = performance.now() + 1_100;
  await until(() => performance.now() >= later);
  expect(begun).toBe(atStop);
});
