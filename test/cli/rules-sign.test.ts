import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../src/adapters/store/open.ts';
import type { Tx } from '../../src/ports/store.ts';
import { newFolder } from './built.ts';
import { run } from './in-process.ts';

/** A data folder of a bot that began with off-hours alone, and a book with the shipped rules. */
async function givenUnit() {
  const data = newFolder();
  const rules = newFolder();
  writeFileSync(join(rules, 'unit.yaml'), "book: 测试\nversion: '1'\nextends: [base]\n");
  const path = join(data, 'qungui.sqlite');
  const within = async <T>(work: (tx: Tx) => Promise<T>) => {
    const store = await openStore({ path });
    try {
      return await store.transaction(work);
    } finally {
      await store.close();
    }
  };
  await within((tx) =>
    tx.notes.set('rule-signing', JSON.stringify({ signed: ['off-hours'], waiting: {} })),
  );
  const env = { QUNGUI_DATA: data, QUNGUI_RULES: rules };
  return { within, sign: (...args: readonly string[]) => run(['rules', 'sign', ...args], env) };
}

it('rules sign lists what waits, signs one rule, then all, and keeps who did it', async () => {
  const { within, sign } = await givenUnit();

  const listed = await sign();
  expect(listed).toMatchObject({ status: 0, err: '' });
  expect(listed.out).toContain('表情包（emoticon）待启用\n');
  expect(listed.out).not.toMatch(/off-hours|classified/u);

  expect(await sign('表情包')).toEqual({ status: 0, out: '表情包（emoticon）已启用\n', err: '' });
  expect((await sign()).out).not.toContain('emoticon');
  expect((await sign('--all')).out).toContain('刷屏（flooding）已启用\n');
  expect((await sign()).out).toBe('没有待启用的新增规则。\n');

  const entries = await within((tx) => tx.journal.list({}, 100));
  expect(entries).toContainEqual(
    expect.objectContaining({ actorId: 'console', action: 'rule.sign', detail: 'emoticon' }),
  );
});

it('rules sign refuses a rule that does not wait, and then signs none', async () => {
  const { sign } = await givenUnit();
  const refused = await sign('flooding', 'off-hours');
  expect({ status: refused.status, out: refused.out }).toEqual({ status: 1, out: '' });
  expect(refused.err).toContain('“off-hours”不在待启用的新增规则中');
  expect((await sign()).out).toContain('flooding');
});
