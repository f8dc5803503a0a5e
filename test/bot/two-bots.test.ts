import { afterEach, describe, expect, it } from 'vitest';
import { manualClock, type ManualClock } from '../../src/adapters/clock.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { Bot } from '../../src/bot/bot.ts';
import { commands } from '../../src/commands/index.ts';
import type { Recipient } from '../../src/domain/incoming.ts';
import { jobs } from '../../src/jobs/index.ts';
import type { Chat, ChatGroup } from '../../src/ports/chat.ts';
import type { Store } from '../../src/ports/store.ts';
import { confirmAll } from '../../src/register/candidates.ts';
import { keptLog } from '../world/silent-log.ts';
import { at, book, paper, post, supervisors, work, zeroPace } from './bench.ts';

const minute = 60_000;

/** Something said: whoever hears it is told at the next round. */
interface Line {
  readonly from: string;
  readonly to: Recipient;
  readonly text: string;
}

/** One who answers whatever he hears with the same few words: the other half of a loop. */
type Parrot = (line: Line) => string | null;

const stores: Store[] = [];

afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
});

/** A platform on which bots hear each other: in the group, mentioned there, and privately. */
class Street {
  readonly clock: ManualClock = manualClock(at('2026-10-12T09:00'));
  readonly said: Line[] = [];
  readonly #bots = new Map<string, Bot>();
  readonly #parrots = new Map<string, Parrot>();
  /** Whether what is said in the group is also taken as said to each bot alone: the worst there is. */
  twice = true;
  #heard = 0;
  #seq = 0;

