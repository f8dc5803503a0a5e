import type { Tx } from '../../ports/store.ts';
import { shownName } from '../../text/shown-name.ts';

const shownSigns = 4;

/** `王芳（标识末4位 8f2c）`: anybody can take a name, so the end of the id stands beside it. */
export async function shownPerson(tx: Tx, id: string): Promise<string> {
  const name = shownName((await tx.people.get(id))?.name ?? '');
  return `${name}（标识末${String(shownSigns)}位 ${shownName(id.slice(-shownSigns))}）`;
}
