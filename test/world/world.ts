import { manualClock, type ManualClock } from '../../src/adapters/clock.ts';
import { advance } from '../../src/bot/advance.ts';
import { Bot } from '../../src/bot/bot.ts';
import { commands } from '../../src/commands/index.ts';
import type { GroupType } from '../../src/domain/group.ts';
import type { MessageType } from '../../src/domain/message.ts';
import type { Violation } from '../../src/domain/violation.ts';
import type { Book } from '../../src/engine/rule-book/book.ts';
import { jobs } from '../../src/jobs/index.ts';
import type { ChatGroup } from '../../src/ports/chat.ts';
import type { Slips } from '../../src/ports/slips.ts';
import type { Store } from '../../src/ports/store.ts';
import { confirmAll } from '../../src/register/candidates.ts';
import { addSupervisor } from '../../src/register/supervisors.ts';
import { bookOf } from './books.ts';
import { FakeChat } from './fake-chat.ts';
import { FakeCodes } from './fake-codes.ts';
import { keptLog } from './silent-log.ts';
import { storeOfTest } from '../store/store-of-test.ts';

export interface GivenGroup {
  readonly type?: GroupType;
  readonly owner?: string | null;
  readonly admins?: readonly string[];
  readonly members?: readonly string[];
  readonly publishers?: readonly string[];
  /** Of the unit, and members of the group. */
  readonly head?: string;
  readonly secrecyOfficer?: string;
  readonly ends?: string;
  readonly duty?: boolean;
  /** Members the bot cannot write to. */
  readonly unreachable?: readonly string[];
  /** Local time at which the bot joins; a Monday morning where nothing is said. */
  readonly since?: string;
  readonly start?: 'trial' | 'live';
  /** On the list of supervisors, by id; they sit in the supervisors' group, too. */
  readonly supervisors?: readonly string[];
  /** More lines of the book, below `rules:`. */
  readonly rules?: readonly string[];
  /** A file for the store instead of memory, so that the bot can be started again on it. */
  readonly file?: string;
  /** What somebody at the console writes down for the running bot. */
  readonly slips?: Slips;
  /** Other groups the account sits in before the bot is started for the first time. */
  readonly others?: readonly ChatGroup[];
}

export interface Saying {
  /** `2026-10-12T09:00` is local time in Shanghai. */
  readonly at?: string;
  readonly type?: MessageType;
  readonly fileName?: string;
  readonly mentionsBot?: boolean;
  readonly mentionsAll?: boolean;
  readonly id?: string;
  readonly in?: string;
}

export interface Heard {
  /** A person's or a group's name. */
  readonly to: string;
  readonly text: string;
}

const minute = 60_000;
export const supervisors = '青溪镇群组管理督查群';

/** A made-up office of one work group, its people, a clock and the bot: the real store, the real rules. */
export async function givenGroup(name: string, given: GivenGroup = {}): Promise<World> {
  const clock = manualClock(instant(given.since ?? '2026-10-12T08:30'));
  const chat = new FakeChat(() => clock.now());
  const world = new World(name, clock, chat, bookOf(bookText(name, given)));
  const people = [
    given.owner ?? '',
    ...(given.admins ?? []),
    ...(given.members ?? []),
    ...(given.publishers ?? []),
    given.head ?? '',
    given.secrecyOfficer ?? '',
  ];
  world.people(
    [...people, '唐丽', '方伟', '丁宁', '贺云', '孙浩'].filter((person) => person !== ''),
  );
  const owner = given.owner === undefined ? '李主任' : given.owner;
  if (owner !== null) world.people([owner]);
  chat.groups.set(name, {
    id: name,
    name,
    ownerId: owner,
    adminIds: given.admins ?? [],
    members: world.members(),
  });
  chat.groups.set(supervisors, {
    id: supervisors,
    name: supervisors,
    ownerId: '督查员',
    adminIds: [],
    members: ['督查员', ...(given.supervisors ?? [])].map((id) => ({
      id,
      name: id,
      reachable: null,
    })),
  });
  for (const other of given.others ?? []) chat.groups.set(other.id, other);
  for (const person of given.unreachable ?? []) chat.unreachable.add(person);
  await world.open(given.file ?? ':memory:', given.slips);
  await world.store.transaction(async (tx) => {
    for (const person of given.supervisors ?? []) await addSupervisor(tx, person, clock.now());
  });
  return world;
}

