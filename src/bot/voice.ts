import type { NewDispatch } from '../domain/dispatch.ts';
import type { Level } from '../domain/finding.ts';
import type { Group } from '../domain/group.ts';
import { unblamed, violationStates, type Violation } from '../domain/violation.ts';
import type { Book, BoundRule, GroupBook } from '../engine/rule-book/book.ts';
import { speakOfLeak } from '../engine/speak-of-leak.ts';
import { speak, type SpeakInput } from '../engine/speak.ts';
import type { Abilities } from '../ports/chat.ts';
import type { Log } from '../ports/log.ts';
import type { Tx } from '../ports/store.ts';
import type { Addressees } from '../domain/addressees.ts';
import { withoutWords } from './without-words.ts';

/** Points fade after 30 days. */
const memory = 30 * 24 * 60 * 60_000;
/** An obligation that can still be met is no occasion. */
const blaming = violationStates.filter((state) => state !== 'pending' && !unblamed.includes(state));

/** What recording and speaking need to know of the group a message was said in. */
export interface GroupScene {
  readonly group: Group;
  readonly groupBook: GroupBook;
  readonly addressees: Addressees;
  readonly book: Book;
  readonly abilities: Abilities;
  readonly log: Log;
}

/** The level a rule has here and now: 观察 during a trial, and where ids change at each login. */
export function levelNow({ group, abilities }: GroupScene, rule: BoundRule): Level {
  return group.trialUntil !== null || !abilities.stableIds ? 'observe' : rule.level;
}

/** Queues what the table of design.md §4 has to say of a case that stands; whether that is anything. */
export async function voice(
  tx: Tx,
  scene: GroupScene,
  rule: BoundRule,
  violation: Violation,
  stoodAt: number,
  now: number,
  byOthers = false,
): Promise<boolean> {
  const { group, groupBook, abilities, log } = scene;
  const paused = group.pausedUntil !== null && now < group.pausedUntil;
  const level = levelNow(scene, rule);
  if (!group.present) return false;
  // A leak does not wait for a trial or a pause to end.
  const leak = rule.kind.severity === 'grave';
  if (!leak && (level === 'observe' || paused)) return false;

  const members = await tx.people.members(group.id);
  const person = await tx.people.get(violation.personId);
  const earlier = await tx.violations.list({
    personId: violation.personId,
    rule: violation.rule,
    states: blaming,
    since: violation.at - memory,
    until: violation.at + 1,
  });
  const input = {
    violation,
    rule: { ...rule, level },
    setting: groupBook.setting,
    addressees: await writable(tx, scene),
    concerned: {
      name:
        members.find(({ personId }) => personId === violation.personId)?.name ?? person?.name ?? '',
      reachable: abilities.writesPrivately ? (person?.reachable ?? null) : false,
    },
    // What was only observed nobody was told of: it is no occasion to be less discreet.
    earlier: earlier
      .filter(({ id, level: had }) => id !== violation.id && had !== 'observe')
      .map(({ at }) => at),
    ...(byOthers ? { byOthers } : {}),
    stoodAt,
    now,
  };
  const dispatches = worded(leak ? speakOfLeak : speak, input, log);
  for (const dispatch of dispatches) await tx.outbox.add(dispatch);
  return dispatches.length > 0;
}

/** A reminder that cannot be worded must not cost the record. */
function worded(say: typeof speak, input: SpeakInput, log: Log): readonly NewDispatch[] {
  try {
    return say(input);
  } catch (error) {
    const { rule, violation } = input;
    log.error(
      { rule: rule.id, violation: violation.id, error: withoutWords(error) },
      'A rule threw while it was put into words; nothing is said',
    );
    return [];
  }
}

/** Those who answer for the group, passing over whom the bot cannot write to. */
async function writable(tx: Tx, { addressees, abilities }: GroupScene): Promise<Addressees> {
  const reached = async (id: string | null) => {
    if (id === null || !abilities.writesPrivately) return null;
    return (await tx.people.get(id))?.reachable === false ? null : id;
  };
  return {
    ...addressees,
    ownerId: await reached(addressees.ownerId),
    headId: await reached(addressees.headId),
    secrecyOfficerId: await reached(addressees.secrecyOfficerId),
  };
}
