import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { manualClock, type ManualClock } from '../../src/adapters/clock.ts';
import { openLog } from '../../src/adapters/log.ts';
import type { SimSaying } from '../../src/adapters/simulator/protocol.ts';
import type { World } from '../../src/adapters/simulator/world.ts';
import { openStore, type SqliteStore } from '../../src/adapters/store/open.ts';
import { advance } from '../../src/bot/advance.ts';
import { Bot } from '../../src/bot/bot.ts';
import { commands } from '../../src/commands/index.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Book, BoundRule } from '../../src/engine/rule-book/book.ts';
import { jobs } from '../../src/jobs/index.ts';
import type { Store, Tx } from '../../src/ports/store.ts';
import { confirmAll } from '../../src/register/candidates.ts';
import { zeroPace } from '../bot/bench.ts';
import { bookOf } from '../world/books.ts';
import { connect, idOf, openGateway, until, type Connected } from '../wechaty/open-gateway.ts';

export const groupName = '青溪镇农业农村工作群';
/** Stands in the unit's own rule, and in some of the messages. */
export const bookWord = '征收底价表';

const bookText = [
  'book: 青溪镇',
  'version: 2026-10-01',
  'extends: [base]',
  'hours: [ { days: workdays, from: "08:30", to: "18:00" } ]',
  'start: live',
  'supervisors: 青溪镇群组管理督查群',
  'units:',
  '  青溪镇: { own: [镇政府], superiors: [云岭县], head: 周镇长, secrecyOfficer: 陈保密 }',
  'rules:',
  '  off-hours: { with: { urgent: event } }',
  '  own-words:',
  '    kind: match',
  `    with: { words: [${bookWord}] }`,
  '    reminder: 请勿在群内发布。',
  `    examples: [ { says: ${bookWord}, finds: true }, { says: 底价, finds: false } ]`,
  '',
].join('\n');

export type Saying = Partial<SimSaying> & { readonly from?: string; readonly text?: string };

/** The real gateway, the Wechaty adapter and the bot over a file, all of whose traces lie in `home`. */
export class LeakHouse {
  readonly home: string;
  readonly world: World;
  readonly clock: ManualClock;
  readonly log;
  readonly storePath: string;
  store!: SqliteStore;
  bot!: Bot;
  #link!: Connected;
  /** What a rule and a store that fail put into their errors. */
  failing: { readonly rule: boolean; readonly store: boolean } = { rule: false, store: false };
  #last = '';
  #closed = false;

  private constructor(world: World) {
    this.home = mkdtempSync(join(tmpdir(), 'leak-'));
    this.world = world;
    this.clock = manualClock(world.now());
    this.storePath = join(this.home, 'store.sqlite');
    const write = (line: string) => {
      // A gateway that goes down last has a word left when the folder is gone.
      if (!this.#closed) appendFileSync(join(this.home, 'bot.log'), line);
    };
    this.log = openLog('debug', { write });
  }

  static async open(): Promise<LeakHouse> {
    const { world, gateway } = await openGateway();
    const house = new LeakHouse(world);
    onTestFinished(() => {
      rmSync(house.home, { recursive: true, force: true });
    });
    const book = bookOf(bookText);
    house.store = await openStore({ path: house.storePath, log: house.log });
    house.#link = await connect(gateway, {
      clock: house.clock,
      log: house.log,
      onIncoming: (one) => {
        if (one.kind === 'message') house.#last = words(one.message);
        house.bot.receive(one);
      },
    });
    house.bot = await Bot.create({
      store: house.#failingStore(),
      chat: house.#link.chat,
      clock: house.clock,
      log: house.log,
      book: () => house.#withBrokenRule(book),
      jobs,
      commands,
      pace: zeroPace,
      gatherMs: 0,
    });
    await house.#link.whenReady();
    await house.bot.start();
    await house.store.transaction((tx) => confirmAll(tx, book, house.clock.now()));
    return house;
  }

  id(name: string): string {
    return idOf(this.world, name);
  }

  /** Says it in the group at this instant and waits until the bot has dealt with it; gives its id. */
  async says(at: string, saying: Saying): Promise<string> {
    await this.until(at);
    const before = this.#dealtWith();
    const { from = '唐丽', text = '', ...more } = saying;
    const { id } = this.world.say({
      to: { kind: 'group', id: this.id(groupName) },
      type: 'text',
      at: this.clock.now(),
      ...more,
      from: this.id(from),
      text,
    });
    await until(`message ${id}`, () => this.#dealtWith() > before);
    await this.bot.settled();
    return id;
  }

  /** Asks the bot alone and waits for what it answers. */
  async asks(who: string, text: string): Promise<string> {
    const to = { kind: 'person' as const, id: this.id(who) };
    const answers = () => this.said().filter((one) => one.to.id === to.id);
    const before = answers().length;
    this.world.say({ to, from: to.id, type: 'text', text, at: this.clock.now() });
    await until(`the answer to ${text}`, async () => {
      await this.bot.settled();
      return answers().length > before;
    });
    return answers().at(-1)?.text ?? '';
  }

  said() {
    return this.world.snapshot().messages.filter(({ from }) => from === this.world.botId);
  }

  async until(local: string): Promise<void> {
    const to = Date.parse(`${local}+08:00`);
    if (to < this.clock.now()) throw new Error(`${local} is over`);
    await advance(this.bot, to, (now) => {
      this.clock.advance(Math.max(0, now - this.clock.now()));
      this.world.setClock(now);
    });
  }

  async closes(): Promise<void> {
    await this.bot.settled();
    await this.#link.stop();
    await this.store.close();
    this.#closed = true;
  }

  #dealtWith(): number {
    const { recorded, repeated, dead, lost } = this.bot.figures();
    return recorded + repeated + dead + lost;
  }

  #withBrokenRule(book: Book): Book {
    if (!this.failing.rule) return book;
    return {
      ...book,
      forGroup: (asked) => {
        const answer = book.forGroup(asked);
        return { ...answer, rules: [...answer.rules, ...answer.rules.slice(0, 1).map(broken)] };
      },
    };
  }

  /** Fails at writing a violation down, and quotes the message while it does. */
  #failingStore(): Store {
    return {
      close: () => this.store.close(),
      transaction: (work) =>
        this.store.transaction((tx) =>
          work(
            !this.failing.store
              ? tx
              : {
                  ...tx,
                  violations: {
                    ...tx.violations,
                    add: () => Promise.reject(new Error(`cannot write ${this.#last}`)),
                  } satisfies Tx['violations'],
                },
          ),
        ),
    };
  }
}

function words({ text, fileName }: Message): string {
  return `${text} ${fileName ?? ''}`;
}

/** A rule as its author's slip of the pen makes it. */
function broken(rule: BoundRule): BoundRule {
  return {
    ...rule,
    id: 'broken',
    bound: {
      ...rule.bound,
      evaluate: ({ message, reading }) => {
        const error = new Error(`cannot read ${words(message)}`);
        error.name = reading.bare.slice(0, 30);
        throw Object.assign(error, { code: message.text, cause: new Error(words(message)) });
      },
    },
  };
}
