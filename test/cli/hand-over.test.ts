import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/adapters/clock.ts';
import { followSlips } from '../../src/adapters/slip-watch.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { handOver } from '../../src/cli/hand-over.ts';
import { bookOf } from '../world/books.ts';
import { keptLog } from '../world/silent-log.ts';
import { givenGroup } from '../world/world.ts';
import { startChild } from '../store/child.ts';
import { newFolder } from './built.ts';

const book = bookOf('book: 青溪镇\nversion: 2026-10-01\nextends: [base]\n');

function given() {
  const storePath = join(newFolder(), 'qungui.sqlite');
  const folder = `${storePath}.slips`;
  let err = '';
  const terminal = {
    env: {},
    out: () => undefined,
    err: (text: string) => void (err += text),
    onSignal: () => () => undefined,
  };
  return {
    storePath,
    folder,
    err: () => err,
    hands: (names: readonly string[], patienceMs = 20_000) =>
      handOver({ terminal, storePath, book, patienceMs }, 'roster', {
        lines: names.map((name) => ({ name, unit: '', post: null, state: 'serving', since: null })),
      }),
  };
}

/** A bot on the store, ticking as it does every second, only faster. */
async function givenBot({ storePath, folder }: { storePath: string; folder: string }) {
  const slips = followSlips({ folder, log: keptLog(), clock: systemClock() });
  const world = await givenGroup('青溪镇农业农村工作群', { file: storePath, slips });
  const bell = { ticks: true };
  const ticked = (async () => {
    while (bell.ticks) {
      await world.bot.tick();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const stop = async () => {
    bell.ticks = false;
    await ticked;
    slips.close();
  };
  onTestFinished(stop);
  return { world, stop };
}

async function rosterIn(path: string) {
  const store = await openStore({ path });
  try {
    return await store.transaction(async (tx) => ({
      names: (await tx.roster.list()).map(({ name }) => name),
      times: (await tx.journal.list({}, 50)).length,
    }));
  } finally {
    await store.close();
  }
}

describe('what the console has done', () => {
  it('is done by itself where no bot runs, and nothing stays behind', async () => {
    const house = given();
    expect(await house.hands(['唐丽'])).toMatchObject({ outcome: 'done' });
    expect(house.err()).toBe('');
    expect(readdirSync(house.folder)).toEqual([]);
    expect(await rosterIn(house.storePath)).toEqual({ names: ['唐丽'], times: 1 });
  });

  it('is done by the running bot, whose answer is the same', async () => {
    const house = given();
    const { world } = await givenBot(house);
    const answer = await house.hands(['唐丽', '方伟']);
    expect(answer).toEqual({
      outcome: 'done',
      said: '名册已更新：现有2人（原来没有名册，已整体替换）。\n',
      faults: '',
    });
    expect(house.err()).toBe('机器人正在运行，已交由它办理，请稍候……\n');
    const kept = await world.store.transaction((tx) => tx.roster.list());
    expect(kept).toHaveLength(2);
    expect(readdirSync(house.folder)).toEqual([]);
  });

  it('waits for a bot that does not answer, says where it lies, and is done when it runs again', async () => {
    const house = given();
    const bot = await openStore({ path: house.storePath });
    await expect(house.hands(['唐丽'], 400)).rejects.toThrow(
      /没有在规定时间内答复。要办的事已放在 .*[.]slips，机器人恢复后一分钟内自动办理/u,
    );
    await bot.close();
    expect(readdirSync(house.folder)).toHaveLength(1);

    const { world, stop } = await givenBot(house);
    await expect
      .poll(async () => world.store.transaction((tx) => tx.roster.list()), { timeout: 20_000 })
      .toHaveLength(1);
    await stop();
    await world.dies();
  });

  it('comes after what an earlier console left, so that the newer word stands', async () => {
    const house = given();
    const bot = await openStore({ path: house.storePath });
    await expect(house.hands(['唐丽'], 300)).rejects.toThrow('没有在规定时间内答复');
    await bot.close();
    await house.hands(['方伟']);
    expect(await rosterIn(house.storePath)).toEqual({ names: ['方伟'], times: 2 });
  });

  it('goes on here where the bot stops while the console waits', async () => {
    const house = given();
    const bot = await openStore({ path: house.storePath });
    const answered = house.hands(['唐丽']);
    await expect.poll(() => house.err(), { timeout: 10_000 }).toContain('正在运行');
    await bot.close();
    expect(await answered).toMatchObject({ outcome: 'done' });
    expect(await rosterIn(house.storePath)).toEqual({ names: ['唐丽'], times: 1 });
  });

  it('is done once each where several consoles come at once', async () => {
    const house = given();
    const answers = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => house.hands([name])));
    expect(answers.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done', 'done']);
    expect((await rosterIn(house.storePath)).times).toBe(4);
    expect(readdirSync(house.folder)).toEqual([]);
  });

  it('is not left lying where the store cannot be used at all', async () => {
    const house = given();
    mkdirSync(house.storePath);
    await expect(house.hands(['唐丽'])).rejects.toThrow('it is a folder');
    expect(readdirSync(house.folder)).toEqual([]);
  });
});

describe('between processes', () => {
  it('is done once though the bot is killed after the work and before the answer', async () => {
    const house = given();
    const doomed = startChild('take', house.storePath, 'dies');
    onTestFinished(() => doomed.kill());
    await doomed.written(1);
    const answered = house.hands(['唐丽'], 60_000);
    await doomed.written(99).catch(() => undefined);
    // Whoever comes next answers: another bot, or the waiting console itself.
    expect(await answered).toEqual({
      outcome: 'done',
      said: '名册已更新：现有1人（原来没有名册，已整体替换）。\n',
      faults: '',
    });
    expect(await rosterIn(house.storePath)).toEqual({ names: ['唐丽'], times: 1 });
    expect(readdirSync(house.folder)).toEqual([]);
  }, 90_000);

  it('is done once each by a bot of its own process, for several consoles', async () => {
    const house = given();
    const bot = startChild('take', house.storePath);
    onTestFinished(() => bot.kill());
    await bot.written(1);
    await Promise.all(['甲', '乙', '丙'].map((name) => house.hands([name], 60_000)));
    await bot.kill();
    expect(bot.lines()).toEqual(['open', 'done', 'done', 'done']);
    expect((await rosterIn(house.storePath)).times).toBe(3);
  }, 90_000);
});