  async bot(id: string): Promise<void> {
    const store = await openStore({ path: ':memory:' });
    stores.push(store);
    const chat: Chat = {
      abilities: { provider: 'fake', stableIds: true, writesPrivately: true },
      selfId: () => id,
      send: (to, text) => {
        this.said.push({ from: id, to, text });
        return Promise.resolve(`s${String(this.said.length)}`);
      },
      act: () => Promise.resolve(false),
      group: (group) => Promise.resolve(this.#group(group)),
      groupIds: () => Promise.resolve([work, supervisors]),
    };
    const office = book();
    const bot = await Bot.create({
      store,
      chat,
      clock: this.clock,
      log: keptLog(),
      book: () => office,
      jobs,
      commands,
      pace: zeroPace,
      gatherMs: 0,
    });
    await bot.start();
    await store.transaction((tx) => confirmAll(tx, office, this.clock.now()));
    this.#bots.set(id, bot);
  }

  parrot(id: string, answers: Parrot): void {
    this.#parrots.set(id, answers);
  }

  #group(id: string): ChatGroup | null {
    const people = ['李主任', '唐丽', '方伟', ...this.#bots.keys(), ...this.#parrots.keys()];
    const ownerId = id === work ? '李主任' : '督查员';
    if (id !== work && id !== supervisors) return null;
    const members = people.map((one) => ({ id: one, name: one, reachable: null }));
    return { id, name: id, ownerId, adminIds: ['唐丽', ...this.#bots.keys()], members };
  }

  async says(from: string, text: string, to: Recipient = { kind: 'group', id: work }) {
    this.clock.advance(1_000);
    this.said.push({ from, to, text });
    await this.#carries();
  }

  /** Carries words to and fro until nobody says anything more; far more rounds than are fit. */
  async #carries(): Promise<void> {
    for (let round = 0; round < 200 && this.#heard < this.said.length; round += 1) {
      const lines = this.said.slice(this.#heard);
      this.#heard = this.said.length;
      this.clock.advance(500);
      for (const line of lines) {
        for (const [id, bot] of this.#bots) if (id !== line.from) this.#tells(id, bot, line);
        for (const [id, answers] of this.#parrots) {
          const toMe = line.to.kind === 'group' || line.to.id === id;
          const answer = id === line.from || !toMe ? null : answers(line);
          if (answer === null) continue;
          const to: Recipient =
            line.to.kind === 'group' ? line.to : { kind: 'person', id: line.from };
          this.said.push({ from: id, to, text: answer });
        }
      }
      for (const bot of this.#bots.values()) await bot.settled();
    }
  }

  #tells(id: string, bot: Bot, { from, to, text }: Line): void {
    const now = this.clock.now();
    this.#seq += 1;
    const said = { senderId: from, sentAt: now, receivedAt: now };
    if (to.kind === 'group') {
      const message = { ...said, id: `m${String(this.#seq)}`, groupId: to.id, length: text.length };
      const mentioned = `@${id}\u2005${text.replace(/^@\S+\s/u, '')}`;
      const rest = { type: 'text', fileName: null, mentionsAll: false, mentionsBot: true } as const;
      bot.receive({ kind: 'message', message: { ...message, ...rest, text: mentioned } });
    }
    if (to.kind === 'person' ? to.id !== id : !this.twice) return;
    bot.receive({ kind: 'private', message: { ...said, id: `p${String(this.#seq)}`, text } });
  }

  async passes(minutes: number): Promise<void> {
    for (let n = 0; n < minutes; n += 5) {
      this.clock.advance(5 * minute);
      for (const bot of this.#bots.values()) await bot.tick();
      await this.#carries();
    }
  }

  by(from: string, to?: string): readonly string[] {
    return this.said
      .filter((line) => line.from === from && (to === undefined || line.to.id === to))
      .map(({ text }) => text);
  }
}

async function givenTwoBots(): Promise<Street> {
  const street = new Street();
  await street.bot('甲机');
  await street.bot('乙机');
  return street;
}

describe('two bots in one group', () => {
  it.each([
    '帮助',
    '规则',
    '群规',
    '在吗',
    '状态',
    '设置',
    '您好，请问',
    '停',
    '申诉',
    '帮助 帮助',
  ])(
    'answer each other at most three times after somebody said %s, and fall silent',
    async (word) => {
      const street = await givenTwoBots();
      await street.says('李主任', word);
      await street.says('甲机', word);
      await street.says('甲机', word, { kind: 'person', id: '乙机' });
      const before = street.said.length;
      await street.passes(60);

      expect(street.by('甲机', '乙机').length).toBeLessThanOrEqual(1 + 3);
      // Three to what was asked aloud, and the one to what was asked alone.
      expect(street.by('乙机', '甲机').length).toBeLessThanOrEqual(3 + 1);
      expect(street.by('甲机', work).length).toBeLessThanOrEqual(1 + 3);
      expect(street.by('乙机', work).length).toBeLessThanOrEqual(3);
      expect(street.said.length).toBe(before);
    },
  );

  it('do not blame each other for their own reminders', async () => {
    const street = await givenTwoBots();
    for (let n = 0; n < 6; n += 1) await street.says('唐丽', `第${String(n)}处`);
    for (let n = 0; n < 4; n += 1) await street.says('方伟', '收到');
    await street.says('唐丽', `现转发${paper}，请遵照执行`);
    await street.passes(30);
    street.clock.advance(10 * 60 * minute);
    await street.says('方伟', post);
    await street.passes(60);

    expect(street.by('甲机', '唐丽').length).toBeGreaterThan(0);
    expect(street.by('甲机', '乙机')).toEqual([]);
    expect(street.by('乙机', '甲机')).toEqual([]);
  });
});

describe('one who answers whatever he hears', () => {
  it.each(['帮助', '规则', '@甲机\u2005帮助', '状态', '停', '设置', '帮助 没有'])(
    'with %s is answered three times in private, and then not for an hour',
    async (word) => {
      const street = new Street();
      street.parrot('复读机', () => word);
      await street.bot('甲机');
      await street.says('复读机', word, { kind: 'person', id: '甲机' });
      expect(street.by('甲机', '复读机').length).toBeGreaterThan(0);
      expect(street.by('甲机', '复读机').length).toBeLessThanOrEqual(3);
      const answered = street.by('甲机', '复读机').length;

      await street.passes(50);
      await street.says('复读机', word, { kind: 'person', id: '甲机' });
      expect(street.by('甲机', '复读机')).toHaveLength(answered);
    },
  );

  it.each(['帮助', '规则', '群规', '状态'])(
    'with %s is answered three times at most, once of it in the group, and then not for an hour',
    async (word) => {
      const street = new Street();
      street.twice = false;
      // It hears nothing but the group.
      street.parrot('复读机', ({ from, to }) =>
        from === '甲机' && to.kind === 'group' ? word : null,
      );
      await street.bot('甲机');
      for (let n = 0; n < 6; n += 1) await street.says('复读机', word);
      // That it floods the group is another matter.
      const answers = () =>
        [...street.by('甲机', work), ...street.by('甲机', '复读机')].filter(
          (text) => !text.includes('（记录'),
        );
      expect(street.by('甲机', work).length).toBeLessThanOrEqual(1);
      const heard = answers();
      expect(heard.length).toBeLessThanOrEqual(3);
      await street.passes(50);
      await street.says('复读机', word);

      expect(answers()).toEqual(heard);
    },
  );
});
