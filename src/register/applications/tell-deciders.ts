import { nextOpening } from '../../domain/calendar.ts';
import { fleetingMark, plainWord } from '../../domain/dispatch.ts';
import type { Recipient } from '../../domain/incoming.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { supervisorsGroupNote } from '../addressees.ts';
import { supervisorIds } from '../supervisors.ts';
import { headsOf } from './deciders.ts';

const lasts = 7 * 24 * 60 * 60_000;

/** The key of the word that asks for a decision. */
export function askingKey(number: number): string {
  return `application:${String(number)}:asked`;
}

/** What is said to those who decide. */
export interface DecidersWord {
  /** Before the recipient's id in the key: the same is said to nobody twice. */
  readonly key: string;
  readonly text: string;
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
  { key, text, units, except }: DecidersWord,
  now: number,
): Promise<number> {
  const notBefore = nextOpening(book.calendar, book.hours, now);
  const recipients = await decidersHeard(tx, units, except);
  for (const to of recipients) {
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
  return recipients.length;
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

async function decidersHeard(
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
