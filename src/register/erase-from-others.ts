import { shownName } from '../text/shown-name.ts';
import type { Tx } from '../ports/store.ts';
import { forgetExemptionReason } from './exemptions.ts';
import { publisherKey } from './publishers.ts';

/** Stands for a name in what is still to be said. */
const nobody = '该同志';
const nameless = shownName('');

/**
 * Takes a person's name out of what others were told. What was said loses all its words; what waits
 * is said without the name, unless it is about a case, whose words go with the case.
 */
export async function forgetNameAmongOthers(tx: Tx, personId: string): Promise<void> {
  for (const name of await namesOf(tx, personId)) {
    for (const { id, text, state, violationId } of await tx.outbox.holding(name)) {
      if (state !== 'queued' && state !== 'sending') await tx.outbox.forgetWords(id);
      else if (violationId === null && name.length > 1) {
        await tx.outbox.reword(id, text.replaceAll(name, nobody));
      }
    }
  }
}

/** Drops what was granted to a person in groups he has left, and why it was granted elsewhere. */
export async function forgetRights(tx: Tx, personId: string): Promise<void> {
  const sitsIn = new Set(await tx.people.groupsOf(personId));
  for (const { id } of await tx.groups.list()) {
    const sits = sitsIn.has(id);
    if (!sits) await tx.groups.dropOverlay(id, publisherKey(personId));
    await forgetExemptionReason(tx, id, personId, sits);
  }
}

/** What somebody set in a group he has no more part in stays set, by nobody. */
export async function forgetSetter(
  tx: Tx,
  personId: string,
  except: ReadonlySet<string>,
): Promise<void> {
  for (const { id } of await tx.groups.list()) {
    if (except.has(id)) continue;
    for (const overlay of await tx.groups.overlays(id)) {
      if (overlay.setBy === personId) await tx.groups.setOverlay({ ...overlay, setBy: '' });
    }
  }
}

/** As the bot shows them, his own and those he goes by in groups; the longest first. */
async function namesOf(tx: Tx, personId: string): Promise<readonly string[]> {
  const names = new Set([(await tx.people.get(personId))?.name ?? '']);
  for (const groupId of await tx.people.groupsOf(personId)) {
    const members = await tx.people.members(groupId);
    for (const one of members) if (one.personId === personId) names.add(one.name);
  }
  return [...new Set([...names].map(shownName))]
    .filter((name) => name !== nameless)
    .sort((a, b) => b.length - a.length);
}
