import type { Day } from './group.ts';

export const rosterStates = ['serving', 'moved', 'retired'] as const;
export type RosterState = (typeof rosterStates)[number];

export const rosterStateTitles: Readonly<Record<RosterState, string>> = {
  serving: '在职',
  moved: '调离',
  retired: '退休',
};

/** Somebody on the office's own list of its people (名册). */
export interface RosterLine {
  readonly name: string;
  readonly unit: string;
  readonly post: string | null;
  readonly state: RosterState;
  /** Since when, where the office says. */
  readonly since: Day | null;
}
