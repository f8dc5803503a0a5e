import { plainWord } from '../../domain/dispatch.ts';
import { nextOpening } from '../../domain/calendar.ts';
import type { Group } from '../../domain/group.ts';
import { dayOf } from '../../domain/zone.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { shownName } from '../../text/shown-name.ts';
import { isSupervisorsGroup, supervisorsGroupNote } from '../addressees.ts';
import { knownPeople } from '../known-people.ts';
import type { Sitting } from '../group-named.ts';
import { namesakeOf, tellOfNamesake } from '../namesake.ts';
import { askToFile } from './ask-to-file.ts';
import { introduce } from './introduce.ts';
import { metMark, setMark, strangeMark } from './standing.ts';

const day = 24 * 60 * 60_000;

/** A group the bot came into, as the platform shows it now. Its row is written. */
export interface Arrival {
  readonly group: Group;
  readonly memberIds: readonly string[];
  /** How they are called, where the platform was just asked; else as it is stored. */
  readonly sitting?: Sitting;
  /** Null where the platform does not tell. */
  readonly inviterId: string | null;
}

/**
 * The bot came into a group, or looks again at a strangers' one. Where somebody it knows took it in,
 * or answers for the group, it introduces itself, asks the owner to file it and begins its trial;
 * elsewhere the group is marked as strange and hears nothing. Safe to call again.
 */
export async function arrive(
  tx: Tx,
  book: Book,
  arrival: Arrival,
  now: number,
): Promise<'met' | 'strange'> {
  const { group, inviterId } = arrival;
  const held = (await tx.groups.overlays(group.id)).find(({ key }) => key === strangeMark);
  const confirmed = await tx.notes.get(supervisorsGroupNote);
  const bearsTheirName = isSupervisorsGroup(book, group, confirmed);
  const known = await knownPeople(tx, book, group.id);
  const voucher = voucherOf(arrival, (id) => known.has(id));
  // Until theirs is confirmed anybody can take its name, so that somebody must have vouched for it.
  if (bearsTheirName && (confirmed !== null || voucher !== null)) {
    if (held !== undefined) await tx.groups.dropOverlay(group.id, strangeMark);
    return 'met';
  }
  if (voucher !== null) {
    await meet(tx, book, group, voucher, now);
    return 'met';
  }
  // Nobody known took it in, and yet it is what the office approved.
  const namesake = bearsTheirName ? null : await namesakeOf(tx, group, arrival.sitting ?? null);
  if (namesake?.isIt === true) {
    await meet(tx, book, group, namesake.entry.applicantId ?? '', now);
    return 'met';
  }
  if (namesake !== null) await tellOfNamesake(tx, book, namesake.entry, now);
  await setMark(tx, group.id, strangeMark, inviterId ?? held?.setBy ?? '', held?.setAt ?? now);
  const isToldBefore = held !== undefined && held.setBy === inviterId;
  // Nobody is told to register as a work group what may be the supervisors' own.
  if (inviterId !== null && !isToldBefore && !bearsTheirName) {
    await tellInviter(tx, book, group, inviterId, now);
  }
  return 'strange';
}

/** From here on the group is one of ours: it is introduced, and its trial begins. */
export async function meet(
  tx: Tx,
  book: Book,
  group: Group,
  by: string,
  now: number,
): Promise<void> {
  await setMark(tx, group.id, metMark, by, now);
  const begun = await beginHere(tx, book, group, now);
  await introduce(tx, book, begun, now);
  await askToFile(tx, book, begun, by, now);
}

/** Until when a group just joined is at 观察; null where the book says that it starts live. */
export function trialFrom(book: Book, now: number): number | null {
  return book.start === 'live' ? null : now + book.trialDays * day;
}

/** Of a strangers' group nothing was kept, so its trial begins now, and it is read as a whole. */
async function beginHere(tx: Tx, book: Book, group: Group, now: number): Promise<Group> {
  const overlays = await tx.groups.overlays(group.id);
  if (!overlays.some(({ key }) => key === strangeMark)) return group;
  await tx.groups.dropOverlay(group.id, strangeMark);
  const begun = { ...group, trialUntil: trialFrom(book, now), refreshedAt: 0 };
  await tx.groups.put(begun);
  return begun;
}

/**
 * Who took it in; else the owner or an administrator. That somebody known sits there says nothing,
 * as anybody can be taken into a group, unless the platform keeps back who took the bot in.
 */
function voucherOf(
  { group, memberIds, inviterId }: Arrival,
  isKnown: (id: string) => boolean,
): string | null {
  if (inviterId !== null && isKnown(inviterId)) return inviterId;
  const leads = [group.ownerId, ...group.adminIds].filter((id) => id !== null);
  const others = inviterId === null ? memberIds : [];
  return [...leads, ...others].find(isKnown) ?? null;
}

/** Who took it in should know why it does nothing; once a day, however many groups it were. */
async function tellInviter(
  tx: Tx,
  book: Book,
  group: Group,
  inviterId: string,
  now: number,
): Promise<void> {
  const notBefore = nextOpening(book.calendar, book.hours, now);
  await tx.outbox.add(
    plainWord({
      key: `strange:${inviterId}:${dayOf(book.calendar.zone, now)}`,
      to: { kind: 'person', id: inviterId },
      purpose: 'notice',
      text: `您好，《${shownName(group.name)}》尚未登记，群规机器人暂不工作，也不保存群内消息；如系工作群，请群主私聊发送“登记 政务工作群”。三个工作日内无人登记的，机器人将自行退出。`,
      groupId: group.id,
      queuedAt: now,
      notBefore,
      expiresAt: notBefore + day,
    }),
  );
}
