import type { TimelineLine } from '../adapters/chatlogs/timeline.ts';
import type { SimGroup, SimPerson, SimWorld } from '../adapters/simulator/protocol.ts';
import type { Message } from '../domain/message.ts';
import { cutText, maxTextLength } from '../domain/message.ts';
import type { Abilities, Chat, ChatGroup } from '../ports/chat.ts';
import type { Store } from '../ports/store.ts';

/** The people and groups of a timeline: in it a name is a person, and a group's name is the group. */
export interface TimelineWorld {
  readonly world: SimWorld;
  readonly lines: readonly TimelineLine[];
  /** The id a line's message, sender and group go by inside. */
  readonly messageOf: (line: TimelineLine) => Message;
  /** Tells a store what only the lines know: types of groups, and who may publish. */
  readonly seed: (store: Store) => Promise<void>;
}

const botId = 'bot';

export function worldOf(unsorted: readonly TimelineLine[]): TimelineWorld {
  const lines = unsorted.toSorted((a, b) => a.at - b.at);
  const personIds = numbered(
    lines.map(({ sender }) => sender),
    'p',
  );
  const groupIds = numbered(
    lines.map(({ group }) => group),
    'g',
  );
  const people: SimPerson[] = [...personIds].map(([name, id]) => ({
    id,
    name,
    unit: '',
    post: '',
    friend: true,
  }));
  const groups = [...groupIds].map(([name, id]) => groupOf(name, id, lines, personIds));
  return {
    world: {
      botId,
      botName: '群规助手',
      now: lines[0]?.at ?? 0,
      people,
      groups,
      messages: [],
    },
    lines,
    messageOf: (line) => ({
      id: line.id,
      groupId: groupIds.get(line.group) ?? '',
      senderId: personIds.get(line.sender) ?? '',
      sentAt: line.at,
      receivedAt: line.at,
      type: line.type,
      text: cutText(line.text, maxTextLength),
      length: line.text.length,
      fileName: line.fileName,
      mentionsAll: line.mentionsAll,
      mentionsBot: false,
    }),
    seed: (store) => seed(store, lines, groupIds, personIds),
  };
}

function numbered(names: readonly string[], letter: string): ReadonlyMap<string, string> {
  return new Map([...new Set(names)].map((name, index) => [name, `${letter}${String(index + 1)}`]));
}

function groupOf(
  name: string,
  id: string,
  lines: readonly TimelineLine[],
  personIds: ReadonlyMap<string, string>,
): SimGroup {
  const own = lines.filter(({ group }) => group === name);
  const senders = [...new Set(own.map(({ sender }) => sender))];
  const withRole = (role: TimelineLine['role']) => [
    ...new Set(
      own.filter((line) => line.role === role).map(({ sender }) => personIds.get(sender) ?? ''),
    ),
  ];
  return {
    id,
    name,
    type: own[0]?.groupType ?? 'work',
    ownerId: withRole('owner')[0] ?? null,
    adminIds: withRole('admin'),
    members: senders.map((sender) => ({ personId: personIds.get(sender) ?? '', name: sender })),
  };
}

/** All who are neither owner, administrator nor plain member may publish: that is what their role says here. */
async function seed(
  store: Store,
  lines: readonly TimelineLine[],
  groupIds: ReadonlyMap<string, string>,
  personIds: ReadonlyMap<string, string>,
): Promise<void> {
  await store.transaction(async (tx) => {
    const seen = new Set<string>();
    for (const { group, groupType, sender, role, at } of lines) {
      const groupId = groupIds.get(group) ?? '';
      if (groupType !== null && !seen.has(groupId)) {
        seen.add(groupId);
        await tx.groups.setOverlay({
          groupId,
          key: 'type',
          value: groupType,
          setBy: 'timeline',
          setAt: at,
        });
      }
      const publishes = role === 'publisher' || role === 'head' || role === 'supervisor';
      const key = `${group}\n${sender}`;
      if (!publishes || seen.has(key)) continue;
      seen.add(key);
      await tx.people.bind('publisher', group, sender, personIds.get(sender) ?? '', at);
    }
  });
}

/** The platform of an audit: its groups are those of the timeline, and nothing said reaches anybody. */
export function silentChat(world: SimWorld): Chat {
  const abilities: Abilities = { provider: 'timeline', stableIds: true, writesPrivately: true };
  const groups = new Map(world.groups.map((group) => [group.id, group]));
  return {
    abilities,
    selfId: () => world.botId,
    send: () => Promise.resolve(null),
    act: () => Promise.resolve(false),
    group: (id) => Promise.resolve(chatGroup(groups.get(id))),
    groupIds: () => Promise.resolve([...groups.keys()]),
  };
}

function chatGroup(group: SimGroup | undefined): ChatGroup | null {
  if (group === undefined) return null;
  const { id, name, ownerId, adminIds } = group;
  const members = group.members.map((member) => ({
    id: member.personId,
    name: member.name,
    reachable: true,
  }));
  return { id, name, ownerId, adminIds, members };
}
