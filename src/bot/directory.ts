import type { Book } from '../engine/rule-book/book.ts';
import type { Chat, ChatGroup } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { leaveGroup } from '../register/joining/away.ts';
import {
  isAcquainted,
  learnGroup,
  newGroup,
  noteAcquainted,
  noteCalled,
  type Came,
} from './joining/learn.ts';
import { withoutWords } from './without-words.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

export interface DirectoryParts {
  readonly store: Store;
  readonly chat: Chat;
  readonly clock: Clock;
  readonly log: Log;
  readonly book: () => Book;
}

/**
 * Our own tables of groups, members and names. They are read from the platform when a group is
 * first seen, when something in it changed and once a day; never trusted for a decision on rights.
 */
export class Directory {
  readonly #parts: DirectoryParts;
  /** Groups whose row was looked at, and when (monotonic). */
  readonly #known = new Map<string, number>();
  /** Monotonic; until then none of the groups is a day old. */
  #freshUntil = -Infinity;

  constructor(parts: DirectoryParts) {
    this.#parts = parts;
  }

  /** Makes sure each group has a row, reading those never seen before. @throws StoreFault */
  async ensure(groupIds: Iterable<string>): Promise<void> {
    for (const id of groupIds) {
      if (this.#known.has(id)) continue;
      const row = await this.#parts.store.transaction((tx) => tx.groups.get(id));
      if (row?.present === true && row.refreshedAt !== null) this.#saw(id);
      else await this.refresh(id);
    }
  }

  /** Groups that were spoken in although the bot is thought to have left, or that were never read. */
  doubt(groupIds: Iterable<string>): void {
    for (const id of groupIds) if (this.#isDoubtful(id)) this.#known.delete(id);
  }

  /**
   * Reads every group of the account, one after the other: a cold provider is not to be hurried.
   * @throws ChatRefused, StoreFault
   */
  async refreshAll(): Promise<void> {
    const { store, chat, clock, book } = this.#parts;
    const ids = await chat.groupIds();
    for (const id of ids) await this.refresh(id, { by: 'start' });
    const sitting = new Set(ids);
    await store.transaction(async (tx) => {
      const now = clock.now();
      for (const group of await tx.groups.list()) {
        if (group.present && !sitting.has(group.id)) await leaveGroup(tx, book(), group, now);
      }
      if (ids.length > 0) await noteAcquainted(tx, now);
    });
  }

  /** Reads the one group that was read longest ago, if that is more than a day. @throws StoreFault */
  async refreshOldest(): Promise<void> {
    const { clock, store } = this.#parts;
    if (clock.monotonic() < this.#freshUntil) return;
    const before = clock.now() - day;
    const groups = await store.transaction((tx) => tx.groups.list());
    const stale = groups
      .filter((group) => group.present && (group.refreshedAt ?? 0) < before)
      .filter(({ id, refreshedAt }) => refreshedAt !== null || this.#isDoubtful(id))
      .sort((a, b) => (a.refreshedAt ?? 0) - (b.refreshedAt ?? 0))[0];
    if (stale === undefined) this.#freshUntil = clock.monotonic() + minute;
    else await this.refresh(stale.id);
  }

  /**
   * Reads one group afresh; `came` says how the bot learnt that it sits there. A platform that does
   * not answer leaves what we have. @throws StoreFault
   */
  async refresh(groupId: string, came: Came = { by: 'word' }): Promise<void> {
    const { chat, store, log, clock, book } = this.#parts;
    let seen: ChatGroup | null | undefined;
    try {
      seen = await chat.group(groupId);
    } catch (error) {
      log.warn(
        { groupId, error: withoutWords(error) },
        'A group could not be read; the rows we have stand',
      );
    }
    const now = clock.now();
    await store.transaction(async (tx) => {
      const row = await tx.groups.get(groupId);
      if (seen !== undefined && seen !== null) {
        const known = chat.abilities.stableIds;
        return learnGroup(tx, { book: book(), row, seen, came: known ? came : null, now });
      }
      if (row === null) {
        // Null says that the bot is not in it; of a group never read, what was said in it says more.
        const refreshedAt = (await isAcquainted(tx)) ? null : now;
        await tx.groups.put({ ...newGroup(groupId, book(), now), refreshedAt });
        return noteCalled(tx, groupId, came, now);
      }
      if (seen === null && row.present) await leaveGroup(tx, book(), row, now);
      const present = row.present && seen === undefined;
      const refreshedAt = row.refreshedAt === null ? null : now;
      return tx.groups.put({ ...row, present, refreshedAt });
    });
    this.#saw(groupId);
  }

  #isDoubtful(groupId: string): boolean {
    return (this.#known.get(groupId) ?? -Infinity) <= this.#parts.clock.monotonic() - minute;
  }

  #saw(groupId: string): void {
    this.#known.set(groupId, this.#parts.clock.monotonic());
  }
}
