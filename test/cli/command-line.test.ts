import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { begin, gone, newFolder, qungui, until } from './built.ts';
import { fileOf, line, minute } from './timeline-file.ts';
import { kinds } from '../../src/kinds/index.ts';

// Whole processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });

const main = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
const labelled = (path: string): string =>
  fileURLToPath(new URL(`../labelled/${path}`, import.meta.url));

describe('the command line', () => {
  it('explains itself and each of its commands', async () => {
    const { status, out } = await qungui(['--help']);
    expect(status).toBe(0);
    const commands = [...out.matchAll(/^ {2}(\w+) /gmu)].map(([, name]) => name ?? '');
    expect(commands).toEqual(
      expect.arrayContaining(['start', 'simulate', 'replay', 'audit', 'score', 'rules']),
    );
    expect(commands).not.toContain('bot');

    for (const command of ['start', 'simulate', 'replay', 'audit', 'score', 'rules']) {
      const help = await qungui([command, '--help']);
      expect(help.status, command).toBe(0);
      expect(help.out, command).toMatch(new RegExp(`^用法：qungui ${command} `, 'u'));
      expect(help.err, command).toBe('');
    }
  });

  it.each([
    [['strat'], /是不是想写 start？/u],
    [['rules', 'chek'], /是不是想写 check？/u],
    [['audit', '--fromat', 'text', 'x'], /是不是想写 --format？/u],
    [['audit'], /缺少参数“文件”/u],
    [['audit', 'x', '--format', 'xml'], /可以写 text、jsonl/u],
  ])('says of %j what was meant, and ends with 1', async (args, sentence) => {
    const { status, out, err } = await qungui(args);
    expect(status).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(sentence);
    expect(err).toContain('--help');
  });

  it('ends quietly where nobody reads on', async () => {
    const many = Array.from({ length: 2_000 }, (_, nth) =>
      line({ id: `m${String(nth)}`, sender: `人${String(nth)}`, time: minute(nth % 300) }),
    );
    const path = fileOf(`${many.join('\n')}\n`);
    const child = spawn(process.execPath, [main, 'audit', path, '--format', 'jsonl'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    const closed = new Promise<number | null>((resolve) => child.once('close', resolve));

    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.stdout.destroy();

    expect(await closed).toBe(0);
    expect(err.replaceAll(/^audit: \d+ of 2000 messages\n/gmu, '')).toBe('');
  });
});

describe('rules check', () => {
  it('ends with 0 for books without fault, 2 with faults, 1 where there is no folder', async () => {
    const good = await qungui(['rules', 'check']);
    expect(good).toMatchObject({ status: 0, err: '' });
    expect(good.out).toMatch(/没有 unit\.yaml.*\n没有问题。/u);
    expect(good.out).toContain('  刷屏（flooding）：提醒。来自《群规基本规则》。\n');

    const folder = newFolder();
    writeFileSync(
      join(folder, 'unit.yaml'),
      "book: 测试\nversion: '1'\nextends: [base]\nzone: Asia/Shanghai\nrules:\n  emotcon: { level: remind }\n",
    );
    const bad = await qungui(['rules', 'check', folder]);
    expect(bad).toMatchObject({ status: 2, err: '' });
    expect(bad.out).toMatch(/unit\.yaml:6:3 /u);

    const none = await qungui(['rules', 'check', join(folder, 'none')]);
    expect(none).toMatchObject({ status: 1, out: '' });
    expect(none.err).toMatch(/none：没有这个文件夹，请核对路径。\n$/u);
  });
});

describe('score', () => {
  it('prints one line a rule and one for all, as text and as JSON', async () => {
    const args = ['score', labelled('given/messages.jsonl'), '--rules', labelled('given/rules')];

    const text = await qungui(args);
    expect(text).toMatchObject({ status: 0, err: '' });
    expect(text.out).toMatch(/^188 labelled messages\nrule +hits +misses +false/u);
    expect(text.out).toMatch(/^all +\d+ /mu);

    const { status, out } = await qungui([...args, '--format', 'jsonl']);
    expect(status).toBe(0);
    const rows = out
      .trimEnd()
      .split('\n')
      .map((row) => JSON.parse(row) as { rule: string; f1: number | null });
    const judged = kinds.filter(({ unitsOwn }) => unitsOwn !== true).map(({ name }) => name);
    // The two groups are no notice groups: their rule has nothing to judge.
    expect(rows.map(({ rule }) => rule)).toEqual([
      ...judged.filter((rule) => rule !== 'notice-only'),
      'all',
    ]);
    expect(rows.at(-1)?.f1).toBeGreaterThan(0.9);
  });
});

describe('simulate', () => {
  it('says how a bot connects, which then does, and ends with 0 when told to', async () => {
    const simulate = begin(['simulate']);
    const said = await until(
      'its address',
      () => /KEY|Bearer/u.test(simulate.out()) && simulate.out(),
    );
    const env = Object.fromEntries(
      [...said.matchAll(/^(WECHATY_\w+)=(\S+)$/gmu)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    );
    const bot = begin(['start'], {
      ...env,
      QUNGUI_DATA: newFolder(),
      QUNGUI_HTTP: '127.0.0.1:0',
    });
    await until('the bot', () => bot.err().includes('群规已启动：群规助手'));
    bot.signal('SIGTERM');
    expect((await bot.ended()).status).toBe(0);

    simulate.signal('SIGTERM');

    expect(await simulate.ended()).toMatchObject({ status: 0, err: '' });
    expect(await gone(simulate.pid)).toEqual([]);
  });

  it('refuses a world that is none with 1 and one sentence', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'folder'));
    writeFileSync(join(folder, 'text'), 'once upon a time');
    for (const name of ['none', 'folder', 'text']) {
      const { status, out, err } = await qungui(['simulate', '--world', join(folder, name)]);
      expect({ status, out }).toEqual({ status: 1, out: '' });
      expect(err).toMatch(/^\S+ is no world: name a file of JSON .*\n$/u);
    }
  });
});
