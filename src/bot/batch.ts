import { localTime } from '../domain/zone.ts';
import type { Facts } from '../domain/facts.ts';
import type { Incoming } from '../domain/incoming.ts';
import type { Message } from '../domain/message.ts';
import type { Violation } from '../domain/violation.ts';
import { upTo, type History } from '../engine/history.ts';
import { judge } from '../engine/judge.ts';
import { readFacts } from '../engine/read-facts.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Abilities } from '../ports/chat.ts';
import type { Log } from '../ports/log.ts';
import type { DayCount, Store, Tx } from '../ports/store.ts';
import { addresseesOf, isSupervisorsGroup } from '../register/addressees.ts';
import { roleOf } from '../register/roles.ts';
import { countsOf, isWork } from './counts.ts';
import { groupBookOf } from '../register/group-book.ts';
import { settleEcho } from './echo.ts';
import { recordFindings, type GroupScene } from './record.ts';
import { takeBack } from './take-back.ts';

const minute = 60_000;

export interface BatchParts {
  readonly store: Store;
  readonly history: History;
  readonly log: Log;
  readonly book: () => Book;
  readonly abilities: () => Abilities;
  readonly hashKey: Uint8Array;
}

/** What became of a batch. */
export interface BatchResult {
  readonly recorded: number;
  readonly repeated: number;
  readonly commands: number;
}

/**
 * Takes a batch in one transaction, in order of time: seen, facts, history, judged, recorded.
 * Nothing is said here; what is to be said waits in the outbox once the transaction stands.
 * @throws what the store throws; then nothing of the batch was taken
 */
export async function takeBatch(
  parts: BatchParts,
  batch: readonly Incoming[],
  now: number,
): Promise<BatchResult> {
  const ordered = batch.toSorted((a, b) => instantOf(a) - instantOf(b));
  const ids = ordered.flatMap((item) => ('message' in item ? [item.message.id] : []));
  try {
    return await parts.store.transaction(async (tx) => {
      const run = new BatchRun(parts, tx, now, await tx.messages.markSeen(ids, now));
      for (const item of ordered) await run.take(item);
      return await run.close();
    });
  } catch (error) {
    parts.history.forget(
      ordered.flatMap((item) => (item.kind === 'message' ? [item.message.groupId] : [])),
    );
    throw error;
  }
}

function instantOf(item: Incoming): number {
  return 'message' in item ? item.message.sentAt : item.at;
}

/** One pass over one batch; lives as long as its transaction. */
class BatchRun {
  readonly #parts: BatchParts;
  readonly #tx: Tx;
  readonly #now: number;
  readonly #fresh: Set<string>;
  readonly #book: Book;
  readonly #scenes = new Map<string, GroupScene | null>();
  readonly #pending = new Map<string, readonly Violation[]>();
  readonly #facts: Facts[] = [];
  readonly #counts: DayCount[] = [];
  readonly #work = new Map<string, number>();
  #repeated = 0;
  #commands = 0;

  constructor(parts: BatchParts, tx: Tx, now: number, fresh: ReadonlySet<string>) {
    this.#parts = parts;
    this.#tx = tx;
    this.#now = now;
    this.#fresh = new Set(fresh);
    this.#book = parts.book();
  }

