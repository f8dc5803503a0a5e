import type { TimelineLine } from '../adapters/chatlogs/timeline.ts';
import type { Simulator } from '../adapters/simulator/control-client.ts';
import type { Incoming } from '../domain/incoming.ts';
import { maxTextLength } from '../domain/message.ts';
import type { Timeline } from './offline.ts';
import { CliFault } from './subcommand.ts';

/** A chunk that has not arrived after so long never will; in milliseconds. */
export const deliveryLimit = 60_000;
const mostSaid = 2 * maxTextLength;

/** Says a chunk in the simulator; resolves once all of it came through. @throws CliFault where it does not */
export async function deliver(
  timeline: Timeline,
  simulator: Simulator,
  arrivals: Arrivals,
  chunk: readonly TimelineLine[],
): Promise<void> {
  const arrived = arrivals.after(chunk.length);
  await simulator.say(
    chunk.map((line) => {
      const { id, groupId, senderId, sentAt, type } = timeline.messageOf(line);
      const { fileName, mentionsAll } = line;
      // The bot reads no further, and what is larger than 4 MB never comes through gRPC.
      const text = line.text.slice(0, mostSaid);
      return {
        id,
        to: { kind: 'group' as const, id: groupId },
        from: senderId,
        at: sentAt,
        type,
        text,
        fileName,
        mentionsAll,
      };
    }),
  );
  await arrived;
}

/** Counts what the gateway delivers and whether each group stays in order. */
export class Arrivals {
  disordered = 0;
  #count = 0;
  #warm = false;
  readonly #last = new Map<string, number>();
  #waiting: { readonly count: number; readonly done: () => void } | null = null;

  saw(incoming: Incoming): void {
    if (incoming.kind !== 'message') return;
    const { groupId, sentAt } = incoming.message;
    const last = this.#last.get(groupId) ?? -Infinity;
    if (this.#warm && sentAt < last) this.disordered += 1;
    this.#last.set(groupId, Math.max(last, sentAt));
    this.#count += 1;
    if (this.#waiting !== null && this.#count >= this.#waiting.count) this.#waiting.done();
  }

  warm(): void {
    this.#warm = true;
  }

  /** Resolves once `more` messages have come. @throws CliFault where they do not */
  after(more: number): Promise<void> {
    const count = this.#count + more;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(
          new CliFault(
            `The gateway did not deliver: ${String(count - this.#count)} messages are missing.`,
          ),
        );
      }, deliveryLimit);
      this.#waiting = {
        count,
        done: () => {
          clearTimeout(timer);
          resolve();
        },
      };
    });
  }
}
