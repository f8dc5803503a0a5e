import type {
  SimDispatch,
  SimMessage,
  SimRecord,
  SimSaying,
  SimWorld,
} from '../../src/adapters/simulator/protocol.ts';
import { begin, newFolder, until, type Env, type Running } from './built.ts';

/** The simulator's page, asked as the browser asks it. */
export interface Page {
  readonly url: string;
  world(): Promise<SimWorld>;
  /** The id of a group or person by name. */
  idOf(name: string): Promise<string>;
  /** Says it as a plain text, unless said otherwise; gives the ids. */
  say(...sayings: readonly Saying[]): Promise<readonly string[]>;
  /** What the bot said in a group or to a person. */
  heard(id: string): Promise<readonly SimMessage[]>;
  records(messageId: string): Promise<readonly SimRecord[]>;
  outbox(): Promise<readonly SimDispatch[]>;
  moveClock(to: number): Promise<void>;
}

export type Saying = Pick<SimSaying, 'to' | 'from' | 'text'> & Partial<SimSaying>;

/** `start` with a data folder of its own and a free port; resolves once it is up. */
export async function startInSimulator(
  env: Env = {},
): Promise<{ readonly bot: Running; readonly page: Page }> {
  const bot = begin(['start'], {
    QUNGUI_DATA: env['QUNGUI_DATA'] ?? newFolder(),
    QUNGUI_HTTP: '127.0.0.1:0',
    ...env,
  });
  const url = await until('the address of the page', () => {
    if (!bot.isRunning()) throw new Error(`It ended with ${String(bot.status())}: ${bot.err()}`);
    return /http:\/\/\S+\/sim\/\w+\//u.exec(bot.err())?.[0];
  });
  return { bot, page: openPage(url) };
}

function openPage(url: string): Page {
  async function ask(path: string, body?: unknown): Promise<unknown> {
    const init =
      body === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          };
    const answer = await fetch(new URL(`api/${path}`, url), init);
    if (!answer.ok) throw new Error(`${path}: ${String(answer.status)} ${await answer.text()}`);
    return answer.json();
  }
  const world = async () => (await ask('world')) as SimWorld;
  return {
    url,
    world,
    async idOf(name) {
      const { groups, people } = await world();
      const found = [...groups, ...people].find((one) => one.name === name);
      if (found === undefined) throw new Error(`Nothing is called ${name}`);
      return found.id;
    },
    async say(...sayings) {
      const whole = sayings.map((saying) => ({
        type: 'text',
        fileName: null,
        mentionIds: [],
        mentionsAll: false,
        ...saying,
      }));
      return ((await ask('say', whole)) as { ids: string[] }).ids;
    },
    async heard(id) {
      const { messages, botId } = await world();
      return messages.filter(({ to, from }) => from === botId && to.id === id);
    },
    records: async (messageId) => (await ask(`records/${messageId}`)) as SimRecord[],
    outbox: async () => (await ask('outbox')) as SimDispatch[],
    async moveClock(to) {
      await ask('clock', { to });
    },
  };
}
