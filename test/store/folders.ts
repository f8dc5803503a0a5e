import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Folder {
  readonly path: string;
  file(name: string): string;
  remove(): void;
}

function folderIn(parent: string, remove: (path: string) => void): Folder {
  const path = mkdtempSync(join(parent, 'store-'));
  return { path, file: (name) => join(path, name), remove: () => remove(path) };
}

/** A folder of its own, in memory where the machine has that: a real file without a slow disk. */
export function memoryFolder(): Folder {
  return folderIn(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), (path) => {
    rmSync(path, { recursive: true });
  });
}

/** A folder on the disk. */
export function diskFolder(): Folder {
  return folderIn(tmpdir(), (path) => {
    rmSync(path, { recursive: true });
  });
}

export interface SmallDisk extends Folder {
  makeReadOnly(): void;
}

/** A file system of its own with so many bytes of room; null where this user may not mount one. */
export function smallDisk(bytes: number): SmallDisk | null {
  const disk = folderIn(tmpdir(), (path) => {
    spawnSync('umount', [path]);
    rmSync(path, { recursive: true });
  });
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', disk.path]);
  if (mounted.status !== 0) {
    rmSync(disk.path, { recursive: true });
    return null;
  }
  return {
    ...disk,
    makeReadOnly() {
      const { status } = spawnSync('mount', ['-o', 'remount,ro', disk.path]);
      if (status !== 0) throw new Error('The disk could not be made read-only');
    },
  };
}

export const whyNoDisk = 'needs root and mount: run the tests as root on Linux to have it';
