/*
 * Builds dist/: the bot by tsc, the simulator's page by vite. With --if-stale it does nothing when
 * the last build saw the very same sources, so that `npm start` and `npm test` may always ask.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

// Delivered without its sources, as in the Dockerfile's image, dist/ is all there is.
if (process.argv.includes('--if-stale') && !existsSync('src')) process.exit(0);

const inputs = [
  'src',
  'migrations',
  'scripts/build.mjs',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'vite.config.ts',
];
const stamp = 'dist/.sources';
const sources = hashOf(inputs.flatMap(filesOf));

if (
  process.argv.includes('--if-stale') &&
  existsSync(stamp) &&
  readFileSync(stamp, 'utf8') === sources
) {
  process.exit(0);
}
// A build that fails must not leave the mark of an earlier one.
rmSync(stamp, { force: true });

const emitted = run('typescript/bin/tsc', ['-p', 'tsconfig.build.json', '--listEmittedFiles']);
dropLeftovers(
  new Set(
    emitted
      .split('\n')
      .filter((line) => line.startsWith('TSFILE: '))
      .map((line) => relative(root, line.slice('TSFILE: '.length).trim())),
  ),
);
run('vite/bin/vite.js', ['build', '--logLevel', 'warn']);

mkdirSync('dist', { recursive: true });
writeFileSync(stamp, sources);

/** Runs a tool of ours to its end; its failure is ours. Gives what it printed. */
function run(tool, args) {
  const path = join('node_modules', tool);
  if (!existsSync(path)) {
    process.stderr.write(`${path} is missing: run \`npm ci\` first (with development packages).\n`);
    process.exit(1);
  }
  const { status, stdout } = spawnSync(process.execPath, [path, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) {
    process.stderr.write(stdout);
    process.stderr.write(`The build failed in ${tool}.\n`);
    process.exit(1);
  }
  return stdout;
}

/** What an earlier build made of sources that are gone: a migration or a kind nobody wrote any more. */
function dropLeftovers(kept) {
  if (kept.size === 0)
    throw new Error('tsc wrote nothing: is the include of tsconfig.build.json right?');
  for (const folder of ['dist/src', 'dist/migrations']) {
    for (const file of filesOf(folder)) if (!kept.has(file)) rmSync(file);
  }
}

function filesOf(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}
