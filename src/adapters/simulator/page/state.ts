import { computed, signal } from '@preact/signals';
import type { Recipient } from '../../../domain/incoming.ts';
import type { SimAsks, SimEvent, SimGroup, SimMessage, SimPerson, SimWorld } from '../protocol.ts';

/** A talk's key: `group:ID`, or `person:ID` for a private talk with the bot. */
export type TalkKey = string;

export const loaded = signal(false);
export const bot = signal({ id: '', name: '' });
export const people = signal<readonly SimPerson[]>([]);
export const groups = signal<readonly SimGroup[]>([]);
export const messages = signal<readonly SimMessage[]>([]);
const nothingAsked: SimAsks = { friendRequests: [], invitations: [] };
/** What waits for the bot's consent. */
export const asks = signal(nothingAsked);
export const unread = signal<Readonly<Record<TalkKey, number>>>({});

/** The world's clock where it was last told, and this machine's steady clock at that moment. */
export const clockBase = signal({ now: 0, at: 0 });

export const openTalk = signal<Recipient | null>(null);
export const chosenMessageId = signal<string | null>(null);
/** Which of the three columns a narrow screen shows. */
export const pane = signal<'talks' | 'talk' | 'records'>('talks');

export const personById = computed(
  () => new Map(people.value.map((person) => [person.id, person])),
);
export const groupById = computed(() => new Map(groups.value.map((group) => [group.id, group])));

export const talks = computed(() => {
  const byKey = new Map<TalkKey, SimMessage[]>();
  for (const message of messages.value) {
    const key = keyOf(message.to);
    const talk = byKey.get(key);
    if (talk === undefined) byKey.set(key, [message]);
    else talk.push(message);
  }
  return byKey;
});

export const openGroup = computed(() => {
  const to = openTalk.value;
  return to?.kind === 'group' ? (groupById.value.get(to.id) ?? null) : null;
});

/** Whether the bot sits in the open group; false too where a private talk is open. */
export const botSits = computed(
  () => openGroup.value?.members.some(({ personId }) => personId === bot.value.id) === true,
);

export const chosenMessage = computed(
  () => messages.value.find((message) => message.id === chosenMessageId.value) ?? null,
);

export function keyOf(to: Recipient): TalkKey {
  return `${to.kind}:${to.id}`;
}

export function open(to: Recipient): void {
  openTalk.value = to;
  chosenMessageId.value = null;
  pane.value = 'talk';
  unread.value = { ...unread.value, [keyOf(to)]: 0 };
}

/** Takes a whole world. What came while the connection was gone counts as unread. */
export function takeWorld(world: SimWorld): void {
  const known = new Set(messages.value.map((message) => message.id));
  bot.value = { id: world.botId, name: world.botName };
  people.value = world.people;
  groups.value = world.groups;
  asks.value = world.asks ?? nothingAsked;
  if (loaded.value) countUnread(world.messages.filter((message) => !known.has(message.id)));
  messages.value = world.messages;
  setClock(world.now);
  loaded.value = true;
}

/** Takes what happened since, in order. The same event twice changes nothing. */
export function takeEvents(events: readonly SimEvent[]): void {
  const said = new Map<string, SimMessage>();
  const recalled = new Set<string>();
  for (const event of events) {
    if (event.kind === 'said') said.set(event.message.id, event.message);
    else if (event.kind === 'recalled') recalled.add(event.messageId);
    else if (event.kind === 'clock') setClock(event.now);
    else if (event.kind === 'people') people.value = event.people;
    else if (event.kind === 'asks') asks.value = event.asks;
    else groups.value = event.groups;
  }
  for (const message of messages.value) said.delete(message.id);
  const fresh = [...said.values()];
  countUnread(fresh);
  if (fresh.length + recalled.size === 0) return;
  messages.value = [...messages.value, ...fresh].map((message) =>
    recalled.has(message.id) ? { ...message, recalled: true } : message,
  );
}

/** The world's present, milliseconds UTC. */
export function worldNow(): number {
  return clockBase.value.now + (performance.now() - clockBase.value.at);
}

export function setClock(now: number): void {
  clockBase.value = { now, at: performance.now() };
}

function countUnread(fresh: readonly SimMessage[]): void {
  const opened = openTalk.value === null ? '' : keyOf(openTalk.value);
  const counts = { ...unread.value };
  for (const message of fresh) {
    const key = keyOf(message.to);
    if (key !== opened) counts[key] = (counts[key] ?? 0) + 1;
  }
  unread.value = counts;
}