  async take(item: Incoming): Promise<void> {
    switch (item.kind) {
      case 'message':
        if (this.#isNew(item.message.id)) await this.#message(item.message);
        return;
      case 'private':
        if (this.#isNew(item.message.id)) {
          const { id, senderId, sentAt, text } = item.message;
          await this.#command({ messageId: id, groupId: null, senderId, text, at: sentAt });
        }
        return;
      case 'recall':
        return takeBack(this.#tx, item, this.#now);
      case 'echo':
        return settleEcho(this.#tx, item, this.#now);
      case 'removed':
        return this.#left(item.groupId);
      case 'joined':
      case 'changed':
        // The directory reads the group again; there is nothing to write down here.
        return;
    }
  }

  async close(): Promise<BatchResult> {
    await this.#tx.messages.addFacts(this.#facts);
    await this.#tx.counts.add(this.#counts);
    await this.#tx.groups.touch(this.#work);
    return { recorded: this.#facts.length, repeated: this.#repeated, commands: this.#commands };
  }

  #isNew(id: string): boolean {
    const fresh = this.#fresh.delete(id);
    if (!fresh) this.#repeated += 1;
    return fresh;
  }

  async #message(message: Message): Promise<void> {
    const scene = await this.#scene(message.groupId);
    if (scene === null) return;
    const { groupBook, addressees } = scene;
    const { setting } = groupBook;

    if (message.mentionsBot && message.type === 'text') {
      const { id, groupId, senderId, sentAt, text } = message;
      await this.#command({ messageId: id, groupId, senderId, text, at: sentAt });
    }
    if (isSupervisorsGroup(scene.book, scene.group, addressees.supervisorsGroupId)) return;

    const facts = readFacts(message, {
      role: roleOf(message.senderId, addressees),
      unit: setting.unit,
      hashKey: this.#parts.hashKey,
      ...(this.#book.urgentWords === undefined ? {} : { urgentWords: this.#book.urgentWords }),
    });
    await this.#cure(facts, groupBook.rules);
    const recent = upTo(await this.#recent(groupBook, message), message.sentAt);
    const judgements = judge({
      message,
      facts,
      recent,
      setting,
      rules: groupBook.rules,
      onThrow: (rule, error) => {
        this.#parts.log.error(
          { rule: rule.id, messageId: message.id, error: String(error) },
          'A rule threw; the other rules went on',
        );
      },
    });
    // Findings may ask for the facts of a message of this very batch.
    await this.#flushFacts(judgements.some(({ finding }) => finding.causeMessageId !== undefined));
    await recordFindings(this.#tx, scene, facts, judgements, this.#now);
    if (judgements.some(({ finding }) => finding.due !== undefined))
      this.#pending.delete(message.groupId);

    this.#facts.push(facts);
    this.#parts.history.add(facts);
    const local = localTime(setting.calendar.zone, message.sentAt);
    this.#counts.push(...countsOf(facts, setting, local));
    if (isWork(facts)) {
      this.#work.set(facts.groupId, Math.max(this.#work.get(facts.groupId) ?? 0, facts.sentAt));
    }
  }

  async #scene(groupId: string): Promise<GroupScene | null> {
    const held = this.#scenes.get(groupId);
    if (held !== undefined) return held;
    const group = await this.#tx.groups.get(groupId);
    let scene: GroupScene | null = null;
    if (group !== null) {
      const groupBook = await groupBookOf(this.#tx, this.#book, group);
      const addressees = await addresseesOf(this.#tx, group, groupBook);
      scene = {
        group,
        groupBook,
        addressees,
        book: this.#book,
        abilities: this.#parts.abilities(),
      };
    }
    this.#scenes.set(groupId, scene);
    return scene;
  }

  async #recent(groupBook: GroupScene['groupBook'], message: Message): Promise<readonly Facts[]> {
    const { history } = this.#parts;
    const held = history.of(message.groupId);
    if (held !== null) return held;
    const lookback = Math.max(0, ...groupBook.rules.map(({ bound }) => bound.lookbackMinutes));
    await this.#flushFacts(true);
    history.load(
      message.groupId,
      await this.#tx.messages.recentFacts(message.groupId, message.sentAt - lookback * minute),
    );
    return history.of(message.groupId) ?? [];
  }

  /** Facts are written with the batch's end, sooner only where somebody must read them. */
  async #flushFacts(needed: boolean): Promise<void> {
    if (!needed || this.#facts.length === 0) return;
    await this.#tx.messages.addFacts(this.#facts.splice(0));
  }

  async #cure(facts: Facts, rules: GroupScene['groupBook']['rules']): Promise<void> {
    const { groupId } = facts;
    const pending = this.#pending.get(groupId) ?? (await this.#tx.violations.pending([groupId]));
    this.#pending.set(groupId, pending);
    for (const violation of pending) {
      const cures = rules.find(({ id }) => id === violation.rule)?.bound.cures ?? null;
      const inTime =
        violation.dueAt !== null && facts.sentAt <= violation.dueAt && facts.sentAt >= violation.at;
      if (cures === null || !inTime || !cures({ facts, pending: violation })) continue;
      await this.#tx.violations.become(violation.id, 'cured', this.#now);
      this.#pending.delete(groupId);
    }
  }

  async #command(command: Parameters<Tx['commands']['note']>[0]): Promise<void> {
    await this.#tx.commands.note(command);
    this.#commands += 1;
  }

  async #left(groupId: string): Promise<void> {
    const group = await this.#tx.groups.get(groupId);
    if (group === null) return;
    await this.#tx.groups.put({ ...group, present: false });
    await this.#tx.outbox.dropForGroup(groupId, 'the bot left the group', this.#now);
    this.#scenes.delete(groupId);
  }
}
