import { groupTypes, groupTypeTitles, type Group, type GroupType } from '../domain/group.ts';
import type { Book, GroupBook } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { groupBookOf } from '../register/group-book.ts';
import { numberedGroups, stateOf, type GroupState, type NumberedGroup } from './numbered-groups.ts';
import type { WrittenRange } from './parse/announcement.ts';
import { plain } from './parse/plain.ts';

export interface TargetGroup {
  readonly row: Group;
  readonly book: GroupBook;
}

/** The groups of a range: who is to hear it, and how many in each state are left out. */
export interface Range {
  readonly to: readonly TargetGroup[];
  readonly leftOut: ReadonlyMap<GroupState, number>;
  /** What was written and means nothing, as it was written. */
  readonly unknown: readonly string[];
}

const heard: readonly GroupState[] = ['在用', '试运行'];

/** Paused groups have an event on their hands, strangers' ones are not ours or not surely so: they are left out. */
export async function rangeOf(
  tx: Tx,
  book: Book,
  written: WrittenRange,
  now: number,
): Promise<Range> {
  const groups = await numberedGroups(tx, book);
  const to: TargetGroup[] = [];
  const leftOut = new Map<GroupState, number>();
  for (const group of groups) {
    const groupBook = await groupBookOf(tx, book, group.row);
    if (!isMeant(book, written, group, groupBook)) continue;
    const state = stateOf(group, now);
    if (heard.includes(state)) to.push({ row: group.row, book: groupBook });
    // A group the bot left long ago is missed by nobody who did not name it.
    else if (state !== '已退出' || written.by === 'numbers') {
      leftOut.set(state, (leftOut.get(state) ?? 0) + 1);
    }
  }
  return { to, leftOut, unknown: unknownIn(book, written, groups) };
}

function isMeant(
  book: Book,
  written: WrittenRange,
  group: NumberedGroup,
  { setting, unit }: GroupBook,
): boolean {
  if (written.by === 'all') return true;
  if (written.by === 'numbers') return written.numbers.includes(group.number);
  // Of a strangers' group nobody knows type or unit, whatever one of them said.
  if (group.strange || group.unvouched) return false;
  return written.words.some(
    (word) => typeOf(word) === setting.type || unitOf(book, word) === unit.name,
  );
}

function unknownIn(
  book: Book,
  written: WrittenRange,
  groups: readonly NumberedGroup[],
): readonly string[] {
  if (written.by === 'all') return [];
  if (written.by === 'numbers') {
    const known = new Set(groups.map(({ number }) => number));
    return written.numbers.filter((one) => !known.has(one)).map((one) => `#${String(one)}`);
  }
  return written.words.filter((one) => typeOf(one) === null && unitOf(book, one) === null);
}

function typeOf(word: string): GroupType | null {
  return groupTypes.find((type) => plain(groupTypeTitles[type]) === word) ?? null;
}

function unitOf({ units }: Book, word: string): string | null {
  return units.find(({ name, own }) => [name, ...own].map(plain).includes(word))?.name ?? null;
}
