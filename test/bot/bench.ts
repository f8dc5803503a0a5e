import { afterEach } from 'vitest';
import { manualClock, type ManualClock } from '../../src/adapters/clock.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { Bot } from '../../src/bot/bot.ts';
import { advance } from '../../src/bot/advance.ts';
import type { PaceSettings } from '../../src/bot/pace.ts';
import { commands } from '../../src/commands/index.ts';
import type { Dispatch, NewDispatch } from '../../src/domain/dispatch.ts';
import { dispatchStates } from '../../src/domain/dispatch.ts';
import type { Incoming } from '../../src/domain/incoming.ts';
import type { MessageType } from '../../src/domain/message.ts';
import type { Violation } from '../../src/domain/violation.ts';
import type { Book } from '../../src/engine/rule-book/book.ts';
import { jobs } from '../../src/jobs/index.ts';
import type { Store } from '../../src/ports/store.ts';
import { confirmAll } from '../../src/register/candidates.ts';
import { bookOf } from '../world/books.ts';
import { FakeChat } from '../world/fake-chat.ts';
import { keptLog } from '../world/silent-log.ts';

export const zeroPace: PaceSettings = { accountMs: 0, recipientMs: 0, restMs: 0, random: () => 0 };
export const work = '青溪镇政务工作群';
export const farm = '青溪镇农业农村工作群';
export const supervisors = '青溪镇群组管理督查群';
export const office = 'hours: [ { days: workdays, from: "08:30", to: "18:00" } ]';
export const post = '请各村明天上午报送秋播进度表';
export const paper = '云农发〔2026〕18号 关于开展秋季农资打假专项行动的通知.pdf';
export const points =
  '文件要点：一是10月底前查完全镇12家农资店；二是发现问题种子先封存再上报。拟由农业中心统一检查，各村只需带路，有疑问打我电话。';

/** A book over the shipped base; `lines` are whole lines of YAML at its top level. */
export function book(...lines: readonly string[]): Book {
  return bookOf(
    [
      'book: 青溪镇',
      'version: 2026-10-01',
      'extends: [base]',
      office,
      'start: live',
      `supervisors: ${supervisors}`,
      ...(lines.some((line) => line.startsWith('units:'))
        ? []
        : ['units: { 青溪镇: { own: [镇政府], superiors: [云岭县, 林江市] } }']),
      // What the office names itself nobody is asked to file.
      ...(lines.some((line) => line.startsWith('groups:'))
        ? []
        : [`groups: [${[work, farm].map((name) => `{ name: ${name}, type: work }`).join(', ')}]`]),
      ...lines,
      '',
    ].join('\n'),
  );
}

/** The same book with its text changed, e.g. another start. */
export function trialBook(): Book {
  return { ...book(), start: 'trial', trialDays: 7 };
}

/** `2026-10-12T09:00` in Shanghai, as milliseconds UTC. */
export function at(local: string): number {
  return Date.parse(`${local}+08:00`);
}

export interface BenchOptions {
  readonly since?: string;
  readonly book?: Book;
  readonly store?: (inner: Store) => Store;
  readonly pace?: PaceSettings;
  readonly groups?: readonly string[];
  /** Groups by id and name. */
  readonly ids?: Readonly<Record<string, string>>;
  readonly people?: readonly string[];
  readonly file?: string;
}

const opened: Bench[] = [];

afterEach(async () => {
  for (const bench of opened.splice(0)) await bench.store.close();
});

/** A bot on a real store in memory, a clock that stands, and a platform that remembers. */
export class Bench {
  readonly clock: ManualClock;
  readonly chat: FakeChat;
  readonly log = keptLog();
  readonly store: Store;
  book: Book;
  #bot: Bot | null = null;
  #seq = 0;

  private constructor(store: Store, options: BenchOptions) {
    this.store = store;
    this.clock = manualClock(at(options.since ?? '2026-10-12T09:00'));
    this.chat = new FakeChat(() => this.clock.now());
    this.book = options.book ?? book();
  }

