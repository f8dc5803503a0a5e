import type { Application, ApplicationOutcome } from '../../domain/application.ts';
import type { Tx } from '../../ports/store.ts';
import { sortOf } from './index.ts';

/** Puts an application's outcome down; who it named is told by the register alone. @throws where it is decided */
export async function settleApplication(
  tx: Tx,
  application: Application,
  {
    outcome,
    by,
    at,
    answer,
  }: {
    readonly outcome: ApplicationOutcome;
    readonly by: string;
    readonly at: number;
    readonly answer: string | null;
  },
): Promise<void> {
  const { number, payload } = application;
  await tx.applications.settle(number, outcome, by, at, answer);
  const kept = sortOf(application).keptOf?.(payload) ?? payload;
  if (kept !== payload) await tx.applications.keepOf(number, kept);
}
