import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRuleFiles, RuleFilesFault, type RuleFiles } from '../../src/adapters/rule-files.ts';
import type { Log } from '../../src/ports/log.ts';
import { base, head, sampleKinds } from './township.ts';

const quiet: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

let folder: string;
let open: RuleFiles | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qungui-rules-'));
  write('base.yaml', base);
});

afterEach(() => {
  open?.close();
  open = null;
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string | Uint8Array): void {
  writeFileSync(join(folder, name), text);
}

async function follow(changes: string[] = [], settleMs = 20, log = quiet): Promise<RuleFiles> {
  open = await openRuleFiles({
    folder,
    kinds: sampleKinds,
    log,
    onChange: (book) => changes.push(book.version),
    settleMs,
    pollMs: 40,
  });
  return open;
}

async function until(isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error('Did not come about in time');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const version = (text: string): string => `book: 青溪镇\nversion: "${text}"\n`;

describe('the rule files of a folder', () => {
  it('are the common rules alone while the office has no book, then its own', async () => {
    const files = await follow();
    expect(files.book().name).toBe('基本');
    write('unit.yaml', head);
    await until(() => files.book().name === '青溪镇');
    rmSync(join(folder, 'unit.yaml'));
    await until(() => files.book().name === '基本');
  });

  it('take the place of the old book once an edit is good, and tell of it', async () => {
    write('unit.yaml', version('1'));
    const changes: string[] = [];
    const files = await follow(changes);
    write('unit.yaml', version('2'));
    await until(() => changes.includes('2'));
    expect(files.book().version).toBe('2');
  });

  it.each([
    ['cut off in the middle', `${version('2')}rules: { flooding: { wi`],
    ['with an unknown rule', `${version('2')}rules: { floding: off }\n`],
    ['empty', ''],
    ['in another encoding', new Uint8Array([0x62, 0x3a, 0x20, 0xc7, 0xe0])],
  ])('leave the last good book in its place while the file is %s', async (_, text) => {
    write('unit.yaml', version('1'));
    const changes: string[] = [];
    const files = await follow(changes);
    const before = files.book();
    write('unit.yaml', text);
    await until(() => files.faults().length > 0);
    expect(files.book()).toBe(before);
    write('unit.yaml', version('3'));
    await until(() => files.book().version === '3');
    expect(files.faults()).toEqual([]);
    expect(changes).toEqual(['3']);
  });

  it('keep the last good book while its file cannot be looked at, and say so once', async () => {
    write('unit.yaml', version('1'));
    const errors: string[] = [];
    const log: Log = { ...quiet, error: (_, message) => void errors.push(message) };
    const files = await follow([], 20, log);
    // A link to itself can be opened by nobody, whoever runs the test.
    rmSync(join(folder, 'unit.yaml'));
    symlinkSync('unit.yaml', join(folder, 'unit.yaml'));
    await until(() => errors.length > 0);
    const begun = performance.now();
    await until(() => performance.now() - begun > 200);
    expect(errors).toEqual(['The rule book cannot be looked at; the last good one stays']);
    expect(files.book().version).toBe('1');
    rmSync(join(folder, 'unit.yaml'));
    write('unit.yaml', version('2'));
    await until(() => files.book().version === '2');
  });

  it('keep the last good book while the whole folder is away', async () => {
    write('unit.yaml', version('1'));
    const errors: string[] = [];
    const log: Log = { ...quiet, error: (_, message) => void errors.push(message) };
    const files = await follow([], 20, log);
    renameSync(folder, `${folder}-away`);
    await until(() => errors.length > 0);
    expect(files.book().name).toBe('青溪镇');
    renameSync(`${folder}-away`, folder);
    write('unit.yaml', version('2'));
    await until(() => files.book().version === '2');
  });

  it('follow inherited files and calendars too', async () => {
    write('unit.yaml', version('1'));
    const files = await follow();
    const levels = () =>
      files
        .book()
        .forGroup({ id: 'g', name: '群' })
        .rules.map((rule) => rule.id);
    expect(levels()).toContain('emoticon');
    write('base.yaml', base.replace('emoticon: { patience: 2 }', 'emoticon: off'));
    await until(() => !levels().includes('emoticon'));
    mkdirSync(join(folder, 'calendars'));
    write('calendars/2099.yaml', 'off: [ "2099-10-01" ]\n');
    await until(() => files.book().calendar.years.has(2099));
  });

  it('begin with the rules that stand where one is bad, and take the next edit that adds no fault', async () => {
    write('unit.yaml', `${version('1')}rules: { later-kind: remind }\n`);
    const files = await follow();
    expect(files.faults()).toHaveLength(1);
    expect(files.book().forGroup({ id: 'g', name: '群' }).rules).toHaveLength(4);
    write('unit.yaml', `${version('2')}trial: 3\nrules: { later-kind: remind }\n`);
    await until(() => files.book().version === '2');
  });

  it('cannot be opened without a book: the error names the first fault', async () => {
    write('unit.yaml', 'book: 青溪镇\nversion: "1"\ntrial: soon\n');
    await expect(follow()).rejects.toThrow(RuleFilesFault);
    await expect(follow()).rejects.toThrow(/unit\.yaml:3:8 “trial”应当是数字/);
  });

  it('cannot be opened where there is no folder', async () => {
    rmSync(folder, { recursive: true });
    await expect(follow()).rejects.toThrow(/There is no folder .*: name one that holds unit\.yaml/);
  });

  it('tell of a book whose name is nearly right', async () => {
    write('unit.yml', head);
    expect((await follow()).faults()).toMatchObject([
      {
        file: join(folder, 'unit.yml'),
        message: expect.stringContaining('请改名为 unit.yaml') as string,
      },
    ]);
  });

  it('fall back on the shipped books for what the folder does not have', async () => {
    rmSync(join(folder, 'base.yaml'));
    write('unit.yaml', head);
    const files = await follow();
    expect(files.book().calendar.years.has(2026)).toBe(true);
    expect(
      files
        .book()
        .forGroup({ id: 'g', name: '群' })
        .rules.map((rule) => rule.id),
    ).toContain('off-hours');
  });

  it('are not read while they are still being written, though each part is a book of its own', async () => {
    write('unit.yaml', version('1'));
    const seen: string[] = [];
    const files = await follow(seen, 150);
    const begun = performance.now();
    let written = `${version('2')}groups:\n`;
    for (let n = 0; performance.now() < begun + 1_000; n += 1) {
      written += `  - { name: 群${n}, ends: 2026-01-31 }\n`;
      write('unit.yaml', written);
      for (let turn = 0; turn < 50; turn += 1)
        await new Promise((resolve) => setImmediate(resolve));
    }
    expect(seen).toEqual([]);
    write('unit.yaml', `${written}trial: 9\n`);
    await until(() => files.book().version === '2');
    expect(files.book().trialDays).toBe(9);
    expect(seen).toEqual(['2']);
  });
});
