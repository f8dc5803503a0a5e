import type { Facts } from '../domain/facts.ts';
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
import { stir } from '../register/closing/stir.ts';
import { roleOf } from '../register/roles.ts';
import { countsOf, isWork } from './counts.ts';
import { BatchNotices, type PaperTitles } from './notice-lines.ts';
import { Obligations } from './obligations.ts';
import { recordFindings } from './record.ts';
import type { Scenes } from './scenes.ts';
import { isLeak, sealed } from './sealed.ts';
import { takeBack, wasTakenBack } from './take-back.ts';
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

export interface BatchMessagesParts {
  readonly parts: BatchParts;
  readonly tx: Tx;
  readonly now: number;
  readonly scenes: Scenes;
  /** Notes words said to the bot in a group, where they are a command; whether they are. */
  readonly onCommand: (message: Message) => Promise<boolean>;
}

/** The messages of one batch: read, judged, recorded and counted, one after the other. */
export class BatchMessages {
  readonly #way: BatchMessagesParts;
  readonly #obligations: Obligations;
  readonly #notices: BatchNotices;
  readonly #facts: Facts[] = [];
  readonly #counts: DayCount[] = [];
  readonly #work = new Map<string, number>();
  readonly #thoughtAbsent = new Set<string>();
  #recorded = 0;

  constructor(way: BatchMessagesParts) {
    const { parts, tx, now } = way;
    this.#way = way;
    this.#notices = new BatchNotices(tx, parts.titles);
    this.#obligations = new Obligations(tx, parts.log, now, parts.book().calendar.zone);
  }

  /** How many were taken: judged and recorded, or noted as commands. */
  get recorded(): number {
    return this.#recorded;
  }

  /** Groups that were spoken in although their row says that the bot left, or never saw them. */
  get thoughtAbsent(): readonly string[] {
    return [...this.#thoughtAbsent];
  }

  async take(message: Message): Promise<void> {
    const { parts, tx, now, scenes, onCommand } = this.#way;
    const scene = await scenes.of(message.groupId);
    if (scene === null) throw new Error('A message came from a group without a row');
    const { groupBook, addressees } = scene;
    const { setting } = groupBook;
    const { present, refreshedAt } = scene.group;
    if (!present || refreshedAt === null) this.#thoughtAbsent.add(message.groupId);

    const { supervisorsGroupId } = addressees;
    // Strangers may bear its name while none is confirmed.
    if (scene.strange && supervisorsGroupId !== message.groupId) return;
    if (isSupervisorsGroup(scene.book, scene.group, supervisorsGroupId)) {
      await onCommand(message);
      return;
    }

    const { facts: read, reading } = readMessage(message, {
      role: roleOf(message.senderId, addressees),
      unit: setting.unit,
      hashKey: parts.hashKey,
      ...(scene.book.urgentWords === undefined ? {} : { urgentWords: scene.book.urgentWords }),
    });
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
        parts.log.error(
          { rule: rule.id, messageId: message.id, error: withoutWords(error) },
          'A rule threw; the other rules went on',
        );
      },
    });
    const leak = isLeak(found);
    const facts = leak ? withoutContent(read) : read;
    const judgements = leak ? sealed(found) : found;
    // A command is kept, words and all, until it is answered; a leak's words are not. What is said to
    // the bot is no talk of the group: no rule, no figure and no list of notices has it.
    if (!leak && (await onCommand(message))) {
      this.#recorded += 1;
      return;
    }
    await this.#obligations.meet(read, groupBook.rules);
    // Findings may ask for the facts of a message of this very batch.
    await this.#flushFacts(judgements.some(({ finding }) => finding.causeMessageId !== undefined));
    await recordFindings(tx, scene, facts, judgements, now);
    if (judgements.some(({ finding }) => finding.due !== undefined)) {
      this.#obligations.forget(message.groupId);
      // What meets it may have overtaken it.
      for (const later of around.slice(recent.length))
        await this.#obligations.meet(later, groupBook.rules);
    }
    const foundBy = new Set(judgements.map(({ rule }) => rule.kind.name));
    const noticed = !leak && this.#notices.take(message, facts, setting, foundBy);
    const mayBeGone = noticed || judgements.length > 0;
    if (mayBeGone && (await wasTakenBack(tx, message.id, now))) {
      const { id: messageId, groupId } = message;
      await this.takeBack({ groupId, messageId });
    }

    this.#recorded += 1;
    this.#facts.push(facts);
    parts.history.add(facts);
    const local = localTime(setting.calendar.zone, message.sentAt);
    this.#counts.push(...countsOf(facts, setting, local, foundBy));
    if (isWork(facts)) {
      this.#work.set(facts.groupId, Math.max(this.#work.get(facts.groupId) ?? 0, facts.sentAt));
    }
  }

  /** A message was taken back: its cases, what was owed for it, its line among the notices. */
  async takeBack(recall: { groupId: string; messageId: string }): Promise<void> {
    const { tx, now, scenes } = this.#way;
    this.#obligations.forget(recall.groupId);
    const rules = (await scenes.of(recall.groupId))?.groupBook.rules ?? [];
    await takeBack(tx, recall, rules, now);
    await this.#notices.drop(recall.messageId);
  }

  /** Writes what was gathered. */
  async close(): Promise<void> {
    const { parts, tx, now } = this.#way;
    await tx.messages.addFacts(this.#facts);
    await this.#notices.write();
    await tx.counts.add(this.#counts);
    await tx.groups.touch(this.#work);
    await stir(tx, parts.book(), this.#work, now);
  }

  async #recent(groupBook: GroupScene['groupBook'], message: Message): Promise<readonly Facts[]> {
    const { history } = this.#way.parts;
    const lookback = Math.max(0, ...groupBook.rules.map(({ bound }) => bound.lookbackMinutes));
    const since = message.sentAt - lookback * minute;
    const held = history.of(message.groupId, since);
    if (held !== null) return held;
    await this.#flushFacts(true);
    const facts = await this.#way.tx.messages.recentFacts(message.groupId, since);
    history.load(message.groupId, since, facts);
    return facts;
  }

  /** Facts are written with the batch's end, sooner only where somebody must read them. */
  async #flushFacts(needed: boolean): Promise<void> {
    if (!needed || this.#facts.length === 0) return;
    await this.#way.tx.messages.addFacts(this.#facts.splice(0));
  }
}
