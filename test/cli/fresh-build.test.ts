import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { newFolder } from './built.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

// An old dist/ knows no newer command, and asked for its help it showed the help of the root.
it('builds what is out of date before anything of dist/ runs', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const ofDist = Object.keys(scripts).filter((name) => scripts[name]?.includes('dist/'));
  expect(ofDist).toEqual(expect.arrayContaining(['start', 'qungui']));
  for (const name of ofDist) {
    expect(scripts[`pre${name}`], name).toBe('node scripts/build.mjs --if-stale');
  }
});

it('builds nothing where the program was delivered without its sources', () => {
  const delivered = newFolder();
  mkdirSync(join(delivered, 'scripts'));
  copyFileSync(join(root, 'scripts/build.mjs'), join(delivered, 'scripts/build.mjs'));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(delivered, 'scripts/build.mjs'), '--if-stale'],
    { encoding: 'utf8' },
  );
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
});
