import type { Level, Numbers } from './finding.ts';

export const violationStates = [
  'pending',
  'cured',
  'open',
  'corrected',
  'mistaken',
  'appealed',
  'overturned',
  'closed',
] as const;

export type ViolationState = (typeof violationStates)[number];

export const violationStateTitles: Readonly<Record<ViolationState, string>> = {
  pending: '待补正',
  cured: '已补正',
  open: '成立',
  corrected: '已自纠',
  mistaken: '误报',
  appealed: '申诉中',
  overturned: '已撤销',
  closed: '已结',
};

/** Where a violation may go from each state; design.md §1 is the table. */
const next: Readonly<Record<ViolationState, readonly ViolationState[]>> = {
  pending: ['cured', 'open', 'corrected', 'mistaken'],
  open: ['corrected', 'mistaken', 'appealed', 'closed'],
  appealed: ['open', 'overturned'],
  cured: [],
  corrected: [],
  mistaken: [],
  overturned: [],
  closed: [],
};

export function mayBecome(from: ViolationState, to: ViolationState): boolean {
  return next[from].includes(to);
}

/**
 * States that count against nobody: not in figures of violations, not in what went before. While an
 * appeal waits the doubt is the member's.
 */
export const unblamed: readonly ViolationState[] = [
  'cured',
  'corrected',
  'mistaken',
  'appealed',
  'overturned',
];

/** One row: the first finding of a wave, a flood or a single message. Numbers are global. */
export interface Violation {
  readonly id: number;
  readonly groupId: string;
  /** Whom it concerns; the group's own id where it is nobody's (a wave nobody asked for). */
  readonly personId: string;
  /** The rule's id in the book, and the kind behind it (the same but for a unit's own rules). */
  readonly rule: string;
  readonly kind: string;
  readonly level: Level;
  readonly messageId: string;
  readonly at: number;
  /** The latest finding that was added, and how many there are. */
  readonly lastAt: number;
  readonly hits: number;
  readonly state: ViolationState;
  /** When a pending one falls due. */
  readonly dueAt: number | null;
  readonly numbers: Numbers;
  readonly clause: string;
  readonly book: string;
}

/**
 * Kinds whose findings may be leaks: known by name, so that an old record is still told apart when
 * its rule has left the book.
 */
export const graveKinds: readonly string[] = ['classified', 'personal-info'];

/** Whether it is about a suspected leak. */
export function isLeakCase({ kind }: Pick<Violation, 'kind'>): boolean {
  return graveKinds.includes(kind);
}

/** Whether it is the group's and no person's. */
export function isOfGroup({ groupId, personId }: Pick<Violation, 'groupId' | 'personId'>): boolean {
  return personId === groupId;
}

export type NewViolation = Omit<Violation, 'id' | 'lastAt' | 'hits'>;
