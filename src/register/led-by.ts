import { z } from 'zod';
import type { Entry } from '../domain/entry.ts';
import type { Group } from '../domain/group.ts';
import type { Tx } from '../ports/store.ts';

/*
 * Who led a group, by id, when its owner was filed as it stands: names are alike and can be taken, so
 * a change of hands is told by ids alone.
 */
const prefix = 'led-by/';
const held = z.object({
  filed: z.array(z.string()),
  ownerId: z.string().nullable(),
  adminIds: z.array(z.string()),
  /** Another was filed, and the platform still shows the one before. */
  awaited: z.boolean(),
});
type Led = Readonly<z.output<typeof held>>;

/** Stands where somebody stood whose data were erased: no id of the platform's. */
const erased = ' ';

/** What the platform now shows is what was filed, where that is new. Gives what is held from then on. */
export async function ledBy(tx: Tx, row: Group, entry: Entry): Promise<Led> {
  const kept = await tx.notes.get(prefix + row.id);
  const before = kept === null ? null : held.parse(JSON.parse(kept));
  const filed = [...entry.owner, ' ', ...entry.admins];
  const isSame = before !== null && JSON.stringify(before.filed) === JSON.stringify(filed);
  const hands = before !== null && row.ownerId !== before.ownerId;
  if (
    isSame &&
    !(before.awaited && hands) &&
    before.ownerId !== null &&
    before.adminIds.length > 0
  ) {
    return before;
  }
  const isNew = !isSame || (before.awaited && hands);
  const after: Led = {
    filed,
    ownerId: isNew ? row.ownerId : (before.ownerId ?? row.ownerId),
    adminIds: isNew || before.adminIds.length === 0 ? [...row.adminIds] : before.adminIds,
    awaited: isSame ? before.awaited && !hands : before !== null && !hands,
  };
  const written = JSON.stringify(after);
  if (written !== kept) await tx.notes.set(prefix + row.id, written);
  return after;
}

/** Takes a person out of what is held of groups, but of these: he stands in them still. */
export async function forgetLeader(
  tx: Tx,
  personId: string,
  except: ReadonlySet<string>,
): Promise<void> {
  for (const [key, kept] of await tx.notes.beginning(prefix)) {
    if (except.has(key.slice(prefix.length))) continue;
    const led = held.parse(JSON.parse(kept));
    if (led.ownerId !== personId && !led.adminIds.includes(personId)) continue;
    const adminIds = led.adminIds.map((id) => (id === personId ? erased : id));
    const ownerId = led.ownerId === personId ? erased : led.ownerId;
    await tx.notes.set(key, JSON.stringify({ ...led, ownerId, adminIds }));
  }
}

/** The groups something is held of. */
export async function ledGroups(tx: Tx): Promise<readonly string[]> {
  return [...(await tx.notes.beginning(prefix)).keys()].map((key) => key.slice(prefix.length));
}

/** Who leads a group is noted anew when it is looked at next. */
export async function dropLed(tx: Tx, groupId: string): Promise<void> {
  await tx.notes.drop(prefix + groupId);
}
