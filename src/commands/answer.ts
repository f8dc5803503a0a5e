/**
 * What came of a command. `refused` is for what a person can cause and mend: nothing was changed,
 * and the text says why and what to do. Programmers' faults are thrown.
 */
export interface Answer {
  readonly outcome: 'done' | 'refused';
  readonly text: string;
  /** Said right after it as a message of its own, to be copied as it stands. */
  readonly then?: string;
  /** What it says is not ours to keep: its words are dropped once they were said. */
  readonly fleeting?: true;
  /** Something moved on by it: he must see that it did, however often the same was said. */
  readonly always?: true;
}

/** The same words for what is not there and what is not theirs: numbers are global. */
export const notTheirs = '没有找到可由您处理的这条记录，请核对编号。';

export function done(text: string): Answer {
  return { outcome: 'done', text };
}

export function refused(text: string): Answer {
  return { outcome: 'refused', text };
}
