import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
  forbidden: readonly { readonly name: string; readonly comment: string }[];
};

/** For each rule a file that breaks it, and what it imports. */
const breaches: readonly (readonly [rule: string, file: string, target: string])[] = [
  ['bot-adapters-imports-down', 'src/bot/up.ts', '../cli/fine.ts'],
  ['kinds-commands-jobs-imports-down', 'src/jobs/up.ts', '../bot/fine.ts'],
  ['engine-register-reports-imports-down', 'src/register/up.ts', '../jobs/fine.ts'],
  ['ports-imports-down', 'src/ports/up.ts', '../engine/fine.ts'],
  ['text-imports-down', 'src/text/up.ts', '../ports/fine.ts'],
  ['domain-imports-down', 'src/domain/up.ts', '../text/fine.ts'],
  ['domain-imports-nothing', 'src/domain/package.ts', 'zod'],
  ['no-cycles', 'src/engine/one.ts', './two.ts'],
  ['bot-knows-no-adapter', 'src/bot/direct.ts', '../adapters/clock.ts'],
  ['adapters-know-no-bot', 'src/adapters/render/bot.ts', '../../bot/fine.ts'],
  ['adapters-stand-alone', 'src/adapters/store/clock.ts', '../clock.ts'],
  ['adapters-stand-alone', 'src/adapters/wechaty/world.ts', '../simulator/fine.ts'],
  ['adapter-files-stand-alone', 'src/adapters/http.ts', './clock.ts'],
  ['a-kind-is-on-its-own', 'src/kinds/another.ts', './fine.ts'],
  ['a-kind-is-pure', 'src/kinds/asks.ts', '../ports/fine.ts'],
  ['pure-folders-touch-nothing-outside', 'src/engine/files.ts', 'node:fs'],
  ['migrations-stand-alone', 'migrations/leans.ts', '../src/domain/fine.ts'],
  ['nothing-imports-tests', 'src/reports/tests.ts', '../../test/fine.ts'],
  ['wechaty-in-its-adapter', 'src/bot/wechaty.ts', 'wechaty'],
  ['wechaty-in-its-adapter', 'src/cli/puppet.ts', 'wechaty-puppet-service'],
  ['sql-in-the-store', 'src/jobs/sql.ts', 'kysely'],
  ['sql-in-the-store', 'src/adapters/render/sql.ts', 'better-sqlite3'],
  ['cron-in-its-adapter', 'src/bot/cron.ts', 'node-cron'],
  ['packages-are-declared', 'src/cli/undeclared.ts', 'left-over'],
  ['no-development-packages-at-run-time', 'src/cli/development.ts', 'vitest'],
  ['imports-lead-somewhere', 'src/cli/lost.ts', './gone.ts'],
];

/** What the layers allow; a rule that forbids it would be wrong. */
const allowed: readonly (readonly [file: string, targets: readonly string[]])[] = [
  ['src/main.ts', ['./cli/fine.ts']],
  ['src/cli/fine.ts', ['../bot/fine.ts', '../adapters/clock.ts', '../kinds/index.ts']],
  ['src/bot/fine.ts', ['../jobs/fine.ts', '../ports/fine.ts']],
  ['src/adapters/clock.ts', ['../ports/fine.ts']],
  ['src/adapters/log.ts', ['./log-redaction.ts']],
  ['src/adapters/log-redaction.ts', []],
  ['src/adapters/simulator/gateway-process.ts', ['../clock.ts']],
  ['src/adapters/cron.ts', ['node-cron']],
  ['src/adapters/simulator/fine.ts', ['wechaty', './other.ts', '../../domain/fine.ts']],
  ['src/adapters/simulator/other.ts', []],
  ['src/adapters/store/open.ts', ['better-sqlite3', 'kysely', '../../../migrations/fine.ts']],
  ['src/kinds/index.ts', ['./fine.ts']],
  ['src/kinds/fine.ts', ['../engine/fine.ts', '../text/fine.ts', '../domain/fine.ts', 'zod']],
  ['src/jobs/fine.ts', ['../register/fine.ts', '../reports/fine.ts', '../ports/fine.ts']],
  ['src/engine/fine.ts', ['../text/fine.ts', 'node:crypto']],
  ['src/register/fine.ts', ['../engine/fine.ts']],
  ['src/reports/fine.ts', []],
  ['src/ports/fine.ts', ['../domain/fine.ts']],
  ['src/text/fine.ts', ['../domain/fine.ts']],
  ['src/domain/fine.ts', ['./deep/other.ts']],
  ['src/domain/deep/other.ts', []],
  ['migrations/fine.ts', ['kysely']],
  ['test/fine.ts', []],
];

