import type { Store } from '../../src/ports/store.ts';

/** Thrown inside a transaction that the kill interrupts; nobody ever sees it. */
class Killed extends Error {}

/**
 * One life of a process. At each point where it touches the outside it may be killed; what it
 * waits for then never comes, and what it had not committed is gone.
 */
export class Life {
  readonly death: Promise<'dead'>;
  dead = false;
  #left: number;
  #die: () => void = () => undefined;

  /** Dies at the given number of points from now. */
  constructor(points: number) {
    this.#left = points;
    this.death = new Promise((resolve) => {
      this.#die = () => {
        resolve('dead');
      };
    });
  }

  /** A point at which it may be killed; whether it is dead by now. */
  passes(): boolean {
    this.#left -= 1;
    if (this.#left === 0) {
      this.dead = true;
      this.#die();
    }
    return this.dead;
  }

  /** `done` where it came to its end alive. */
  async survives(work: Promise<unknown>): Promise<boolean> {
    return (await Promise.race([work.then(() => 'done'), this.death])) === 'done';
  }

  store(inner: Store): Store {
    return {
      transaction: async (work) => {
        if (this.passes()) return never();
        try {
          const result = await inner.transaction(async (tx) => {
            if (this.dead) throw new Killed();
            const made = await work(tx);
            // Killed before the commit: nothing of it happened.
            if (this.passes()) throw new Killed();
            return made;
          });
          // Killed after the commit: it happened, and nobody knows.
          return this.passes() ? await never() : result;
        } catch (error) {
          if (this.dead) return await never();
          throw error;
        }
      },
      close: () => never(),
    };
  }
}

export function never(): Promise<never> {
  return new Promise(() => undefined);
}
