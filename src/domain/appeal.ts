/**
 * What came of an appeal: `upheld` the case stands, `overturned` a reviewer took it back, `lapsed`
 * nobody decided in time, which decides for the member.
 */
export type AppealOutcome = 'upheld' | 'overturned' | 'lapsed';

/** 申诉: somebody says that a case against him is wrong. A case is appealed against once. */
export interface Appeal {
  /** The case's number is the appeal's, too. */
  readonly violationId: number;
  readonly byId: string;
  /** The person's own words, shown to the reviewer; dropped once it is decided. */
  readonly reason: string;
  readonly filedAt: number;
  /** The last instant at which somebody may still decide. */
  readonly dueAt: number;
  /** Never the one concerned; null while open and where nobody decided. */
  readonly reviewerId: string | null;
  /** Null while it is open. */
  readonly outcome: AppealOutcome | null;
  readonly decidedAt: number | null;
}

export type NewAppeal = Pick<Appeal, 'violationId' | 'byId' | 'reason' | 'filedAt' | 'dueAt'>;
