import type { Day } from './group.ts';

/** `done` in time, `late` after the day it was due on, `dropped` where it was opened by mistake. */
export const rectificationOutcomes = ['done', 'late', 'dropped'] as const;
export type RectificationOutcome = (typeof rectificationOutcomes)[number];

/** 整改: what is to be put right, on what ground, by whom and until when (Zhuji: within a month). */
export interface Rectification {
  /** Global and never used twice; people see it. */
  readonly number: number;
  /** The entry of the register it is about. */
  readonly entry: number;
  /** What was found, in words of the office. */
  readonly facts: string;
  /** The check it rests on, e.g. `group-idle`; null where a person said it in words of his own. */
  readonly finding: string | null;
  /** Who is to put it right, by name; and by id where he is known. */
  readonly person: string;
  readonly personId: string | null;
  readonly openedBy: string;
  readonly openedOn: Day;
  /** The last day on which it is in time. */
  readonly dueOn: Day;
  /** Null while it is open. */
  readonly outcome: RectificationOutcome | null;
  readonly settledOn: Day | null;
  /** How it was put right, or why it was dropped. */
  readonly answer: string | null;
}

export type NewRectification = Omit<Rectification, 'number' | 'outcome' | 'settledOn' | 'answer'>;
