import { shownName } from '../text/shown-name.ts';
import type { GroupContext } from './command.ts';

/** A command as its sender can send it; who answers for several groups must name the one. */
export function sendable(
  { rolesHeld, group }: Pick<GroupContext, 'rolesHeld' | 'group'>,
  word: string,
  rest = '',
): string {
  const answersFor = rolesHeld.filter(
    (role) => role === 'owner' || role === 'admin' || role === 'head',
  );
  // Several entries may be called the same; the number is one's alone.
  const named = group.unseen?.id ?? `《${shownName(group.row.name)}》`;
  const which = answersFor.length > 1 || !group.row.present ? named : '';
  return `“${[word, which, rest].filter((part) => part !== '').join(' ')}”`;
}
