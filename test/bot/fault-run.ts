import { join } from 'node:path';
import { manualClock } from '../../src/adapters/clock.ts';
import { openStore, type SqliteStore } from '../../src/adapters/store/open.ts';
import { advance } from '../../src/bot/advance.ts';
import { Bot } from '../../src/bot/bot.ts';
import { commands } from '../../src/commands/index.ts';
import type { Recipient } from '../../src/domain/incoming.ts';
import { jobs } from '../../src/jobs/index.ts';
import { ChatRefused, type Abilities, type Chat, type ChatGroup } from '../../src/ports/chat.ts';
import { confirmAll } from '../../src/register/candidates.ts';
import { keptLog } from '../world/silent-log.ts';
import { book, dispatch, supervisors } from './bench.ts';
import { begin, courseOf, days, groups, people, type Course } from './course.ts';
import { Life, never } from './life.ts';
import { Seeded } from './seeded.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

export interface Line {
  readonly to: Recipient;
  readonly text: string;
  readonly at: number;
}

/** A bot among faults: a bad gateway, a platform that refuses, a process that is killed again and again. */
export class FaultRun implements Chat {
  readonly abilities: Abilities = { provider: 'fake', stableIds: true, writesPrivately: true };
  readonly course: Course;
  readonly book = book();
  readonly clock = manualClock(begin - 60 * minute);
  readonly log = keptLog();
  readonly lines: Line[] = [];
  /** When a message was surely recorded: what came in was dealt with, and the process lived. */
  readonly acknowledged = new Map<string, number>();
  readonly alerts: string[] = [];
  kills = 0;
  /** Sends of which the bot cannot know whether the words went out. */
  cuts = 0;
  readonly #chance: Seeded;
  readonly #file: string;
  readonly #unreachable: ReadonlySet<string>;
  readonly #sitting = new Set<string>([...groups, supervisors]);
  readonly #echoes: Line[] = [];
  #life = new Life(1);
  #store: SqliteStore | null = null;
  #bot: Bot | null = null;
  #sent: string[] = [];

  constructor(seed: number, folder: string) {
    this.#chance = new Seeded(seed);
    this.course = courseOf(this.#chance);
    this.#file = join(folder, `${String(seed)}.sqlite`);
    this.#unreachable = new Set(people.filter(() => this.#chance.happens(0.3)));
  }

  get store(): SqliteStore {
    if (this.#store === null) throw new Error('The store is closed');
    return this.#store;
  }

  /** Lives through the whole course, and one more day in which nothing happens. */
  async lives(): Promise<void> {
    await this.#begin();
    const { deliveries } = this.course;
    for (let next = 0; next < deliveries.length;) {
      const first = deliveries[next];
      if (first === undefined) break;
      const until = first.at + this.#chance.int(20_000);
      const together = deliveries.slice(next).filter(({ at }) => at <= until);
      next += together.length;
      if (!(await this.#reaches(until))) continue;
      for (const { incoming } of together) {
        if (incoming.kind === 'removed') this.#sitting.delete(incoming.groupId);
        if (incoming.kind === 'joined') this.#sitting.add(incoming.groupId);
        if (incoming.kind === 'message') this.#sent.push(incoming.message.id);
        this.#bot?.receive(incoming);
      }
      for (const { to, text, at } of this.#echoes.splice(0))
        this.#bot?.receive({ kind: 'echo', to, text, at });
      await this.#settles();
      if (this.#chance.happens(0.03)) await this.#alert();
    }
    while (!(await this.#reaches(begin + (days + 1) * day)));
  }

  /** Lets time pass; false where the process was killed on the way. */
  async #reaches(at: number): Promise<boolean> {
    const bot = this.#bot;
    if (bot === null) return false;
    const passing = advance(bot, Math.max(at, this.clock.now()), (now) => {
      this.clock.advance(Math.max(0, now - this.clock.now()));
    });
    return this.#stillLives(passing);
  }

  async #settles(): Promise<void> {
    const bot = this.#bot;
    if (bot === null || !(await this.#stillLives(bot.settled().then(() => bot.tick())))) return;
    for (const id of this.#sent.splice(0))
      if (!this.acknowledged.has(id)) this.acknowledged.set(id, this.clock.now());
  }

  async #stillLives(work: Promise<unknown>): Promise<boolean> {
    if (await this.#life.survives(work)) return true;
    this.kills += 1;
    this.#sent = [];
    await this.store.close();
    // Until somebody starts it again.
    this.clock.advance(
      this.#chance.happens(0.8) ? this.#chance.int(minute) : this.#chance.int(25 * minute),
    );
    await this.#begin();
    return false;
  }

  async #begin(): Promise<void> {
    for (;;) {
      this.#store = await openStore({ path: this.#file });
      const life = new Life(20 + this.#chance.int(1_200));
      this.#life = life;
      const starting = this.#start(life);
      if (await life.survives(starting)) break;
      this.kills += 1;
      await this.#store.close();
    }
    await this.store.transaction((tx) => confirmAll(tx, this.book, this.clock.now()));
  }

  async #start(life: Life): Promise<void> {
    const bot = await Bot.create({
      store: life.store(this.store),
      chat: this,
      clock: this.clock,
      log: this.log,
      book: () => this.book,
      jobs,
      commands,
      pace: { accountMs: 0, recipientMs: 0, restMs: 2 * minute, random: () => this.#chance.next() },
      gatherMs: 0,
    });
    await bot.start();
    this.#bot = bot;
  }

  async #alert(): Promise<void> {
    const key = `警${String(this.alerts.length)}号`;
    const now = this.clock.now();
    const to = { kind: 'person', id: '保密员' } as const;
    const alert = dispatch(key, { purpose: 'alert', to, queuedAt: now, expiresAt: now + 7 * day });
    await this.store.transaction((tx) => tx.outbox.add(alert));
    this.alerts.push(alert.text);
  }

  selfId(): string {
    return 'bot';
  }

  async send(to: Recipient, text: string): Promise<string | null> {
    const life = this.#life;
    // Each of these is a send that never began, or of which nobody can say whether it ended.
    if (life.passes()) {
      this.cuts += 1;
      return never();
    }
    if (to.kind === 'person' && this.#unreachable.has(to.id)) throw new ChatRefused('unreachable');
    if (to.kind === 'group' && !this.#sitting.has(to.id)) throw new ChatRefused('gone');
    const roll = this.#chance.int(100);
    if (roll < 3) throw new ChatRefused('offline');
    if (roll < 5) throw new ChatRefused('too-fast');
    if (roll < 7) {
      this.cuts += 1;
      throw new ChatRefused('unknown');
    }
    const line = { to, text, at: this.clock.now() };
    this.lines.push(line);
    if (this.#chance.happens(0.7)) this.#echoes.push(line);
    if (life.passes()) {
      this.cuts += 1;
      return never();
    }
    if (roll < 11) {
      this.cuts += 1;
      throw new ChatRefused('unknown');
    }
    return `s${String(this.lines.length)}`;
  }

  act(): Promise<boolean> {
    return Promise.resolve(false);
  }

  async group(groupId: string): Promise<ChatGroup | null> {
    if (this.#life.passes()) return never();
    if (!this.#sitting.has(groupId)) return null;
    const members = groupId === supervisors ? ['督查员'] : ['李主任', ...people];
    return {
      id: groupId,
      name: groupId,
      ownerId: members[0] ?? null,
      adminIds: [],
      members: members.map((id) => ({ id, name: id, reachable: null })),
    };
  }

  groupIds(): Promise<readonly string[]> {
    return this.#life.passes() ? never() : Promise.resolve([...this.#sitting]);
  }
}
