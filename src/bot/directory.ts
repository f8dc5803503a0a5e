import type { Group } from '../domain/group.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Chat, ChatGroup } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store, Tx } from '../ports/store.ts';

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

  /** Groups that were spoken in although the bot is thought to have left: they are read again. */
  doubt(groupIds: Iterable<string>): void {
    const before = this.#parts.clock.monotonic() - minute;
    for (const id of groupIds) {
      if ((this.#known.get(id) ?? -Infinity) <= before) this.#known.delete(id);
    }
  }

  /**
   * Reads every group of the account, one after the other: a cold provider is not to be hurried.
   * @throws ChatRefused, StoreFault
   */
  async refreshAll(): Promise<void> {
    const { store, chat } = this.#parts;
    const ids = await chat.groupIds();
    for (const id of ids) await this.refresh(id);
    const sitting = new Set(ids);
    await store.transaction(async (tx) => {
      for (const group of await tx.groups.list()) {
        if (group.present && !sitting.has(group.id))
          await tx.groups.put({ ...group, present: false });
      }
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
      .sort((a, b) => (a.refreshedAt ?? 0) - (b.refreshedAt ?? 0))[0];
    if (stale === undefined) this.#freshUntil = clock.monotonic() + minute;
    else await this.refresh(stale.id);
  }

  /** Reads one group afresh. A platform that does not answer leaves what we have. @throws StoreFault */
  async refresh(groupId: string): Promise<void> {
    const { chat, store, log, clock, book } = this.#parts;
    let seen: ChatGroup | null | undefined;
    try {
      seen = await chat.group(groupId);
    } catch (error) {
      log.warn(
        { groupId, error: String(error) },
        'A group could not be read; the rows we have stand',
      );
    }
    const now = clock.now();
    await store.transaction(async (tx) => {
      const row = await tx.groups.get(groupId);
      if (seen !== undefined && seen !== null) return learn(tx, book(), row, seen, now);
      const kept = row ?? newGroup(groupId, book(), now);
      // Null says that the bot is not in it; of a group never read, what was said in it says more.
      const present = kept.present && (seen === undefined || row === null);
      return tx.groups.put({ ...kept, present, refreshedAt: now });
    });
    this.#saw(groupId);
  }

  #saw(groupId: string): void {
    this.#known.set(groupId, this.#parts.clock.monotonic());
  }
}

function newGroup(id: string, book: Book, now: number): Group {
  return {
    id,
    name: '',
    present: true,
    joinedAt: now,
    trialUntil: book.start === 'live' ? null : now + book.trialDays * day,
    pausedUntil: null,
    endsOn: null,
    lastWorkAt: null,
    ownerId: null,
    adminIds: [],
    refreshedAt: null,
  };
}

async function learn(
  tx: Tx,
  book: Book,
  row: Group | null,
  seen: ChatGroup,
  now: number,
): Promise<void> {
  const group: Group = {
    ...(row ?? newGroup(seen.id, book, now)),
    name: seen.name,
    present: true,
    ownerId: seen.ownerId,
    adminIds: seen.adminIds,
    refreshedAt: now,
  };
  await tx.groups.put(group);
  const known = await tx.people.getMany(seen.members.map(({ id }) => id));
  await tx.people.put(
    seen.members.map(({ id, name, reachable }) => ({
      id,
      name,
      reachable: reachable ?? known.get(id)?.reachable ?? null,
    })),
  );
  await tx.people.setMembers(
    group.id,
    seen.members.map(({ id, name }) => ({ groupId: group.id, personId: id, name })),
  );
}
