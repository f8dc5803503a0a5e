import type { ApplicationKind } from '../../domain/application.ts';
import type { Entry } from '../../domain/entry.ts';
import { askDeciders } from '../../register/applications/asking-words.ts';
import { answerDue, answerDueWords } from '../../register/applications/due.ts';
import { madeToday } from '../../register/applications/made-today.ts';
import { applicationsPerDay } from '../../register/states.ts';
import type { CommandContext } from '../command.ts';

/** Whether somebody has applied for as much as one may in a day; says so kindly, else null. */
export async function tooManyToday({
  tx,
  now,
  book,
  senderId,
}: Pick<CommandContext, 'tx' | 'now' | 'book' | 'senderId'>): Promise<string | null> {
  const made = await madeToday(tx, book.calendar.zone, senderId, now);
  if (made < applicationsPerDay) return null;
  return `您今天已提交${String(made)}件申请，每人每天最多${String(applicationsPerDay)}件，请明天再提交；确有急事的，请电话联系监督员。`;
}

/** An application waits for the entry already; which, or null. */
export async function waitingFor(
  { tx }: Pick<CommandContext, 'tx'>,
  entry: number,
  kind: ApplicationKind,
): Promise<number | null> {
  const waiting = (await tx.applications.ofEntry(entry)).find(
    (one) => one.kind === kind && one.outcome === null,
  );
  return waiting?.number ?? null;
}

/** An application that was handed in. */
export interface HandedIn {
  readonly number: number;
  /** Whom it went to and when it is answered: 已告知…，最迟…前答复. */
  readonly when: string;
}

/** Puts an application down, asks those who decide, and leaves a line in the journal. */
export async function handIn(
  { tx, now, book, senderId }: CommandContext,
  { kind, entry, payload }: { kind: ApplicationKind; entry: Entry; payload: unknown },
): Promise<HandedIn> {
  const dueAt = answerDue(book, now);
  const number = await tx.applications.add({
    kind,
    entry: entry.number,
    byId: senderId,
    payload: JSON.stringify(payload),
    madeAt: now,
    dueAt,
  });
  await tx.journal.add({
    at: now,
    actorId: senderId,
    action: 'application.file',
    groupId: entry.groupId,
    detail: `${String(number)} ${kind} entry=${String(entry.number)}`,
  });
  const application = await tx.applications.get(number);
  if (application === null) throw new Error('An application that was handed in is gone');
  const heard = await askDeciders(tx, book, { tx, now, book, application, entry });
  const due = answerDueWords(book, dueAt);
  return {
    number,
    when:
      heard === 0
        ? '目前没有登记可以审批的同志，请联系本单位管理人员登记监督员'
        : `审批人将在工作时间收到，${due}前答复您`,
  };
}