const packages = [
  'zod',
  'wechaty',
  'wechaty-puppet-service',
  'kysely',
  'better-sqlite3',
  'node-cron',
];

let tree: string;

beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'structure-'));
});

afterEach(() => {
  rmSync(tree, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), text);
}

function plant(file: string, targets: readonly string[]): void {
  const lines = targets.map((target) => `import '${target}';\n`);
  write(file, `${lines.join('')}export const name = '${file}';\n`);
}

function plantPackages(): void {
  for (const name of [...packages, 'left-over', 'vitest']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    write(`node_modules/${name}/index.js`, '');
  }
  write(
    'package.json',
    JSON.stringify({
      type: 'module',
      dependencies: Object.fromEntries(packages.map((name) => [name, '1.0.0'])),
      devDependencies: { vitest: '1.0.0' },
    }),
  );
}

function check(): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(root, 'scripts/check-structure.mjs'), tree], {
    encoding: 'utf8',
  });
}

/** Pairs of rule and file, as the gate printed them. */
function found(stderr: string): ReadonlySet<string> {
  return new Set(
    [...stderr.matchAll(/^(\S+) → .*\n {2}([\w-]+): /gm)].map(
      ([, file, rule]) => `${rule} ${file}`,
    ),
  );
}

describe('the structure gate', () => {
  it('finds every planted breach, each under its rule', () => {
    plantPackages();
    for (const [file, targets] of allowed) plant(file, targets);
    for (const [, file, target] of breaches) plant(file, [target]);
    // The other half of the cycle.
    plant('src/engine/two.ts', ['./one.ts']);

    const { status, stderr } = check();

    expect(status).toBe(1);
    const missed = breaches
      .map(([rule, file]) => `${rule} ${file}`)
      .filter((breach) => !found(stderr).has(breach));
    expect(missed).toEqual([]);
  });

  it('has a planted breach and a reason for every rule', () => {
    const planted = new Set(breaches.map(([rule]) => rule));

    expect(forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
    expect(forbidden.filter(({ comment }) => comment.length < 40)).toEqual([]);
  });

  it('lets through what the layers allow', () => {
    plantPackages();
    for (const [file, targets] of allowed) plant(file, targets);

    const { status, stdout, stderr } = check();

    expect(stderr).toBe('');
    expect(stdout).toContain('none astray');
    expect(status).toBe(0);
  });

  it('fails when it saw nothing', () => {
    mkdirSync(join(tree, 'src'));
    mkdirSync(join(tree, 'migrations'));

    const { status, stderr } = check();

    expect(status).toBe(1);
    expect(stderr).toContain('looked at nothing');
  });
});

describe('the folder src', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !path.startsWith('src/adapters/simulator/page/'));

  it('names no file or folder after nothing in particular', () => {
    const vague =
      /(^|\/)(utils?|helpers?|types|common|misc|services?|managers?|shared)(\.[a-z.]+)?$/;

    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((path) => vague.test(path))).toEqual([]);
  });

  it('holds only TypeScript: the build copies nothing else', () => {
    const others = files.filter((path) => /\.[^/]+$/.test(path) && !path.endsWith('.ts'));

    expect(others).toEqual([]);
  });
});
