import type { Incoming } from '../domain/incoming.ts';
import type { Message, PrivateMessage } from '../domain/message.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { draftOf } from '../register/applications/draft.ts';
import { leaveGroup } from '../register/joining/away.ts';
import { BatchMessages, type BatchParts } from './batch-messages.ts';
import { settleEcho } from './echo.ts';
import { acceptFriend, type FriendRequest } from './joining/befriend.ts';
import { acceptInvitation, type Joining } from './joining/invited.ts';
import { Scenes } from './scenes.ts';

/** What became of a batch. */
export interface BatchResult {
  readonly recorded: number;
  readonly repeated: number;
  readonly commands: number;
  /** Groups that were spoken in although their row says that the bot left, or never saw them. */
  readonly thoughtAbsent: readonly string[];
  /** Friend requests of people the bot does not know, whose greeting may hold a code. */
  readonly strangers: readonly FriendRequest[];
}

/** One pass over one batch; lives as long as its transaction. */
export class BatchRun {
  readonly #parts: BatchParts;
  readonly #tx: Tx;
  readonly #now: number;
  readonly #fresh: Set<string>;
  readonly #rejoined: ReadonlySet<string>;
  readonly #book: Book;
  readonly #scenes: Scenes;
  readonly #messages: BatchMessages;
  readonly #strangers: FriendRequest[] = [];
  #repeated = 0;
  #commands = 0;

  constructor(
    parts: BatchParts,
    tx: Tx,
    now: number,
    fresh: ReadonlySet<string>,
    rejoinedGroups: ReadonlySet<string>,
  ) {
    this.#parts = parts;
    this.#tx = tx;
    this.#now = now;
    this.#fresh = new Set(fresh);
    this.#rejoined = rejoinedGroups;
    this.#book = parts.book();
    this.#scenes = new Scenes(tx, this.#book, parts);
    const onCommand = (message: Message) => this.#groupCommand(message);
    this.#messages = new BatchMessages({ parts, tx, now, scenes: this.#scenes, onCommand });
  }

  async take(item: Incoming): Promise<void> {
    switch (item.kind) {
      case 'message':
        if (this.#isNew(item.message.id)) await this.#messages.take(item.message);
        return;
      case 'private':
        if (this.#isNew(item.message.id) && (await this.#isForUs(item.message))) {
          const { id, senderId, sentAt, text } = item.message;
          await this.#command({ messageId: id, groupId: null, senderId, text, at: sentAt });
        }
        return;
      case 'recall':
        return this.#messages.takeBack(item);
      case 'echo':
        return settleEcho(this.#tx, item, this.#book, this.#now);
      case 'removed':
        return this.#left(item.groupId);
      case 'invited':
        return acceptInvitation(this.#tx, this.#joining(), item);
      case 'friend-request':
        if (!(await acceptFriend(this.#tx, this.#joining(), item))) this.#strangers.push(item);
        return;
      case 'joined':
      case 'changed':
        // The directory reads the group again; there is nothing to write down here.
        return;
    }
  }

  async close(): Promise<BatchResult> {
    await this.#messages.close();
    return {
      recorded: this.#messages.recorded,
      repeated: this.#repeated,
      commands: this.#commands,
      thoughtAbsent: this.#messages.thoughtAbsent,
      strangers: this.#strangers,
    };
  }

  #joining(): Joining {
    return { book: this.#book, abilities: this.#parts.abilities(), now: this.#now };
  }

  #isNew(id: string): boolean {
    const fresh = this.#fresh.delete(id);
    if (!fresh) this.#repeated += 1;
    return fresh;
  }

  /** A command, or an answer of somebody who is filing. */
  async #isForUs({ text, senderId }: PrivateMessage): Promise<boolean> {
    if (this.#parts.isCommand(text, 'private')) return true;
    return (await draftOf(this.#tx, senderId, this.#now)) !== null;
  }

  /** Who means everybody does not mean the bot. */
  async #groupCommand(message: Message): Promise<boolean> {
    const toBot = message.mentionsBot && !message.mentionsAll && message.type === 'text';
    if (!toBot || !this.#parts.isCommand(message.text, 'group')) return false;
    const { id, groupId, senderId, sentAt, text } = message;
    await this.#command({ messageId: id, groupId, senderId, text, at: sentAt });
    return true;
  }

  async #command(command: Parameters<Tx['commands']['note']>[0]): Promise<void> {
    await this.#tx.commands.note(command);
    this.#commands += 1;
  }

  async #left(groupId: string): Promise<void> {
    const group = await this.#tx.groups.get(groupId);
    if (group === null) return;
    if (!this.#rejoined.has(groupId)) await leaveGroup(this.#tx, this.#book, group, this.#now);
    else await this.#tx.outbox.dropForGroup(groupId, 'the bot left the group', this.#now);
    this.#scenes.forget(groupId);
  }
}