  static async open(options: BenchOptions = {}): Promise<Bench> {
    const bench = new Bench(await openStore({ path: options.file ?? ':memory:' }), options);
    opened.push(bench);
    const people = options.people ?? ['唐丽', '方伟', '丁宁', '贺云'];
    for (const name of options.groups ?? [work]) bench.group(name, people);
    for (const [id, name] of Object.entries(options.ids ?? {})) bench.group(name, people, id);
    bench.chat.groups.set(supervisors, {
      id: supervisors,
      name: supervisors,
      ownerId: '督查员',
      adminIds: [],
      members: [{ id: '督查员', name: '督查员', reachable: null }],
    });
    await bench.start(options);
    await bench.confirms();
    return bench;
  }

  async start({ pace = zeroPace, store = (inner) => inner }: BenchOptions = {}): Promise<void> {
    this.#bot = await Bot.create({
      store: store(this.store),
      chat: this.chat,
      clock: this.clock,
      log: this.log,
      book: () => this.book,
      jobs,
      commands,
      pace,
      // So that what is handed over in one go is one batch.
      gatherMs: 1,
    });
    await this.#bot.start();
    await this.#bot.settled();
  }

  /** As somebody at the console would, for every name that exactly one goes by. */
  confirms(): Promise<void> {
    return this.store.transaction((tx) => confirmAll(tx, this.book, this.clock.now()));
  }

  get bot(): Bot {
    if (this.#bot === null) throw new Error('The bot is not up');
    return this.#bot;
  }

  group(name: string, people: readonly string[], id = name): void {
    this.chat.groups.set(id, {
      id,
      name,
      ownerId: '李主任',
      adminIds: [],
      members: ['李主任', ...people].map((person) => ({
        id: person,
        name: person,
        reachable: null,
      })),
    });
  }

  /** A message as the adapter hands it over; said now where no time is given. */
  said(by: string, text: string, more: Partial<Said> = {}): Incoming {
    const sentAt = more.at === undefined ? this.clock.now() : at(more.at);
    this.#seq += 1;
    return {
      kind: 'message',
      message: {
        id: more.id ?? `m${String(this.#seq)}`,
        groupId: more.in ?? work,
        senderId: by,
        sentAt,
        receivedAt: more.received === undefined ? sentAt : at(more.received),
        type: more.type ?? 'text',
        text,
        length: text.length,
        fileName: more.fileName ?? null,
        mentionsAll: false,
        mentionsBot: more.mentionsBot ?? false,
      },
    };
  }

  /** Hands all of it over at once, so that it is one batch, and waits until it is dealt with. */
  async gets(...incoming: readonly Incoming[]): Promise<void> {
    for (const item of incoming) this.bot.receive(item);
    await this.bot.settled();
  }

  async until(local: string | number): Promise<void> {
    await advance(this.bot, typeof local === 'string' ? at(local) : local, (now) => {
      const ahead = now - this.clock.now();
      if (ahead > 0) this.clock.advance(ahead);
    });
  }

  async violations(): Promise<readonly Violation[]> {
    return (await this.store.transaction((tx) => tx.violations.list({}))).toReversed();
  }

  async dispatches(): Promise<readonly Dispatch[]> {
    return (
      await this.store.transaction((tx) => tx.outbox.list(dispatchStates, 1_000))
    ).toReversed();
  }

  /** Who heard something, oldest first. */
  heardBy(): readonly string[] {
    return this.chat.said.map(({ to }) => to.id);
  }
}

export interface Said {
  readonly id: string;
  readonly at: string;
  readonly received: string;
  readonly in: string;
  readonly type: MessageType;
  readonly fileName: string;
  readonly mentionsBot: boolean;
}

/** A dispatch with nothing special about it. */
export function dispatch(key: string, more: Partial<NewDispatch> = {}): NewDispatch {
  const queuedAt = more.queuedAt ?? at('2026-10-12T09:00');
  return {
    key,
    to: { kind: 'person', id: '唐丽' },
    purpose: 'reminder',
    text: `话 ${key}`,
    rule: 'flooding',
    violationId: null,
    groupId: work,
    queuedAt,
    notBefore: queuedAt,
    expiresAt: queuedAt + 60 * 60_000,
    fallback: null,
    ...more,
  };
}
