import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { gone, newFolder, until } from './built.ts';
import { startInSimulator } from './simulator.ts';

// Whole processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });

const minute = 60_000;

describe('start without a gateway', () => {
  it('says who the bot is, where it is and what is checked where, and ends with 0 on SIGTERM', async () => {
    const data = join(newFolder(), 'made');
    const { bot, page } = await startInSimulator({ QUNGUI_DATA: data });

    const said = bot.err();
    expect(said).toMatch(/群规已启动：群规助手/u);
    expect(said).toMatch(/规则本《青溪镇》/u);
    expect(said).toMatch(/《青溪镇农业农村工作群》 政务工作群 已启用：提醒\d+条、上报\d+条/u);
    expect(said).toMatch(/《青溪镇群组管理督查群》 督查群/u);
    for (const line of said.split('\n')) expect(line.length).toBeLessThan(120);
    expect(said).toContain(page.url);
    expect(bot.out()).toBe('');
    expect(await (await fetch(page.url)).text()).toContain('<div id="page"');
    const health = (await (await fetch(new URL('/healthz', page.url))).json()) as object;
    expect(health).toMatchObject({ ok: true, gateway: 'simulator', loggedIn: true, lost: 0 });
    expect(statSync(data).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(data)) {
      expect(statSync(join(data, name)).mode & 0o077, name).toBe(0);
    }

    expect(bot.children()).toHaveLength(2);
    bot.signal('SIGTERM');
    expect((await bot.ended()).status).toBe(0);
    expect(await gone(bot.pid)).toEqual([]);
    expect(afterWelcome(bot.err())).toEqual([]);
  });

  it('answers work after hours in private, shows record and outbox, and sums up on Monday at nine', async () => {
    const { page } = await startInSimulator();
    const { idOf, say, heard, records, outbox, moveClock } = page;
    const tangli = await idOf('唐丽');
    const group = await idOf('青溪镇农业农村工作群');
    const supervisors = await idOf('青溪镇群组管理督查群');
    // A make-up workday: a Saturday with office hours.
    await moveClock(Date.parse('2026-10-10T20:05:00+08:00'));

    const [messageId = ''] = await say({
      to: { kind: 'group', id: group },
      from: tangli,
      text: '明早9点前把各村秋播面积报给我',
    });

    const word = await until('the private word', async () => (await heard(tangli))[0]);
    expect(word.to).toEqual({ kind: 'person', id: tangli });
    expect(word.text).toContain('现为非工作时间');
    expect(await heard(group)).toEqual([]);
    expect(await records(messageId)).toEqual([
      expect.objectContaining({ rule: 'off-hours', state: '成立', hits: 1 }),
    ]);
    const sent = await until('the word marked as sent', async () =>
      (await outbox()).find(({ state }) => state === 'sent'),
    );
    expect(sent).toMatchObject({ to: '农业农村办—唐丽', purpose: 'reminder', text: word.text });

    expect(await heard(supervisors)).toEqual([]);
    await moveClock(Date.parse('2026-10-12T08:59:00+08:00'));
    expect(await heard(supervisors)).toEqual([]);
    await moveClock(Date.parse('2026-10-12T09:01:00+08:00'));
    const [summary, ...more] = await until('the summary', async () => {
      const words = await heard(supervisors);
      return words.length > 0 && words;
    });
    expect(more).toEqual([]);
    expect(summary?.text).toContain('青溪镇农业农村工作群');
    expect(summary?.at).toBeGreaterThanOrEqual(Date.parse('2026-10-12T09:00:00+08:00'));
    expect(summary?.at).toBeLessThan(Date.parse('2026-10-12T09:00:00+08:00') + minute);
  });

  it('ends as well on Ctrl-C, which its children hear too', async () => {
    const { bot } = await startInSimulator();

    bot.signalAll('SIGINT');

    expect((await bot.ended()).status).toBe(0);
    expect(await gone(bot.pid)).toEqual([]);
    expect(afterWelcome(bot.err())).toEqual([]);
  });

  it('takes its children along where it is killed, and can be started again', async () => {
    const data = newFolder();
    const first = await startInSimulator({ QUNGUI_DATA: data });

    first.bot.signal('SIGKILL');

    expect(await gone(first.bot.pid)).toEqual([]);
    await startInSimulator({ QUNGUI_DATA: data });
  });
});

/** Lines on the error stream below the address of the page. */
function afterWelcome(err: string): readonly string[] {
  const lines = err.split('\n');
  return lines
    .slice(lines.findLastIndex((line) => line.includes('/sim/')) + 1)
    .filter((line) => line.trim() !== '');
}
