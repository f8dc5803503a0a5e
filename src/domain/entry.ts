import type { ClosingStep } from './closing.ts';
import type { Day, GroupType } from './group.ts';

/** What the register holds: work groups, and media accounts of the office (政务新媒体). */
export const entrySorts = ['group', 'account'] as const;
export type EntrySort = (typeof entrySorts)[number];

export const entrySortTitles: Readonly<Record<EntrySort, string>> = {
  group: '工作群',
  account: '政务新媒体',
};

/** The states of register.md §1, in its order. */
export const entryStates = [
  'applied',
  'approved',
  'active',
  'idle',
  'overdue',
  'to_merge',
  'to_dissolve',
  'merged',
  'dissolved',
  'unregistered',
  'rejected',
  'lapsed',
] as const;
export type EntryState = (typeof entryStates)[number];

export const entryStateTitles: Readonly<Record<EntryState, string>> = {
  applied: '拟建',
  approved: '已批准',
  active: '在用',
  idle: '闲置',
  overdue: '超期',
  to_merge: '待合并',
  to_dissolve: '待解散',
  merged: '已合并',
  dissolved: '已解散',
  unregistered: '未备案',
  rejected: '不予建群',
  lapsed: '失效',
};

/** States of a group that is there: somebody can read and write in it. */
export const standingStates: readonly EntryState[] = [
  'active',
  'idle',
  'overdue',
  'to_merge',
  'to_dissolve',
  'unregistered',
];

/** States in which the group is gone, or was never built. */
export const endedStates: readonly EntryState[] = ['merged', 'dissolved', 'rejected', 'lapsed'];

export const tiers = ['county', 'town', 'village'] as const;
export type Tier = (typeof tiers)[number];

export const tierTitles: Readonly<Record<Tier, string>> = {
  county: '县',
  town: '镇',
  village: '村',
};

/**
 * One line of the ledger by the keys of register.md §1, in its order; null and the empty list say
 * that nothing is known. `messages30` and what follows are measured, not filed.
 */
export interface RegisterRow {
  /** 备案编号. */
  readonly id: string;
  readonly name: string;
  readonly type: GroupType | null;
  readonly platform: string | null;
  readonly unit: string | null;
  readonly tier: Tier | null;
  readonly nature: string | null;
  readonly purpose: string | null;
  readonly scope: string | null;
  /** Why existing groups do not serve. */
  readonly reason: string | null;
  readonly owner: readonly string[];
  readonly admins: readonly string[];
  /** 第一责任人: the head of the unit. */
  readonly head: readonly string[];
  readonly publishers: readonly string[];
  readonly supervisors: readonly string[];
  readonly admission: string | null;
  /** In-group names, or how many they are where only that is known. */
  readonly members: readonly string[] | number | null;
  readonly created: Day | null;
  readonly filed: Day | null;
  /** A day, or the number of the paper that approved it. */
  readonly approved: string | null;
  readonly approvedBy: string | null;
  /** The last day of its term. */
  readonly ends: Day | null;
  readonly extensions: number;
  readonly state: EntryState;
  /** The day of the last message with work in it; of an account, of its last post. */
  readonly lastWork: Day | null;
  readonly messages30: number | null;
  readonly notices30: number | null;
  /** Whether the bot sits in it. */
  readonly bot: boolean | null;
  /** Shares of common members with other groups, by 备案编号. */
  readonly overlap: Readonly<Record<string, number>> | null;
  /** 备案编号 of the group it went into. */
  readonly mergedInto: string | null;
  readonly dissolved: Day | null;
  readonly note: string | null;
  /** Of an account. */
  readonly followers: number | null;
}

/** A row as the register keeps it, with what the office does not file. */
export interface Entry extends RegisterRow {
  /** Ours, never shown: what other tables point at. */
  readonly number: number;
  readonly sort: EntrySort;
  /** The platform's group; null until the bot sits in it, and for accounts. */
  readonly groupId: string | null;
  /** Who applied for it, by stable id; null where the office put it in. */
  readonly applicantId: string | null;
  /** Set up for an emergency before it was filed: its term is short. */
  readonly urgent: boolean;
  /** The day it came into its state: deadlines count from it. */
  readonly since: Day;
  /** What its owner ticked of the closing list; nothing of one that is not being closed. */
  readonly closing?: readonly ClosingStep[];
}

export type NewEntry = Omit<Entry, 'number' | 'id'> & {
  /** Null where the register is to number it. */
  readonly id: string | null;
};

/** What may be changed of an entry; every change leaves a line in its history. */
export type EntryChanges = Partial<Omit<Entry, 'number' | 'sort' | keyof Observed>>;

/** What is measured again and again: it is overwritten and leaves no line. */
export type Observed = Pick<Entry, 'lastWork' | 'messages30' | 'notices30' | 'bot'>;

/** Who changed something, and why; words of the reason are official ones, nobody's chat. */
export interface ChangeNote {
  readonly at: number;
  /** A person's stable id; `bot`, `console` or `import` for what was no person's doing. */
  readonly actorId: string;
  readonly reason: string;
}

/** One line of an entry's history: who, when, which key, old → new, why. */
export interface EntryChange extends ChangeNote {
  readonly entry: number;
  readonly key: string;
  /** As the ledger writes it; of a list of members only how many. Null where nothing stood there. */
  readonly old: string | null;
  readonly now: string | null;
}

/** An empty row: what a filing fills in. */
export const blankRow: RegisterRow = {
  id: '',
  name: '',
  type: null,
  platform: null,
  unit: null,
  tier: null,
  nature: null,
  purpose: null,
  scope: null,
  reason: null,
  owner: [],
  admins: [],
  head: [],
  publishers: [],
  supervisors: [],
  admission: null,
  members: null,
  created: null,
  filed: null,
  approved: null,
  approvedBy: null,
  ends: null,
  extensions: 0,
  state: 'applied',
  lastWork: null,
  messages30: null,
  notices30: null,
  bot: null,
  overlap: null,
  mergedInto: null,
  dissolved: null,
  note: null,
  followers: null,
};

/** How many members a row speaks of; null where it does not say. */
export function memberCount({ members }: Pick<RegisterRow, 'members'>): number | null {
  return typeof members === 'number' || members === null ? members : members.length;
}
