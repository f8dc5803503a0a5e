import { randomBytes } from 'node:crypto';
import type { Book } from '../engine/rule-book/book.ts';
import type { Chat } from '../ports/chat.ts';
import { StoreFault, type Store } from '../ports/store.ts';
import { noteLogin } from '../register/rebind.ts';
import { noteRulesAtStart } from '../register/signed-rules.ts';

const hashKeyNote = 'hash-key';
const aliveNote = 'alive-at';
/** Away for longer than this is a gap worth telling. */
const gapFrom = 2 * 60_000;

/** The installation's own key: content hashes of one database mean nothing in another. */
export async function hashKeyOf(store: Store): Promise<Uint8Array> {
  return store.transaction(async (tx) => {
    const kept = await tx.notes.get(hashKeyNote);
    if (kept !== null) return Buffer.from(kept, 'hex');
    const made = randomBytes(32);
    await tx.notes.set(hashKeyNote, made.toString('hex'));
    return made;
  });
}

/**
 * A database belongs to one provider and one account: ids of another would be mixed in silently.
 * @throws StoreFault where it belongs to another
 */
export async function claimDatabase(store: Store, chat: Chat): Promise<void> {
  const account = chat.selfId();
  if (account === null) return;
  await store.transaction(async (tx) => {
    if (!chat.abilities.stableIds) await noteLogin(tx, account);
    for (const [key, value] of [
      ['provider', chat.abilities.provider],
      ['account', account],
    ] as const) {
      // Where ids change at each login, so does the account's own.
      if (key === 'account' && !chat.abilities.stableIds) continue;
      const kept = await tx.notes.get(key);
      if (kept !== null && kept !== value) {
        throw new StoreFault(
          `This database belongs to ${key} "${kept}", but the gateway is ${key} "${value}": ` +
            'give the bot another QUNGUI_DATA folder, or connect the account the database belongs to.',
        );
      }
      if (kept === null) await tx.notes.set(key, value);
    }
  });
}

/** Which rules the bot begins with here; to be called before it is noted as up. */
export async function noteRules(store: Store, book: Book, now: number): Promise<void> {
  await store.transaction(async (tx) => {
    const inUse = (await tx.notes.get(aliveNote)) !== null;
    await noteRulesAtStart(tx, book, now, inUse);
  });
}

/** Notes that the bot is up; what was said before while it was away is unknown to it, and kept as a gap. */
export async function noteAlive(store: Store, now: number, starting: boolean): Promise<void> {
  await store.transaction(async (tx) => {
    const last = Number((await tx.notes.get(aliveNote)) ?? now);
    if (starting && now - last > gapFrom) await tx.notes.set(`gap:${String(last)}`, String(now));
    await tx.notes.set(aliveNote, String(now));
  });
}
