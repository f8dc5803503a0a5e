import {
  endedStates,
  memberCount,
  standingStates,
  type Entry,
  type EntryChanges,
  type EntryState,
  type NewEntry,
  type Observed,
  type RegisterRow,
} from '../domain/entry.ts';
import type { Day } from '../domain/group.ts';
import { shownName, shownWords } from '../text/shown-name.ts';
import { fewerNamed, isUndone, noWay, undone } from './row-words.ts';
import type { FiledRow } from './filed-row.ts';
import { matcher, rowsBefore } from './match-rows.ts';
import { isSaid, isSameValue } from './same-row.ts';
import { stepsBetween } from './state-steps.ts';

/** What the register holds as a file is laid beside it. */
export interface Held {
  readonly today: Day;
  readonly entries: readonly Entry[];
  /** Numbers of those the bot put in by itself, under a number of ours. */
  readonly byBot: ReadonlySet<number>;
  /** Numbers of those somebody has applied for and nobody answered, with the number of the application. */
  readonly open: ReadonlyMap<number, number>;
  /** The groups the bot sits in, as it sees them, by the entry's number. */
  readonly seen: ReadonlyMap<number, SeenGroup>;
}

export interface SeenGroup {
  readonly name: string;
  readonly members: readonly string[];
}

export type RowPlan =
  | { readonly kind: 'new'; readonly entry: NewEntry }
  | {
      readonly kind: 'change';
      readonly number: number;
      readonly changes: EntryChanges;
      /** The states it goes through, in order; the last one is what the file says. */
      readonly steps: readonly EntryState[];
      readonly observed: Partial<Observed>;
      /** What is to be looked at twice. */
      readonly says: readonly string[];
    }
  | { readonly kind: 'same' }
  /** The row stood in the file before. */
  | { readonly kind: 'repeated' }
  | { readonly kind: 'refused'; readonly sentence: string };

const measured = ['lastWork', 'messages30', 'notices30', 'bot'] as const;

/** What becomes of each row of a file, in its order. Pure: a dry run says the same as the import. */
export function planRows(rows: readonly FiledRow[], held: Held): readonly RowPlan[] {
  const match = matcher(held);
  const before = rowsBefore();
  const known = new Set(held.entries.map(({ id }) => id));
  const ids = new Set([...known, ...rows.map(({ row }) => row.id)]);
  return rows.map((filed) => {
    const { row, sort, where } = filed;
    const earlier = before.find(filed);
    if (earlier !== undefined) return twice(filed, earlier, known);
    before.add(filed);
    if (row.mergedInto !== null && !ids.has(row.mergedInto)) {
      return refused(
        where,
        row,
        `合并去向“${shownWords(row.mergedInto, 40)}”不是台账里的备案编号，请填写并入的那个群的备案编号`,
      );
    }
    const found = match(filed);
    if (found === 'several') {
      return refused(where, row, '台账中本单位有几个同名的群，请填写备案编号');
    }
    if (found === null) return { kind: 'new', entry: newEntry(filed, held.today) };
    if (found.sort !== sort) {
      return refused(
        where,
        row,
        `备案编号 ${shownWords(found.id, 40)} 在台账中是另一类（群或政务新媒体），请核对编号`,
      );
    }
    return changed(filed, found, held);
  });
}

function twice({ row, where }: FiledRow, earlier: FiledRow, known: ReadonlySet<string>): RowPlan {
  const keys = Object.keys(row) as (keyof RegisterRow)[];
  const differs = keys.some((key) => key !== 'id' && !isSameValue(row[key], earlier.row[key]));
  if (!differs && row.id !== '' && earlier.row.id === '' && !known.has(row.id)) {
    const same = `与${earlier.where}是同一个群，只有这一行填了备案编号`;
    return refused(where, row, `${same}，请把编号填到前一行，删去这一行`);
  }
  if (!differs) return { kind: 'repeated' };
  const cure =
    row.id !== '' && earlier.row.id !== ''
      ? '备案编号相同而内容不同，请只留一行'
      : '单位和群名称相同而内容不同，同一个群请只留一行，不同的群请各填备案编号';
  return refused(where, row, `与${earlier.where}${cure}`);
}

