import type { GroupContext } from './command.ts';

const week = 7 * 24 * 60 * 60_000;
/** From this mark of one sender in a week on the mark alone excuses nothing (rules.md §1). */
const spentMark = 3;

/**
 * How much is marked 紧急 in the group, and whether somebody marks so often that the word wears out:
 * figures for whoever answers for the group, names for nobody. Nothing where nothing was marked.
 */
export async function sayUrgent({
  tx,
  now,
  group,
  place,
}: GroupContext): Promise<readonly string[]> {
  const marked = (await tx.messages.recentFacts(group.row.id, now - week)).filter(
    ({ urgentMark }) => urgentMark,
  );
  if (marked.length === 0) return [];
  const perSender = new Map<string, number>();
  for (const { senderId } of marked) perSender.set(senderId, (perSender.get(senderId) ?? 0) + 1);
  const often = [...perSender.values()].filter((marks) => marks >= spentMark).length;
  const wearing =
    often === 0 || place === 'group'
      ? ''
      : `，其中${String(often)}人达到${String(spentMark)}条，此后仅凭标识不再免于提醒`;
  return [`近7天标“紧急”的消息：${String(marked.length)}条${wearing}`];
}
