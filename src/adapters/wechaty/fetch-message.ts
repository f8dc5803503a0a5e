import { setTimeout as pause } from 'node:timers/promises';
import type { payloads } from 'wechaty-puppet';
import { DeadlinePassed, withDeadline } from './deadline.ts';
import type { PuppetClient } from './puppet-client.ts';

const tryMs = 5_000;
/** Everything that came later waits meanwhile: better a message lost than a bot that stands still. */
const pausesMs: readonly number[] = [150, 600];
const tooLarge = /RESOURCE_EXHAUSTED|larger than max/u;

/** Something was announced, a message mostly, and cannot be had. The reason is one of our own sentences. */
export class MessageMissed extends Error {
  override readonly name = 'MessageMissed';
}

/** Asks for a message, three times at most. @throws MessageMissed */
export async function fetchMessage(
  puppet: PuppetClient,
  messageId: string,
): Promise<payloads.Message> {
  return fetchPatiently(() => puppet.messageRawPayload(messageId));
}

/** Asks the gateway for something it announced, three times at most. @throws MessageMissed */
export async function fetchPatiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let turn = 0; ; turn++) {
    try {
      return await withDeadline(ask(), tryMs);
    } catch (error) {
      const wait = pausesMs[turn];
      if (wait === undefined || tooLarge.test(String(error))) {
        throw new MessageMissed(reasonOf(error));
      }
      await pause(wait);
    }
  }
}

/** In a word of ours: a gateway may quote the message in its own. */
function reasonOf(error: unknown): string {
  if (error instanceof DeadlinePassed) return 'the gateway did not answer in time';
  if (tooLarge.test(String(error))) return 'larger than the gateway carries';
  const status = /\b(\d{1,2} [A-Z_]{4,30}):/u.exec(String(error))?.[1];
  return `the gateway did not give it${status === undefined ? '' : ` (${status})`}`;
}
