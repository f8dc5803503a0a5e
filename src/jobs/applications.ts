import type { Entry } from '../domain/entry.ts';
import { dayOf } from '../domain/zone.ts';
import { dropOldDrafts } from '../register/applications/draft.ts';
import { remindOfJoining } from '../register/applications/joined.ts';
import { tellPerson } from '../register/applications/tell-person.ts';
import { titleOf } from '../register/applications/words.ts';
import { dueOn, stateAfter } from '../register/states.ts';
import { maySpeak, type Job, type JobContext } from './job.ts';
import { warnOfLapse } from './lapse-warning.ts';
import { remindOfLate } from './late-applications.ts';

/** What waits for an answer, for a group to be built, or for somebody to be taken in; nothing is decided here. */
export const applications: Job = {
  name: 'applications',
  title: '申请办理提醒',
  every: { at: '08:40', holiday: 'skip' },
  graceHours: 8,
  async run(context) {
    const { tx, now, book } = context;
    await dropOldDrafts(tx, now);
    await lapse(context);
    if (!maySpeak(context)) return;
    await warnOfLapse(context);
    await remindOfLate(context);
    await remindOfJoining(tx, book, dayOf(book.calendar.zone, now), now);
  },
};

/** An approval nobody used lapses; whoever applied hears so once, of all that lapsed together. */
async function lapse(context: JobContext): Promise<void> {
  const { tx, now, slot, book } = context;
  const { calendar, register } = book;
  const today = dayOf(calendar.zone, now);
  const lapsed = new Map<string, Entry[]>();
  for (const entry of await tx.entries.list({ states: ['approved'] })) {
    const due = dueOn('approved', entry.since, { values: register.values, calendar });
    const state = stateAfter('approved', 'lapse');
    // Of one that came with a list nobody could be told: it waits in the weekly summary.
    if (entry.applicantId === null) continue;
    if (due === null || today <= due || state === null) continue;
    const note = { at: now, actorId: 'bot', reason: '批准后逾期未建', day: today };
    await tx.entries.change(entry.number, { state }, note);
    lapsed.set(entry.applicantId, [...(lapsed.get(entry.applicantId) ?? []), entry]);
  }
  if (!maySpeak(context)) return;
  for (const [personId, entries] of lapsed) {
    const names = entries.map((entry) => titleOf(entry)).join('、');
    const days = String(register.values.buildWithinDays);
    const text = `您好，${names}批准后${days}天内没有建成，批准已失效。仍需建群的，请发送“报备”重新报备。`;
    await tellPerson(
      tx,
      book,
      { key: `lapsed:${personId}:${String(slot)}`, personId, text, inTurn: true },
      now,
    );
  }
}
