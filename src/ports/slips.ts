import type { Slip, SlipAnswer } from '../domain/slip.ts';

/** Slips of the console for whoever holds the store. */
export interface Slips {
  /**
   * The oldest one that waits and was not answered since this was opened; null where there is none.
   * What cannot be trusted or has waited too long is put aside, with one line in the log.
   */
  next(): Promise<Slip | null>;
  /** Leaves the answer for the console and takes the slip away. */
  answer(id: string, answer: SlipAnswer): Promise<void>;
}
