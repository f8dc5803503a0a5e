import type { Entry } from '../domain/entry.ts';
import { dayOf, daysBetween } from '../domain/zone.ts';
import { answerBy } from '../register/answer-by.ts';
import { askAccounts, type AccountQuestion } from './account-words.ts';
import type { JobContext } from './job.ts';
import { moveEntry } from './move-entry.ts';

/**
 * Media accounts go idle by their last post, as groups do by their last work: whoever filed one is
 * asked once, then the head of its unit, then it stands in the supervisors' list.
 */
export async function settleIdleAccounts(context: JobContext): Promise<void> {
  const { tx, book, now } = context;
  const { idleDays } = book.register.values;
  const today = dayOf(book.calendar.zone, now);
  const accounts = await tx.entries.list({ sort: 'account', states: ['active', 'idle'] });
  const questions: AccountQuestion[] = [];
  for (const entry of accounts) {
    const since = entry.lastWork ?? entry.created;
    if (since === null) continue;
    const days = daysBetween(since, today);
    if (days >= idleDays) {
      if (entry.state === 'active')
        await moveEntry(context, entry, 'go-idle', `已${String(days)}天未更新`);
      questions.push({ entry, about: 'idle', since, days });
    } else if (entry.state === 'idle') await moveEntry(context, entry, 'work', '账号已更新');
  }
  await askAccounts(context, questions);
}

/** Accounts with a term run over as groups do: whoever filed it is asked on the day after it. */
export async function settleOverdueAccounts(context: JobContext): Promise<void> {
  const { tx, book, now } = context;
  const { calendar, register } = book;
  const today = dayOf(calendar.zone, now);
  const accounts = await tx.entries.list({
    sort: 'account',
    states: ['active', 'idle', 'overdue'],
  });
  const questions: AccountQuestion[] = [];
  for (const entry of accounts) {
    const { ends } = entry;
    if (ends === null || today <= ends) {
      await extended(context, entry);
      continue;
    }
    const last = answerBy(calendar, ends, register.values.answerWithinDays);
    if (today > last) await moveEntry(context, entry, 'run-over', '使用期限已过');
    questions.push({ entry, about: 'ended', since: ends, days: daysBetween(ends, today) });
  }
  await askAccounts(context, questions);
}

/** The office has given it another end. */
async function extended(context: JobContext, entry: Entry): Promise<void> {
  if (entry.state === 'overdue') await moveEntry(context, entry, 'extend', '使用期限已重新设定');
}
