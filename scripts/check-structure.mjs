/*
 * Which folder may import which. The rules and their reasons are in .dependency-cruiser.cjs; this
 * runs them, says what was broken in their own words, and fails when it looked at nothing.
 */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const { forbidden } = require('../.dependency-cruiser.cjs');
const config = require.resolve('../.dependency-cruiser.cjs');
const cruiser = join(dirname(config), 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
// Another root may be given: the tests look at a tree in which every rule is broken.
const root = process.argv[2] ?? dirname(config);

const folders = ['src', 'migrations'];
const { modules, summary } = JSON.parse(
  execFileSync(
    process.execPath,
    [cruiser, ...folders, '--config', config, '--output-type', 'json'],
    { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  ),
);

const ours = modules.filter(({ source }) =>
  folders.some((folder) => source.startsWith(`${folder}/`)),
);
const seen = ours.filter(({ source }) => source.startsWith('src/'));
const imports = seen.reduce((sum, { dependencies }) => sum + dependencies.length, 0);
if (seen.length === 0 || imports === 0) {
  process.stderr.write(
    `The structure check saw ${seen.length} modules and ${imports} imports: it looked at nothing, so it proves nothing. ` +
      'Did a folder move, or does dependency-cruiser not know this TypeScript?\n',
  );
  process.exit(1);
}

const comments = new Map(forbidden.map(({ name, comment }) => [name, comment]));
for (const { from, to, rule, cycle } of summary.violations) {
  const way = cycle ? cycle.map(({ name }) => name).join(' → ') : to;
  process.stderr.write(`${from} → ${way}\n  ${rule.name}: ${comments.get(rule.name) ?? ''}\n\n`);
}
if (summary.violations.length > 0) {
  process.stderr.write(`${summary.violations.length} imports go where they may not.\n`);
  process.exit(1);
}
process.stdout.write(`structure: ${ours.length} modules, ${imports} imports, none astray\n`);
