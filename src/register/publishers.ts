import type { Tx } from '../ports/store.ts';

const prefix = 'publisher.';

/** The key of the overlay that says, as `true` or `false`, whether a person may publish in a group. */
export function publisherKey(personId: string): `publisher.${string}` {
  return `${prefix}${personId}`;
}

/** Who may publish in a group: those the book names, and over them the owner's own word. */
export async function publishersOf(
  tx: Tx,
  groupId: string,
  named: readonly string[],
): Promise<readonly string[]> {
  const people = new Set(named);
  for (const { key, value } of await tx.groups.overlays(groupId)) {
    if (!key.startsWith(prefix)) continue;
    const personId = key.slice(prefix.length);
    if (value === 'true') people.add(personId);
    if (value === 'false') people.delete(personId);
  }
  return [...people];
}
