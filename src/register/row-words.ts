import {
  endedStates,
  standingStates,
  type Entry,
  type EntrySort,
  type EntryState,
} from '../domain/entry.ts';
import { stateTitleOf } from '../domain/state-title.ts';
import { shownName, shownWords } from '../text/shown-name.ts';

/** The end that was decided is taken back: an office may, of groups no bot ever saw, and hears of it. */
export function isUndone(was: EntryState, is: EntryState): boolean {
  const decided: readonly EntryState[] = ['to_merge', 'to_dissolve', ...endedStates];
  return decided.includes(was) && standingStates.includes(is) && !decided.includes(is);
}

/** What is said of it. */
export function undone(where: string, { name, id, sort, state }: Entry, is: EntryState): string {
  const [from, to] = [stateTitleOf({ sort, state }), stateTitleOf({ sort, state: is })];
  return `${where}《${shownName(name)}》（${shownWords(id, 40)}）按表格由“${from}”改为“${to}”，请核对；改错了的，请在表格中写回“${from}”再导入。`;
}

/** A list of names takes the place of the number that was known, and the number was another one. */
export function fewerNamed(
  where: string,
  { name, members }: Entry,
  now: unknown,
): readonly string[] {
  if (typeof members !== 'number' || !Array.isArray(now) || now.length === members) return [];
  return [
    `${where}《${shownName(name)}》台账中的人数是${String(members)}，表格的成员名单有${String(now.length)}人，已按名单记录，请核对名单是否完整。`,
  ];
}

/** Why a file may not bring an entry from one state to another, and what would. */
export function noWay(sort: EntrySort, from: EntryState, to: EntryState): string {
  const [was, is] = [stateTitleOf({ sort, state: from }), stateTitleOf({ sort, state: to })];
  const said = `台账中的状态为“${was}”，表格不能改成“${is}”`;
  const stays = `不改的请把这一格改回“${was}”`;
  const isGroup = sort === 'group';
  if (from === 'rejected') {
    const anew = isGroup
      ? '仍需建群的，请删去备案编号，作为新群'
      : '仍需开设的，请删去备案编号，作为新账号';
    return `${said}；${anew}导入；${stays}`;
  }
  if (from === 'to_merge' || from === 'to_dissolve') {
    return isGroup
      ? `${said}；确需恢复的，请群主私聊机器人发送“恢复”加理由；${stays}`
      : `${said}；${stays}`;
  }
  if (from === 'merged' || from === 'dissolved') {
    const file = isGroup ? '群主私聊机器人发送“报备”' : '账号负责人私聊机器人发送“报备 新媒体”';
    return `${said}；确需继续使用的，请${file}，重新办理；${stays}`;
  }
  return `${said}；${stays}`;
}
