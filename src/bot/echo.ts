import type { Dispatch } from '../domain/dispatch.ts';
import type { Incoming } from '../domain/incoming.ts';
import { isOverseerWord, overseerMatter } from '../engine/speak.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { countOwn } from './own-words.ts';

type Echo = Extract<Incoming, { kind: 'echo' }>;

/** An echo may wait for the gateway to come back; a day later the same words are other words. */
const echoWithin = 12 * 60 * 60_000;
const looksBack = 100;

/**
 * The bot's own words came back from the platform: what was in doubt, or is still on its way, was
 * surely sent. An alert that waits to be repeated is not.
 */
export async function settleEcho(tx: Tx, echo: Echo, book: Book, now: number): Promise<void> {
  const doubted = await tx.outbox.list(['maybe', 'sending'], looksBack);
  const heard = wordsOf(echo.text);
  const known = doubted.filter(
    (dispatch) => mayBe(dispatch, echo, now) && wasHeard(dispatch, heard),
  );
  for (const { id } of known) await tx.outbox.settle(id, 'sent', now, 'its echo was seen');
  const surelyNew = known.find(({ state }) => state === 'maybe');
  if (surelyNew === undefined) return;
  await countOwn(tx, book, surelyNew, now);
  const repeats = new Set(known.map(({ key }) => `${key}:repeat`));
  for (const waiting of await tx.outbox.waiting(echo.to, 'alert')) {
    if (repeats.has(waiting.key)) await tx.outbox.settle(waiting.id, 'expired', now, 'echo seen');
  }
}

function mayBe({ to, state, sentAt, text }: Dispatch, echo: Echo, now: number): boolean {
  if (to.kind !== echo.to.kind || to.id !== echo.to.id || text.trim() === '') return false;
  return state === 'sending' || now - (sentAt ?? 0) <= echoWithin;
}

/** Once heard, words are not taken for those of another dispatch as well. */
function wasHeard(dispatch: Dispatch, heard: Set<string>): boolean {
  const text = dispatch.text.trim();
  return heard.delete(text) || (isOverseerWord(dispatch) && heard.delete(overseerMatter(text)));
}

/** What was heard, whole and, of a merged line, each part. */
function wordsOf(text: string): Set<string> {
  const lines = text.split('\n').map((line) => line.replace(/^\d+\. /u, '').trim());
  return new Set([text.trim(), ...lines]);
}
