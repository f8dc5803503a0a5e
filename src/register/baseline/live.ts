import type { Day } from '../../domain/group.ts';
import { addDays, dayOf } from '../../domain/zone.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import type { Ledger } from '../ledger.ts';
import { turnoverCountedFrom } from '../member-turnover.ts';
import { readLedger } from '../read-ledger.ts';
import { snapshotRow } from './compare-registers.ts';
import type { Removed } from './compare.ts';
import { messageDays, messageFigures } from './message-figures.ts';
import { personFigures } from './person-figures.ts';
import type { MessageFigures, Snapshot } from './snapshot.ts';
import { stands } from './stands.ts';

/** The register as it stands today, with what the bot sees of the groups it sits in. */
export async function snapshotNow(tx: Tx, book: Book, now: number): Promise<Snapshot> {
  const ledger = await readLedger(tx, book, now);
  return {
    day: ledger.on,
    rows: ledger.rows.map((row) => snapshotRow(row, row.id)),
    persons: personFigures(ledger.rows, book.register.values),
    messages: await messagesUpTo(tx, book, ledger),
    leftThatDay: await leftBetween(tx, ledger.on, ledger.on),
  };
}

/** Of the thirty days up to the ledger's, or of those since the bot came; null where it was in no group. */
async function messagesUpTo(tx: Tx, book: Book, ledger: Ledger): Promise<MessageFigures | null> {
  const { zone } = book.calendar;
  const seen = ledger.rows.filter((row) => (row.entry?.groupId ?? null) !== null && stands(row));
  const joined: number[] = [];
  const people = new Map<string, readonly string[] | null>();
  for (const { entry, people: members } of seen) {
    const groupId = entry?.groupId ?? null;
    const group = groupId === null ? null : await tx.groups.get(groupId);
    if (group?.present !== true) continue;
    joined.push(group.joinedAt);
    people.set(group.id, members);
  }
  if (joined.length === 0) return null;
  const to = ledger.on;
  const first = dayOf(zone, Math.min(...joined));
  const window = addDays(to, 1 - messageDays);
  const from = first > window ? first : window;
  const counts = (await tx.counts.between(from, to)).filter(({ groupId }) => people.has(groupId));
  const sum = (what: string, groupId?: string) =>
    counts
      .filter((one) => one.what === what && (groupId === undefined || one.groupId === groupId))
      .reduce((total, { count }) => total + count, 0);
  return messageFigures(
    {
      messages: sum('messages'),
      offHours: sum('off-hours'),
      notices: sum('notices'),
      groups: [...people].map(([id, members]) => ({
        messages: sum('messages', id),
        people: members,
      })),
    },
    { from, to, calendar: book.calendar },
  );
}

/** Who left groups that still stand, since a day was frozen; null where nobody counted then. */
export async function leftSince(
  tx: Tx,
  { day, leftThatDay }: Snapshot,
  today: Day,
): Promise<Removed | null> {
  const counted = await turnoverCountedFrom(tx);
  if (day === null || counted === null || counted > day) return null;
  const from = leftThatDay === null ? addDays(day, 1) : day;
  const left = await leftBetween(tx, from, today);
  return { count: Math.max(0, left - (leftThatDay ?? 0)), net: false };
}

async function leftBetween(tx: Tx, from: Day, to: Day): Promise<number> {
  const standing = new Set(
    (await tx.entries.list({ sort: 'group' }))
      .filter((entry) => stands(entry))
      .map(({ groupId }) => groupId),
  );
  return (await tx.counts.between(from, to))
    .filter(({ what, groupId }) => what === 'left' && standing.has(groupId))
    .reduce((total, { count }) => total + count, 0);
}
