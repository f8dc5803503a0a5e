import type { Application } from '../../domain/application.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Tx } from '../../ports/store.ts';

/** An application that nobody has answered, with what it is about. */
export interface Waiting {
  readonly application: Application;
  readonly entry: Entry;
}

/** Open applications, oldest first. */
export async function applicationsWaiting(tx: Tx): Promise<readonly Waiting[]> {
  const waiting: Waiting[] = [];
  for (const application of await tx.applications.open()) {
    const entry = await tx.entries.get(application.entry);
    if (entry !== null) waiting.push({ application, entry });
  }
  return waiting;
}

/** Those whose time to be answered is over, oldest first: a matter for the supervisors' list. */
export async function applicationsPastDue(tx: Tx, now: number): Promise<readonly Waiting[]> {
  return (await applicationsWaiting(tx)).filter(({ application }) => now > application.dueAt);
}
