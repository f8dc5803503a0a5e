import { firstWorkdayAfter } from '../domain/calendar.ts';
import type { Facts } from '../domain/facts.ts';
import type { Message } from '../domain/message.ts';
import type { NoticeLine } from '../domain/notice-line.ts';
import { dayOf } from '../domain/zone.ts';
import type { GroupSetting } from '../engine/setting.ts';
import type { Tx } from '../ports/store.ts';
import { noticeLineOf, paperTitle } from '../text/notice-line.ts';

/** Points belong to a paper that the same person sent so shortly before. */
const sameMatter = 10 * 60_000;
const heldTitles = 500;
/** What these found is nobody's notice: said before, unfounded, or for sale. */
const noNotice = ['duplicate', 'rumor', 'advert', 'vote-canvass'];

/** Titles of papers until their points come, in memory only: of a paper without points nothing is kept. */
export class PaperTitles {
  readonly #titles = new Map<string, { readonly title: string; readonly at: number }>();

  note({ groupId, senderId, sentAt }: Facts, title: string): void {
    const key = keyOf(groupId, senderId);
    this.#titles.delete(key);
    this.#titles.set(key, { title, at: sentAt });
    const oldest = this.#titles.keys().next().value;
    if (this.#titles.size > heldTitles && oldest !== undefined) this.#titles.delete(oldest);
  }

  /** Of the last paper this person sent in this group within ten minutes; null where there is none. */
  before({ groupId, senderId, sentAt }: Facts): string | null {
    const held = this.#titles.get(keyOf(groupId, senderId));
    const near = held !== undefined && held.at <= sentAt && sentAt - held.at <= sameMatter;
    return near ? held.title : null;
  }
}

/** The lines of one batch for 今日通知; written with its end, or sooner where one is taken back. */
export class BatchNotices {
  readonly #tx: Tx;
  readonly #titles: PaperTitles;
  #lines: NoticeLine[] = [];

  constructor(tx: Tx, titles: PaperTitles) {
    this.#tx = tx;
    this.#titles = titles;
  }

  /** Whether a line is kept of the message. Not to be called of a suspected leak. */
  take(message: Message, facts: Facts, setting: GroupSetting, found: ReadonlySet<string>): boolean {
    if (noNotice.some((kind) => found.has(kind))) return false;
    if (message.type === 'attachment' && facts.paper !== null) {
      const title = paperTitle(message.fileName ?? '');
      if (title !== null) this.#titles.note(facts, title);
      return false;
    }
    const { calendar, type } = setting;
    const saidOn = dayOf(calendar.zone, facts.sentAt);
    const words = noticeLineOf(facts, message.text, type, saidOn);
    if (words === null) return false;
    const { messageId, groupId, senderId, sentAt: saidAt } = facts;
    const title = facts.keyPoints ? this.#titles.before(facts) : null;
    this.#lines.push({
      messageId,
      groupId,
      senderId,
      saidAt,
      ...words,
      line: title ?? words.line,
      keptTo: firstWorkdayAfter(calendar, saidOn),
    });
    return true;
  }

  async write(): Promise<void> {
    await this.#tx.noticeLines.add(this.#lines);
    this.#lines = [];
  }

  async drop(messageId: string): Promise<void> {
    const before = this.#lines.length;
    this.#lines = this.#lines.filter((line) => line.messageId !== messageId);
    // What was never written leaves nothing to be erased.
    if (this.#lines.length === before) await this.#tx.noticeLines.drop(messageId);
  }
}

function keyOf(groupId: string, senderId: string): string {
  return `${groupId}\n${senderId}`;
}
