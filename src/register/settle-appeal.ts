import { plainWord } from '../domain/dispatch.ts';
import type { AppealOutcome } from '../domain/appeal.ts';
import { nextOpening } from '../domain/calendar.ts';
import type { Violation } from '../domain/violation.ts';
import type { Tx } from '../ports/store.ts';
import type { CaseGroup } from './appeals.ts';
import { tellOthers } from './tell-others.ts';
import { isReviewWord } from './tell-reviewer.ts';
import { isReminder, unsay } from './unsay.ts';

const day = 24 * 60 * 60_000;
const wordExpiry = 7 * day;

export interface Decision {
  readonly violation: Violation;
  readonly group: CaseGroup;
  readonly outcome: AppealOutcome;
  /** Null where nobody decided in time. */
  readonly reviewerId: string | null;
  /** Told to the member and kept nowhere else; null where none was given. */
  readonly reason: string | null;
  readonly now: number;
}

/** In the journal, by ids and numbers. */
const actions: Readonly<Record<AppealOutcome, string>> = {
  upheld: 'appeal.uphold',
  overturned: 'appeal.overturn',
  lapsed: 'appeal.lapse',
};
/** Who decides where nobody did. */
const bot = 'bot';

/**
 * Decides an open appeal: the case stands again or is overturned, and the member hears of it once,
 * privately, in office hours. @throws where no appeal against the case is open
 */
export async function settleAppeal(tx: Tx, decision: Decision): Promise<void> {
  const { violation, group, outcome, reviewerId, now } = decision;
  const { id, groupId } = violation;
  const stands = outcome === 'upheld';
  const appeal = await tx.appeals.get(id);
  await tx.appeals.decide(id, outcome, reviewerId, now);
  await tx.violations.become(id, stands ? 'open' : 'overturned', now);
  await forgetReviews(tx, id, now);
  const { setting } = group.book;
  const reminded = !stands && (await unsay(tx, { violation, setting, toldOtherwise: true, now }));
  await tellOthers(tx, { violation, setting, outcome, decidedBy: reviewerId, now });
  const notBefore = nextOpening(setting.calendar, setting.hours, now);
  await tx.outbox.add(
    plainWord({
      key: `appeal:${String(id)}:outcome`,
      to: { kind: 'person', id: appeal?.byId ?? violation.personId },
      purpose: 'notice',
      text: outcomeWords(decision, reminded),
      violationId: id,
      groupId,
      queuedAt: now,
      notBefore,
      expiresAt: notBefore + wordExpiry,
    }),
  );
  await tx.journal.add({
    at: now,
    actorId: reviewerId ?? bot,
    action: actions[outcome],
    groupId,
    detail: String(id),
  });
}

/** Nobody is to be asked to decide what is decided, and nothing keeps the words of the appeal. */
async function forgetReviews(tx: Tx, violationId: number, now: number): Promise<void> {
  for (const dispatch of await tx.outbox.ofViolation(violationId)) {
    const { id, state } = dispatch;
    if (isReminder(dispatch)) continue;
    const isReview = isReviewWord(dispatch);
    // What is on its way just now is not tried once more; if it arrives, it is noted as sent.
    if (state === 'queued' || (isReview && state === 'sending')) {
      await tx.outbox.settle(id, 'expired', now, 'the appeal is decided');
    }
    if (isReview) await tx.outbox.forgetWords(id);
  }
}

function outcomeWords({ violation, outcome, reason }: Decision, reminded: boolean): string {
  const about = `您好，您对记录 ${String(violation.id)} 的申诉`;
  const why = reason === null ? '' : `，理由：${reason}`;
  const sorry = `${reminded ? '先前的提醒请不必理会，' : ''}给您添麻烦了。`;
  switch (outcome) {
    case 'upheld':
      return `${about}已复核，维持原记录${why}。同一记录不重复受理申诉，感谢您的理解。`;
    case 'overturned':
      return `${about}已复核，记录已撤销，不计入统计${why}。${sorry}`;
    case 'lapsed':
      return `${about}逾期未复核，记录已按规定撤销，不计入统计。${sorry}`;
  }
}
