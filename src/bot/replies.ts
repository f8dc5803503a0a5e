import type { Answer } from '../commands/answer.ts';
import { isOfficeTime } from '../domain/calendar.ts';
import { fleetingMark, plainWord } from '../domain/dispatch.ts';
import type { Recipient } from '../domain/incoming.ts';
import { dayOf } from '../domain/zone.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { NotedCommand, Tx } from '../ports/store.ts';
import { groupBookOf } from '../register/group-book.ts';
import { aloud, answerKey, asGiven, wordsMark } from './answered-enough.ts';

const hour = 60 * 60_000;

/** The command a reply is to. */
export interface Asked {
  readonly noted: NotedCommand;
  readonly now: number;
  readonly zone: string;
  readonly book: Book;
}

/**
 * Queues the answer where it was asked; a refusal is for the asker alone, whoever else listens, and
 * so is everything at night. Where it was answered often enough nothing is said, and what was ordered
 * is done all the same; `always` is for what changes something: who ordered it must see that it did.
 */
export async function queueAnswer(
  tx: Tx,
  asked: Asked,
  answer: Answer,
  always = false,
): Promise<void> {
  const { noted, now } = asked;
  const wanted = {
    text: answer.text,
    inGroup: answer.outcome === 'done' && (await isHeardNow(tx, asked)),
    always: (always || answer.always === true) && answer.outcome === 'done',
  };
  const given = await asGiven(tx, noted, wanted, now);
  if (given === null) return;
  const { text, inGroup } = given;
  const to: Recipient =
    inGroup && noted.groupId !== null
      ? { kind: 'group', id: noted.groupId }
      : { kind: 'person', id: noted.senderId };
  const mark = answer.fleeting === true ? fleetingMark : noted.groupId === null ? '' : aloud;
  const key = answerKey(noted.senderId, noted.messageId) + wordsMark(noted.text);
  await queueReply(tx, asked, to, `${key}${mark}`, text);
  if (answer.then !== undefined) await queueReply(tx, asked, to, `${key}:then${mark}`, answer.then);
}

/** Whether the group it was asked in may hear an answer now: not at night, but for those on duty. */
async function isHeardNow(tx: Tx, { noted, now, book }: Asked): Promise<boolean> {
  const group = noted.groupId === null ? null : await tx.groups.get(noted.groupId);
  if (group === null) return false;
  const { setting } = await groupBookOf(tx, book, group);
  return setting.duty || isOfficeTime(setting.calendar, setting.hours, now);
}

/** Says it to the person alone, and not again until tomorrow: so two bots do not talk for ever. */
export async function sayOnceADay(tx: Tx, asked: Asked, what: string, text: string): Promise<void> {
  const { noted, now, zone } = asked;
  const to: Recipient = { kind: 'person', id: noted.senderId };
  await queueReply(tx, asked, to, `${what}:${noted.senderId}:${dayOf(zone, now)}`, text);
}

/**
 * Says to the person alone what he may have meant, once a day for the same words: whoever tries others
 * is helped again, at no machine's pace.
 */
export async function sayHint(tx: Tx, asked: Asked, alias: string, text: string): Promise<void> {
  const { noted, now, zone } = asked;
  const given = await asGiven(tx, noted, { text, inGroup: false, always: false }, now);
  if (given === null) return;
  const to: Recipient = { kind: 'person', id: noted.senderId };
  const what = `hint:${alias}${wordsMark(noted.text)}:${dayOf(zone, now)}`;
  await queueReply(tx, asked, to, answerKey(noted.senderId, what), given.text);
}

async function queueReply(
  tx: Tx,
  { now }: Asked,
  to: Recipient,
  key: string,
  text: string,
): Promise<void> {
  await tx.outbox.add(
    plainWord({
      key,
      to,
      purpose: 'reply',
      text,
      groupId: to.kind === 'group' ? to.id : null,
      queuedAt: now,
      notBefore: now,
      expiresAt: now + hour,
    }),
  );
}
