import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { processesOf, type LivingProcess } from './processes.ts';

/** The built program: these tests look at what is delivered. */
const main = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));

export interface Ended {
  /** Null where a signal ended it. */
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly pid: number;
  out(): string;
  err(): string;
  /** To this process alone, as `kill` and systemd do. */
  signal(signal: NodeJS.Signals): void;
  /** To it and all it started, as Ctrl-C in a terminal does. */
  signalAll(signal: NodeJS.Signals): void;
  /** Others it started and that still live. */
  children(): readonly LivingProcess[];
  isRunning(): boolean;
  /** The exit status or the signal; null while it runs. */
  status(): number | string | null;
  /** Waits for its end and its last word. */
  ended(): Promise<Ended>;
}

export type Env = Readonly<Record<string, string>>;

/**
 * Starts the program with these settings and no others, in a group of processes of its own. When
 * the test is over nothing of that group may be left; what is left is ended and fails the test.
 */
export function begin(args: readonly string[], env: Env = {}): Running {
  if (!existsSync(main)) throw new Error(`There is no ${main}: run \`npm run build\` first.`);
  return beginNode([main, ...args], env);
}

export function beginNode(args: readonly string[], env: Env = {}): Running {
  const child = spawn(process.execPath, args, {
    // Somewhere without the settings of a checkout.
    cwd: env['HOME'] ?? tmpdir(),
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: process.env['TZ'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const pid = child.pid ?? 0;
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const closed = new Promise<Ended>((resolve) => {
    child.once('close', (status) => {
      resolve({ status, out, err });
    });
  });
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await Promise.race([closed, pause(5_000)]);
    const left = await gone(pid);
    if (left.length > 0) process.kill(-pid, 'SIGKILL');
    expect(left, 'processes left behind').toEqual([]);
  });
  return {
    pid,
    out: () => out,
    err: () => err,
    signal: (signal) => child.kill(signal),
    signalAll: (signal) => process.kill(-pid, signal),
    children: () => processesOf(pid).filter((one) => one.pid !== pid),
    isRunning: () => child.exitCode === null && child.signalCode === null,
    status: () => child.exitCode ?? child.signalCode,
    ended: () => closed,
  };
}

/** Runs the program to its end. */
export async function qungui(args: readonly string[], env: Env = {}): Promise<Ended> {
  return begin(args, env).ended();
}

/** Those of a group that still live a while after it should have ended. */
export async function gone(group: number): Promise<readonly string[]> {
  const deadline = performance.now() + 3_000;
  for (;;) {
    const left = processesOf(group).map(({ command }) => command);
    if (left.length === 0 || performance.now() > deadline) return left;
    await pause(20);
  }
}

/** A folder that is removed with the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cli-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Waits until it gives something. @throws after `ms`, saying what was waited for */
export async function until<T>(
  what: string,
  look: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  ms = 20_000,
): Promise<T> {
  const deadline = performance.now() + ms;
  for (;;) {
    const seen = await look();
    if (seen !== null && seen !== undefined && seen !== false) return seen;
    if (performance.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await pause(25);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
