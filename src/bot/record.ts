import type { Facts } from '../domain/facts.ts';
import type { Finding } from '../domain/finding.ts';
import type { Violation } from '../domain/violation.ts';
import type { Judgement } from '../engine/judge.ts';
import type { BoundRule } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { isExempt } from '../register/exemptions.ts';
import { levelNow, voice, type GroupScene } from './voice.ts';

const minute = 60_000;
/** However long a flood goes on, after this it is another one. */
const longestCase = 30 * 24 * 60 * minute;

/**
 * Writes the findings of one message down: each opens a case or is added to the one it continues.
 * Of those that open a case and owe nothing more, the gravest that has something to say speaks;
 * the rest is silence, also where what is graver was said of the same case before.
 */
export async function recordFindings(
  tx: Tx,
  scene: GroupScene,
  facts: Facts,
  judgements: readonly Judgement[],
  now: number,
): Promise<void> {
  let spoken = false;
  const inWave = facts.contentFree && judgements.some(({ finding }) => isOfOthers(finding));
  for (const { rule, finding } of judgements) {
    const personId = await concernedBy(tx, facts, finding);
    if (await isLetPass(tx, scene.group.id, facts.sentAt, rule, personId)) continue;
    const running = await runningCase(tx, scene.group.id, personId, rule, facts.sentAt);
    if (running !== null) {
      await tx.violations.addHit(running.id, facts.messageId, facts.sentAt, finding.numbers);
      spoken ||= running.state !== 'pending' && running.level !== 'observe';
      continue;
    }
    const violation = await tx.violations.add({
      groupId: scene.group.id,
      personId,
      rule: rule.id,
      kind: rule.kind.name,
      level: inWave && isBlameless(rule, finding) ? 'observe' : levelNow(scene, rule),
      messageId: facts.messageId,
      at: facts.sentAt,
      state: finding.due === undefined ? 'open' : 'pending',
      dueAt: finding.due ?? null,
      numbers: finding.numbers,
      clause: rule.clause,
      book: scene.book.version,
    });
    if (violation.state === 'pending' || spoken) continue;
    if (inWave && isBlameless(rule, finding)) continue;
    if (await isAnswered(tx, personId, finding)) continue;
    const byOthers = personId !== facts.senderId;
    spoken = await voice(tx, scene, rule, violation, facts.sentAt, now, byOthers);
  }
}

/** Of what an exemption lets pass nothing is kept; what may be a leak is never exempt. */
async function isLetPass(
  tx: Tx,
  groupId: string,
  sentAt: number,
  { id, kind }: BoundRule,
  personId: string,
): Promise<boolean> {
  return kind.severity !== 'grave' && isExempt(tx, groupId, id, personId, sentAt);
}

function isOfOthers({ causeMessageId, ofGroup }: Finding): boolean {
  return ofGroup === true || causeMessageId !== undefined;
}

/** Who says 收到 with all the others is told nothing of how often or where he did: the wave is one matter. */
function isBlameless({ kind }: BoundRule, finding: Finding): boolean {
  return kind.severity !== 'grave' && !isOfOthers(finding);
}

/** A wave of 收到 is put to whoever asked for it, or to nobody; everything else to the sender. */
async function concernedBy(
  tx: Tx,
  facts: Facts,
  { causeMessageId, ofGroup }: Finding,
): Promise<string> {
  if (ofGroup === true) return facts.groupId;
  if (causeMessageId === undefined) return facts.senderId;
  return (await tx.messages.facts(causeMessageId))?.senderId ?? facts.groupId;
}

/**
 * Whether who brought this about has a case for the very message that did: that one speaks, and
 * to hear minutes later what came of it would be to hear the same thing twice. Taken back or found
 * mistaken, it is over all the more.
 */
async function isAnswered(tx: Tx, personId: string, { causeMessageId }: Finding): Promise<boolean> {
  if (causeMessageId === undefined) return false;
  const cases = await tx.violations.ofMessage(causeMessageId);
  return cases.some((one) => one.personId === personId && one.level !== 'observe');
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
    {
      groupId,
      personId,
      rule: rule.id,
      states: ['pending', 'open', 'appealed'],
      since: at - longestCase,
    },
    5,
  );
  // A late message may belong to a case that began just after it.
  return cases.find((one) => one.at - span <= at && at - one.lastAt <= span) ?? null;
}
