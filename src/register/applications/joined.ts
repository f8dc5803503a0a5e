import { z } from 'zod';
import type { Entry } from '../../domain/entry.ts';
import type { Day } from '../../domain/group.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { addresseesOf } from '../addressees.ts';
import { groupBookOf } from '../group-book.ts';
import { workdaysAfter } from '../states.ts';
import type { Deciding } from './application-sort.ts';
import { tellPerson } from './tell-person.ts';
import { namesShown, personName, titleOf } from './words.ts';

/*
 * An application that was answered with an existing group: whoever applied is to be taken into it and
 * made administrator. The note `joined:12` lasts until the bot sees that both are so.
 */

const prefix = 'joined:';
/** Ours: nobody is reminded before the third workday is over. */
const workdaysToTakeIn = 3;

const kept = z.strictObject({
  entry: z.number().int(),
  personId: z.string(),
  since: z.string(),
  reminded: z.boolean(),
});

/** Somebody who is still to be taken into a group, or to be made administrator of it. */
export interface Joining {
  /** The application's number. */
  readonly application: number;
  /** The group that is kept. */
  readonly entry: Entry;
  readonly personId: string;
  readonly since: Day;
  readonly reminded: boolean;
  /** Whether he sits in it by now. */
  readonly sitsIn: boolean;
}

/**
 * Tells the owner of the kept group whom he is to take in, and remembers that he is. What the
 * applicant is told of it: who takes him in, or that there is nothing to be done.
 */
export async function beginJoining(deciding: Deciding, target: Entry): Promise<string> {
  const { tx, book, now, application, entry, day } = deciding;
  const { byId: personId, number } = application;
  const group = target.groupId === null ? null : await tx.groups.get(target.groupId);
  const owner = target.owner.length === 0 ? '群主' : `群主${namesShown(target.owner)}`;
  if (group === null) return `请联系该群${owner}入群，并请其将您设为管理员。`;
  if (group.ownerId === personId) return '您就是该群群主，可以直接使用。';
  const standing = { entry: target.number, personId, since: day, reminded: false };
  if (await isDone(tx, target, personId)) return '您已是该群管理员，可以直接使用。';
  await tx.notes.set(`${prefix}${String(number)}`, JSON.stringify(standing));
  const sits = await sitsIn(tx, group.id, personId);
  const name = await personName(tx, personId);
  const ownerId = await whoTakesIn(tx, book, target);
  if (ownerId !== null) {
    const what = sits ? `请将${name}设为该群管理员` : `请邀请${name}入群，并设为管理员`;
    const fate = entry.groupId === null ? '不再新建，有关工作在您管理的' : '的工作转到您管理的';
    await tellPerson(
      tx,
      book,
      {
        key: `application:${String(number)}:take-in`,
        personId: ownerId,
        text: `您好，经批准，${titleOf(entry)}${fate}${titleOf(target)}中开展。${what}；设好后机器人会自行核对，无需回复。`,
      },
      now,
    );
  }
  const known = group.ownerId === null ? owner : `群主${await personName(tx, group.ownerId)}`;
  return sits ? `${known}将把您设为该群管理员。` : `${known}将邀请您入群，并设为管理员。`;
}

/** Everybody who is still to be taken in, oldest application first. Done ones are dropped. */
export async function joiningStill(tx: Tx): Promise<readonly Joining[]> {
  const waiting: Joining[] = [];
  for (const [key, value] of await tx.notes.beginning(prefix)) {
    const reading = kept.safeParse(parsedJson(value));
    const entry = reading.success ? await tx.entries.get(reading.data.entry) : null;
    const groupId = entry?.groupId ?? null;
    const group = groupId === null ? null : await tx.groups.get(groupId);
    if (!reading.success || entry === null || group?.present !== true) {
      await tx.notes.drop(key);
      continue;
    }
    const { personId, since, reminded } = reading.data;
    if (await isDone(tx, entry, personId)) {
      await tx.notes.drop(key);
      continue;
    }
    const application = Number(key.slice(prefix.length));
    const sits = await sitsIn(tx, group.id, personId);
    waiting.push({ application, entry, personId, since, reminded, sitsIn: sits });
  }
  return waiting.sort((a, b) => a.application - b.application);
}

/** Those whose owner was reminded and did nothing: a matter for the supervisors. */
export async function joinedNotDone(tx: Tx): Promise<readonly Joining[]> {
  return (await joiningStill(tx)).filter(({ reminded }) => reminded);
}

/** Reminds the owner of the kept group, once, after the third workday. */
export async function remindOfJoining(tx: Tx, book: Book, today: Day, now: number): Promise<void> {
  for (const { application, entry, personId, since, reminded, sitsIn } of await joiningStill(tx)) {
    if (reminded || today <= workdaysAfter(book.calendar, since, workdaysToTakeIn)) continue;
    const ownerId = await whoTakesIn(tx, book, entry);
    if (ownerId !== null) {
      const name = await personName(tx, personId);
      const what = sitsIn ? `请将${name}设为管理员` : `请邀请${name}入群并设为管理员`;
      await tellPerson(
        tx,
        book,
        {
          key: `applications:${String(application)}:take-in-again`,
          personId: ownerId,
          text: `您好，您管理的${titleOf(entry)}有一件事尚未办：${what}。设好后无需回复。`,
          inTurn: true,
        },
        now,
      );
    }
    const value = { entry: entry.number, personId, since, reminded: true };
    await tx.notes.set(`${prefix}${String(application)}`, JSON.stringify(value));
  }
}

/** Nobody need take in somebody who is forgotten. */
export async function forgetJoining(tx: Tx, personId: string): Promise<void> {
  for (const { application, personId: id } of await joiningStill(tx)) {
    if (id === personId) await tx.notes.drop(`${prefix}${String(application)}`);
  }
}

async function isDone(tx: Tx, { groupId }: Entry, personId: string): Promise<boolean> {
  const group = groupId === null ? null : await tx.groups.get(groupId);
  if (group === null) return false;
  if (group.ownerId === personId) return true;
  const seesAdmins = group.adminIds.length > 0 || (await tellsAdmins(tx));
  const isAdmin = group.adminIds.includes(personId) || !seesAdmins;
  return isAdmin && (await sitsIn(tx, group.id, personId));
}

/** Some platforms show no administrators at all: there it is enough that he sits in the group. */
async function tellsAdmins(tx: Tx): Promise<boolean> {
  return (await tx.groups.list()).some(({ adminIds }) => adminIds.length > 0);
}

async function sitsIn(tx: Tx, groupId: string, personId: string): Promise<boolean> {
  return (await tx.people.members(groupId)).some((one) => one.personId === personId);
}

/** The group's owner, else its unit's head; null where nobody is known whom one can write to. */
async function whoTakesIn(tx: Tx, book: Book, { groupId }: Entry): Promise<string | null> {
  const group = groupId === null ? null : await tx.groups.get(groupId);
  if (group === null) return null;
  const { ownerId, headId } = await addresseesOf(tx, group, await groupBookOf(tx, book, group));
  for (const id of [ownerId, headId]) {
    if (id !== null && (await tx.people.get(id))?.reachable !== false) return id;
  }
  return null;
}

function parsedJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
