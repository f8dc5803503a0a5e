import type { Application } from '../../domain/application.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Tx } from '../../ports/store.ts';
import { supervisorIds } from '../supervisors.ts';

/** Those who were confirmed as head of a unit of the book, by its name. */
export async function headsOf(tx: Tx, unit: string | null): Promise<readonly string[]> {
  return unit === null ? [] : [...(await tx.people.bound('head', unit)).values()];
}

/** Whether somebody may decide it: `own` where he would, were it not his own. */
export async function decides(
  tx: Tx,
  personId: string,
  { application, entry }: { readonly application: Application; readonly entry: Entry },
): Promise<'yes' | 'own' | 'no'> {
  const heads = await headsOf(tx, entry.unit);
  const may = heads.includes(personId) || (await supervisorIds(tx)).has(personId);
  if (!may) return 'no';
  const group = entry.groupId === null ? null : await tx.groups.get(entry.groupId);
  const own = [application.byId, entry.applicantId, group?.ownerId ?? null].includes(personId);
  return own ? 'own' : 'yes';
}
