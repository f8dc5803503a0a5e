import { nextOpening } from '../domain/calendar.ts';
import type { Recipient } from '../domain/incoming.ts';
import type { Tx } from '../ports/store.ts';
import { overseer, type Addressees } from '../register/addressees.ts';
import type { JobContext } from './job.ts';
import type { WatchedGroup } from './watched-groups.ts';

const expiry = 48 * 60 * 60_000;

/** A word about a group, to whoever answers for it. */
export interface Word {
  readonly group: WatchedGroup;
  /** What it is about and where it stands, e.g. `idle:GROUP:TIME:30`: the same is told once. */
  readonly key: string;
  /** Said where it is the only word to this person. */
  readonly alone: (to: Recipient) => string;
  /** Said of the group in a list, where several groups of one person are concerned. */
  readonly inList: string;
}

/**
 * Queues each word once and for ever, outside the outbox's own memory, which is purged. Words of
 * one run to one person become one message: an owner of six groups is not to be rung six times.
 * Where nobody is known who could be told, the word waits for a later run.
 */
export async function tell(
  { tx, now, slot }: JobContext,
  topic: string,
  words: readonly Word[],
  together: (lines: readonly string[]) => string,
): Promise<void> {
  const perRecipient = new Map<string, { to: Recipient; words: Word[] }>();
  for (const word of words) {
    const told = `told:${topic}:${word.group.row.id}`;
    if ((await tx.notes.get(told)) === word.key) continue;
    const to = await whoHears(tx, word.group.addressees);
    if (to === null) continue;
    await tx.notes.set(told, word.key);
    const address = `${to.kind}:${to.id}`;
    const waiting = perRecipient.get(address) ?? { to, words: [] };
    waiting.words.push(word);
    perRecipient.set(address, waiting);
  }
  for (const [address, waiting] of perRecipient) {
    const [first, ...others] = waiting.words;
    if (first === undefined) continue;
    const { setting } = first.group.groupBook;
    const notBefore = nextOpening(setting.calendar, setting.hours, now);
    const single = others.length === 0;
    await tx.outbox.add({
      key: single ? first.key : `${topic}:${address}:${String(slot)}`,
      to: waiting.to,
      purpose: 'notice',
      text: single ? first.alone(waiting.to) : together(waiting.words.map((word) => word.inList)),
      rule: null,
      violationId: null,
      groupId: single ? first.group.row.id : null,
      queuedAt: now,
      notBefore,
      expiresAt: notBefore + expiry,
      fallback: null,
    });
  }
}

/** The owner, else the unit head, else the supervisors; passing over who cannot be written to. */
async function whoHears(tx: Tx, addressees: Addressees): Promise<Recipient | null> {
  const reachable = async (id: string | null) =>
    id !== null && (await tx.people.get(id))?.reachable === false ? null : id;
  return overseer(
    {
      ...addressees,
      ownerId: await reachable(addressees.ownerId),
      headId: await reachable(addressees.headId),
    },
    null,
  );
}
