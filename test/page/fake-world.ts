import type { Inspect, SimControl } from '../../src/adapters/simulator/page-ports.ts';
import type {
  GroupChange,
  SimAsks,
  SimDispatch,
  SimEvent,
  SimGroup,
  SimMessage,
  SimPerson,
  SimRecord,
} from '../../src/adapters/simulator/protocol.ts';

export const hostileName = '<img src=x onerror="document.title=1">';
export const workGroup = 'g-work';

/** 2026-10-10 20:05, a Saturday that is worked, in Asia/Shanghai. */
export const start = Date.parse('2026-10-10T20:05:00+08:00');

export interface FakeWorld {
  readonly control: SimControl;
  readonly inspect: Inspect;
  setClock(to: number): Promise<void>;
  readonly messages: readonly SimMessage[];
  now(): number;
  /** Ends every stream of events, as a gateway that goes down does. */
  cutStreams(): void;
  /** From now on the world refuses whatever is asked of it. */
  refuse(refusing: boolean): void;
  tell(event: SimEvent): void;
  /** What was done to groups, a line each. */
  readonly done: readonly string[];
  /** What waits for the bot's consent. */
  asks(): SimAsks;
  /** The bot agrees to all that was asked of it. */
  consents(): void;
  add(message: Partial<SimMessage> & Pick<SimMessage, 'id'>): SimMessage;
}

/** A small world in memory: what the page needs of the simulator, without its processes. */
export function fakeWorld(earlier: readonly SimMessage[] = []): FakeWorld {
  const messages: SimMessage[] = [...earlier];
  const readers = new Map<(event: SimEvent) => void, () => void>();
  let now = start;
  let people = everyone;
  let groups = everyGroup;
  let asks: SimAsks = { friendRequests: [], invitations: [] };
  const done: string[] = [];
  let refusing = false;
  let made = 0;

  function tell(event: SimEvent): void {
    for (const reader of readers.keys()) reader(event);
  }
  function orRefuse(): void {
    if (refusing) throw new Error('The world refuses');
  }
  function add(part: Partial<SimMessage> & Pick<SimMessage, 'id'>): SimMessage {
    const message: SimMessage = {
      to: { kind: 'group', id: workGroup },
      from: 'p-tang',
      at: now,
      type: 'text',
      text: '',
      fileName: null,
      mentionIds: [],
      mentionsAll: false,
      recalled: false,
      ...part,
    };
    messages.push(message);
    tell({ kind: 'said', message });
    return message;
  }

  return {
    messages,
    tell,
    add,
    done,
    asks: () => asks,
    consents() {
      const asking = asks.friendRequests.map(({ personId }) => personId);
      const invited = asks.invitations.map(({ groupId }) => groupId);
      people = people.map((one) => (asking.includes(one.id) ? { ...one, friend: true } : one));
      groups = groups.map((one) =>
        invited.includes(one.id) ? changed(one, 'invite-bot', '') : one,
      );
      asks = { friendRequests: [], invitations: [] };
      tell({ kind: 'people', people });
      tell({ kind: 'groups', groups });
      tell({ kind: 'asks', asks });
    },
    now: () => now,
    refuse: (yes) => (refusing = yes),
    cutStreams: () => {
      for (const end of [...readers.values()]) end();
    },
    async setClock(to) {
      orRefuse();
      now = to;
      tell({ kind: 'clock', now });
    },
    control: {
      async world() {
        orRefuse();
        const bot = { botId: 'bot', botName: '群规助手' };
        return { ...bot, now, people, groups, asks, messages: [...messages] };
      },
      events(on, more) {
        readers.set(on, () => more?.onEnd?.());
        return () => readers.delete(on);
      },
      async say(sayings) {
        orRefuse();
        return sayings.map((saying) => add({ ...saying, id: `said ${String(++made)}` }).id);
      },
      async recall(messageId, by) {
        orRefuse();
        const at = messages.findIndex(({ id, from }) => id === messageId && from === by);
        const message = messages[at];
        if (message === undefined) throw new Error('Not his own message');
        messages[at] = { ...message, recalled: true };
        tell({ kind: 'recalled', messageId, at: now });
      },
      async changeGroup(groupId, change, value = '', { by = '', ask = false } = {}) {
        orRefuse();
        if (change === 'invite-bot' && ask) {
          const invitation = { id: `i${groupId}`, groupId, by, at: now };
          asks = { ...asks, invitations: [invitation] };
        } else {
          asks = { ...asks, invitations: [] };
          groups = groups.map((one) => (one.id === groupId ? changed(one, change, value) : one));
          done.push([change, groupId, value, by].filter((word) => word !== '').join(' '));
          tell({ kind: 'groups', groups });
        }
        tell({ kind: 'asks', asks });
      },
      async askFriend(personId, greeting) {
        orRefuse();
        asks = { ...asks, friendRequests: [{ id: 'f1', personId, greeting, at: now }] };
        tell({ kind: 'asks', asks });
      },
    },
    inspect: {
      async ofMessage(messageId) {
        const message = messages.find(({ id }) => id === messageId);
        return message?.text.includes('明早') === true ? [record] : [];
      },
      async outbox() {
        return messages.some(({ text }) => text.includes('明早')) ? dispatches : [];
      },
    },
  };
}

