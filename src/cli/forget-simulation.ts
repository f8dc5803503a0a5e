import { rmSync } from 'node:fs';
import { asFault } from '../adapters/store/faults.ts';
import { takePlace } from '../adapters/store/place.ts';
import { slipsBeside } from './store-file.ts';

/**
 * Removes what an earlier simulation recorded: the township begins anew each time. The store is
 * held meanwhile, so that one a bot is using at this moment is never pulled from under it.
 * @throws StoreFault
 */
export function forgetSimulation(path: string): void {
  try {
    const place = takePlace(path);
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${place.path}${suffix}`, { force: true });
    rmSync(slipsBeside(path), { recursive: true, force: true });
    place.release();
  } catch (error) {
    throw asFault(error, path);
  }
}
