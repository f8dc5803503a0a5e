import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

export interface LivingProcess {
  readonly pid: number;
  readonly command: string;
}

/** What lives in a group of processes. The dead that nobody has collected yet do not count. */
export function processesOf(group: number): readonly LivingProcess[] {
  return existsSync('/proc/self/stat') ? fromProc(group) : fromPs(group);
}

function fromProc(group: number): readonly LivingProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const [state, , itsGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        if (Number(itsGroup) !== group || state === 'Z' || state === 'X') return [];
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        return [{ pid: Number(name), command }];
      } catch {
        // It ended while it was looked at.
        return [];
      }
    });
}

function fromPs(group: number): readonly LivingProcess[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,pgid=,stat=,command='], {
    encoding: 'utf8',
  });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, itsGroup, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/u.exec(line) ?? [];
    if (Number(itsGroup) !== group || state?.startsWith('Z') === true) return [];
    return [{ pid: Number(pid), command: command ?? '' }];
  });
}
