import { isWorkday } from '../domain/calendar.ts';
import type { Entry } from '../domain/entry.ts';
import type { Rectification } from '../domain/rectification.ts';
import { addDays, dayOf } from '../domain/zone.ts';
import { tellDeciders } from '../register/applications/tell-deciders.ts';
import { findingsNow, ofEntry, type Found } from '../register/rectifications/findings.ts';
import { maySpeak, type JobContext } from './job.ts';
import { followUpText, type OpenOrder } from './rectification-words.ts';

const followedUpNote = 'rectifications:followed-up-to';

/**
 * So many days after it was settled the supervisors look again (followUpDays): at what rested on a
 * person's word, and at what a check finds once more.
 */
export async function followUp(context: JobContext, known: readonly Found[]): Promise<void> {
  if (!maySpeak(context)) return;
  const { tx, book, now, slot } = context;
  const { calendar, register } = book;
  const today = dayOf(calendar.zone, now);
  const to = addDays(today, -register.values.followUpDays);
  const from = (await tx.notes.get(followedUpNote)) ?? addDays(to, -1);
  if (!isWorkday(calendar, today) || from >= to) return;
  await tx.notes.set(followedUpNote, to);
  const due = (await tx.rectifications.list()).filter(
    ({ outcome, settledOn }) =>
      (outcome === 'done' || outcome === 'late') &&
      settledOn !== null &&
      from < settledOn &&
      settledOn <= to,
  );
  if (due.length === 0) return;
  const findings = known.length > 0 ? known : await findingsNow(tx, book, now);
  const again: OpenOrder[] = [];
  for (const order of due) {
    const entry = await tx.entries.get(order.entry);
    if (entry !== null && isToBeSeen(order, entry, findings)) again.push({ order, entry });
  }
  if (again.length === 0) return;
  const key = `rectifications:again:${String(slot)}`;
  const text = followUpText(again);
  await tellDeciders(tx, book, { key, text, units: [], except: null, inTurn: true }, now);
}

function isToBeSeen(order: Rectification, entry: Entry, findings: readonly Found[]): boolean {
  if (entry.dissolved !== null) return false;
  if (order.finding === null) return true;
  return ofEntry(findings, entry).some(({ check }) => check.finding === order.finding);
}
