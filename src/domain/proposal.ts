/** Something that was asked for and waits for 确认: by the same person, or by a second one. */
export interface Proposal {
  /** Numbers are global: `确认 7`. */
  readonly id: number;
  /** Which sort it is, e.g. `announcement`; each sort is one file. */
  readonly kind: string;
  readonly byId: string;
  /** JSON, checked again by the sort that reads it; emptied once it is settled. */
  readonly payload: string;
  readonly madeAt: number;
  readonly expiresAt: number;
  /** Null while it waits. */
  readonly outcome: 'done' | 'dropped' | null;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
}

export type NewProposal = Pick<Proposal, 'kind' | 'byId' | 'payload' | 'madeAt' | 'expiresAt'>;
