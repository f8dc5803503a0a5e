import type { Dispatch } from '../domain/dispatch.ts';
import type { Violation } from '../domain/violation.ts';
import type { GroupSetting } from '../engine/setting.ts';
import { recallWindow } from '../engine/speak.ts';
import type { Tx } from '../ports/store.ts';
import { queueWord } from './queue-word.ts';

/** After the last instant to take words back: until then nobody knows whether that worked. */
const recallSettles = 30_000;

export interface Unsaid {
  readonly violation: Violation;
  readonly setting: GroupSetting;
  /** Whether the person hears of it in other words. */
  readonly toldOtherwise: boolean;
  readonly now: number;
}

/**
 * A case does not stand: what waits to be said of it is dropped, and what was said less than two
 * minutes ago is taken back. Later than that the person hears once, privately, that the reminder is
 * void. A line in the group is not corrected there: it named nobody, and a second one would only make
 * people ask who was meant. Says whether the person had been told.
 */
export async function unsay(tx: Tx, unsaid: Unsaid): Promise<boolean> {
  const { violation, now } = unsaid;
  const words = (await tx.outbox.ofViolation(violation.id)).filter(isReminder);
  await tx.outbox.dropForViolation(violation.id, 'the case does not stand', now);
  const said = words.filter(({ state }) => state === 'sent' || state === 'maybe');
  const byErrand = new Map<Dispatch, string>();
  for (const dispatch of said) {
    // Others than the person were told of a leak so that they look into it: they hear of its end instead.
    if (dispatch.purpose === 'alert' && !isTo(dispatch, violation.personId)) continue;
    const errand = await takeBackWords(tx, dispatch, now);
    if (errand !== null) byErrand.set(dispatch, errand);
  }
  const told = said.findLast((dispatch) => isTo(dispatch, violation.personId));
  if (told === undefined || unsaid.toldOtherwise) return told !== undefined;
  const errand = byErrand.get(told);
  await queueWord(tx, unsaid, {
    key: `${errand ?? unsayKey(told)}${wordSuffix}`,
    to: told.to,
    text: `您好，记录 ${String(violation.id)} 经核实不成立，已撤销，先前提醒请不必理会，给您添麻烦了。`,
    notBefore: errand === undefined ? now : (told.sentAt ?? now) + recallWindow + recallSettles,
  });
  return true;
}

/** The errand took the words back: there is nothing left to correct. */
export async function wordsWereTakenBack(tx: Tx, errandKey: string, now: number): Promise<void> {
  const violationId = Number(/^unsay:(\d+):/u.exec(errandKey)?.[1] ?? NaN);
  if (Number.isNaN(violationId)) return;
  for (const { id, key, state } of await tx.outbox.ofViolation(violationId)) {
    if (key !== `${errandKey}${wordSuffix}` || state !== 'queued') continue;
    await tx.outbox.settle(id, 'expired', now, 'the words it corrects were taken back');
  }
}

/** Whether it speaks of the case itself, and not of an appeal or of words that are void. */
export function isReminder({ key }: Pick<Dispatch, 'key'>): boolean {
  return !key.startsWith('appeal:') && !key.startsWith('unsay:');
}

const wordSuffix = ':word';

function unsayKey({ id, violationId }: Dispatch): string {
  return `unsay:${String(violationId)}:${String(id)}`;
}

function isTo({ to }: Dispatch, personId: string): boolean {
  return to.kind === 'person' && to.id === personId;
}

/** The key of the errand; null where it is too late, or the words were others' too. */
async function takeBackWords(tx: Tx, dispatch: Dispatch, now: number): Promise<string | null> {
  const { messageId, sentAt, to } = dispatch;
  if (messageId === null || sentAt === null || now >= sentAt + recallWindow) return null;
  const together = (await tx.outbox.said(to, sentAt)).filter(
    (one) => one.messageId === messageId && one.violationId !== dispatch.violationId,
  );
  if (together.length > 0) return null;
  const key = unsayKey(dispatch);
  await tx.errands.add({
    key,
    kind: 'recall',
    target: messageId,
    notBefore: now,
    expiresAt: sentAt + recallWindow,
  });
  return key;
}
