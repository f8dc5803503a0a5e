import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import type { SimSaying } from '../../src/adapters/simulator/protocol.ts';
import { newFolder, until, type Running } from './built.ts';
import { beginGateway } from './own-gateway.ts';

// Whole processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });

/** From the gateway's first answer to a bot that hears again; measured 3 to 6 s on two busy cores. */
const backWithin = 40_000;

const group = '20103@chatroom';
const senders = ['wxid_p09', 'wxid_p10', 'wxid_p11'];

/** Messages `from` to `to`, each with an id of its own that is the same on every call. */
function messages(from: number, to: number): readonly SimSaying[] {
  return Array.from({ length: to - from }, (_, index) => ({
    id: `said-${String(from + index)}`,
    to: { kind: 'group' as const, id: group },
    from: senders[index % senders.length] ?? '',
    type: 'text' as const,
    text: `双河村第${String(from + index)}户已完成秋播登记，面积已核对。`,
  }));
}

/** Waits for the nth time the bot is up; gives where its figures are. */
async function up(bot: Running, times: number, ms = backWithin): Promise<string> {
  return until(
    `start number ${String(times)}`,
    () => {
      if (!bot.isRunning()) throw new Error(`It ended with ${String(bot.status())}: ${bot.err()}`);
      const found = [...bot.err().matchAll(/运行状况：(http:\S+)\/healthz/gu)];
      return found.length >= times && found.at(-1)?.[1];
    },
    ms,
  );
}

async function figures(url: string): Promise<{ recorded: number; repeated: number; lost: number }> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const figure = (name: string) =>
    Number(new RegExp(`^qungui_messages_${name} (\\d+)$`, 'mu').exec(text)?.[1]);
  return { recorded: figure('recorded'), repeated: figure('repeated'), lost: figure('lost') };
}

/** Waits until so many have been recorded or known again since the bot came up last. */
async function taken(url: string, count: number): Promise<void> {
  await until(`${String(count)} messages taken`, async () => {
    const { recorded, repeated } = await figures(url);
    return recorded + repeated >= count;
  });
}

async function endWell(bot: Running): Promise<void> {
  bot.signal('SIGTERM');
  expect((await bot.ended()).status).toBe(0);
}

/** How often each id stands in the store, and how many were counted for the group. */
function kept(data: string): { ids: readonly string[]; counted: unknown } {
  const database = new Sqlite(join(data, 'qungui.sqlite'), { readonly: true });
  const one = (query: string) => database.prepare(query).pluck().get();
  const ids = database
    .prepare<[], string>('select message_id from facts order by message_id')
    .pluck();
  const all = {
    ids: ids.all(),
    counted: one("select sum(count) from day_counts where what = 'messages'"),
  };
  database.close();
  return all;
}

describe('a gateway that is killed', () => {
  it('finds the bot back without help, and everything delivered is recorded exactly once', async () => {
    const data = newFolder();
    const gateway = await beginGateway();
    const bot = gateway.start({ QUNGUI_DATA: data });
    const first = await up(bot, 1);
    await gateway.simulator.say(messages(0, 50));
    await taken(first, 50);
    expect(await figures(first)).toEqual({ recorded: 50, repeated: 0, lost: 0 });

    // Some of these may have come through and some not: nobody can know.
    await gateway.simulator.say(messages(50, 150));
    await gateway.kill();
    await gateway.comeBack();
    const second = await up(bot, 2);
    expect(bot.err()).toContain('The gateway is lost');

    await gateway.simulator.say([...messages(0, 150), ...messages(100, 200)]);
    await taken(second, 250);
    const { recorded, repeated, lost } = await figures(second);
    expect(recorded + repeated).toBe(250);
    expect(recorded).toBeGreaterThanOrEqual(50);
    expect(recorded).toBeLessThanOrEqual(150);
    expect(lost).toBe(0);
    await endWell(bot);

    const expected = messages(0, 200).map(({ id }) => id);
    expect(kept(data)).toEqual({ ids: expected.sort(), counted: 200 });
  });

  it('is waited for, at the very start as beyond all patience, and holds up no end meanwhile', async () => {
    const data = newFolder();
    const gateway = await beginGateway();
    const early = gateway.start({ QUNGUI_DATA: data });
    const first = await up(early, 1);
    await gateway.simulator.say(messages(0, 5));
    await taken(first, 5);
    await gateway.kill();
    const other = await beginGateway({ away: true });
    const late = other.start();
    const ending = other.start();

    for (const bot of [late, ending, early]) {
      await until(
        'it gives up',
        () => bot.err().includes('as soon as the gateway answers'),
        40_000,
      );
      await until('only the parent lives', () => bot.children().length === 0);
    }
    await endWell(ending);

    await Promise.all([gateway.comeBack(), other.comeBack()]);
    const [again, atLast] = await Promise.all([up(early, 2), up(late, 1)]);
    await gateway.simulator.say(messages(0, 10));
    await other.simulator.say(messages(0, 3));
    await taken(again, 10);
    await taken(atLast, 3);
    await endWell(early);
    await endWell(late);
    expect(kept(data).ids).toHaveLength(10);
  });
});

describe('a bot that is killed', () => {
  it('is started again, and knows again what it had recorded', async () => {
    const data = newFolder();
    const gateway = await beginGateway();
    const bot = gateway.start({ QUNGUI_DATA: data });
    await up(bot, 1);
    await gateway.simulator.say(messages(0, 100));
    for (const { pid } of bot.children()) process.kill(pid, 'SIGKILL');

    const url = await up(bot, 2);
    expect(bot.err()).toContain('ended unexpectedly');
    await gateway.simulator.say(messages(0, 120));
    await taken(url, 120);
    await endWell(bot);

    expect(kept(data)).toMatchObject({ counted: 120 });
    expect(kept(data).ids).toHaveLength(120);
  });
});
