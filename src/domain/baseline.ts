import type { Day } from './group.ts';

/** Figures of a day, frozen, to compare later days with; JSON, read by whoever compares. */
export interface Baseline {
  readonly day: Day;
  readonly frozenAt: number;
  readonly frozenBy: string;
  readonly figures: string;
}
