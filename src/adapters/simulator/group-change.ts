import type { GroupChange, SimGroup, SimPerson } from './protocol.ts';

type SimMember = SimGroup['members'][number];

/**
 * A group after a change, and who came or went by it (null where nobody did).
 * @throws Error where `value` is missing or names nobody
 */
export function changed(
  group: SimGroup,
  change: GroupChange,
  value: string | undefined,
  bot: SimMember,
  people: ReadonlyMap<string, SimPerson>,
): { readonly after: SimGroup; readonly personId: string | null } {
  switch (change) {
    case 'invite-bot':
      return { after: withMember(group, bot), personId: bot.personId };
    case 'remove-bot':
      return { after: withoutMember(group, bot.personId), personId: bot.personId };
    case 'rename':
      if (value === undefined || value === '') throw new Error('A group needs a name');
      return { after: { ...group, name: value }, personId: null };
    case 'owner':
      return { after: { ...group, ownerId: person(value, people).id }, personId: null };
    case 'join': {
      const { id, unit, name } = person(value, people);
      return {
        after: withMember(group, { personId: id, name: `${unit}—${name}` }),
        personId: id,
      };
    }
    case 'leave': {
      const { id } = person(value, people);
      return { after: withoutMember(group, id), personId: id };
    }
  }
}

function person(id: string | undefined, people: ReadonlyMap<string, SimPerson>): SimPerson {
  const found = people.get(id ?? '');
  if (found === undefined) throw new Error(`no contact ${id ?? ''}`);
  return found;
}

function withMember(group: SimGroup, member: SimMember): SimGroup {
  const { members } = withoutMember(group, member.personId);
  return { ...group, members: [...members, member] };
}

function withoutMember(group: SimGroup, personId: string): SimGroup {
  return { ...group, members: group.members.filter((member) => member.personId !== personId) };
}
