import type { Incoming } from '../../domain/incoming.ts';
import { typedCodes } from '../../domain/one-time-code.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Codes } from '../../ports/codes.ts';
import type { Log } from '../../ports/log.ts';
import type { Store, Tx } from '../../ports/store.ts';
import { standings } from '../../register/joining/standing.ts';
import { knownPeople } from '../../register/known-people.ts';
import { withoutWords } from '../without-words.ts';
import { nextFriendAt } from './friend-turns.ts';
import type { Joining } from './invited.ts';

/** WeChat forgets a request after three days. */
const lasts = 3 * 24 * 60 * 60_000;

export type FriendRequest = Extract<Incoming, { kind: 'friend-request' }>;

/**
 * Accepts the request of somebody known by his id: by a role, or as a member of a group of the
 * office's. False for anybody else who asks for the first time: his greeting may hold a code.
 */
export async function acceptFriend(
  tx: Tx,
  { book, abilities, now }: Joining,
  request: FriendRequest,
): Promise<boolean> {
  const mark = `friend request ${request.requestId}`;
  const isRepeat = !(await tx.messages.markSeen([mark], now)).has(mark);
  if (abilities.stableIds && (await isKnown(tx, book, request.personId))) {
    await queue(tx, book, request, now);
    return true;
  }
  // A platform that tells of it again and again must not use up the tries of the code.
  return isRepeat;
}

export interface BefriendParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly book: () => Book;
  readonly codes?: Codes;
}

/**
 * Looks for a code in the greetings of people nobody here knows, and accepts who has one. Outside of
 * any transaction, as codes are kept elsewhere; no word of a greeting is kept. Never rejects.
 */
export async function befriendByCode(
  { store, clock, log, book, codes }: BefriendParts,
  requests: readonly FriendRequest[],
): Promise<void> {
  if (codes === undefined) return;
  const now = clock.now();
  for (const request of requests) {
    try {
      for (const code of typedCodes(request.greeting)) {
        if ((await codes.redeem('friend', code, now)).kind !== 'good') continue;
        await store.transaction((tx) => queue(tx, book(), request, now));
        break;
      }
    } catch (error) {
      log.error({ error: withoutWords(error) }, 'A friend request could not be looked at');
    }
  }
}

async function isKnown(tx: Tx, book: Book, personId: string): Promise<boolean> {
  const { outside } = await standings(tx);
  for (const groupId of await tx.people.groupsOf(personId)) {
    if (!outside.has(groupId) && (await tx.groups.get(groupId))?.present === true) return true;
  }
  return (await knownPeople(tx, book)).has(personId);
}

async function queue(
  tx: Tx,
  book: Book,
  { requestId, personId }: FriendRequest,
  now: number,
): Promise<void> {
  const notBefore = await nextFriendAt(tx, book.calendar.zone, requestId, now);
  if (notBefore === null) return;
  await tx.errands.add({
    key: `friend:${requestId}`,
    kind: 'accept-friend',
    target: requestId,
    about: personId,
    notBefore,
    expiresAt: notBefore + lasts,
  });
}
