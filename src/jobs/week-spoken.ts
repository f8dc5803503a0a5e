import type { Dispatch } from '../domain/dispatch.ts';
import { isSupervisorsGroup, supervisorsGroupNote } from '../register/addressees.ts';
import type { WeekFigures } from '../reports/week-figures.ts';
import type { JobContext } from './job.ts';

const mostSaid = 20_000;

/** What the bot said from `since` until before `until`, by what it was for. */
export async function spokenBetween(
  { tx, book }: JobContext,
  since: number,
  until: number,
): Promise<Pick<WeekFigures, 'remindersPrivate' | 'remindersInGroup' | 'said'>> {
  const sent = (await tx.outbox.list(['sent', 'maybe'], mostSaid)).filter(
    ({ sentAt }) => sentAt !== null && since <= sentAt && sentAt < until,
  );
  const bound = await tx.notes.get(supervisorsGroupNote);
  const groups = (await tx.groups.list()).filter((one) => isSupervisorsGroup(book, one, bound));
  const supervisors = [bound, ...groups.map(({ id }) => id)];
  const reminders = sent.filter(({ purpose }) => purpose === 'reminder');
  const remindersInGroup = reminders.filter(({ to }) => to.kind === 'group').length;
  const words = sent.filter(({ purpose }) => purpose !== 'reply' && purpose !== 'alert');
  return {
    remindersInGroup,
    remindersPrivate: reminders.length - remindersInGroup,
    said: {
      inGroups: messages(
        words.filter(({ to }) => to.kind === 'group' && !supervisors.includes(to.id)),
      ),
      inPrivate: messages(words.filter(({ to }) => to.kind === 'person')),
      answers: sent.filter(({ purpose }) => purpose === 'reply').length,
    },
  };
}

/** Lines that left together are one message. */
function messages(sent: readonly Dispatch[]): number {
  return new Set(
    sent.map(({ to, sentAt, messageId, id }) =>
      messageId === null ? `${to.id} ${String(sentAt ?? id)}` : `${to.id} ${messageId}`,
    ),
  ).size;
}
