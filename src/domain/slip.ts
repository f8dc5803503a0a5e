/** What the console can ask of the store while somebody else holds it: one file each under register/slips. */
export const slipKinds = ['import', 'roster', 'baseline', 'confirm', 'drop-supervisor'] as const;
export type SlipKind = (typeof slipKinds)[number];

/** Handed from the console to whoever holds the store: done once, or not at all. */
export interface Slip {
  /** 32 hex digits: noted in the store with what was done, so that nothing is done twice. */
  readonly id: string;
  readonly kind: SlipKind;
  /** When the console wrote it, by the machine's clock. */
  readonly madeAt: number;
  /** JSON, checked again by the kind that reads it. */
  readonly payload: unknown;
}

/** What came of a slip, as the console prints it. */
export interface SlipAnswer {
  /** `partly`: some of it was refused and the rest is done; `refused`: nothing was done. */
  readonly outcome: 'done' | 'partly' | 'refused';
  /** What was done, in whole lines. */
  readonly said: string;
  /** What was refused and what is to be mended, in whole lines. */
  readonly faults: string;
}

/** How long a slip waits for somebody who holds the store; then it is void. */
export const slipLivesMs = 7 * 86_400_000;
