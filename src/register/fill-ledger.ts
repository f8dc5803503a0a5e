import { standingStates, type Entry, type Observed } from '../domain/entry.ts';
import type { Group } from '../domain/group.ts';
import { dayOf } from '../domain/zone.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { isBookChanged } from './book-changed.ts';
import { enter, fillGaps, follow, followBook, tellEngine, type Filling } from './fill-entry.ts';
import { beginRegister } from './grace.ts';
import { linker } from './link-entry.ts';
import { ownGroups } from './own-groups.ts';
import { saidOfGroups } from './said-of-groups.ts';

/**
 * Sees to it that every group of ours the bot sits in stands in the register: as the office's book has
 * it, as it was filed under its name, or else as one nobody filed. What nobody filed follows the
 * platform; in what was filed only gaps are filled. Said again it changes nothing; where nothing
 * changed it asks the store the same few things for two thousand groups as for two.
 */
export async function fillLedger(tx: Tx, book: Book, now: number): Promise<void> {
  const rows = await tx.groups.list();
  const own = await ownGroups(tx, book, rows);
  const held = await tx.entries.list({ sort: 'group' });
  await observe(tx, book, rows, held);
  if (own.length === 0) return;
  await beginRegister(tx, book, now);
  const saidOf = await saidOfGroups(tx, book);
  const link = await linker(tx, book, { own, held, now });
  const isNewBook = await isBookChanged(tx, book);
  const byGroup = new Map(held.map((entry) => [entry.groupId, entry]));
  for (const row of own) {
    const said = saidOf(row);
    const known = byGroup.get(row.id) ?? null;
    const entry = (await link(row, known)) ?? known;
    const filling: Filling = { tx, book, now, row, said };
    if (entry === null) await enter(filling);
    else if (entry.state === 'unregistered') await follow(filling, entry);
    else if (standingStates.includes(entry.state)) {
      if (isNewBook) await followBook(filling, entry);
      await fillGaps(filling, entry);
      await tellEngine(filling, entry, said.overlaidType);
    }
  }
}

/** Whether the bot sits in it, and when work was spoken of last: an entry stays what it is without it. */
async function observe(
  tx: Tx,
  { calendar }: Book,
  rows: readonly Group[],
  held: readonly Entry[],
): Promise<void> {
  const seen = new Map(rows.map((row) => [row.id, row]));
  for (const entry of held) {
    const row = entry.groupId === null ? undefined : seen.get(entry.groupId);
    if (row === undefined) continue;
    const worked = row.lastWorkAt === null ? '' : dayOf(calendar.zone, row.lastWorkAt);
    const changes: Partial<Observed> = {
      ...(row.present === entry.bot ? {} : { bot: row.present }),
      ...(worked > (entry.lastWork ?? '') ? { lastWork: worked } : {}),
    };
    if (Object.keys(changes).length > 0) await tx.entries.observe(entry.number, changes);
  }
}
