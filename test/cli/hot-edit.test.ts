import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { newFolder, until } from './built.ts';
import { startInSimulator } from './simulator.ts';

// Whole processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });

const shipped = fileURLToPath(new URL('../../rules/simulator', import.meta.url));

it('a rule book edited while the bot runs: the last good one stays until the fault is mended', async () => {
  const rules = newFolder();
  cpSync(shipped, rules, { recursive: true });
  const path = join(rules, 'unit.yaml');
  const good = readFileSync(path, 'utf8');
  const { bot, page } = await startInSimulator({ QUNGUI_RULES: rules });
  const group = await page.idOf('青溪镇农业农村工作群');
  const from = await page.idOf('唐丽');
  await page.moveClock(Date.parse('2026-10-12T10:00:00+08:00'));
  const bookInUse = async () => {
    const health = await fetch(new URL('/healthz', page.url));
    return ((await health.json()) as { book: string }).book;
  };
  let said = 0;
  /** What is recorded of a sticker and of an emoji. */
  const rulesBroken = async () => {
    const [sticker = '', emoji = ''] = await page.say(
      { to: { kind: 'group', id: group }, from, type: 'emoticon', text: '' },
      { to: { kind: 'group', id: group }, from: await page.idOf('梁斌'), text: '[强]' },
    );
    said += 2;
    await until('both are recorded', async () => (await recordedCount(page.url)) === said);
    return [...(await page.records(sticker)), ...(await page.records(emoji))]
      .map(({ rule }) => rule)
      .filter((rule) => rule === 'emoticon');
  };
  expect(await rulesBroken()).toEqual(['emoticon', 'emoticon']);

  const broken = good
    .replace('2026-11-22', '2026-11-23')
    .replace('rules:\n', 'rules:\n  emoticon: { level: shout }\n');
  writeFileSync(path, broken);
  const faultLine = broken.split('\n').findIndex((text) => text.includes('shout')) + 1;
  await until('the fault in the log', () => faults(bot.err()).length > 0);
  await until('the word that the last book stays', () =>
    bot.err().includes('the last good one stays'),
  );
  expect(faults(bot.err())).toEqual([
    expect.stringMatching(new RegExp(`unit\\.yaml:${String(faultLine)}:\\d+ `, 'u')),
  ]);
  expect(await bookInUse()).toBe('青溪镇 2026-11-22');
  expect(await rulesBroken()).toEqual(['emoticon', 'emoticon']);

  writeFileSync(
    path,
    good.replace('2026-11-22', '2026-11-24').replace('rules:\n', 'rules:\n  emoticon: off\n'),
  );
  await until('the new book', async () => (await bookInUse()) === '青溪镇 2026-11-24');
  expect(await rulesBroken()).toEqual([]);
  expect(faults(bot.err()), 'told once').toHaveLength(1);
});

/** The faults of rule books that the log tells of. */
function faults(err: string): readonly string[] {
  return err
    .split('\n')
    .filter((text) => text.includes('"Fault in a rule book"'))
    .map((text) => (JSON.parse(text) as { fault: string }).fault);
}

async function recordedCount(url: string): Promise<number> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  return Number(/^qungui_messages_recorded (\d+)$/mu.exec(text)?.[1]);
}
