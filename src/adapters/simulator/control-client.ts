import type {
  FaultKind,
  GroupChange,
  Inviting,
  SimEvent,
  SimSaying,
  SimWorld,
} from './protocol.ts';

/** The control address, typed. Whatever the world refuses throws an Error with its words. */
export interface Simulator {
  world(): Promise<SimWorld>;
  /**
   * Calls `onEvent` for each event until the answer is called. `onOpen`: from there on nothing is
   * missed; `onEnd`: the gateway is gone.
   */
  events(
    onEvent: (event: SimEvent) => void,
    more?: { readonly onOpen?: () => void; readonly onEnd?: () => void },
  ): () => void;
  /** The ids of what was said, in the order given. */
  say(sayings: readonly SimSaying[]): Promise<readonly string[]>;
  recall(messageId: string, by: string): Promise<void>;
  /** Milliseconds UTC; the world's clock goes on ticking from there. */
  setClock(now: number): Promise<void>;
  /** `how` counts for `invite-bot`. */
  changeGroup(groupId: string, change: GroupChange, value?: string, how?: Inviting): Promise<void>;
  /** A person asks to be the bot's friend. */
  askFriend(personId: string, greeting: string): Promise<void>;
  fault(kind: FaultKind, times: number): Promise<void>;
}

export function connectSimulator(gateway: {
  readonly control: string;
  readonly key: string;
}): Simulator {
  const headers = { authorization: `Bearer ${gateway.key}`, 'content-type': 'application/json' };

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const answer = await fetch(gateway.control + path, { ...init, headers });
    if (answer.ok) return answer;
    const { error = String(answer.status) } = (await answer.json().catch(() => ({}))) as {
      error?: string;
    };
    throw new Error(`The simulator refused ${path}: ${error}`);
  }

  async function post(path: string, body: unknown): Promise<unknown> {
    return (await ask(path, { method: 'POST', body: JSON.stringify(body) })).json();
  }

  return {
    world: async () => (await (await ask('/world')).json()) as SimWorld,
    events(onEvent, { onOpen, onEnd } = {}) {
      const closing = new AbortController();
      void ask('/events', { signal: closing.signal })
        .then((answer) => readEvents(answer, onEvent, onOpen))
        .catch(() => undefined)
        .then(() => {
          if (!closing.signal.aborted) onEnd?.();
        });
      return () => {
        closing.abort();
      };
    },
    say: async (sayings) => ((await post('/say', sayings)) as { ids: string[] }).ids,
    async recall(messageId, by) {
      await post('/recall', { messageId, by });
    },
    async setClock(now) {
      await post('/clock', { now });
    },
    async changeGroup(groupId, change, value, how = {}) {
      await post('/group', { groupId, change, value, ...how });
    },
    async askFriend(personId, greeting) {
      await post('/friend', { personId, greeting });
    },
    async fault(kind, times) {
      await post('/fault', { kind, times });
    },
  };
}

/** Reads server-sent events until they end; each holds one line of JSON. */
async function readEvents(
  answer: Response,
  onEvent: (event: SimEvent) => void,
  onOpen?: () => void,
): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const lines = block.split('\n');
      if (lines.includes('event: ready')) onOpen?.();
      const data = lines.find((line) => line.startsWith('data: {'));
      if (data !== undefined) onEvent(JSON.parse(data.slice('data: '.length)) as SimEvent);
    }
  }
}
