import { plainWord } from '../domain/dispatch.ts';
import { nextOpening } from '../domain/calendar.ts';
import { addDays, dayOf } from '../domain/zone.ts';
import { supervisorsGroupNote } from '../register/addressees.ts';
import { findAll } from '../register/checks/index.ts';
import { fillLedger } from '../register/fill-ledger.ts';
import { graceDays, graceUntil, inGrace, registerBegan } from '../register/grace.ts';
import { officeName } from '../register/office-name.ts';
import { ownGroups } from '../register/own-groups.ts';
import { readLedger } from '../register/read-ledger.ts';
import { saidOfGroups } from '../register/said-of-groups.ts';
import { firstReport as firstReportText } from '../reports/first-report.ts';
import { maySpeak, type Job, type JobContext } from './job.ts';

const reportedNote = 'first-report';
const lasts = 7 * 24 * 60 * 60_000;

/**
 * The bot comes to many old groups: on the first workday after the register began the supervisors
 * get the figures, once for ever, and their groups and owners hear nothing.
 */
export const firstReport: Job = {
  name: 'first-report',
  title: '台账首次报告',
  every: { at: '09:15', holiday: 'skip' },
  graceHours: 12,
  async run(context) {
    const { tx, book, now } = context;
    if (!maySpeak(context) || (await tx.notes.get(reportedNote)) !== null) return;
    await fillLedger(tx, book, now);
    const [began, until] = [await registerBegan(tx), await graceUntil(tx)];
    const supervisors = await tx.notes.get(supervisorsGroupNote);
    if (began === null || until === null || now >= until || supervisors === null) return;
    const { zone } = book.calendar;
    if (dayOf(zone, now) <= dayOf(zone, began)) return;
    const own = await ownGroups(tx, book, await tx.groups.list());
    const old: string[] = [];
    for (const row of own) if (await inGrace(tx, row, now)) old.push(row.id);
    await tx.notes.set(reportedNote, String(now));
    const counted = await figures(context, old);
    if (isAllWell(counted)) return;
    const notBefore = nextOpening(book.calendar, book.hours, now);
    await tx.outbox.add(
      plainWord({
        key: 'first-report',
        to: { kind: 'group', id: supervisors },
        purpose: 'report',
        text: firstReportText({
          book: officeName(book) ?? '本单位',
          on: dayOf(zone, now),
          days: graceDays,
          until: addDays(dayOf(zone, until), -1),
          ...counted,
        }),
        groupId: supervisors,
        queuedAt: now,
        notBefore,
        expiresAt: notBefore + lasts,
      }),
    );
  },
};

/** Where every group is in the book and none needs anybody, nothing is held back that could be reported. */
function isAllWell(counted: Awaited<ReturnType<typeof figures>>): boolean {
  const { unfiled, ownerless, overdue, idle, duplicates, people } = counted;
  return unfiled + ownerless + overdue + idle + duplicates + people === 0;
}

/** Of the groups the bot sits in; what the office put in of others is its own to know. */
async function figures({ tx, book, now }: JobContext, old: readonly string[]) {
  const { calendar, register, units } = book;
  const ids = new Set(old);
  const ledger = await readLedger(tx, book, now);
  const rows = ledger.rows.filter(({ entry }) => ids.has(entry?.groupId ?? ''));
  const roster = await tx.roster.list();
  const setting = { values: register.values, calendar, units, roster };
  const found = findAll({ ...ledger, rows }, setting);
  const count = (finding: string) => found.filter(({ check }) => check.finding === finding).length;
  const saidOf = await saidOfGroups(tx, book);
  const groups = (await tx.groups.list()).filter(({ id }) => ids.has(id));
  return {
    groups: rows.length,
    named: groups.filter((row) => saidOf(row).named !== null).length,
    unfiled: rows.filter(({ state }) => state === 'unregistered').length,
    ownerless: count('group-owner-missing'),
    adminless: count('group-admin-missing'),
    overdue: count('group-overdue'),
    idle: count('group-idle'),
    duplicates: count('group-duplicate'),
    people: count('member-group-limit'),
    limit: register.values.groupsPerPerson,
  };
}
