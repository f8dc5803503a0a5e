import type { Recipient } from '../domain/incoming.ts';

export interface PaceSettings {
  /** Between any two sends of the account, and between two to the same recipient; milliseconds. */
  readonly accountMs: number;
  readonly recipientMs: number;
  /** How long everything rests after 操作过于频繁; doubles each time in a row. */
  readonly restMs: number;
  /** 0 up to but not including 1; spreads sends so that they look less like a machine's. */
  readonly random: () => number;
}

export const usualPace: Omit<PaceSettings, 'random'> = {
  accountMs: 1_500,
  recipientMs: 3_000,
  restMs: 10 * 60_000,
};

/** How fast one account may speak. Times are monotonic milliseconds, so a moved clock changes nothing. */
export class Pace {
  readonly #settings: PaceSettings;
  readonly #recipients = new Map<string, number>();
  #account = -Infinity;
  #slowness = 1;
  #refusals = 0;

  constructor(settings: PaceSettings) {
    this.#settings = settings;
  }

  /** When the next word to this recipient may leave; in the past where it may leave now. */
  nextAt(to: Recipient): number {
    return Math.max(this.#account, this.#recipients.get(keyOf(to)) ?? -Infinity);
  }

  /** Something was sent: the next waits, and after refusals the pace recovers slowly. */
  sent(to: Recipient, now: number): void {
    this.#refusals = 0;
    this.#slowness = Math.max(1, this.#slowness * 0.9);
    this.#wait(to, now);
  }

  /** The platform did not take it: half the pace from here on. */
  refused(to: Recipient, now: number): void {
    this.#slowness = Math.min(64, this.#slowness * 2);
    this.#wait(to, now);
  }

  /** The platform said that there is nobody to take it: a call like any other, no reason to be slower. */
  asked(to: Recipient, now: number): void {
    this.#wait(to, now);
  }

  /** The platform said 操作过于频繁: nothing leaves until then. */
  rest(now: number): number {
    const until = now + this.#settings.restMs * 2 ** Math.min(this.#refusals, 6);
    this.#refusals += 1;
    this.#slowness = Math.min(64, this.#slowness * 2);
    this.#account = until;
    return until - now;
  }

  #wait(to: Recipient, now: number): void {
    const { accountMs, recipientMs, random } = this.#settings;
    const jitter = 1 + random() * 0.5;
    this.#account = Math.max(this.#account, now + accountMs * this.#slowness * jitter);
    this.#recipients.set(keyOf(to), now + recipientMs * this.#slowness * jitter);
    if (this.#recipients.size > 10_000) this.#recipients.clear();
  }
}

function keyOf(to: Recipient): string {
  return `${to.kind}:${to.id}`;
}
