import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { begin, gone, newFolder, qungui, until } from './built.ts';
import { fileOf, findingsIn, line, minute } from './timeline-file.ts';

// Whole processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });

const labelled = (path: string): string =>
  fileURLToPath(new URL(`../labelled/${path}`, import.meta.url));

/** The findings alone, in one order. */
function sorted(out: string): readonly string[] {
  return findingsIn(out)
    .map(({ id, rule }) => `${id} ${rule}`)
    .sort();
}

describe('replay', () => {
  it('finds through gateway, Wechaty and bot what audit finds, and leaves nothing behind', async () => {
    const own = ['emoticon', 'flooding', 'off-hours', 'raw-forward'];
    const file = fileOf(
      own.map((name) => readFileSync(labelled(`${name}.jsonl`), 'utf8').trim()).join('\n'),
    );
    const temporary = newFolder();
    const args = [file, '--rules', labelled('rules'), '--format', 'jsonl'];

    const audited = await qungui(['audit', ...args]);
    const running = begin(['replay', ...args], { TMPDIR: temporary });
    const replayed = await running.ended();

    expect(audited.status).toBe(0);
    expect(replayed.err).toBe('');
    expect(replayed.status).toBe(0);
    expect(sorted(audited.out).length).toBeGreaterThan(50);
    expect(sorted(replayed.out)).toEqual(sorted(audited.out));
    expect(await gone(running.pid)).toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('carries a message larger than gRPC takes, one that comes twice and one without id', async () => {
    const path = fileOf(
      [
        line({ id: 'long', text: `二号泵站检修完毕，已恢复供水。${'长'.repeat(1_500_000)}` }),
        line({ id: 'twice', time: minute(1) }),
        line({ id: 'twice', time: minute(1) }),
        line({ time: minute(2), type: 'emoticon', text: '' }),
      ].join('\n'),
    );

    const audited = await qungui(['audit', path, '--format', 'jsonl']);
    const replayed = await qungui(['replay', path, '--format', 'jsonl']);

    expect(replayed).toMatchObject({ status: 0, err: '' });
    expect(sorted(replayed.out)).toEqual(sorted(audited.out));
    expect(sorted(replayed.out)).toEqual(['talk.jsonl:4 emoticon', 'twice emoticon']);
  });

  it('leaves nothing behind where it is broken off', async () => {
    const temporary = newFolder();
    const many = Array.from({ length: 3_000 }, (_, nth) =>
      line({ id: `m${String(nth)}`, sender: `人${String(nth % 50)}`, time: minute(nth) }),
    );
    const running = begin(['replay', fileOf(`${many.join('\n')}\n`)], { TMPDIR: temporary });
    await until('the store', () =>
      readdirSync(temporary, { recursive: true }).some((name) => String(name).endsWith('.sqlite')),
    );

    running.signalAll('SIGINT');

    const { status, out, err } = await running.ended();
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err.replaceAll(/^replay: .*\n/gmu, '')).toBe(
      'The replay was interrupted; nothing of it was kept.\n',
    );
    expect(await gone(running.pid)).toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);
  });
});
