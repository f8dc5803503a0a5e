import type { Answer } from '../commands/answer.ts';
import type { Recipient } from '../domain/incoming.ts';
import { dayOf } from '../domain/zone.ts';
import type { NotedCommand, Tx } from '../ports/store.ts';

const hour = 60 * 60_000;

/** The command a reply is to. */
export interface Asked {
  readonly noted: NotedCommand;
  readonly now: number;
  readonly zone: string;
}

/** Queues the answer where it was asked; a refusal is for the asker alone, whoever else listens. */
export async function queueAnswer(tx: Tx, asked: Asked, answer: Answer): Promise<void> {
  const { noted } = asked;
  const inGroup = noted.groupId !== null && answer.outcome === 'done';
  const to: Recipient = inGroup
    ? { kind: 'group', id: noted.groupId }
    : { kind: 'person', id: noted.senderId };
  await queueReply(tx, asked, to, `reply:${noted.messageId}`, answer.text);
}

/** Says it to the person alone, and not again until tomorrow: so two bots do not talk for ever. */
export async function sayOnceADay(tx: Tx, asked: Asked, what: string, text: string): Promise<void> {
  const { noted, now, zone } = asked;
  const to: Recipient = { kind: 'person', id: noted.senderId };
  await queueReply(tx, asked, to, `${what}:${noted.senderId}:${dayOf(zone, now)}`, text);
}

async function queueReply(
  tx: Tx,
  { now }: Asked,
  to: Recipient,
  key: string,
  text: string,
): Promise<void> {
  await tx.outbox.add({
    key,
    to,
    purpose: 'reply',
    text,
    rule: null,
    violationId: null,
    groupId: to.kind === 'group' ? to.id : null,
    queuedAt: now,
    notBefore: now,
    expiresAt: now + hour,
    fallback: null,
  });
}
