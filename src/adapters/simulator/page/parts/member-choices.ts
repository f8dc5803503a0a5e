import type { SimGroup, SimPerson } from '../../protocol.ts';
import type { Choice } from './person-picker.tsx';

/** A group's people to choose from, without the bot, each with what tells him from the others. */
export function memberChoices(
  group: SimGroup,
  botId: string,
  people: ReadonlyMap<string, SimPerson>,
): readonly Choice[] {
  return group.members
    .filter(({ personId }) => personId !== botId)
    .map(({ personId: id, name }) => {
      const person = people.get(id);
      const title = id === group.ownerId ? '群主' : group.adminIds.includes(id) ? '管理员' : '';
      const note = [title, person?.post ?? '', person?.friend === false ? '未加好友' : ''];
      return { id, name, note: note.filter((word) => word !== '').join(' ') };
    });
}
