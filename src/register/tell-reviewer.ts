import { nextOpening } from '../domain/calendar.ts';
import { plainWord, type Dispatch } from '../domain/dispatch.ts';
import type { Recipient } from '../domain/incoming.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { instantWords } from '../text/day-words.ts';
import { figuresInWords } from '../text/figures-in-words.ts';
import { shownName } from '../text/shown-name.ts';
import { dueWords, reviewersOf, type CaseGroup, type Reviewers } from './appeals.ts';
import type { OpenAppeal } from './open-appeal.ts';
import { ruleTitle } from './rule-title.ts';

/**
 * Asks the nearest one who may decide, in office hours, unless somebody who may was asked already.
 * Whoever could not be written to is passed over. Safe to call again.
 */
export async function tellReviewer(
  tx: Tx,
  book: Book,
  open: OpenAppeal,
  now: number,
): Promise<void> {
  const { appeal, violation, group } = open;
  const reviewers = await reviewersOf(tx, violation, group);
  const possible = await recipientsOf(tx, reviewers, group);
  const asked = (await tx.outbox.ofViolation(violation.id)).filter(isReviewWord);
  const isWaiting = (to: Recipient) => asked.some((one) => one.to.id === to.id && !isLost(one));
  if (possible.some(isWaiting)) return;
  const to = possible.find(({ id }) => asked.every((one) => one.to.id !== id));
  if (to === undefined) return;
  const { setting } = group.book;
  await tx.outbox.add(
    plainWord({
      key: `appeal:${String(violation.id)}:review:${to.id}`,
      to,
      purpose: 'notice',
      text: to.kind === 'person' ? reviewWords(book, open) : supervisorsWords(open),
      violationId: violation.id,
      groupId: to.kind === 'person' ? group.row.id : to.id,
      queuedAt: now,
      notBefore: nextOpening(setting.calendar, setting.hours, now),
      expiresAt: appeal.dueAt,
    }),
  );
}

/** Where the supervisors are asked, their group hears that there is something to decide, and no more. */
async function recipientsOf(
  tx: Tx,
  { persons, supervisors }: Reviewers,
  { addressees: { supervisorsGroupId } }: CaseGroup,
): Promise<readonly Recipient[]> {
  const byThemselves = supervisorsGroupId === null ? supervisors : [];
  const known = await tx.people.getMany([...persons, ...byThemselves]);
  const written = [...persons, ...byThemselves]
    .filter((id) => known.get(id)?.reachable !== false)
    .map((id): Recipient => ({ kind: 'person', id }));
  return supervisorsGroupId === null || supervisors.length === 0
    ? written
    : [...written, { kind: 'group', id: supervisorsGroupId }];
}

function isLost({ state }: Dispatch): boolean {
  return state === 'failed' || state === 'expired';
}

/** Whether it asks somebody to review a case: it holds the reason of the appeal. */
export function isReviewWord({ key }: Pick<Dispatch, 'key'>): boolean {
  return /^appeal:\d+:review:/u.test(key);
}

function reviewWords(book: Book, { appeal, violation, group }: OpenAppeal): string {
  const { row } = group;
  const { zone } = group.book.setting.calendar;
  const number = String(violation.id);
  const title = ruleTitle(book, group, violation.rule);
  const figures = figuresInWords(violation.numbers);
  return [
    `您好，《${shownName(row.name)}》记录 ${number} 有一件申诉，请您复核。`,
    `记录：“${title}”，${instantWords(zone, violation.at)}${figures === '' ? '' : `，${figures}`}`,
    `申诉理由：${appeal.reason}`,
    `请于${dueWords(zone, appeal.dueAt)}前发送“维持 ${number} 理由”或“撤销 ${number} 理由”；逾期未复核的，按撤销处理。`,
  ].join('\n');
}

function supervisorsWords({ appeal, violation, group }: OpenAppeal): string {
  const number = String(violation.id);
  const until = dueWords(group.book.setting.calendar.zone, appeal.dueAt);
  return `有一件申诉待复核（记录 ${number}），请监督员于${until}前私聊机器人，发送“为什么 ${number}”查看办理。`;
}
