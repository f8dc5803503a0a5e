import { nextOpening } from '../../domain/calendar.ts';
import { fleetingMark, plainWord } from '../../domain/dispatch.ts';
import type { Recipient } from '../../domain/incoming.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { supervisorsGroupNote } from '../addressees.ts';
import { supervisorIds } from '../supervisors.ts';
import { freeOpening } from '../one-word-a-day.ts';
import { headsOf } from './deciders.ts';

const lasts = 7 * 24 * 60 * 60_000;

/** The key of the word that asks for a decision. */
export function askingKey(number: number): string {
  return `application:${String(number)}:asked`;
}

interface DecidersSaid {
  /** Before the recipient's id in the key: the same is said to nobody twice. */
  readonly key: string;
  readonly text: string;
  /** Said by a job: nobody hears it on a day the register has another word for him. */
  readonly inTurn?: boolean | undefined;
}

/** What is said to those who decide. */
export interface DecidersWord extends DecidersSaid {
  /** Units whose heads may decide, too; each hears it in private. */
  readonly units: readonly (string | null)[];
  /** Whoever applied does not decide and is not asked. */
  readonly except: string | null;
}

/**
 * Says it once in office hours: in the supervisors' own group where there is one, else to each of
 * them alone; and privately to the heads of the units concerned. How many hear it.
 */
export async function tellDeciders(
  tx: Tx,
  book: Book,
  { key, text, units, except, inTurn }: DecidersWord,
  now: number,
): Promise<number> {
  const recipients = await decidersHeard(tx, units, except);
  for (const to of recipients) await tellDecider(tx, book, to, { key, text, inTurn }, now);
  return recipients.length;
}

/** Says it to one of them, once and in office hours. */
export async function tellDecider(
  tx: Tx,
  book: Book,
  to: Recipient,
  { key, text, inTurn }: DecidersSaid,
  now: number,
): Promise<void> {
  const notBefore =
    inTurn === true
      ? await freeOpening(tx, book, to, now)
      : nextOpening(book.calendar, book.hours, now);
  await tx.outbox.add(
    plainWord({
      // What is applied for are words and names of people: the outbox keeps neither.
      key: `${key}:${to.id}${fleetingMark}`,
      to,
      purpose: 'notice',
      text,
      queuedAt: now,
      notBefore,
      expiresAt: notBefore + lasts,
    }),
  );
}

/** What was decided before the others heard of it they need not hear of any more. */
export async function untellDeciders(
  tx: Tx,
  { key, units }: Pick<DecidersWord, 'key' | 'units'>,
  now: number,
): Promise<void> {
  for (const to of await decidersHeard(tx, units, null)) {
    for (const waiting of await tx.outbox.waiting(to, 'notice')) {
      if (waiting.key !== `${key}:${to.id}${fleetingMark}`) continue;
      await tx.outbox.settle(waiting.id, 'expired', now, 'decided before it was said');
    }
  }
}

/** Who hears it: the supervisors, in their own group where there is one, and heads of these units. */
export async function decidersHeard(
  tx: Tx,
  units: DecidersWord['units'],
  except: string | null,
): Promise<readonly Recipient[]> {
  const group = await tx.notes.get(supervisorsGroupNote);
  const supervisors = await supervisorIds(tx);
  const heads = new Set<string>();
  for (const unit of units) for (const id of await headsOf(tx, unit)) heads.add(id);
  const alone = group === null ? [...supervisors, ...heads] : [...heads];
  const known = await tx.people.getMany(alone);
  const persons = [...new Set(alone)]
    .filter((id) => id !== except && known.get(id)?.reachable !== false)
    .map((id): Recipient => ({ kind: 'person', id }));
  return group === null ? persons : [{ kind: 'group', id: group }, ...persons];
}
