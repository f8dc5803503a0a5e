import type { Facts } from '../domain/facts.ts';
import type { Incoming } from '../domain/incoming.ts';
import type { Message } from '../domain/message.ts';
import { localTime } from '../domain/zone.ts';
import { upTo, type History } from '../engine/history.ts';
import { judge } from '../engine/judge.ts';
import { readMessage, withoutContent } from '../engine/read-message.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Abilities } from '../ports/chat.ts';
import type { Log } from '../ports/log.ts';
import type { DayCount, Store, Tx } from '../ports/store.ts';
import { isSupervisorsGroup } from '../register/addressees.ts';
import { leaveGroup } from '../register/joining/away.ts';
import { roleOf } from '../register/roles.ts';
import { countsOf, isWork } from './counts.ts';
import { settleEcho } from './echo.ts';
import { acceptFriend, type FriendRequest } from './joining/befriend.ts';
import { acceptInvitation, type Joining } from './joining/invited.ts';
import { BatchNotices, type PaperTitles } from './notice-lines.ts';
import { Obligations } from './obligations.ts';
import { recordFindings } from './record.ts';
import { Scenes } from './scenes.ts';
import { takeBack, wasTakenBack } from './take-back.ts';
import { isLeak, sealed } from './sealed.ts';
import type { GroupScene } from './voice.ts';
import { withoutWords } from './without-words.ts';

const minute = 60_000;

