import type { Bot } from './bot.ts';

/** Moves a simulated clock on, stopping wherever something falls due, so that it happens in its time. */
export async function advance(
  bot: Bot,
  to: number,
  setNow: (at: number) => void | Promise<void>,
): Promise<void> {
  for (;;) {
    const wake = await bot.nextWake();
    if (wake === null || wake > to) break;
    await setNow(wake);
    await bot.settled();
  }
  await setNow(to);
  await bot.settled();
}
