import { lastWorkdayUpTo, type Calendar } from '../domain/calendar.ts';
import type { Entry, EntryState } from '../domain/entry.ts';
import type { Day } from '../domain/group.ts';
import { dayOf, daysBetween } from '../domain/zone.ts';
import { answerBy } from '../register/answer-by.ts';
import { fillLedger } from '../register/fill-ledger.ts';
import { inGrace } from '../register/grace.ts';
import { standings } from '../register/joining/standing.ts';
import { stateAfter } from '../register/states.ts';
import { endOf } from './at-end.ts';
import { settleOverdueAccounts } from './account-states.ts';
import { appliedFor, nextAbove, sendableBy, type Sendable } from './climb.ts';
import type { Job, JobContext } from './job.ts';
import { moveEntry } from './move-entry.ts';
import { lastTold, tell, unheardWords, type Word } from './tell.ts';
import { endingWord, passedWord, severalTerms, stillPassedWord, termTopic } from './term-words.ts';
import { termWarnings } from './thresholds.ts';
import { inTrial, watchedGroups, type WatchedGroup } from './watched-groups.ts';

/**
 * Terms that end: the owner hears beforehand, and on the morning after. He then has seven days, in
 * which the entry stays what it was (rules.md §2: the grace delays the change of state, not the
 * finding); unanswered it is overdue, which whoever stands above him hears, once.
 */
export const terms: Job = {
  name: 'terms',
  title: '使用期限提醒',
  every: { at: '08:50', holiday: 'skip' },
  graceHours: 12,
  async run(context) {
    const { tx, now, book } = context;
    await fillLedger(tx, book, now);
    await settleOverdueAccounts(context);
    const today = dayOf(book.calendar.zone, now);
    const watched = await watchedGroups(tx, book);
    const { outside } = await standings(tx);
    const unheard = await unheardWords(tx);
    const applied = await appliedFor(context, ['file', 'extend', 'merge']);
    const sendable = sendableBy(watched);
    const words: Word[] = [];
    for (const group of watched) {
      const { row } = group;
      if (inTrial(row, now)) continue;
      const entry = await tx.entries.ofGroup(row.id);
      const ends = endOf(group, entry);
      if (ends === null) continue;
      if (entry !== null && !spokenOf.includes(entry.state)) continue;
      if (outside.has(row.id) || (await inGrace(tx, row, now))) continue;
      // Whoever asked for a longer term in time has answered; a 变更 of something else is no answer.
      if (today > ends && entry !== null && applied.has(entry.number)) continue;
      const word = await settle(context, { group, entry, ends, unheard, sendable });
      if (word !== null) words.push(word);
    }
    await tell(context, termTopic, words, severalTerms);
  },
};

/** One that is to go, or is gone, is spoken of by whoever closes it. */
const spokenOf: readonly EntryState[] = ['active', 'idle', 'overdue', 'unregistered', 'applied'];

interface Found {
  readonly group: WatchedGroup;
  readonly entry: Entry | null;
  readonly ends: Day;
  readonly unheard: ReadonlySet<string>;
  readonly sendable: Sendable;
}

/** Moves the entry where that is due; the word that belongs to where it stands, if any. */
async function settle(context: JobContext, found: Found): Promise<Word | null> {
  const { book, now } = context;
  const { group, entry, ends, unheard, sendable } = found;
  const { calendar } = book;
  const today = dayOf(calendar.zone, now);
  if (today <= ends) {
    // The office has given it another end.
    if (entry?.state === 'overdue') await moveEntry(context, entry, 'extend', '使用期限已重新设定');
    const stage = stageOf(calendar, today, ends);
    return stage === null ? null : endingWord(group, { ends, stage, today, sendable });
  }
  const passed = passedWord(group, { ends, book, today, sendable });
  const days = book.register.values.answerWithinDays;
  const told = await lastTold(context.tx, termTopic, { group, rung: passed.rung });
  const wasTold = told?.word === passed.key && told.at !== null;
  if (wasTold && unheard.has(told.dispatch)) return passed;
  // His days count from the one he was told on; where nobody could be, from the end.
  const asked = wasTold ? dayOf(calendar.zone, told.at) : ends;
  if (entry === null || today <= answerBy(calendar, asked, days)) return passed;
  await moveEntry(context, entry, 'run-over', `使用期限已过，${String(days)}天内未办理`);
  if (entry.state !== 'overdue' && stateAfter(entry.state, 'run-over') === null) return passed;
  const question = { topic: termTopic, group, key: passed.key, rung: passed.rung };
  const above = await nextAbove(context, question, unheard);
  return above === null ? passed : stillPassedWord(above, { ends, sendable });
}

/**
 * The nearest warning that was reached: one that a holiday or an absence swallowed is not made up
 * for. An end without work on it is spoken of on the last workday before.
 */
function stageOf(calendar: Calendar, today: Day, ends: Day): string | null {
  const left = today >= lastWorkdayUpTo(calendar, ends) ? 0 : daysBetween(today, ends);
  const reached = termWarnings.filter((days) => left <= days);
  return reached.length === 0 ? null : String(Math.min(...reached));
}
