import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Child {
  /** Lines it has written so far, whole ones only. */
  lines(): readonly string[];
  /** Waits until it has written so many lines. @throws where it ends or takes a minute */
  written(count: number): Promise<void>;
  /** Ends it as a power cut would, and waits until its last word was read. */
  kill(): Promise<void>;
}

/** Runs a program of `children/` in a process of its own. */
export function startChild(name: string, ...args: readonly string[]): Child {
  const program = fileURLToPath(new URL(`./children/${name}.ts`, import.meta.url));
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  let ended = false;
  const closed = once(child, 'close').then(() => (ended = true));
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
  const lines = () => output.split('\n').slice(0, -1);
  return {
    lines,
    async written(count) {
      const deadline = performance.now() + 60_000;
      while (lines().length < count) {
        if (ended) throw new Error(`The child ended after ${lines().length} lines`);
        if (performance.now() > deadline) throw new Error('The child took more than a minute');
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
