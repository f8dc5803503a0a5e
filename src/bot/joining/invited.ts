import type { Incoming } from '../../domain/incoming.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Abilities } from '../../ports/chat.ts';
import type { Tx } from '../../ports/store.ts';
import { knownPeople } from '../../register/known-people.ts';

const lasts = 7 * 24 * 60 * 60_000;

export interface Joining {
  readonly book: Book;
  readonly abilities: Abilities;
  readonly now: number;
}

/** Accepts an invitation of somebody the bot knows; others are met with silence. */
export async function acceptInvitation(
  tx: Tx,
  { book, abilities, now }: Joining,
  { invitationId, inviterId }: Extract<Incoming, { kind: 'invited' }>,
): Promise<void> {
  // Where ids change at each login nobody is known by his.
  if (inviterId === null || !abilities.stableIds) return;
  if (!(await knownPeople(tx, book)).has(inviterId)) return;
  await tx.errands.add({
    key: `invitation:${invitationId}`,
    kind: 'accept-invitation',
    target: invitationId,
    notBefore: now,
    expiresAt: now + lasts,
  });
}
