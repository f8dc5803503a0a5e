import type { Day } from '../../domain/group.ts';
import type { Rectification, RectificationOutcome } from '../../domain/rectification.ts';
import type { Tx } from '../../ports/store.ts';

/** Who settles it, when, and how it was put right or why it was dropped. */
export interface Settling {
  readonly by: string;
  readonly now: number;
  readonly day: Day;
  readonly answer: string | null;
}

/** Settles an open one: in time, late, or `dropped` where it was opened by mistake. */
export async function settleRectification(
  tx: Tx,
  rectification: Rectification,
  { by, now, day, answer }: Settling,
  dropped = false,
): Promise<RectificationOutcome> {
  const { number, entry, dueOn } = rectification;
  const outcome = dropped ? 'dropped' : day > dueOn ? 'late' : 'done';
  await tx.rectifications.settle(number, outcome, day, answer);
  for (const key of [remindedNote(number), lateNote(number), unheardNote(number)])
    await tx.notes.drop(key);
  // Whose words they are is known of whoever was to act; of another it is held, to be able to forget them.
  if (answer !== null && by !== rectification.personId)
    await tx.notes.set(answeredNote(number), by);
  await tx.journal.add({
    at: now,
    actorId: by,
    action: `rectification.${outcome}`,
    groupId: (await tx.entries.get(entry))?.groupId ?? null,
    detail: String(number),
  });
  return outcome;
}

/** The note of who settled one in his own words where another was to act; of none, how they all begin. */
export function answeredNote(number?: number): string {
  return `rectified-by/${number === undefined ? '' : String(number)}`;
}

/** The note that its person was reminded before the deadline. */
export function remindedNote(number: number): string {
  return `rectification:${String(number)}:reminded`;
}

/** The note that the supervisors heard that the notice did not reach its person. */
export function unheardNote(number: number): string {
  return `rectification:${String(number)}:unheard`;
}

/** The note that the supervisors heard that it is late. */
export function lateNote(number: number): string {
  return `rectification:${String(number)}:late`;
}
