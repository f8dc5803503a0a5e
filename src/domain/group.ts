export const groupTypes = ['notice', 'work', 'task', 'village'] as const;
export type GroupType = (typeof groupTypes)[number];

export const groupTypeTitles: Readonly<Record<GroupType, string>> = {
  notice: '通知群',
  work: '政务工作群',
  task: '专项群',
  village: '村社群',
};

/** A day as people write it, `YYYY-MM-DD`, in the zone of the rule book. */
export type Day = string;

/** What the bot keeps of a work group. Names are for showing; identity is the id. */
export interface Group {
  readonly id: string;
  readonly name: string;
  /** Whether the bot sits in it now. */
  readonly present: boolean;
  readonly joinedAt: number;
  /** Until then the group is at 观察; null once it is live. */
  readonly trialUntil: number | null;
  readonly pausedUntil: number | null;
  /** The end of a task group's term: the last day on which it is still in its term. */
  readonly endsOn: Day | null;
  /** The last message with substance from a person; what the bot says is none. */
  readonly lastWorkAt: number | null;
  readonly ownerId: string | null;
  readonly adminIds: readonly string[];
  /** When owner, administrators and members were last read from the platform. */
  readonly refreshedAt: number | null;
}

/** What an owner has changed by command, kept over the rule book's own words for the group. */
export interface GroupOverlay {
  readonly groupId: string;
  /** A setting's key, e.g. `hours`. */
  readonly key: string;
  /** JSON text, checked again by whoever reads it. */
  readonly value: string;
  readonly setBy: string;
  readonly setAt: number;
}
