import type { NewDispatch } from '../domain/dispatch.ts';
import type { Facts } from '../domain/facts.ts';
import type { Group } from '../domain/group.ts';
import { unblamed, violationStates, type Violation } from '../domain/violation.ts';
import type { Judgement } from '../engine/judge.ts';
import type { Book, BoundRule, GroupBook } from '../engine/rule-book/book.ts';
import { speak } from '../engine/speak.ts';
import type { Abilities } from '../ports/chat.ts';
import type { Tx } from '../ports/store.ts';
import type { Addressees } from '../register/addressees.ts';

const minute = 60_000;
/** Points fade after 30 days. */
const memory = 30 * 24 * 60 * minute;
const blaming = violationStates.filter((state) => !unblamed.includes(state));

/** What recording and speaking need to know of the group a message was said in. */
export interface GroupScene {
  readonly group: Group;
  readonly groupBook: GroupBook;
  readonly addressees: Addressees;
  readonly book: Book;
  readonly abilities: Abilities;
}

/**
 * Writes the findings of one message down: each opens a case or is added to the one it continues.
 * Of those that open a case and owe nothing more, the gravest alone speaks.
 */
export async function recordFindings(
  tx: Tx,
  scene: GroupScene,
  facts: Facts,
  judgements: readonly Judgement[],
  now: number,
): Promise<void> {
  let spoken = false;
  for (const { rule, finding } of judgements) {
    const personId = await concernedBy(tx, facts, finding.causeMessageId);
    const running = await runningCase(tx, scene.group.id, personId, rule, facts.sentAt);
    if (running !== null) {
      await tx.violations.addHit(running.id, facts.messageId, facts.sentAt, finding.numbers);
      spoken = true;
      continue;
    }
    const violation = await tx.violations.add({
      groupId: scene.group.id,
      personId,
      rule: rule.id,
      kind: rule.kind.name,
      level: rule.level,
      messageId: facts.messageId,
      at: facts.sentAt,
      state: finding.due === undefined ? 'open' : 'pending',
      dueAt: finding.due ?? null,
      numbers: finding.numbers,
      excerpt: finding.excerpt,
      clause: rule.clause,
      book: scene.book.version,
    });
    if (violation.state === 'pending' || spoken) continue;
    spoken = true;
    await voice(tx, scene, rule, violation, facts.sentAt, now);
  }
}

/** Queues what the table of design.md §4 has to say of a case that stands. */
export async function voice(
  tx: Tx,
  scene: GroupScene,
  rule: BoundRule,
  violation: Violation,
  stoodAt: number,
  now: number,
): Promise<void> {
  const { group, groupBook, addressees, abilities } = scene;
  const trial = group.trialUntil !== null;
  const paused = group.pausedUntil !== null && now < group.pausedUntil;
  if (trial || paused || !abilities.stableIds) return;

  const members = await tx.people.members(group.id);
  const person = await tx.people.get(violation.personId);
  const earlier = await tx.violations.list({
    personId: violation.personId,
    rule: violation.rule,
    states: blaming,
    since: violation.at - memory,
    until: violation.at + 1,
  });
  const dispatches = speak({
    violation,
    rule,
    setting: groupBook.setting,
    addressees,
    concerned: {
      name:
        members.find(({ personId }) => personId === violation.personId)?.name ?? person?.name ?? '',
      reachable: abilities.writesPrivately ? (person?.reachable ?? null) : false,
    },
    earlier: earlier.filter(({ id }) => id !== violation.id).map(({ at }) => at),
    stoodAt,
    now,
  });
  await queue(tx, dispatches);
}

async function queue(tx: Tx, dispatches: readonly NewDispatch[]): Promise<void> {
  for (const dispatch of dispatches) await tx.outbox.add(dispatch);
}

/** A wave of 收到 is put to whoever asked for it; everything else to the sender. */
async function concernedBy(tx: Tx, facts: Facts, causeId: string | undefined): Promise<string> {
  if (causeId === undefined) return facts.senderId;
  return (await tx.messages.facts(causeId))?.senderId ?? facts.senderId;
}

async function runningCase(
  tx: Tx,
  groupId: string,
  personId: string,
  rule: BoundRule,
  at: number,
): Promise<Violation | null> {
  const span = rule.bound.sameCaseMinutes * minute;
  if (span === 0) return null;
  const cases = await tx.violations.list(
    { groupId, personId, rule: rule.id, states: ['pending', 'open'], since: at - memory },
    5,
  );
  return cases.find(({ at: begun, lastAt }) => begun <= at && at - lastAt <= span) ?? null;
}