const record: SimRecord = {
  violationId: 41,
  rule: 'off-hours',
  title: '非工作时间发布工作',
  clause: '《青溪镇工作群管理办法》第六条：非紧急事项不在非工作时间发布。',
  state: 'open',
  numbers: { 时间: '20:05', 下一个工作时段: '10月12日 09:00' },
  hits: 1,
};

const dispatches: readonly SimDispatch[] = [
  {
    id: 9,
    to: workGroup,
    purpose: 'reminder',
    text: '昨晚有一条工作安排发布于非工作时间，请今后于工作时间发布，感谢配合。',
    state: 'queued',
    notBefore: Date.parse('2026-10-12T09:00:00+08:00'),
    reason: null,
  },
  {
    id: 8,
    to: 'p-tang',
    purpose: 'reminder',
    text: '您好，现为非工作时间。非紧急事项请于工作时间发布；20:07前可长按消息撤回。（记录 41）',
    state: 'sent',
    notBefore: start,
    reason: null,
  },
];

const everyone: readonly SimPerson[] = [
  { id: 'p-tang', name: '唐丽', unit: '农业农村办', post: '副主任', friend: true },
  { id: 'p-he', name: '贺云', unit: '农业农村办', post: '主任', friend: true },
  { id: 'p-fang', name: '方伟', unit: '应急办', post: '主任', friend: true },
  { id: 'p-dong', name: '董海', unit: '农业农村办', post: '畜牧兽医', friend: false },
  { id: 'p-odd', name: hostileName, unit: '双河村', post: '网格员', friend: true },
];

const theBot = { personId: 'bot', name: '群规助手' };

function group(id: string, name: string, type: SimGroup['type'], ids: readonly string[]): SimGroup {
  const members = everyone
    .filter((person) => ids.includes(person.id))
    .map(({ id: personId, name: own, unit }) => ({ personId, name: `${unit}—${own}` }));
  return { id, name, type, ownerId: 'p-he', adminIds: ['p-fang'], members: [...members, theBot] };
}

function changed(one: SimGroup, change: GroupChange, value: string): SimGroup {
  const others = one.members.filter(({ personId }) => personId !== 'bot');
  if (change === 'rename') return { ...one, name: value };
  if (change === 'owner') return { ...one, ownerId: value };
  return { ...one, members: change === 'invite-bot' ? [...others, theBot] : others };
}

const everybody = everyone.map(({ id }) => id);
const everyGroup: readonly SimGroup[] = [
  group('g-notice', '青溪镇工作通知群', 'notice', everybody),
  group(workGroup, '青溪镇农业农村工作群', 'work', everybody),
  group('g-flood', '青溪镇防汛应急值守专项群', 'task', everybody),
  group('g-village', '柳湾村村民群', 'village', ['p-he', 'p-odd']),
  group('g-watch', '青溪镇群组管理督查群', 'supervisors', ['p-he', 'p-fang']),
];
