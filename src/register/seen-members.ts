import type { Day } from '../domain/group.ts';
import type { Tx } from '../ports/store.ts';

/*
 * In which counted groups each person was seen, by ids: without it nobody could tell whoever was added
 * from whoever sat there before the bot came.
 */
const prefix = 'seen-in/';
/** The groups whose members were looked at before and counted; not one whose list was never read. */
const groupsNote = 'seen-groups';

export interface Seen {
  /** Since which day, by group; '' where he was there when it was first looked at. */
  readonly since: ReadonlyMap<string, Day>;
  /** When he was last told of too many, in milliseconds UTC. */
  readonly toldAt: number | null;
}

export interface SeenMembers {
  readonly groups: ReadonlySet<string>;
  readonly people: ReadonlyMap<string, Seen>;
}

export async function seenMembers(tx: Tx): Promise<SeenMembers> {
  const groups = JSON.parse((await tx.notes.get(groupsNote)) ?? '[]') as string[];
  const people = new Map<string, Seen>();
  for (const [key, kept] of await tx.notes.beginning(prefix)) {
    people.set(key.slice(prefix.length), read(kept));
  }
  return { groups: new Set(groups), people };
}

/** Holds what is seen now; of whoever sits in no group nothing is held. */
export async function holdSeen(
  tx: Tx,
  before: SeenMembers,
  groups: readonly string[],
  people: ReadonlyMap<string, Seen>,
): Promise<void> {
  for (const [id, seen] of people) {
    const old = before.people.get(id);
    if (old === undefined || written(old) !== written(seen)) {
      await tx.notes.set(prefix + id, written(seen));
    }
  }
  for (const id of before.people.keys()) if (!people.has(id)) await tx.notes.drop(prefix + id);
  const isSame =
    groups.length === before.groups.size && groups.every((id) => before.groups.has(id));
  if (!isSame) await tx.notes.set(groupsNote, JSON.stringify(groups));
}

/**
 * Forgets since when somebody was seen, and what he was told. That he was there stays of the groups he
 * sits in: else he would be taken for somebody who was just added.
 */
export async function forgetSeen(
  tx: Tx,
  personId: string,
  sitsIn: ReadonlySet<string>,
): Promise<void> {
  const kept = await tx.notes.get(prefix + personId);
  if (kept === null) return;
  const groups = [...read(kept).since.keys()].filter((id) => sitsIn.has(id));
  if (groups.length === 0) await tx.notes.drop(prefix + personId);
  else {
    const since = new Map(groups.map((id) => [id, '']));
    await tx.notes.set(prefix + personId, written({ since, toldAt: null }));
  }
}

/**
 * The day somebody came into a group; null where he was there when it was first looked at. Whoever is
 * there and was not yet seen there came today.
 */
export function cameOn(
  { groups, people }: SeenMembers,
  { groupId, personId, today }: { groupId: string; personId: string; today: Day },
): Day | null {
  if (!groups.has(groupId)) return null;
  const day = people.get(personId)?.since.get(groupId) ?? today;
  return day === '' ? null : day;
}

function written({ since, toldAt }: Seen): string {
  const lines = [...since].map(([group, day]) => `${day}\t${group}`).sort();
  return [toldAt === null ? '' : String(toldAt), ...lines].join('\n');
}

function read(kept: string): Seen {
  const [told = '', ...lines] = kept.split('\n');
  const since = lines.map((line): [string, Day] => {
    const end = line.indexOf('\t');
    return [line.slice(end + 1), line.slice(0, end)];
  });
  return { since: new Map(since), toldAt: told === '' ? null : Number(told) };
}
