import { afterEach } from 'vitest';
import { manualClock } from '../../src/adapters/clock.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { settleEcho } from '../../src/bot/echo.ts';
import { Outbox } from '../../src/bot/outbox.ts';
import { Pace, type PaceSettings } from '../../src/bot/pace.ts';
import { dispatchStates, type Dispatch, type NewDispatch } from '../../src/domain/dispatch.ts';
import type { Recipient } from '../../src/domain/incoming.ts';
import { ChatRefused, type Abilities, type Chat, type RefusalCode } from '../../src/ports/chat.ts';
import type { Store } from '../../src/ports/store.ts';
import { keptLog } from '../world/silent-log.ts';
import { at, book, supervisors, zeroPace } from './bench.ts';

export interface Uttered {
  readonly to: Recipient;
  readonly text: string;
  readonly at: number;
}

/** How a send ends: taken, refused, or broken off after the words were out (`cut`) or before. */
export type Ending = 'taken' | RefusalCode | 'cut' | 'dies-before' | 'dies-after';

const opened: WayOut[] = [];

afterEach(async () => {
  for (const way of opened.splice(0)) await way.store.close();
});

/** The outbox alone, with a platform that does as it is told. */
export class WayOut implements Chat {
  readonly abilities: Abilities = { provider: 'fake', stableIds: true, writesPrivately: true };
  readonly clock = manualClock(at('2026-10-12T09:00'));
  readonly log = keptLog();
  readonly uttered: Uttered[] = [];
  /** What happens to the next sends; `taken` once this is empty. */
  readonly endings: Ending[] = [];
  /** Calls of the platform, taken or not, on the monotonic clock. */
  readonly calls: number[] = [];
  readonly store: Store;
  readonly book = book();
  pace: Pace;
  outbox: Outbox;
  /** Resolves when the process is killed while it speaks. */
  #killed: () => void = () => undefined;
  readonly #settings: PaceSettings;

  private constructor(store: Store, settings: PaceSettings) {
    this.store = store;
    this.#settings = settings;
    this.pace = new Pace(settings);
    this.outbox = this.#outbox();
  }

  static async open(
    groups: readonly string[],
    settings: PaceSettings = zeroPace,
    around: (inner: Store) => Store = (inner) => inner,
  ): Promise<WayOut> {
    const way = new WayOut(around(await openStore({ path: ':memory:' })), settings);
    opened.push(way);
    await way.store.transaction(async (tx) => {
      for (const id of [...groups, supervisors]) {
        await tx.groups.put({
          id,
          name: id,
          present: true,
          joinedAt: 0,
          trialUntil: null,
          pausedUntil: null,
          endsOn: null,
          lastWorkAt: null,
          ownerId: null,
          adminIds: [],
          refreshedAt: null,
        });
      }
    });
    return way;
  }

  #outbox(): Outbox {
    const { store, clock, log, pace } = this;
    return new Outbox({ store, clock, log, pace, chat: this, book: () => this.book });
  }

  selfId(): string {
    return 'bot';
  }

  async send(to: Recipient, text: string): Promise<string | null> {
    this.calls.push(this.clock.monotonic());
    const ending = this.endings.shift() ?? 'taken';
    if (ending === 'taken' || ending === 'cut' || ending === 'dies-after')
      this.uttered.push({ to, text, at: this.clock.now() });
    if (ending === 'taken') return `s${String(this.uttered.length)}`;
    if (ending === 'dies-after' || ending === 'dies-before') {
      this.#killed();
      return new Promise<never>(() => undefined);
    }
    throw new ChatRefused(ending === 'cut' ? 'unknown' : ending);
  }

  act(): Promise<boolean> {
    return Promise.resolve(false);
  }

  group(): Promise<null> {
    return Promise.resolve(null);
  }

  groupIds(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  async queue(...dispatches: readonly NewDispatch[]): Promise<void> {
    await this.store.transaction(async (tx) => {
      for (const dispatch of dispatches) await tx.outbox.add(dispatch);
    });
  }

  /** Sends what may leave. A process that is killed meanwhile is started again on the same store. */
  async pump(): Promise<void> {
    const killed = new Promise<'killed'>((resolve) => {
      this.#killed = () => {
        resolve('killed');
      };
    });
    const ended = await Promise.race([this.outbox.pump(), killed]);
    if (ended === 'killed') await this.restart();
  }

  async restart(): Promise<void> {
    this.pace = new Pace(this.#settings);
    this.outbox = this.#outbox();
    await this.outbox.recover();
  }

  async echo(uttered: Uttered): Promise<void> {
    const { to, text, at: when } = uttered;
    await this.store.transaction((tx) =>
      settleEcho(tx, { kind: 'echo', to, text, at: when }, this.book, this.clock.now()),
    );
  }

  async at(local: string): Promise<void> {
    this.clock.advance(Math.max(0, at(local) - this.clock.now()));
    await this.pump();
  }

  async rows(): Promise<readonly Dispatch[]> {
    const rows = await this.store.transaction((tx) => tx.outbox.list(dispatchStates, 1_000));
    return rows.toReversed();
  }

  async states(): Promise<readonly string[]> {
    return (await this.rows()).map(({ key, state }) => `${key} ${state}`);
  }

  texts(): readonly string[] {
    return this.uttered.map(({ text }) => text);
  }
}

export function person(id: string): Recipient {
  return { kind: 'person', id };
}

export function inGroup(id: string): Recipient {
  return { kind: 'group', id };
}
