import { addDays, dayOf } from '../domain/zone.ts';
import { maySpeak, type JobContext } from './job.ts';

/** Ours: who says that a group is gone may still be clearing it for some days. */
const quietDays = 7;
const errandLasts = 3 * 24 * 60 * 60_000;

/**
 * Leaves groups that were said to be gone and in which no work was spoken of for a week since: with
 * work in it such a group would stand as one to be dissolved again.
 */
export async function leaveQuietly(context: JobContext): Promise<void> {
  const { tx, book, now } = context;
  if (!maySpeak(context)) return;
  const today = dayOf(book.calendar.zone, now);
  for (const entry of await tx.entries.list({ states: ['merged', 'dissolved'] })) {
    const { groupId: id, since } = entry;
    if (id === null || today <= addDays(since, quietDays)) continue;
    if ((await tx.groups.get(id))?.present !== true) continue;
    const isNew = await tx.errands.add({
      key: `leave:${id}:closed:${since}`,
      kind: 'leave',
      target: id,
      notBefore: now,
      expiresAt: now + errandLasts,
    });
    if (!isNew) continue;
    const line = { at: now, actorId: 'bot', action: 'group.leave', groupId: id, detail: 'closed' };
    await tx.journal.add(line);
  }
}
