import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCodes } from '../../src/adapters/code-file.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import type { CodePurpose } from '../../src/ports/codes.ts';
import { addSupervisor, supervisorIds } from '../../src/register/supervisors.ts';
import { keptLog } from '../world/silent-log.ts';
import { newFolder } from './built.ts';
import { run } from './in-process.ts';

const minute = 60_000;

/** The code a subcommand printed. */
function codeIn(text: string): string {
  return /[2-9A-Z]{4}-[2-9A-Z]{4}/u.exec(text)?.[0] ?? 'no code';
}

function bot(data: string) {
  const log = keptLog();
  return { log, codes: openCodes({ folder: join(data, 'codes'), log }) };
}

/** Now, as the console has it: a code is made by the machine's own clock. */
function madeAt(data: string): number {
  const [file] = readdirSync(join(data, 'codes'));
  const kept: unknown = JSON.parse(readFileSync(join(data, 'codes', file ?? ''), 'utf8'));
  return typeof kept === 'object' && kept !== null && 'madeAt' in kept ? Number(kept.madeAt) : NaN;
}

describe('codes at the console', () => {
  it.each([
    [['supervisors', 'bind'], 'supervisor', ''],
    [['friends', 'code'], 'friend', ''],
    [['rebind', ' 青溪镇农业农村工作群 '], 'rebind', '青溪镇农业农村工作群'],
  ] as const)('are printed by %j and good for that alone', async (args, purpose, detail) => {
    const data = newFolder();
    const { status, out, err } = await run(args, { QUNGUI_DATA: data });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const code = codeIn(out);
    const { codes, log } = bot(data);
    const now = madeAt(data);
    const others = (['supervisor', 'friend', 'rebind'] as const).filter((one) => one !== purpose);
    for (const other of others) {
      expect(await codes.redeem(other, code, now)).toEqual({ kind: 'none' });
    }
    expect(await codes.redeem(purpose, code.toLowerCase(), now)).toEqual({
      kind: 'good',
      purpose,
      detail,
    });
    const again = await codes.redeem(purpose, code, now + 15 * minute);
    expect(again.kind).toBe(purpose === 'friend' ? 'good' : 'none');
    expect(log.lines).toEqual([]);
  });

  it('are printed while the bot holds the store, and the list is shown', async () => {
    const data = newFolder();
    const store = await openStore({ path: join(data, 'qungui.sqlite') });
    try {
      await store.transaction((tx) => addSupervisor(tx, 'wxid_1', 1));
      const env = { QUNGUI_DATA: data };
      expect(await run(['supervisors', 'bind'], env)).toMatchObject({ status: 0 });
      expect(await run(['supervisors', 'list'], env)).toMatchObject({
        status: 0,
        out: 'wxid_1\t（无名）\n',
      });
    } finally {
      await store.close();
    }
  });

  it('leave nothing in the folder from which they could be read, and nobody else may look', async () => {
    const data = newFolder();
    const { out } = await run(['supervisors', 'bind'], { QUNGUI_DATA: data });
    const code = codeIn(out);
    const folder = join(data, 'codes');
    const files = readdirSync(folder);
    expect(files).toHaveLength(1);
    for (const file of files) {
      const text = readFileSync(join(folder, file), 'utf8');
      expect(text).not.toContain(code);
      expect(text).not.toContain(code.replace('-', ''));
      expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    }
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });
});

