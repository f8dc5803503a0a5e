import type { Recipient } from './incoming.ts';

/** Who answers for a group, by stable id; null where nobody is known. */
export interface Addressees {
  readonly ownerId: string | null;
  readonly adminIds: readonly string[];
  readonly headId: string | null;
  readonly secrecyOfficerId: string | null;
  readonly publisherIds: readonly string[];
  readonly supervisorsGroupId: string | null;
}

/**
 * Who hears of a matter of the group. One's own case goes one level up: from the owner to the
 * unit head, from there to the supervisors. Null where nobody is known.
 */
export function overseer(addressees: Addressees, concerned: string | null): Recipient | null {
  const { ownerId, headId, supervisorsGroupId } = addressees;
  if (ownerId !== null && ownerId !== concerned) return { kind: 'person', id: ownerId };
  if (headId !== null && headId !== concerned) return { kind: 'person', id: headId };
  return supervisorsGroupId === null ? null : { kind: 'group', id: supervisorsGroupId };
}
