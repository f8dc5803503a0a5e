import { keptDays, keptYears } from '../domain/kept.ts';
import { addDays, dayOf } from '../domain/zone.ts';
import { dropOldDrafts } from '../register/applications/draft.ts';
import { dropOldMade } from '../register/applications/made-today.ts';
import { dropEndedExemptions } from '../register/exemptions.ts';
import { forgetEndedReasons } from '../register/reasons.ts';
import { dropStaleNotes } from '../register/stale-notes.ts';
import type { Job } from './job.ts';

const dayMs = 86_400_000;

/** Drops what has been kept long enough: what is not there cannot leak. */
export const purge: Job = {
  name: 'purge',
  title: '到期数据清理',
  every: { at: '03:30', holiday: 'keep' },
  graceHours: 24,
  async run({ tx, now, book }) {
    await tx.messages.purge(now - keptDays.facts * dayMs);
    await tx.violations.purge(now - keptYears * 365 * dayMs);
    await tx.outbox.purge(now - keptDays.dispatches * dayMs);
    await dropEndedExemptions(tx, now);
    await forgetEndedReasons(tx, now);
    await dropOldDrafts(tx, now);
    const today = dayOf(book.calendar.zone, now);
    await dropOldMade(tx, today);
    await tx.counts.purge(addDays(today, -keptYears * 365));
    await tx.entries.purge(addDays(today, -keptYears * 365));
    await tx.applications.purge(now - keptYears * 365 * dayMs);
    await tx.rectifications.purge(addDays(today, -keptYears * 365));
    await tx.noticeLines.purge(today);
    await tx.proposals.purge(now);
    const gone = (await tx.groups.list()).filter(
      ({ present, refreshedAt }) => !present && (refreshedAt ?? 0) < now - keptDays.members * dayMs,
    );
    for (const group of gone) {
      await tx.people.setMembers(group.id, []);
      if (group.ownerId === null && group.adminIds.length === 0) continue;
      await tx.groups.put({ ...group, ownerId: null, adminIds: [] });
    }
    await tx.people.forgetGone();
    await dropStaleNotes(tx, new Set(gone.map(({ id }) => id)));
  },
};
