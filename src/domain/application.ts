/** What is applied for: one file each under commands/applications. */
export const applicationKinds = ['file', 'change', 'extend', 'merge'] as const;
export type ApplicationKind = (typeof applicationKinds)[number];

export const applicationTitles: Readonly<Record<ApplicationKind, string>> = {
  file: '报备',
  change: '变更',
  extend: '延期',
  merge: '合并',
};

/**
 * `approved` as asked; `rejected` with a reason; `joined`: answered with an existing group, which
 * the applicant is to be taken into; `withdrawn` by whoever applied, or because it was overtaken.
 */
export const applicationOutcomes = ['approved', 'rejected', 'joined', 'withdrawn'] as const;
export type ApplicationOutcome = (typeof applicationOutcomes)[number];

/** Something asked of the supervisors about an entry of the register: `批准 12`. */
export interface Application {
  /** Global and never used twice; people see it. */
  readonly number: number;
  readonly kind: ApplicationKind;
  /** The entry it is about. */
  readonly entry: number;
  readonly byId: string;
  /** JSON, checked again by the kind that reads it. */
  readonly payload: string;
  readonly madeAt: number;
  /** The end of the last workday on which it is to be answered. */
  readonly dueAt: number;
  /** When the supervisors were reminded, once. */
  readonly remindedAt: number | null;
  /** Null while it waits. */
  readonly outcome: ApplicationOutcome | null;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  /** Why it was rejected, or which entry answers it. */
  readonly answer: string | null;
}

export type NewApplication = Pick<
  Application,
  'kind' | 'entry' | 'byId' | 'payload' | 'madeAt' | 'dueAt'
>;
