import type { Entry } from '../domain/entry.ts';
import type { Day } from '../domain/group.ts';
import { dayOf } from '../domain/zone.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { groupBookOf } from './group-book.ts';
import { isDutyListed, nameKey, type Ledger, type LedgerRow } from './ledger.ts';
import { cameOn, seenMembers, type SeenMembers } from './seen-members.ts';

/**
 * The register as it stands, with what the bot sees of the groups it sits in: their name and members
 * stand before what was filed of them.
 */
export async function readLedger(tx: Tx, book: Book, now: number): Promise<Ledger> {
  const names = new Map<string, string>();
  const account = await tx.notes.get('account');
  const on = dayOf(book.calendar.zone, now);
  const known = { names, account, on, seen: await seenMembers(tx) };
  const rows: LedgerRow[] = [];
  for (const entry of await tx.entries.list()) {
    rows.push(await rowOf(tx, book, entry, known));
  }
  return { on, rows, nameOf: (key) => names.get(key) ?? '' };
}

interface Known {
  readonly names: Map<string, string>;
  readonly account: string | null;
  readonly on: Day;
  readonly seen: SeenMembers;
}

async function rowOf(
  tx: Tx,
  book: Book,
  entry: Entry,
  { names, account, on, seen }: Known,
): Promise<LedgerRow> {
  const group = entry.groupId === null ? null : await tx.groups.get(entry.groupId);
  if (group === null) {
    const listed = Array.isArray(entry.members) ? (entry.members as readonly string[]) : null;
    for (const name of listed ?? []) names.set(nameKey(name), name);
    const declared = book.groups.find(({ name }) => name === entry.name)?.duty ?? false;
    const duty = declared || isDutyListed(entry);
    return { ...entry, people: listed?.map(nameKey) ?? null, duty, entry };
  }
  const { setting } = await groupBookOf(tx, book, group);
  const members = await tx.people.members(group.id);
  const people: string[] = [];
  const came = new Map<string, Day>();
  for (const { personId, name } of members) {
    if (personId === account) continue;
    people.push(personId);
    const day = cameOn(seen, { groupId: group.id, personId, today: on });
    if (day !== null) came.set(personId, day);
    names.set(personId, name);
  }
  const shown = group.present ? { name: group.name, members: people.length } : {};
  return {
    ...entry,
    ...shown,
    came,
    people: group.present ? people : null,
    duty: setting.duty,
    entry,
  };
}
