import { dayOf } from '../../domain/zone.ts';
import type { AboutApplication } from './application-sort.ts';
import { sortOf } from './index.ts';
import { settleApplication } from './settle-application.ts';
import { askingKey, untellDeciders } from './tell-deciders.ts';

/** Takes an open application back for whoever applied. @throws where it is decided already */
export async function withdrawApplication(about: AboutApplication, actorId: string): Promise<void> {
  const { tx, now, book, application, entry } = about;
  const day = dayOf(book.calendar.zone, now);
  await sortOf(application).withdraw({ ...about, actorId, actorName: '', day });
  const outcome = 'withdrawn';
  await settleApplication(tx, application, { outcome, by: actorId, at: now, answer: null });
  await tx.journal.add({
    at: now,
    actorId,
    action: 'application.withdrawn',
    groupId: entry.groupId,
    detail: `${String(application.number)} entry=${String(entry.number)}`,
  });
  await untellDeciders(tx, { key: askingKey(application.number), units: [entry.unit] }, now);
}