function newEntry({ sort, row }: FiledRow, today: Day): NewEntry {
  const isEnded = endedStates.includes(row.state);
  return {
    ...row,
    id: row.id === '' ? null : row.id,
    members: isEnded ? memberCount(row) : row.members,
    sort,
    groupId: null,
    applicantId: null,
    urgent: false,
    since: isEnded ? (row.dissolved ?? today) : today,
  };
}

function changed(filed: FiledRow, entry: Entry, held: Held): RowPlan {
  const { where } = filed;
  const silent = filed.stateSaid === false && filed.row.state === 'active';
  const row: RegisterRow = { ...filed.row, state: silent ? entry.state : filed.row.state };
  const seen = held.seen.get(entry.number) ?? null;
  const built = entry.groupId !== null || standingStates.includes(entry.state);
  const open = held.open.get(entry.number);
  if (row.state !== entry.state && open !== undefined) {
    return refused(
      where,
      row,
      `正在审批，请监督员先发送“批准 ${String(open)}”，或者“驳回 ${String(open)}”加理由`,
    );
  }
  // Of what no chat knows nobody but the office can say that it is to stay after all; a group the bot
  // was in, or what somebody applied for, has people who can, and an old file must not undo what
  // they decided.
  const back = entry.groupId === null && entry.applicantId === null;
  const steps = stepsBetween(entry.state, row.state, { built, back });
  if (steps === null) {
    return refused(where, row, noWay(entry.sort, entry.state, row.state));
  }
  const changes: Record<string, unknown> = {};
  const observed: Record<string, unknown> = {};
  for (const key of Object.keys(row) as (keyof RegisterRow)[]) {
    const value = row[key];
    if (key === 'state' || !isSaid(value) || isSameValue(value, entry[key])) continue;
    if ((measured as readonly string[]).includes(key)) {
      if (seen === null) observed[key] = value;
    } else if (!isKept(key, row, entry, seen)) {
      changes[key] = value;
    }
  }
  if (endedStates.includes(row.state)) dropNames(changes, entry);
  else if (steps.length > 0) comeBack(changes, row, entry);
  const nothing = [changes, observed].every((some) => Object.keys(some).length === 0);
  if (nothing && steps.length === 0) return { kind: 'same' };
  const says = [
    ...(isUndone(entry.state, row.state) ? [undone(where, entry, row.state)] : []),
    ...fewerNamed(where, entry, changes['members']),
  ];
  return { kind: 'change', number: entry.number, changes, steps, observed, says };
}

/** Whether what the entry has stands before what the row says, though they differ. */
function isKept(
  key: keyof RegisterRow,
  row: RegisterRow,
  entry: Entry,
  seen: SeenGroup | null,
): boolean {
  if (key === 'extensions') return row.extensions === 0;
  if (key === 'name') return seen?.name === row.name;
  if (key !== 'members') return false;
  // A number says less than names do, and of a group it sits in the bot counts itself.
  if (typeof row.members === 'number') return Array.isArray(entry.members) || seen !== null;
  if (endedStates.includes(row.state)) return row.members?.length === memberCount(entry);
  return entry.members === null && seen !== null && isSameValue(row.members, seen.members);
}

/** Who sat in a group that is gone is nobody's business any more. */
function dropNames(changes: Record<string, unknown>, entry: Entry): void {
  const members = 'members' in changes ? changes['members'] : entry.members;
  if (Array.isArray(members)) changes['members'] = members.length;
}

/** What was noted of its end does not hold any more. */
function comeBack(changes: Record<string, unknown>, row: RegisterRow, entry: Entry): void {
  if (entry.dissolved !== null) changes['dissolved'] = null;
  if (entry.mergedInto !== null && row.state !== 'to_merge') changes['mergedInto'] = null;
}

function refused(where: string, row: RegisterRow, why: string): RowPlan {
  return { kind: 'refused', sentence: `${where}《${shownName(row.name)}》没有导入：${why}。` };
}
