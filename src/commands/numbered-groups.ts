import { entryStateTitles } from '../domain/entry.ts';
import type { Group } from '../domain/group.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { isSupervisorsGroup, supervisorsGroupNote } from '../register/addressees.ts';
import { standings } from '../register/joining/standing.ts';
import { shownName, shownWords } from '../text/shown-name.ts';
import { readNumber } from './parse/number.ts';
import { plain } from './parse/plain.ts';

/** How many groups of like names are offered to choose from. */
const offered = 10;

/** A group as supervisors see it. */
export interface NumberedGroup {
  /** Counted over all groups by the day they were joined, those the bot left too: it never shifts. */
  readonly number: number;
  readonly row: Group;
  /** Nobody the bot knows took it in, and nobody registered it. */
  readonly strange: boolean;
  /** Registered by somebody the bot does not know, and nobody known has vouched for it. */
  readonly unvouched: boolean;
}

/** Every group the bot sits or sat in, but for the supervisors' own. */
export async function numberedGroups(tx: Tx, book: Book): Promise<readonly NumberedGroup[]> {
  const supervisors = await tx.notes.get(supervisorsGroupNote);
  const { strange, unvouched, outside } = await standings(tx);
  return (await tx.groups.list())
    .filter((row) => {
      // Strangers may bear the name of the supervisors' group while none is confirmed.
      if (supervisors === null && outside.has(row.id)) return true;
      return !isSupervisorsGroup(book, row, supervisors);
    })
    .map((row, index) => ({
      number: index + 1,
      row,
      strange: strange.has(row.id),
      unvouched: unvouched.has(row.id),
    }));
}

export type GroupState = '试运行' | '在用' | '暂停' | '未登记' | '待认可' | '已退出';

export function stateOf({ row, strange, unvouched }: NumberedGroup, now: number): GroupState {
  if (!row.present) return '已退出';
  if (strange) return '未登记';
  if (unvouched) return '待认可';
  if (row.pausedUntil !== null && now < row.pausedUntil) return '暂停';
  return row.trialUntil === null ? '在用' : '试运行';
}

/** As `stateOf`, with what the register has of a group that is not simply in use. */
export async function shownState(tx: Tx, group: NumberedGroup, now: number): Promise<string> {
  const state = stateOf(group, now);
  const entry = group.strange ? null : await tx.entries.ofGroup(group.row.id);
  if (entry === null || entry.state === 'active') return state;
  const title = entryStateTitles[entry.state];
  return state === '在用' ? title : `${state}（台账：${title}）`;
}

/** The number of `#3` or `3`; null for a name. */
function numberMeant(words: string): number | null {
  const digits = /^[#№]? ?(\d{1,6})$/u.exec(plain(words))?.[1];
  return digits === undefined ? null : readNumber(digits);
}

/** Groups of this name, or where there is none those whose name holds these words. */
function groupsNamed(groups: readonly NumberedGroup[], words: string): readonly NumberedGroup[] {
  const wanted = plain(shownWords(words.replace(/^[《〈]|[》〉]$/gu, ''), 200));
  if (wanted === '') return [];
  const names = ({ row }: NumberedGroup) =>
    [shownWords(row.name, 200), shownName(row.name)].map(plain);
  const same = groups.filter((group) => names(group).includes(wanted));
  return same.length > 0
    ? same
    : groups.filter((group) => names(group).some((name) => name.includes(wanted)));
}

/** The one group meant by number or name; a sentence for `word`'s asker where there is not exactly one. */
export function groupMeant(
  groups: readonly NumberedGroup[],
  which: string,
  word: string,
): NumberedGroup | string {
  const number = numberMeant(which);
  const meant =
    number === null
      ? groupsNamed(groups, which)
      : groups.filter((group) => group.number === number);
  const [only, ...others] = meant;
  if (only === undefined) {
    return `没有找到“${shownWords(which, 20)}”，发送“群列表”可查看各群的名称和编号。`;
  }
  if (others.length === 0) return only;
  return [
    `符合的群不止一个，请用编号指明，如“${word} #${String(only.number)}”：`,
    ...meant.slice(0, offered).map(sayNumbered),
    ...(meant.length > offered ? [`等${String(meant.length)}个，请写明全名。`] : []),
  ].join('\n');
}

/** `#3《青溪镇农业农村工作群》`. */
export function sayNumbered({ number, row }: NumberedGroup): string {
  return `#${String(number)}《${shownName(row.name)}》`;
}

/** The people of a group, the bot's own account left out. */
export async function headcount(tx: Tx, groupId: string): Promise<number> {
  const account = await tx.notes.get('account');
  const people = (await tx.people.members(groupId)).map(({ personId }) => personId);
  return new Set(people.filter((id) => id !== account)).size;
}
