import { randomBytes } from 'node:crypto';
import type { Clock } from '../../ports/clock.ts';
import { createAsks } from './asks.ts';
import type { Asks } from './asks.ts';
import { changed } from './group-change.ts';
import type {
  GroupChange,
  SimGroup,
  SimMessage,
  SimPerson,
  SimSaying,
  SimWorld,
} from './protocol.ts';
import type { WorldEvent } from './world-event.ts';

/**
 * Groups, people, talk and a clock that goes on ticking. It knows nothing of Wechaty or HTTP. The
 * bot sits in a group if its id is among the members; where it starts in none of them, in all of
 * them. Whatever is asked of somebody or something
 * that does not exist throws an Error that says so.
 */
export interface World extends Asks {
  readonly botId: string;
  readonly botName: string;
  now(): number;
  setClock(now: number): void;
  snapshot(): SimWorld;
  person(id: string): SimPerson | null;
  group(id: string): SimGroup | null;
  groups(): readonly SimGroup[];
  message(id: string): SimMessage | null;
  say(saying: SimSaying): SimMessage;
  /** Only whoever said it can take it back. */
  recall(messageId: string, by: string): void;
  changeGroup(groupId: string, change: GroupChange, value?: string, by?: string): void;
  /** Replaces a group in silence, as a platform does that tells nobody. */
  replaceGroup(group: SimGroup): void;
  listen(on: (event: WorldEvent) => void): () => void;
}

/** Messages that can still be looked up, and how many of them the page is shown. */
const mostKept = 50_000;
const mostShown = 3_000;

export function createWorld(start: SimWorld, clock: Clock): World {
  const people = new Map(start.people.map((person) => [person.id, person]));
  const groups = new Map(seated(start).map((group) => [group.id, group]));
  const messages = new Map(start.messages.map((message) => [message.id, message]));
  const listeners = new Set<(event: WorldEvent) => void>();
  // A bot remembers ids over restarts of the world, so those of each run must be new.
  const run = randomBytes(5).toString('hex');
  let made = 0;
  let clockSetTo = start.now;
  let clockSetAt = clock.monotonic();

  const now = (): number => Math.round(clockSetTo + clock.monotonic() - clockSetAt);
  const tell = (event: WorldEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };
  const known = (id: string): boolean => id === start.botId || people.has(id);

  function knownGroup(id: string): SimGroup {
    const group = groups.get(id);
    if (group === undefined) throw new Error(`no room ${id}`);
    return group;
  }

  function knownPerson(id: string): SimPerson {
    const person = people.get(id);
    if (person === undefined) throw new Error(`no contact ${id}`);
    return person;
  }

  function changeGroup(groupId: string, change: GroupChange, value?: string, by?: string): void {
    const before = knownGroup(groupId);
    if (by !== undefined && !known(by)) throw new Error(`no contact ${by}`);
    const bot = { personId: start.botId, name: start.botName };
    const { after, personId } = changed(before, change, value, bot, people);
    groups.set(groupId, after);
    tell({ kind: 'group-change', change, before, after, personId, by: by ?? null, at: now() });
    tell({ kind: 'groups', groups: [...groups.values()] });
    if (change === 'invite-bot') asks.satDown(groupId);
  }

  const asks = createAsks({
    botId: start.botId,
    run,
    now,
    tell,
    person: knownPerson,
    group: knownGroup,
    befriend(person) {
      people.set(person.id, person);
      tell({ kind: 'people', people: [...people.values()] });
    },
    takeIn(groupId, by) {
      changeGroup(groupId, 'invite-bot', undefined, by);
    },
  });

  function keep(message: SimMessage): void {
    messages.set(message.id, message);
    if (messages.size <= mostKept) return;
    const oldest = messages.keys().next().value;
    if (oldest !== undefined) messages.delete(oldest);
  }

  return {
    ...asks,
    botId: start.botId,
    botName: start.botName,
    now,
    setClock(to) {
      clockSetTo = to;
      clockSetAt = clock.monotonic();
      tell({ kind: 'clock', now: to });
    },
    snapshot: () => ({
      botId: start.botId,
      botName: start.botName,
      now: now(),
      people: [...people.values()],
      groups: [...groups.values()],
      messages: [...messages.values()].slice(-mostShown),
      asks: asks.all(),
    }),
    person: (id) => people.get(id) ?? null,
    group: (id) => groups.get(id) ?? null,
    groups: () => [...groups.values()],
    message: (id) => messages.get(id) ?? null,
    say(saying) {
      if (!known(saying.from)) throw new Error(`no contact ${saying.from}`);
      if (saying.to.kind === 'group') knownGroup(saying.to.id);
      else if (!known(saying.to.id)) throw new Error(`no contact ${saying.to.id}`);
      const message: SimMessage = {
        id: saying.id ?? `m${run}${String(++made)}`,
        to: saying.to,
        from: saying.from,
        at: saying.at ?? now(),
        type: saying.type,
        text: saying.text,
        fileName: saying.fileName ?? null,
        mentionIds: saying.mentionIds ?? [],
        mentionsAll: saying.mentionsAll ?? false,
        recalled: false,
      };
      keep(message);
      tell({ kind: 'said', message });
      return message;
    },
    recall(messageId, by) {
      const message = messages.get(messageId);
      if (message === undefined) throw new Error(`no message ${messageId}`);
      if (message.from !== by) throw new Error(`${by} did not say ${messageId}`);
      messages.set(messageId, { ...message, recalled: true });
      tell({ kind: 'recalled', messageId, at: now() });
    },
    changeGroup,
    replaceGroup(group) {
      knownGroup(group.id);
      groups.set(group.id, group);
    },
    listen(on) {
      listeners.add(on);
      return () => listeners.delete(on);
    },
  };
}

function seated({ groups, botId, botName }: SimWorld): readonly SimGroup[] {
  const bot = { personId: botId, name: botName };
  const sits = groups.some(({ members }) => members.some(({ personId }) => personId === botId));
  return sits ? groups : groups.map((group) => ({ ...group, members: [...group.members, bot] }));
}
