import type { Recipient } from './incoming.ts';

export const dispatchStates = ['queued', 'sending', 'sent', 'maybe', 'failed', 'expired'] as const;
export type DispatchState = (typeof dispatchStates)[number];

/**
 * What a dispatch is for decides how it is held back:
 * `reminder` a word about a finding: office hours, gap and budget in groups, merged, expires;
 * `notice`   to an owner or supervisors from a job: office hours, no public line;
 * `report`   the weekly summary: office hours, is late rather than lost;
 * `reply`    the answer to a command: at once, at any hour;
 * `alert`    a suspected leak: at once, at any hour, once more if its sending is uncertain.
 */
export type DispatchPurpose = 'reminder' | 'notice' | 'report' | 'reply' | 'alert';

/** Something on its way out. */
export interface Dispatch {
  readonly id: number;
  /** Unique: the same word is never queued twice. */
  readonly key: string;
  readonly to: Recipient;
  readonly purpose: DispatchPurpose;
  readonly text: string;
  /** The rule it speaks of, so that waiting lines of one rule merge into one. */
  readonly rule: string | null;
  readonly violationId: number | null;
  readonly groupId: string | null;
  readonly queuedAt: number;
  /** Not before, and not after. */
  readonly notBefore: number;
  readonly expiresAt: number;
  /** Said in this group, without a name, when the person cannot be written to. */
  readonly fallback: Fallback | null;
  readonly state: DispatchState;
  readonly attempts: number;
  readonly sentAt: number | null;
  /** Why it failed or expired, in a word. */
  readonly reason: string | null;
  /** The platform's own id of what was said; null where it told none. Merged ones share it. */
  readonly messageId: string | null;
}

export interface Fallback {
  readonly groupId: string;
  readonly text: string;
  readonly notBefore: number;
  readonly expiresAt: number;
}

/** Everything but what most words leave out: a rule, a case, a group, a way round. */
type PlainWord = Omit<NewDispatch, 'rule' | 'violationId' | 'groupId' | 'fallback'> &
  Partial<Pick<NewDispatch, 'violationId' | 'groupId'>>;

/** A word that stands alone: it merges with no other of its rule, and nobody else hears it instead. */
export function plainWord(word: PlainWord): NewDispatch {
  return { violationId: null, groupId: null, ...word, rule: null, fallback: null };
}

export type NewDispatch = Omit<
  Dispatch,
  'id' | 'state' | 'attempts' | 'sentAt' | 'reason' | 'messageId'
>;

/** Behind the key of a word that is not ours to keep: whatever becomes of it, its words go. */
export const fleetingMark = ':fleeting';

/** Before the keys of what is said once for ever; other keys are forgotten with the words. */
export const standingKeys = ['intro:', 'register:'] as const;
