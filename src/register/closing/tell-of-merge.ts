import { nextOpening } from '../../domain/calendar.ts';
import { plainWord } from '../../domain/dispatch.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Group } from '../../domain/group.ts';
import type { Recipient } from '../../domain/incoming.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { dayWords } from '../../text/day-words.ts';
import { shownName } from '../../text/shown-name.ts';
import { addresseesOf } from '../addressees.ts';
import { groupBookOf } from '../group-book.ts';
import { isStrange } from '../joining/standing.ts';
import { dueOn } from '../states.ts';

const lasts = 7 * 24 * 60 * 60_000;

/**
 * It was decided that a group goes into another one: its members hear once where to, in one line, and
 * the owner of the group that is kept is told privately. Said again it changes nothing.
 */
export async function tellOfMerge(tx: Tx, book: Book, entry: Entry, now: number): Promise<void> {
  const kept = entry.mergedInto === null ? null : await tx.entries.byId(entry.mergedInto);
  if (kept === null) return;
  const due = dueOn(entry.state, entry.since, {
    values: book.register.values,
    calendar: book.calendar,
  });
  const until = due === null ? '' : `于${dayWords(due)}前`;
  const from = await standing(tx, entry);
  const into = await standing(tx, kept);
  const keptName = `《${shownName(into?.name ?? kept.name)}》`;
  const about = { episode: `${String(entry.number)}:${entry.since}`, now };
  if (from !== null && (from.trialUntil === null || from.trialUntil <= now)) {
    const text = `各位同志，本群将${until}并入${keptName}，请届时到该群查看工作安排。本条无需回复。`;
    await queue(tx, book, from, {
      ...about,
      part: 'members',
      to: { kind: 'group', id: from.id },
      text,
    });
  }
  if (into === null) return;
  const ownerOf = async (group: Group) =>
    (await addresseesOf(tx, group, await groupBookOf(tx, book, group))).ownerId;
  const ownerId = await ownerOf(into);
  // Who owns both asked for it.
  if (ownerId === null || (from !== null && (await ownerOf(from)) === ownerId)) return;
  const name = `《${shownName(from?.name ?? entry.name)}》`;
  const text = `您好，${name}将${until}并入您负责的${keptName}，请届时接收该群成员。如需商议，请与该群群主联系。`;
  await queue(tx, book, into, {
    ...about,
    part: 'owner',
    to: { kind: 'person', id: ownerId },
    text,
  });
}

/** The group as the bot sees it; null where it is in none. */
async function standing(tx: Tx, { groupId }: Entry): Promise<Group | null> {
  const group = groupId === null ? null : await tx.groups.get(groupId);
  if (group === null || !group.present || (await isStrange(tx, group.id))) return null;
  return group;
}

async function queue(
  tx: Tx,
  book: Book,
  group: Group,
  word: { episode: string; now: number; part: string; to: Recipient; text: string },
): Promise<void> {
  const { setting } = await groupBookOf(tx, book, group);
  const notBefore = nextOpening(setting.calendar, setting.hours, word.now);
  await tx.outbox.add(
    plainWord({
      key: `register:merge:${word.part}:${word.episode}`,
      to: word.to,
      purpose: 'notice',
      text: word.text,
      groupId: group.id,
      queuedAt: word.now,
      notBefore,
      expiresAt: notBefore + lasts,
    }),
  );
}
