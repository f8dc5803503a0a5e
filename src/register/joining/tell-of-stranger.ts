import { plainWord } from '../../domain/dispatch.ts';
import { nextOpening } from '../../domain/calendar.ts';
import type { Group } from '../../domain/group.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { shownName } from '../../text/shown-name.ts';
import { supervisorsGroupNote } from '../addressees.ts';

const lasts = 72 * 60 * 60_000;

/**
 * The supervisors hear of a group that somebody registered whom nobody here knows; `number` is the
 * group's own in their list.
 */
export async function tellOfStranger(
  tx: Tx,
  book: Book,
  group: Group,
  { typeTitle, number }: { readonly typeTitle: string; readonly number: number },
  now: number,
): Promise<void> {
  await tellSupervisorsGroup(
    tx,
    book,
    `registered:${group.id}`,
    `您好，《${shownName(group.name)}》已由其群主登记为${typeTitle}，该群主此前未在本单位登记。如属本单位的工作群，请一位监督员私聊发送“认可 #${String(number)}”；认可前公告不发往该群，也不受理该群主的入群邀请。`,
    now,
  );
}

/** One line to the supervisors' group in office hours; nobody hears it where none is confirmed. */
export async function tellSupervisorsGroup(
  tx: Tx,
  book: Book,
  key: string,
  text: string,
  now: number,
): Promise<void> {
  const id = await tx.notes.get(supervisorsGroupNote);
  if (id === null) return;
  const notBefore = nextOpening(book.calendar, book.hours, now);
  await tx.outbox.add(
    plainWord({
      key,
      to: { kind: 'group', id },
      purpose: 'notice',
      text,
      queuedAt: now,
      notBefore,
      expiresAt: notBefore + lasts,
    }),
  );
}
