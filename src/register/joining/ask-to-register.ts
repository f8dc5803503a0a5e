import { plainWord } from '../../domain/dispatch.ts';
import { nextOpening } from '../../domain/calendar.ts';
import type { Group } from '../../domain/group.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { shownName } from '../../text/shown-name.ts';
import { groupBookOf } from '../group-book.ts';
import { claimedMark, isMarked } from './standing.ts';

const lasts = 72 * 60 * 60_000;

/**
 * Asks the owner, privately and each owner once, to register a group; whoever vouched for it where
 * no owner is known or can be written to. A group the book names is registered by the office.
 */
export async function askToRegister(
  tx: Tx,
  book: Book,
  group: Group,
  voucherId: string | null,
  now: number,
): Promise<void> {
  if (await isMarked(tx, group.id, claimedMark)) return;
  const { entry, setting } = await groupBookOf(tx, book, group);
  if (entry !== null) return;
  const { ownerId } = group;
  const isOwner = ownerId !== null && (await tx.people.get(ownerId))?.reachable !== false;
  const personId = isOwner ? ownerId : voucherId;
  if (personId === null) return;
  const name = `《${shownName(group.name)}》`;
  const notBefore = nextOpening(setting.calendar, setting.hours, now);
  await tx.outbox.add(
    plainWord({
      key: `register:${group.id}:${personId}`,
      to: { kind: 'person', id: personId },
      purpose: 'notice',
      text: isOwner
        ? `您好，群规机器人已加入您管理的${name}。请私聊发送“登记 政务工作群”完成登记（群类型可写通知群、政务工作群、专项群、村社群），发送“帮助”可查看其他命令。`
        : `您好，群规机器人已加入${name}。请您或群主私聊发送“登记 政务工作群”完成登记（群类型可写通知群、政务工作群、专项群、村社群）。`,
      groupId: group.id,
      queuedAt: now,
      notBefore,
      expiresAt: notBefore + lasts,
    }),
  );
}
