import { plainWord } from '../../domain/dispatch.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';

const hour = 60 * 60_000;

/** One line to somebody whose friend request was just accepted: who this is, and how to learn more. */
export async function welcomeFriend(
  tx: Tx,
  book: Book,
  personId: string,
  now: number,
): Promise<void> {
  await tx.people.setReachable(personId, true);
  await tx.outbox.add(
    plainWord({
      key: `friend:${personId}:${String(now)}`,
      to: { kind: 'person', id: personId },
      purpose: 'reply',
      text: `您好，我是群规机器人，由${book.name}按群管理制度使用。发送“帮助”可查看您可以使用的命令。`,
      queuedAt: now,
      notBefore: now,
      expiresAt: now + hour,
    }),
  );
}
