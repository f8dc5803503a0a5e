import { z } from 'zod';
import type { Entry } from '../../domain/entry.ts';
import type { Rectification } from '../../domain/rectification.ts';
import { dayOf } from '../../domain/zone.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { headsOf } from '../../register/applications/deciders.ts';
import { tellPerson } from '../../register/applications/tell-person.ts';
import { noticeKey } from '../../register/rectifications/open.ts';
import { isForAnother } from '../../register/rectifications/own-matter.ts';
import { settleRectification } from '../../register/rectifications/settle.ts';
import { fleetingMark } from '../../domain/dispatch.ts';
import { shownName } from '../../text/shown-name.ts';
import { done, refused } from '../answer.ts';
import { defineCommand } from '../command.ts';
import { argument } from '../parse/argument.ts';
import { tidyRecordNumber } from '../parse/number.ts';
import { reasonLike } from '../parse/reason.ts';
import { notThis, orderNumber, outcomeWords } from './order-number.ts';

export const dropRectification = defineCommand({
  word: '撤销整改',
  alias: 'drop-rectification',
  near: ['取消整改', '撤回整改'],
  summary: '撤销一件发错的整改通知',
  section: '台账',
  args: z.object({
    number: argument(orderNumber('撤销整改 3 该群情况特殊')).describe('编号'),
    reason: argument(reasonLike('经核实不属实')).describe('理由'),
  }),
  who: ['supervisor'],
  where: 'private',
  about: 'nothing',
  apart: true,
  tidy: tidyRecordNumber,
  examples: ['撤销整改 3 经核实不属实'],
  async run({ tx, now, book, senderId }, { number, reason }) {
    const order = await tx.rectifications.get(number);
    const entry = order === null ? null : await tx.entries.get(order.entry);
    if (order === null || entry === null) return refused(notThis);
    const name = `《${shownName(entry.name)}》`;
    if (order.outcome !== null) {
      return refused(`整改 ${String(number)}（${name}）${outcomeWords[order.outcome]}，无需再办。`);
    }
    // Nobody is judge in his own matter.
    if (await isForAnother(tx, book, { order, entry }, senderId)) {
      return refused(`${name}的整改由您负责或者督促，撤销须由另一位监督员办理；未作改动。`);
    }
    const day = dayOf(book.calendar.zone, now);
    await settleRectification(tx, order, { by: senderId, now, day, answer: reason }, true);
    await takeBack(tx, book, { order, entry, by: senderId, now });
    return done(`整改 ${String(number)}（${name}）已撤销。`);
  },
});

/** All others who were told of it hear that it is dropped; who did not hear of it yet need not at all. */
async function takeBack(
  tx: Tx,
  book: Book,
  {
    order,
    entry,
    by,
    now,
  }: {
    readonly order: Rectification;
    readonly entry: Entry;
    readonly by: string;
    readonly now: number;
  },
): Promise<void> {
  const { number, personId } = order;
  const heads = await headsOf(tx, entry.unit);
  const text = `您好，《${shownName(entry.name)}》的整改通知（编号${String(number)}）已撤销，请不必再办。`;
  for (const id of new Set(personId === null ? heads : [personId, ...heads])) {
    const noticed = `${noticeKey(number, id)}${fleetingMark}`;
    const to = { kind: 'person', id } as const;
    const isNotice = ({ key }: { readonly key: string }) => key === noticed;
    const waits = (await tx.outbox.waiting(to, 'notice')).find(isNotice);
    if (waits !== undefined) await tx.outbox.settle(waits.id, 'expired', now, 'dropped');
    else if (id !== by && (id === personId || (await tx.outbox.said(to, 0)).some(isNotice))) {
      const key = `rectification:${String(number)}:dropped:${id}`;
      await tellPerson(tx, book, { key, personId: id, text }, now);
    }
  }
}
