import type { Book } from '../engine/rule-book/book.ts';
import type { Abilities } from '../ports/chat.ts';
import type { Log } from '../ports/log.ts';
import type { Tx } from '../ports/store.ts';
import { addresseesOf } from '../register/addressees.ts';
import { groupBookOf } from '../register/group-book.ts';
import { isStrange } from '../register/joining/standing.ts';
import { abilitiesIn } from '../register/rebind.ts';
import type { GroupScene } from './voice.ts';

/** A group as a batch finds it. */
export interface BatchScene extends GroupScene {
  /** Nothing of what is said in a strangers' group is kept. */
  readonly strange: boolean;
}

/** The groups of one batch, each read once: no message of a batch is judged by another book. */
export class Scenes {
  readonly #tx: Tx;
  readonly #book: Book;
  readonly #parts: { readonly abilities: () => Abilities; readonly log: Log };
  readonly #held = new Map<string, BatchScene | null>();

  constructor(tx: Tx, book: Book, parts: { abilities: () => Abilities; log: Log }) {
    this.#tx = tx;
    this.#book = book;
    this.#parts = parts;
  }

  /** Null for a group without a row. */
  async of(groupId: string): Promise<BatchScene | null> {
    const held = this.#held.get(groupId);
    if (held !== undefined) return held;
    const group = await this.#tx.groups.get(groupId);
    let scene: BatchScene | null = null;
    if (group !== null) {
      const groupBook = await groupBookOf(this.#tx, this.#book, group);
      const addressees = await addresseesOf(this.#tx, group, groupBook);
      const { abilities, log } = this.#parts;
      const strange = await isStrange(this.#tx, groupId);
      const here = { group, groupBook, addressees, book: this.#book, strange };
      scene = { ...here, abilities: await abilitiesIn(this.#tx, abilities(), groupId), log };
    }
    this.#held.set(groupId, scene);
    return scene;
  }

  forget(groupId: string): void {
    this.#held.delete(groupId);
  }
}