export interface BatchParts {
  readonly store: Store;
  readonly history: History;
  readonly log: Log;
  readonly book: () => Book;
  readonly abilities: () => Abilities;
  readonly hashKey: Uint8Array;
  /** Lives longer than a batch: points may come minutes after their paper. */
  readonly titles: PaperTitles;
  /** Whether words said to the bot are worth an answer: what is not is not even noted. */
  readonly isCommand: (text: string, place: 'private' | 'group') => boolean;
}

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
  readonly #obligations: Obligations;
  readonly #notices: BatchNotices;
  readonly #facts: Facts[] = [];
  readonly #counts: DayCount[] = [];
  readonly #work = new Map<string, number>();
  readonly #thoughtAbsent = new Set<string>();
  readonly #strangers: FriendRequest[] = [];
  #recorded = 0;
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
    this.#notices = new BatchNotices(tx, parts.titles);
    this.#obligations = new Obligations(tx, parts.log, now, this.#book.calendar.zone);
  }

  async take(item: Incoming): Promise<void> {
    switch (item.kind) {
      case 'message':
        if (this.#isNew(item.message.id)) await this.#message(item.message);
        return;
      case 'private':
        if (this.#isNew(item.message.id) && this.#parts.isCommand(item.message.text, 'private')) {
          const { id, senderId, sentAt, text } = item.message;
          await this.#command({ messageId: id, groupId: null, senderId, text, at: sentAt });
        }
        return;
      case 'recall':
        this.#obligations.forget(item.groupId);
        return this.#takeBack(item);
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
    await this.#tx.messages.addFacts(this.#facts);
    await this.#notices.write();
    await this.#tx.counts.add(this.#counts);
    await this.#tx.groups.touch(this.#work);
    return {
      recorded: this.#recorded,
      repeated: this.#repeated,
      commands: this.#commands,
      thoughtAbsent: [...this.#thoughtAbsent],
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

  async #message(message: Message): Promise<void> {
    const scene = await this.#scenes.of(message.groupId);
    if (scene === null) throw new Error('A message came from a group without a row');
    const { groupBook, addressees } = scene;
    const { setting } = groupBook;
    const { present, refreshedAt } = scene.group;
    if (!present || refreshedAt === null) this.#thoughtAbsent.add(message.groupId);

    if (isSupervisorsGroup(scene.book, scene.group, addressees.supervisorsGroupId)) {
      return this.#groupCommand(message);
    }
    if (scene.strange) return;

    const { facts: read, reading } = readMessage(message, {
      role: roleOf(message.senderId, addressees),
      unit: setting.unit,
      hashKey: this.#parts.hashKey,
      ...(this.#book.urgentWords === undefined ? {} : { urgentWords: this.#book.urgentWords }),
    });
    await this.#obligations.meet(read, groupBook.rules);
    const around = await this.#recent(groupBook, message);
    const recent = upTo(around, message.sentAt);
    const found = judge({
      message,
      facts: read,
      reading,
      recent,
      setting,
      rules: groupBook.rules,
      onThrow: (rule, error) => {
        this.#parts.log.error(
          { rule: rule.id, messageId: message.id, error: withoutWords(error) },
          'A rule threw; the other rules went on',
        );
      },
    });
    const leak = isLeak(found);
    const facts = leak ? withoutContent(read) : read;
    const judgements = leak ? sealed(found) : found;
    // A command is kept, words and all, until it is answered; these words are not.
    if (!leak) await this.#groupCommand(message);
    // Findings may ask for the facts of a message of this very batch.
    await this.#flushFacts(judgements.some(({ finding }) => finding.causeMessageId !== undefined));
    await recordFindings(this.#tx, scene, facts, judgements, this.#now);
    if (judgements.some(({ finding }) => finding.due !== undefined)) {
      this.#obligations.forget(message.groupId);
      // What meets it may have overtaken it.
      for (const later of around.slice(recent.length))
        await this.#obligations.meet(later, groupBook.rules);
    }
    const foundBy = new Set(judgements.map(({ rule }) => rule.kind.name));
    const noticed = !leak && this.#notices.take(message, facts, setting, foundBy);
    const mayBeGone = noticed || judgements.length > 0;
    if (mayBeGone && (await wasTakenBack(this.#tx, message.id, this.#now))) {
      const { id: messageId, groupId } = message;
      this.#obligations.forget(groupId);
      await this.#takeBack({ groupId, messageId });
    }

    this.#recorded += 1;
    this.#facts.push(facts);
    this.#parts.history.add(facts);
    const local = localTime(setting.calendar.zone, message.sentAt);
    this.#counts.push(...countsOf(facts, setting, local, foundBy));
    if (isWork(facts)) {
      this.#work.set(facts.groupId, Math.max(this.#work.get(facts.groupId) ?? 0, facts.sentAt));
    }
  }

  async #takeBack(recall: { groupId: string; messageId: string }): Promise<void> {
    const rules = (await this.#scenes.of(recall.groupId))?.groupBook.rules ?? [];
    await takeBack(this.#tx, recall, rules, this.#now);
    await this.#notices.drop(recall.messageId);
  }

  async #recent(groupBook: GroupScene['groupBook'], message: Message): Promise<readonly Facts[]> {
    const { history } = this.#parts;
    const lookback = Math.max(0, ...groupBook.rules.map(({ bound }) => bound.lookbackMinutes));
    const since = message.sentAt - lookback * minute;
    const held = history.of(message.groupId, since);
    if (held !== null) return held;
    await this.#flushFacts(true);
    const facts = await this.#tx.messages.recentFacts(message.groupId, since);
    history.load(message.groupId, since, facts);
    return facts;
  }

  /** Facts are written with the batch's end, sooner only where somebody must read them. */
  async #flushFacts(needed: boolean): Promise<void> {
    if (!needed || this.#facts.length === 0) return;
    await this.#tx.messages.addFacts(this.#facts.splice(0));
  }

  /** Who means everybody does not mean the bot. */
  async #groupCommand(message: Message): Promise<void> {
    const toBot = message.mentionsBot && !message.mentionsAll && message.type === 'text';
    if (!toBot || !this.#parts.isCommand(message.text, 'group')) return;
    const { id, groupId, senderId, sentAt, text } = message;
    await this.#command({ messageId: id, groupId, senderId, text, at: sentAt });
  }

  async #command(command: Parameters<Tx['commands']['note']>[0]): Promise<void> {
    await this.#tx.commands.note(command);
    this.#commands += 1;
  }

  async #left(groupId: string): Promise<void> {
    const group = await this.#tx.groups.get(groupId);
    if (group === null) return;
    if (!this.#rejoined.has(groupId)) await leaveGroup(this.#tx, group, this.#now);
    else await this.#tx.outbox.dropForGroup(groupId, 'the bot left the group', this.#now);
    this.#scenes.forget(groupId);
  }
}
