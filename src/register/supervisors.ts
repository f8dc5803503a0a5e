import type { Tx } from '../ports/store.ts';

/** The role as bindings hold it; there is one list for the whole installation. */
const role = 'supervisor';
const scope = '';

/**
 * 监督员, by stable id: the first bound at the console, each further one confirmed by one of them.
 * Sitting in the supervisors' group gives nothing.
 */
export async function supervisorIds(tx: Tx): Promise<ReadonlySet<string>> {
  return new Set((await tx.people.bound(role, scope)).values());
}

/** Puts a person on the list; once more changes nothing. */
export async function addSupervisor(tx: Tx, personId: string, now: number): Promise<void> {
  await tx.people.bind(role, scope, personId, personId, now);
}

export async function dropSupervisor(tx: Tx, personId: string): Promise<void> {
  await tx.people.unbind(role, scope, personId);
}
