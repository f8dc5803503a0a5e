/**
 * What came of a command. `refused` is for what a person can cause and mend: nothing was changed,
 * and the text says why and what to do. Programmers' faults are thrown.
 */
export interface Answer {
  readonly outcome: 'done' | 'refused';
  readonly text: string;
}

export function done(text: string): Answer {
  return { outcome: 'done', text };
}

export function refused(text: string): Answer {
  return { outcome: 'refused', text };
}