function bookText(name: string, given: GivenGroup): string {
  const group = [
    `name: ${name}`,
    `type: ${given.type ?? 'work'}`,
    ...(given.ends === undefined ? [] : [`ends: ${given.ends}`]),
    ...(given.duty === true ? ['duty: true'] : []),
    ...(given.publishers === undefined ? [] : [`publishers: [${given.publishers.join(', ')}]`]),
  ];
  const unit = [
    'own: [镇党委, 镇政府, 镇党政办]',
    'superiors: [云岭县, 林江市, 省, 国务院]',
    ...(given.head === undefined ? [] : [`head: ${given.head}`]),
    ...(given.secrecyOfficer === undefined ? [] : [`secrecyOfficer: ${given.secrecyOfficer}`]),
  ];
  return [
    'book: 青溪镇',
    'version: 2026-10-01',
    'extends: [base]',
    'hours: [ { days: workdays, from: "08:30", to: "18:00" } ]',
    `start: ${given.start ?? 'live'}`,
    `supervisors: ${supervisors}`,
    'units:',
    `  青溪镇: { ${unit.join(', ')} }`,
    `groups: [ { ${group.join(', ')} } ]`,
    ...(given.rules === undefined ? [] : ['rules:', ...given.rules.map((line) => `  ${line}`)]),
    '',
  ].join('\n');
}

export class World {
  readonly group: string;
  readonly clock: ManualClock;
  readonly chat: FakeChat;
  readonly log = keptLog();
  /** What somebody at the console hands out: `world.codes.hand('supervisor', world.clock.now())`. */
  readonly codes = new FakeCodes();
  #book: Book;
  #store: Store | null = null;
  #bot: Bot | null = null;
  #seq = 0;
  #heard = 0;
  readonly #people = new Set<string>();

  constructor(group: string, clock: ManualClock, chat: FakeChat, book: Book) {
    this.group = group;
    this.clock = clock;
    this.chat = chat;
    this.#book = book;
  }

  people(names: readonly string[]): void {
    for (const person of names) this.#people.add(person);
  }

