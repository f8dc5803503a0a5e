import type { Group } from '../domain/group.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Chat, ChatGroup } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store, Tx } from '../ports/store.ts';
import { isSupervisorsGroup, supervisorsGroupNote } from '../register/addressees.ts';
import { groupBookOf } from '../register/group-book.ts';

const day = 24 * 60 * 60_000;

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
  readonly #known = new Set<string>();

  constructor(parts: DirectoryParts) {
    this.#parts = parts;
  }

  /** Makes sure each group has a row, reading those never seen before. Never throws. */
  async ensure(groupIds: Iterable<string>): Promise<void> {
    for (const id of new Set(groupIds)) {
      if (this.#known.has(id)) continue;
      const row = await this.#parts.store.transaction((tx) => tx.groups.get(id));
      if (row?.present === true && row.refreshedAt !== null) this.#known.add(id);
      else await this.refresh(id);
    }
  }

  /** Reads every group of the account, one after the other: a cold provider is not to be hurried. */
  async refreshAll(): Promise<void> {
    const ids = await this.#parts.chat.groupIds();
    for (const id of ids) await this.refresh(id);
    const sitting = new Set(ids);
    await this.#parts.store.transaction(async (tx) => {
      for (const group of await tx.groups.list()) {
        if (group.present && !sitting.has(group.id))
          await tx.groups.put({ ...group, present: false });
      }
    });
  }

  /** Reads the one group that was read longest ago, if that is more than a day. */
  async refreshOldest(): Promise<void> {
    const before = this.#parts.clock.now() - day;
    const groups = await this.#parts.store.transaction((tx) => tx.groups.list());
    const stale = groups
      .filter((group) => group.present && (group.refreshedAt ?? 0) < before)
      .sort((a, b) => (a.refreshedAt ?? 0) - (b.refreshedAt ?? 0))[0];
    if (stale !== undefined) await this.refresh(stale.id);
  }

  /** Reads one group afresh. A platform that does not answer leaves what we have. Never throws. */
  async refresh(groupId: string): Promise<void> {
    const { chat, store, log, clock, book } = this.#parts;
    let seen: ChatGroup | null = null;
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
      if (seen === null) {
        await tx.groups.put(
          row === null ? newGroup(groupId, book(), now) : { ...row, refreshedAt: now },
        );
      } else {
        await learn(tx, book(), row, seen, now);
      }
    });
    this.#known.add(groupId);
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
  await bindNames(tx, book, group, seen, now);
}

/**
 * The book names people and the supervisors' group by name; the first time exactly one of that
 * name is seen, the id is bound and stays. Two of one name bind nothing.
 */
async function bindNames(
  tx: Tx,
  book: Book,
  group: Group,
  seen: ChatGroup,
  now: number,
): Promise<void> {
  const bound = await tx.notes.get(supervisorsGroupNote);
  if (isSupervisorsGroup(book, group, bound)) {
    const namesakes = (await tx.groups.list()).filter(
      ({ name, present }) => present && name === group.name,
    );
    if (bound === null && namesakes.length === 1)
      await tx.notes.set(supervisorsGroupNote, group.id);
    return;
  }
  const { entry, unit } = await groupBookOf(tx, book, group);
  const wanted: readonly (readonly [string, string, string | null])[] = [
    ['owner', group.name, entry?.owner ?? null],
    ...(entry?.publishers ?? []).map((name) => ['publisher', group.name, name] as const),
    ['head', unit.name, unit.head],
    ['secrecyOfficer', unit.name, unit.secrecyOfficer],
  ];
  for (const [role, scope, name] of wanted) {
    if (name === null) continue;
    const matches = seen.members.filter((member) => isNamed(member.name, name));
    const only = matches.length === 1 ? matches[0] : undefined;
    if (only !== undefined) await tx.people.bind(role, scope, name, only.id, now);
  }
}

/** 李敏 is named by `李敏` and by `党政办-李敏`: the part after the last separator. */
function isNamed(shown: string, name: string): boolean {
  return shown === name || shown.split(/[-—－_－·\s]+/u).at(-1) === name;
}
