import { randomBytes } from 'node:crypto';
import type { Day } from '../../domain/group.ts';
import { dayOf, instantOf } from '../../domain/zone.ts';
import type { Tx } from '../../ports/store.ts';
import { keyedHash } from '../../text/keyed-hash.ts';

/*
 * How many applications somebody made on a day, though his data were erased on it: `made/HASH` holds
 * `DAY COUNT` under a key of that day. Both go with the day, and then nothing leads back to anybody.
 */

const prefix = 'made/';
const keyNote = 'made-key';

/** Applications somebody made since midnight, those he had forgotten included. */
export async function madeToday(
  tx: Tx,
  zone: string,
  personId: string,
  now: number,
): Promise<number> {
  const day = dayOf(zone, now);
  const made = await tx.applications.ofPerson(personId, instantOf(zone, day, 0));
  const key = await keyOf(tx, day);
  return made.length + (key === null ? 0 : await keptCount(tx, noteOf(key, personId), day));
}

/** To be called before somebody is erased: the count stays for the day, without him. */
export async function keepMadeToday(
  tx: Tx,
  zone: string,
  personId: string,
  now: number,
): Promise<void> {
  const made = await madeToday(tx, zone, personId, now);
  if (made === 0) return;
  const day = dayOf(zone, now);
  const key = (await keyOf(tx, day)) ?? randomBytes(32).toString('hex');
  await tx.notes.set(keyNote, `${day} ${key}`);
  await tx.notes.set(noteOf(key, personId), `${day} ${String(made)}`);
}

/** Drops what was kept on other days. */
export async function dropOldMade(tx: Tx, today: Day): Promise<void> {
  const isOld = (value: string) => !value.startsWith(`${today} `);
  for (const [key, value] of await tx.notes.beginning(prefix)) {
    if (isOld(value)) await tx.notes.drop(key);
  }
  const value = await tx.notes.get(keyNote);
  if (value !== null && isOld(value)) await tx.notes.drop(keyNote);
}

async function keyOf(tx: Tx, day: Day): Promise<string | null> {
  const [of, key] = (await tx.notes.get(keyNote))?.split(' ') ?? [];
  return of === day && key !== undefined ? key : null;
}

async function keptCount(tx: Tx, note: string, day: Day): Promise<number> {
  const [of, count] = (await tx.notes.get(note))?.split(' ') ?? [];
  return of === day ? Number(count) : 0;
}

function noteOf(key: string, personId: string): string {
  return `${prefix}${keyedHash(Buffer.from(key, 'hex'))(personId)}`;
}
