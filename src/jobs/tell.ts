import { plainWord } from '../domain/dispatch.ts';
import { nextOpening } from '../domain/calendar.ts';
import { dayOf } from '../domain/zone.ts';
import type { Recipient } from '../domain/incoming.ts';
import type { Tx } from '../ports/store.ts';
import { overseer, type Addressees } from '../domain/addressees.ts';
import { reboundOwner } from '../register/rebind.ts';
import { hasWordOn, isOfRegister } from '../register/one-word-a-day.ts';
import { noteTold, toldOf, type Told } from '../register/told.ts';
import { maySpeak, type JobContext } from './job.ts';
import type { WatchedGroup } from './watched-groups.ts';

const expiry = 48 * 60 * 60_000;
/** More than were ever lost between two runs. */
const lost = 1_000;

/** A word about a group, to whoever answers for it. */
export interface Word {
  readonly group: WatchedGroup;
  /** What it is about and where it stands, e.g. `idle:GROUP:TIME:30`: the same is told once. */
  readonly key: string;
  /** Rungs of one ladder are remembered apart and leave together. */
  readonly rung?: string;
  /** Said where it is the only word to this person. */
  readonly alone: (to: Recipient) => string;
  /** Said of the group in a list, where several groups of one person are concerned. */
  readonly inList: string;
}

/**
 * Queues each word once, remembered outside the outbox, which is purged; again only where the
 * dispatch it went out with failed or expired: then nobody heard it, and whoever turned out not to
 * be reachable is passed over. Words of one run to one person become one message: an owner of six
 * groups is not to be rung six times. Where nobody is known who could be told, the word waits for
 * a later run; so it does where the register has another word for that person on this day. The
 * words that were queued are handed back.
 */
export async function tell(
  context: JobContext,
  topic: string,
  words: readonly Word[],
  together: (lines: readonly string[], to: Recipient, words: readonly Word[]) => string,
): Promise<readonly Word[]> {
  const { tx, now, slot } = context;
  const unheard = await unheardWords(tx);
  const queued: Word[] = [];
  const perRecipient = new Map<string, { to: Recipient; words: Word[]; again: boolean }>();
  for (const word of words) {
    if (!maySpeak(context) && (await reboundOwner(tx, word.group.row.id)) === null) continue;
    const told = await lastTold(tx, topic, word);
    const again = told?.word === word.key;
    if (again && !unheard.has(told.dispatch)) continue;
    const to = await whoHears(context, word.group.addressees);
    if (to === null) continue;
    const address = `${to.kind}:${to.id}`;
    const waiting = perRecipient.get(address) ?? { to, words: [], again: false };
    waiting.again ||= again;
    waiting.words.push(word);
    perRecipient.set(address, waiting);
  }
  for (const [address, { to, words: own, again }] of perRecipient) {
    const [first, ...others] = own;
    if (first === undefined) continue;
    const { setting } = first.group.groupBook;
    const { calendar } = setting;
    const notBefore = nextOpening(calendar, setting.hours, now);
    const day = dayOf(calendar.zone, notBefore);
    if (isOfRegister(topic) && (await hasWordOn(tx, calendar, to, { day, now }))) continue;
    const single = others.length === 0;
    const key = single ? first.key : `${topic}:${address}`;
    const dispatch = single && !again ? key : `${key}:${String(slot)}`;
    await tx.outbox.add(
      plainWord({
        key: dispatch,
        to,
        purpose: 'notice',
        text: single
          ? first.alone(to)
          : together(
              own.map((word) => word.inList),
              to,
              own,
            ),
        groupId: single ? first.group.row.id : null,
        queuedAt: now,
        notBefore,
        expiresAt: notBefore + expiry,
      }),
    );
    queued.push(...own);
    for (const word of own) {
      const told = { word: word.key, dispatch, to, at: now };
      await noteTold(tx, { topic, rung: word.rung }, word.group.row.id, told);
    }
  }
  return queued;
}

/** The dispatches that nobody heard. */
export async function unheardWords(tx: Tx): Promise<ReadonlySet<string>> {
  const missed = await tx.outbox.list(['failed', 'expired'], lost);
  return new Set(missed.map(({ key }) => key));
}

/** What was last said on a rung; null where nothing was. */
export async function lastTold(
  tx: Tx,
  topic: string,
  about: Pick<Word, 'rung' | 'group'>,
): Promise<Told | null> {
  return toldOf(tx, { topic, rung: about.rung }, about.group.row.id);
}

/** The owner, else the unit head, else the supervisors; passing over who cannot be written to. */
export async function whoHears(
  { tx, abilities }: JobContext,
  addressees: Addressees,
): Promise<Recipient | null> {
  const reachable = async (id: string | null) => {
    if (id === null || !abilities.writesPrivately) return null;
    return (await tx.people.get(id))?.reachable === false ? null : id;
  };
  return overseer(
    {
      ...addressees,
      ownerId: await reachable(addressees.ownerId),
      headId: await reachable(addressees.headId),
    },
    null,
  );
}
