import {
  blankRow,
  standingStates,
  type Entry,
  type EntryChanges,
  type NewEntry,
  type Observed,
} from '../domain/entry.ts';
import type { Group } from '../domain/group.ts';
import { dayOf } from '../domain/zone.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { isBookChanged } from './book-changed.ts';
import { beginRegister } from './grace.ts';
import { linker } from './link-entry.ts';
import { leadersNamed } from './names-in-group.ts';
import { ownGroups } from './own-groups.ts';
import { saidOfGroups, type SaidOfGroup } from './said-of-groups.ts';
import { stateAfter } from './states.ts';

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

interface Filling {
  readonly tx: Tx;
  readonly book: Book;
  readonly now: number;
  readonly row: Group;
  readonly said: SaidOfGroup;
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

async function enter(filling: Filling): Promise<void> {
  const { tx, now, row, said } = filling;
  const event = said.named === null ? 'find' : 'adopt';
  const state = stateAfter('none', event);
  if (state === null) return;
  const entry: NewEntry = {
    ...blankRow,
    ...saidRow(filling),
    ...(await ledRow(filling)),
    id: null,
    sort: 'group',
    groupId: row.id,
    applicantId: null,
    urgent: false,
    since: dayIn(filling),
    state,
    lastWork: row.lastWorkAt === null ? null : dayOf(filling.book.calendar.zone, row.lastWorkAt),
    bot: true,
  };
  const reason = event === 'adopt' ? '规则本已列入' : '机器人入群时尚未备案';
  await tx.entries.add(entry, { at: now, actorId: 'bot', reason });
}

/** What nobody filed is what is seen, and in use once the book names it. */
async function follow(filling: Filling, entry: Entry): Promise<void> {
  const { said } = filling;
  if (said.named !== null) {
    const state = stateAfter(entry.state, 'adopt');
    if (state === null) return;
    const row = { ...saidRow(filling), ...(await ledRow(filling)) };
    return change(filling, entry, { ...row, state }, '规则本已列入');
  }
  const isLed = entry.owner.length > 0 || filling.row.ownerId === null;
  const led = isLed ? {} : await ledRow(filling);
  return change(filling, entry, { ...saidRow(filling), ...led }, '按平台信息更新');
}

function saidRow({ row, said }: Filling) {
  const { type, unit, ends } = said;
  return { name: row.name, type, unit: unit?.name ?? null, ends };
}

/** Who leads it: as the book names them, else as they are called in the group. */
async function ledRow({ tx, row, said }: Filling) {
  const { named, unit } = said;
  const seen = await leadersNamed(tx, row);
  const owner = named?.owner ?? null;
  return {
    owner: owner === null ? seen.owner : [owner],
    admins: seen.admins,
    publishers: named?.publishers ?? [],
    head: unit === null || unit.head === null ? [] : [unit.head],
  };
}

/** The office has edited its book: what the bot took from it follows, what others wrote stays. */
async function followBook(filling: Filling, entry: Entry): Promise<void> {
  const { tx, said } = filling;
  if (said.named === null) return;
  const { type, unit, ends } = saidRow(filling);
  const meant: EntryChanges = { type, unit, ...(ends === null ? {} : { ends }) };
  const keys = (['type', 'unit', 'ends'] as const).filter(
    (key) => meant[key] !== undefined && meant[key] !== entry[key],
  );
  if (keys.length === 0) return;
  const lines = await tx.entries.history({ entry: entry.number });
  const ours = keys.filter((key) => {
    const last = lines.findLast((line) => line.key === key);
    return last === undefined || last.actorId === 'bot';
  });
  const changes = Object.fromEntries(ours.map((key) => [key, meant[key]])) as EntryChanges;
  await change(filling, entry, changes, '规则本已更新');
}

/** What was filed stands; what it leaves open is taken from the book and the platform. */
async function fillGaps(filling: Filling, entry: Entry): Promise<void> {
  const { row, said } = filling;
  const { type, unit, ends } = saidRow(filling);
  const changes: Record<string, unknown> = {};
  const fill = (key: 'type' | 'unit' | 'ends', value: string | null) => {
    if (entry[key] === null && value !== null) changes[key] = value;
  };
  fill('type', type);
  fill('unit', unit);
  fill('ends', ends);
  const led = {
    owner: (said.named?.owner ?? row.ownerId) !== null,
    admins: row.adminIds.length > 0,
    publishers: (said.named?.publishers.length ?? 0) > 0,
    head: (said.unit?.head ?? null) !== null,
  };
  const keys = (['owner', 'admins', 'publishers', 'head'] as const).filter(
    (key) => led[key] && entry[key].length === 0,
  );
  if (keys.length > 0) {
    const names = await ledRow(filling);
    for (const key of keys) if (names[key].length > 0) changes[key] = names[key];
  }
  await change(filling, entry, changes, '按规则本和平台信息补全');
}

/** Of a group the book does not name, its type as it was filed is the one its rules go by. */
async function tellEngine(
  { tx, now, row, said }: Filling,
  { type }: Entry,
  overlaid: string | null,
): Promise<void> {
  if (said.named !== null || type === null || type === overlaid) return;
  const overlay = { groupId: row.id, key: 'type', value: type, setBy: 'register', setAt: now };
  await tx.groups.setOverlay(overlay);
}

async function change(
  filling: Filling,
  entry: Entry,
  changes: EntryChanges,
  reason: string,
): Promise<void> {
  const { tx, now } = filling;
  const differs = Object.entries(changes).some(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(entry[key as keyof Entry]),
  );
  if (!differs) return;
  const note = { at: now, actorId: 'bot', reason, day: dayIn(filling) };
  await tx.entries.change(entry.number, changes, note);
}

function dayIn({ book, now }: Filling) {
  return dayOf(book.calendar.zone, now);
}