  members() {
    return [...this.#people].map((id) => ({ id, name: id, reachable: null }));
  }

  /** The book in force. */
  get book(): Book {
    return this.#book;
  }

  get store(): Store {
    if (this.#store === null) throw new Error('The store is closed');
    return this.#store;
  }

  get bot(): Bot {
    if (this.#bot === null) throw new Error('The bot is down');
    return this.#bot;
  }

  async open(path: string, slips?: Slips): Promise<void> {
    this.#store = await storeOfTest(path);
    this.#bot = await Bot.create({
      store: this.#store,
      chat: this.chat,
      clock: this.clock,
      log: this.log,
      book: () => this.#book,
      jobs,
      commands,
      codes: this.codes,
      ...(slips === undefined ? {} : { slips }),
      pace: { accountMs: 0, recipientMs: 0, restMs: 0, random: () => 0 },
      gatherMs: 0,
    });
    await this.#bot.start();
    await this.#store.transaction((tx) => confirmAll(tx, this.#book, this.clock.now()));
    await this.#bot.settled();
  }

  /** The office edits its book while the bot runs. */
  editsBook(given: GivenGroup): void {
    this.#book = bookOf(bookText(this.group, given));
  }

  /** As a kill would: nothing is finished, the store is let go. */
  async dies(): Promise<void> {
    await this.store.close();
    this.#store = null;
    this.#bot = null;
  }

  /** Something is said in the group; the clock moves there first. Gives the message's id. */
  async says(who: string, text: string, saying: Saying = {}): Promise<string> {
    const at = saying.at === undefined ? this.clock.now() + 1_000 : instant(saying.at);
    await this.until(at);
    this.#seq += 1;
    const id = saying.id ?? `m${String(this.#seq)}`;
    this.bot.receive({
      kind: 'message',
      message: {
        id,
        groupId: saying.in ?? this.group,
        senderId: who,
        sentAt: at,
        receivedAt: at,
        type: saying.type ?? 'text',
        text,
        length: text.length,
        fileName: saying.fileName ?? null,
        mentionsAll: saying.mentionsAll ?? false,
        mentionsBot: saying.mentionsBot ?? false,
      },
    });
    await this.bot.settled();
    return id;
  }

  /** Something is said to the bot alone. */
  async whispers(who: string, text: string, at?: string): Promise<void> {
    if (at !== undefined) await this.until(instant(at));
    this.#seq += 1;
    const now = this.clock.now();
    this.bot.receive({
      kind: 'private',
      message: { id: `p${String(this.#seq)}`, senderId: who, sentAt: now, receivedAt: now, text },
    });
    await this.bot.settled();
  }

  /** The bot's only answer to what somebody says to it alone; all said before is heard. */
  async asks(who: string, text: string, at?: string): Promise<string> {
    if (at !== undefined) await this.until(at);
    this.#fresh();
    await this.whispers(who, text);
    const answers = this.#fresh().filter(({ to }) => to === who);
    const [only, ...others] = answers;
    if (only === undefined || others.length > 0) {
      throw new Error(`Not one answer to “${text}”: ${JSON.stringify(answers)}`);
    }
    return only.text;
  }

  /** The bot is taken into a group that the platform shows from now on. */
  async joins(group: ChatGroup, inviterId: string | null = null): Promise<void> {
    this.chat.groups.set(group.id, group);
    const at = this.clock.now();
    this.bot.receive({ kind: 'joined', groupId: group.id, inviterId, at });
    await this.bot.settled();
  }

  async takesBack(messageId: string, at?: string): Promise<void> {
    if (at !== undefined) await this.until(instant(at));
    this.bot.receive({ kind: 'recall', groupId: this.group, messageId, at: this.clock.now() });
    await this.bot.settled();
  }

  /** Lets time pass, stopping wherever something falls due. */
  async until(at: number | string): Promise<void> {
    const to = typeof at === 'string' ? instant(at) : at;
    await advance(this.bot, to, (now) => {
      this.clock.set(now);
    });
  }

  async passes(minutes: number): Promise<void> {
    await this.until(this.clock.now() + minutes * minute);
  }

  /** What the bot said since this was last asked, but for what the supervisors' group hears. */
  heard(): readonly Heard[] {
    return this.#fresh().filter(({ to }) => to !== supervisors);
  }

  /** The same, of the supervisors' group alone. */
  heardBySupervisors(): readonly string[] {
    return this.#fresh()
      .filter(({ to }) => to === supervisors)
      .map(({ text }) => text);
  }

  #fresh(): readonly Heard[] {
    const fresh = this.chat.said.slice(this.#heard);
    this.#heard = this.chat.said.length;
    return fresh.map(({ to, text }) => ({ to: to.id, text }));
  }

  async violations(): Promise<readonly Violation[]> {
    const newestFirst = await this.store.transaction((tx) => tx.violations.list({}));
    return newestFirst.toReversed();
  }
}

/** `2026-10-12T09:00` in Shanghai, as milliseconds UTC. */
export function instant(local: string): number {
  return Date.parse(/(?:Z|[+-]\d\d:\d\d)$/u.test(local) ? local : `${local}+08:00`);
}
