import { dayOf } from '../../domain/zone.ts';
import { groundOf } from '../../register/rectifications/ground.ts';
import { mayAnswer } from '../../register/rectifications/responsible.ts';
import { noticeText, whenWords } from '../../register/rectifications/say.ts';
import { shownName } from '../../text/shown-name.ts';
import { done, refused, type Answer } from '../answer.ts';
import type { CommandContext } from '../command.ts';
import { notThis, outcomeWords } from './order-number.ts';

/** One order in full, for supervisors and for whom it concerns. */
export async function viewOrder(context: CommandContext, number: number): Promise<Answer> {
  const { tx, book, now, senderId } = context;
  const order = await tx.rectifications.get(number);
  const entry = order === null ? null : await tx.entries.get(order.entry);
  if (order === null || entry === null) return refused(notThis);
  const concerned =
    context.rolesHeld.includes('supervisor') ||
    order.personId === senderId ||
    (await mayAnswer(tx, book, entry, senderId));
  if (!concerned) return refused(notThis);
  if (order.outcome !== null) {
    const name = `《${shownName(entry.name)}》`;
    return done(`整改 ${String(number)}（${name}）${outcomeWords[order.outcome]}，无需再办。`);
  }
  const left = whenWords(order.dueOn, dayOf(book.calendar.zone, now));
  return done(
    [noticeText(order, { entry, ground: groundOf(book, order.finding) }), `进度：${left}`].join(
      '\n',
    ),
  );
}
