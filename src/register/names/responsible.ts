import type { RosterLine } from '../../domain/roster.ts';
import { readInGroupName } from './in-group.ts';
import { plainPerson } from './known.ts';
import { mayBePerson } from './person.ts';
import { piecesOf } from './plain-words.ts';

/**
 * Whether a cell that is to name who answers for a group names a person: 李敏, 李敏（党政办主任）,
 * 党政办 李敏, 周镇长; and not 党政办, 管理员, 待定.
 */
export function namesPerson(cell: string): boolean {
  if (readInGroupName(cell).people.length > 0) return true;
  return piecesOf(cell).some((piece) => mayBePerson(piece));
}

const saysGone = /已经?(?:退休|调离|调走|调出|离职|辞职)/u;

/**
 * Whether the cell itself (李敏（已退休）), or the office's list, says that everybody of this name has
 * gone: 李敏 where one serves is none.
 */
export function hasGone(cell: string, roster: readonly RosterLine[], on: string): boolean {
  if (saysGone.test(cell)) return true;
  const names = new Set([...piecesOf(cell), ...readInGroupName(cell).people]);
  const lines = roster.filter(({ name }) => names.has(plainPerson(name)));
  return (
    lines.length > 0 &&
    lines.every(({ state, since }) => state !== 'serving' && (since === null || since <= on))
  );
}
