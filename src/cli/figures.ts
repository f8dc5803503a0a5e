import { Gauge, Registry } from 'prom-client';
import type { Bot } from '../bot/bot.ts';

const help = {
  recorded: 'Messages recorded since this process began',
  repeated: 'Messages that came again and were counted once',
  dead: 'Messages that could not be taken',
  lost: 'Messages lost because the queue was full',
  waiting: 'Messages that wait to be recorded',
} as const;

/** What `/metrics` shows of the bot. */
export function botFigures(bot: Bot): Registry {
  const registry = new Registry();
  for (const name of Object.keys(help) as (keyof typeof help)[]) {
    new Gauge({
      name: `qungui_messages_${name}`,
      help: help[name],
      registers: [registry],
      collect() {
        this.set(bot.figures()[name]);
      },
    });
  }
  return registry;
}
