import { blankRow, type Entry, type EntryChanges, type NewEntry } from '../domain/entry.ts';
import type { Group } from '../domain/group.ts';
import { dayOf } from '../domain/zone.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { leadersNamed } from './names-in-group.ts';
import type { SaidOfGroup } from './said-of-groups.ts';
import { stateAfter } from './states.ts';

/** One group the bot sits in, and what the book says of it. */
export interface Filling {
  readonly tx: Tx;
  readonly book: Book;
  readonly now: number;
  readonly row: Group;
  readonly said: SaidOfGroup;
}

/** A group the register does not know yet: as the book has it, else as one nobody filed. */
export async function enter(filling: Filling): Promise<void> {
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
export async function follow(filling: Filling, entry: Entry): Promise<void> {
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
export async function followBook(filling: Filling, entry: Entry): Promise<void> {
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
export async function fillGaps(filling: Filling, entry: Entry): Promise<void> {
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
export async function tellEngine(
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
