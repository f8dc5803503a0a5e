import { mkdirSync, watch, type FSWatcher } from 'node:fs';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Slips } from '../ports/slips.ts';
import { openSlips } from './slip-folder.ts';

/** Network folders and containers' mounts tell of nothing. */
const lookEveryMs = 60_000;

/**
 * The slips for a bot that asks for them at every tick: the disk is looked at when something stirs
 * in the folder, and once a minute besides.
 */
export function followSlips(place: {
  readonly folder: string;
  readonly log: Log;
  readonly clock: Clock;
}): Slips & { close(): void } {
  const { folder, clock } = place;
  const slips = openSlips(place);
  let stirred = true;
  let lookedAt = -Infinity;
  const watcher = watched(folder, () => (stirred = true));
  return {
    async next() {
      const now = clock.monotonic();
      if (!stirred && now - lookedAt < lookEveryMs) return null;
      stirred = false;
      lookedAt = now;
      const found = await slips.next();
      // Others may lie behind it.
      if (found !== null) stirred = true;
      return found;
    },
    answer: slips.answer,
    close() {
      watcher?.close();
    },
  };
}

function watched(folder: string, stir: () => void): FSWatcher | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const watcher = watch(folder, { persistent: false }, stir);
    // The folder went: the look once a minute is left.
    watcher.on('error', () => {
      watcher.close();
    });
    return watcher;
  } catch {
    return null;
  }
}
