import { plainWord } from '../../domain/dispatch.ts';
import { nextOpening } from '../../domain/calendar.ts';
import type { Group } from '../../domain/group.ts';
import type { Recipient } from '../../domain/incoming.ts';
import { keptDays, keptYears } from '../../domain/kept.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { groupBookOf } from '../group-book.ts';
import { metMark } from './standing.ts';

const day = 24 * 60 * 60_000;
/** An introduction is late rather than lost: a long holiday may lie between. */
const lasts = 7 * day;

/** Queues what the group hears when the bot comes: once for ever. */
export async function introduce(tx: Tx, book: Book, group: Group, now: number): Promise<void> {
  await queue(tx, book, group, keyOf(group.id), now);
}

/** Once more where the bot was taken out before it could introduce itself. */
export async function introduceAtLast(
  tx: Tx,
  book: Book,
  group: Group,
  now: number,
): Promise<void> {
  const met = (await tx.groups.overlays(group.id)).find(({ key }) => key === metMark);
  if (met === undefined) return;
  const to: Recipient = { kind: 'group', id: group.id };
  const said = await tx.outbox.said(to, met.setAt);
  const waiting = await tx.outbox.waiting(to, 'notice');
  if ([...said, ...waiting].some(({ key }) => key.startsWith(keyOf(group.id)))) return;
  await queue(tx, book, group, `${keyOf(group.id)}:${String(now)}`, now);
}

async function queue(tx: Tx, book: Book, group: Group, key: string, now: number): Promise<void> {
  const { setting } = await groupBookOf(tx, book, group);
  const notBefore = nextOpening(setting.calendar, setting.hours, now);
  await tx.outbox.add(
    plainWord({
      key,
      to: { kind: 'group', id: group.id },
      purpose: 'notice',
      text: introduction(book),
      groupId: group.id,
      queuedAt: now,
      notBefore,
      expiresAt: notBefore + lasts,
    }),
  );
}

function keyOf(groupId: string): string {
  return `intro:${groupId}`;
}

/** Who runs it, what it checks, what it keeps and how long, and where more is said: four short lines. */
export function introduction(book: Book): string {
  const trial =
    book.start === 'trial' ? `前${String(book.trialDays)}天试运行，只记录、不提醒。` : '';
  return [
    `大家好，我是群规机器人，由${book.name}按群管理制度使用。`,
    `我核对群内消息是否符合群规，发现问题先私下提醒本人；不打开文件和链接。${trial}`,
    `不保存消息原文（通知的首行隐去号码，留到下一个工作日）；消息特征保存${String(keptDays.facts)}天，违规记录和统计数字保存${String(keptYears)}年。`,
    '想了解更多，可@我发送“群规”。本条无需回复。',
  ].join('\n');
}
