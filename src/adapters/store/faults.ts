import { StoreFault } from '../../ports/store.ts';

/** What is wrong with the place the store is kept in, each with its cure. */
export const faults = {
  full: (path: string) =>
    `The store ${path} cannot be written because the disk is full: make room, then it goes on by itself.`,
  readOnly: (path: string) =>
    `The store ${path} cannot be written because its folder or file is read-only: make both writable for this user, or name another folder in QUNGUI_DATA.`,
  inUse: (path: string) =>
    `The store ${path} is in use by another bot: stop that one first, or name another folder in QUNGUI_DATA.`,
  locked: (path: string) =>
    `The store ${path} has been locked by another program for several seconds: close that program, such as a backup or a database viewer.`,
  foreign: (path: string) =>
    `The file ${path} is not a store of this bot and was left as it is: move it away, or name another folder in QUNGUI_DATA.`,
  noDatabase: (path: string) =>
    `The file ${path} is no database, or its beginning is damaged, and was left as it is: move it away, and put the last backup in its place if it was the store.`,
  damaged: (path: string) =>
    `The store ${path} is damaged and was left as it is: move it away and put the last backup in its place.`,
  newer: (path: string, name: string) =>
    `The store ${path} was written by a newer version (it holds step ${name}): start that version again, or put back the copy made before the upgrade.`,
  older: (path: string, name: string) =>
    `The store ${path} was written by an older version (it lacks step ${name}): start the bot once, which brings it up to date, and try again.`,
  missing: (path: string) =>
    `There is no store ${path} to read: start the bot once, or name its folder in QUNGUI_DATA.`,
  altered: (path: string, name: string) =>
    `The store ${path} was made with another wording of migration ${name}, which was changed after it landed: restore that step and add a new one instead.`,
  folder: (path: string) =>
    `The store ${path} cannot be opened because it is a folder: remove it, or name another folder in QUNGUI_DATA.`,
  noFolder: (path: string) =>
    `The store ${path} cannot be made because part of its path is a file: name another folder in QUNGUI_DATA.`,
  failing: (path: string, code: string) =>
    `The store ${path} cannot be read or written (${code}): check the disk it lies on.`,
  closed: (path: string) => `The store ${path} is closed already: start the bot again.`,
  setting: (path: string, name: string) =>
    `The store ${path} refuses the setting ${name}: keep it on a local disk, not on a network share.`,
} as const;

const sentences: readonly (readonly [RegExp, (path: string, code: string) => string])[] = [
  // Without room for its shared memory SQLite speaks of an input/output error.
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|SQLITE_IOERR_SHM(SIZE|OPEN|MAP))$/, faults.full],
  // ENOENT is what Node says when it may not make the folders of a path.
  [/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EROFS|EACCES|EPERM|ENOENT)/, faults.readOnly],
  [/^(SQLITE_BUSY|SQLITE_LOCKED|SQLITE_PROTOCOL)/, faults.locked],
  [/^SQLITE_NOTADB/, faults.noDatabase],
  [/^(SQLITE_CORRUPT|SQLITE_IOERR_SHORT_READ)/, faults.damaged],
  [/^EISDIR/, faults.folder],
  [/^(ENOTDIR|EEXIST)/, faults.noFolder],
  [/^(SQLITE_IOERR|EIO|EMFILE|ENFILE|ENAMETOOLONG|ELOOP)/, faults.failing],
];

/** Turns what the disk or SQLite threw into a sentence; anything else is given back as it is. */
export function asFault(error: unknown, path: string): unknown {
  if (error instanceof StoreFault) return error;
  const code = codeOf(error);
  const found = sentences.find(([pattern]) => pattern.test(code));
  return found === undefined ? error : new StoreFault(found[1](path, code), { cause: error });
}

export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY');
}

/** The code of a Node or SQLite error, or ''. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}