describe('the files of codes', () => {
  const now = Date.parse('2026-10-12T09:00:00+08:00');

  async function given(purpose: CodePurpose = 'supervisor') {
    const data = newFolder();
    const { codes, log } = bot(data);
    const code = await codes.hand(purpose, '', now);
    const folder = join(data, 'codes');
    return { data, codes, log, code, folder, file: join(folder, readdirSync(folder)[0] ?? '') };
  }

  it('count wrong tries over a new start, and go with the fifth', async () => {
    const { data, code, folder } = await given();
    for (const guess of ['AAAA2222', 'BBBB2222', 'CCCC2222', 'DDDD2222']) {
      expect(await bot(data).codes.redeem('supervisor', guess, now)).toEqual({ kind: 'wrong' });
    }
    expect(readdirSync(folder)).toHaveLength(1);
    expect(await bot(data).codes.redeem('supervisor', 'EEEE2222', now)).toEqual({ kind: 'wrong' });
    expect(readdirSync(folder)).toEqual([]);
    expect(await bot(data).codes.redeem('supervisor', code, now)).toEqual({ kind: 'none' });
  });

  it('count two tries at once as two, and give a code to one of two who type it', async () => {
    const { data, codes, code } = await given();
    const guesses = ['AAAA2222', 'BBBB2222', 'CCCC2222', 'DDDD2222'];
    await Promise.all(guesses.map((guess) => codes.redeem('supervisor', guess, now)));
    const both = await Promise.all([1, 2].map(() => codes.redeem('supervisor', code, now)));
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['good', 'none']);
    expect(readdirSync(join(data, 'codes'))).toEqual([]);
  });

  it('know no code that was said in a group, or that ran out, wherever the clock stands then', async () => {
    const { codes, code } = await given('friend');
    expect((await codes.redeem('friend', `王芳 ${code}`, now)).kind).toBe('good');
    expect((await codes.redeem('friend', code, now + 16 * minute)).kind).toBe('none');
    expect((await codes.redeem('friend', code, now + minute)).kind).toBe('none');
    const other = await codes.hand('friend', '', now);
    await codes.burn(`大家加好友用 ${other}`, now);
    expect((await codes.redeem('friend', other, now)).kind).toBe('none');
  });

  it('are no codes where they are broken, and that is said once', async () => {
    const { codes, code, file, log } = await given();
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 40));
    expect(await codes.redeem('supervisor', code, now)).toEqual({ kind: 'none' });
    expect(await codes.redeem('supervisor', code, now)).toEqual({ kind: 'none' });
    expect(log.lines).toHaveLength(1);
    expect(log.lines[0]).toContain('it is not as we write it');
    const fresh = await codes.hand('supervisor', '', now);
    expect((await codes.redeem('supervisor', fresh, now)).kind).toBe('good');
  });

  it.each([
    [
      'others may read it',
      (file: string) => {
        chmodSync(file, 0o644);
      },
    ],
    [
      'it is a link',
      (file: string) => {
        writeFileSync(`${file}.aside`, '');
        symlinkSync(`${file}.aside`, file.replace(/[0-9a-f]{4}[.]json$/u, '0000.json'));
      },
    ],
    [
      'it is huge',
      (file: string) => {
        writeFileSync(file, ' '.repeat(10_000));
      },
    ],
    [
      'it is a folder',
      (file: string) => {
        mkdirSync(file.replace(/[0-9a-f]{4}[.]json$/u, '0000.json'));
      },
    ],
    [
      'it holds something else',
      (file: string) => {
        writeFileSync(file, '{"purpose":"supervisor","wrong":-1}');
      },
    ],
  ])('are not trusted where %s', async (_, spoil) => {
    const { codes, log, file } = await given();
    spoil(file);
    expect((await codes.redeem('supervisor', 'AAAA2222', now)).kind).not.toBe('good');
    expect(log.lines).toHaveLength(1);
  });

  it('need not be there', async () => {
    const { codes } = bot(newFolder());
    expect(await codes.redeem('supervisor', 'AAAA2222', now)).toEqual({ kind: 'none' });
    await codes.burn('AAAA2222', now);
  });
});

describe('the list at the console', () => {
  async function given() {
    const data = newFolder();
    const path = join(data, 'qungui.sqlite');
    const store = await openStore({ path });
    await store.transaction(async (tx) => {
      await tx.people.put([{ id: 'wxid_1', name: '王芳\u202e', reachable: true }]);
      await addSupervisor(tx, 'wxid_1', 1);
      await addSupervisor(tx, 'wxid_2', 2);
    });
    await store.close();
    return { env: { QUNGUI_DATA: data }, path };
  }

  it('shows who is on it, by id', async () => {
    const { env } = await given();
    expect(await run(['supervisors', 'list'], env)).toMatchObject({
      status: 0,
      out: 'wxid_1\t王芳\nwxid_2\t（无名）\n',
    });
    const empty = await run(['supervisors', 'list'], { QUNGUI_DATA: newFolder() });
    expect(empty.out).toBe('名单为空：请运行 supervisors bind，把验证码交给第一位监督员。\n');
  });

  it('loses whom it is told to, which stands in the journal', async () => {
    const { env, path } = await given();
    const removed = await run(['supervisors', 'remove', 'wxid_1'], env);
    expect(removed.out).toBe('已从监督员名单中移除 wxid_1，名单现有1人。\n');
    const store = await openStore({ path });
    const [ids, journal] = await store.transaction(async (tx) => [
      [...(await supervisorIds(tx))],
      await tx.journal.list({}, 5),
    ]);
    await store.close();
    expect(ids).toEqual(['wxid_2']);
    expect(journal).toMatchObject([
      { actorId: 'console', action: 'supervisor.drop', detail: 'wxid_1' },
    ]);
  });

  it('says so where somebody is not on it', async () => {
    const { env } = await given();
    expect(await run(['supervisors', 'remove', 'wxid_9'], env)).toEqual({
      status: 1,
      out: '',
      err: '“wxid_9”不在监督员名单中：请先运行 supervisors list 核对标识。\n',
    });
  });
});
