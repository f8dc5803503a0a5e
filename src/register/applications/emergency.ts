import type { Entry } from '../../domain/entry.ts';
import type { Day, Group } from '../../domain/group.ts';
import { addDays, dayOf } from '../../domain/zone.ts';
import type { Tx } from '../../ports/store.ts';
import { groupOfEntry } from '../group-named.ts';
import { urgentTerm } from '../states.ts';

const hour = 60 * 60_000;

/** Whether an emergency was filed later than it should be; a group the bot does not see is in time. */
export async function isFiledLate(tx: Tx, entry: Entry, madeAt: number): Promise<boolean> {
  const group = await groupOf(tx, entry);
  return group !== null && madeAt - group.joinedAt > urgentTerm.fileWithinHours * hour;
}

/** The last day of an emergency's term: as filed, and never longer after it was built than it may be. */
export async function urgentEnds(tx: Tx, entry: Entry, zone: string, today: Day): Promise<Day> {
  const group = await groupOf(tx, entry);
  const days = [entry.filed, entry.created, group === null ? null : dayOf(zone, group.joinedAt)];
  // It stood at the latest when it was filed, or when the bot came into it.
  const [built = today] = days.filter((day) => day !== null).toSorted();
  const latest = addDays(built, urgentTerm.days);
  return entry.ends === null || entry.ends > latest ? latest : entry.ends;
}

/** Its group, or the one that is surely it; the bot came after it was built. */
async function groupOf(tx: Tx, entry: Entry): Promise<Group | null> {
  if (entry.groupId !== null) return tx.groups.get(entry.groupId);
  // Nobody has spoken for it yet, and it stands all the same.
  return groupOfEntry(tx, entry, await tx.groups.list(), entry.applicantId);
}
