import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { StoreFault } from '../../ports/store.ts';
import { faults, isBusy } from './faults.ts';

/** The file a store lives in, held by this process alone. */
export interface Place {
  /** With links resolved, so that one file has one name. */
  readonly path: string;
  /** Lets another process have it. */
  release(): void;
  /** Removes what this opening made, where the file was not there before. */
  undo(): void;
}

/** Makes folder (0700) and file (0600) where they are missing, and locks them. @throws StoreFault */
export function takePlace(wanted: string): Place {
  const folder = dirname(resolve(wanted));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = existsSync(wanted)
    ? realpathSync(wanted)
    : join(realpathSync(folder), basename(wanted));
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new StoreFault(faults.folder(wanted));
  }
  const release = lock(path);
  try {
    const before = statSync(path, { throwIfNoEntry: false });
    if (before === undefined) closeSync(openSync(path, 'ax', 0o600));
    else if ((before.mode & 0o077) !== 0) chmodSync(path, 0o600);
    const ends = before === undefined ? ['', '-wal', '-shm', '-journal'] : [];
    return {
      path,
      release,
      undo() {
        for (const end of ends) rmSync(`${path}${end}`, { force: true });
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * Holds `PATH.lock` as long as the process lives, however it ends. It is a lock beside the store
 * and not on it, so that the store can still be read and copied from outside. It is never removed:
 * a file that goes while another process opens it would be locked by both.
 */
function lock(path: string): () => void {
  const beside = `${path}.lock`;
  closeSync(openSync(beside, 'a', 0o600));
  const held = new Sqlite(beside, { timeout: 300 });
  try {
    held.exec('begin exclusive');
  } catch (error) {
    held.close();
    throw isBusy(error) ? new StoreFault(faults.inUse(path), { cause: error }) : error;
  }
  return () => {
    held.close();
  };
}
