import { z } from 'zod';
import { dayOf, daysBetween } from '../../domain/zone.ts';
import type { Tx } from '../../ports/store.ts';
import { fillLedger } from '../../register/fill-ledger.ts';
import { findingsNow } from '../../register/rectifications/findings.ts';
import { mayAnswer } from '../../register/rectifications/responsible.ts';
import { isForAnother } from '../../register/rectifications/own-matter.ts';
import { settleRectification } from '../../register/rectifications/settle.ts';
import { stillSo } from '../../register/rectifications/still-so.ts';
import { shownName, shownWords } from '../../text/shown-name.ts';
import { done, refused } from '../answer.ts';
import { defineCommand } from '../command.ts';
import { argument } from '../parse/argument.ts';
import { tidyRecordNumber } from '../parse/number.ts';
import { reasonLike } from '../parse/reason.ts';
import { notThis, orderNumber, outcomeWords } from './order-number.ts';
import { listOpen } from './list-open.ts';

/** Groups read from the platform, so that only who owns one now answers for it. */
const readsAtMost = 8;

export const rectified = defineCommand({
  word: '已整改',
  alias: 'rectified',
  near: ['整改完成', '完成整改', '整改好了', '整改到位'],
  summary: '告知一件整改已完成',
  section: '台账',
  args: z.object({
    number: argument(orderNumber('已整改 3 已重新指定群主')).optional().describe('编号'),
    how: argument(reasonLike('已重新指定群主')).optional().describe('整改情况'),
  }),
  who: 'anyone',
  offered: ['owner', 'head'],
  where: 'private',
  about: 'nothing',
  apart: true,
  tidy: tidyRecordNumber,
  examples: ['已整改 3 已重新指定群主'],
  reads: (tx, senderId) => groupsToAnswerFor(tx, senderId),
  async run(context, { number, how }) {
    const { tx, now, book, senderId } = context;
    if (number === undefined) return listOpen(context);
    await fillLedger(tx, book, now);
    const order = await tx.rectifications.get(number);
    const entry = order === null ? null : await tx.entries.get(order.entry);
    if (order === null || entry === null) return refused(notThis);
    const supervises = context.rolesHeld.includes('supervisor');
    if (!supervises && !(await mayAnswer(tx, book, entry, senderId))) return refused(notThis);
    const name = `《${shownName(entry.name)}》`;
    if (order.outcome !== null) {
      return refused(`整改 ${String(number)}（${name}）${outcomeWords[order.outcome]}，无需再办。`);
    }
    const still = await stillSo(tx, book, order, entry, await findingsNow(tx, book, now));
    if (still.is === 'so') {
      return refused(
        `经核对，${name}目前仍有这一情况：${shownWords(still.words, 80)}；请整改到位后再发送“已整改 ${String(number)}”，如与实际不符，请联系监督员。`,
      );
    }
    if (still.is === 'unknown' && how === undefined) {
      return refused(`请一并写明整改情况，如“已整改 ${String(number)} 已重新指定群主”；未作改动。`);
    }
    // Where nothing but his word speaks for it, who supervises does not settle his own.
    if (supervises && still.is === 'unknown') {
      if (await isForAnother(tx, book, { order, entry }, senderId)) {
        return refused(`${name}的整改由您负责或者督促，办结须由另一位监督员办理；未作改动。`);
      }
    }
    const day = dayOf(book.calendar.zone, now);
    const settling = { by: senderId, now, day, answer: how ?? null };
    const outcome = await settleRectification(tx, order, settling);
    const late =
      outcome === 'late' ? `，逾期${String(daysBetween(order.dueOn, day))}天` : '，在期限内完成';
    return done(`整改 ${String(number)}（${name}）已办结${late}，感谢配合。`);
  },
});

/** Of groups he sits in: somebody may have become owner a minute ago. */
async function groupsToAnswerFor(tx: Tx, senderId: string): Promise<readonly string[]> {
  const sitsIn = new Set(await tx.people.groupsOf(senderId));
  const ids = new Set<string>();
  for (const { entry, personId } of await tx.rectifications.list({ open: true })) {
    const groupId = (await tx.entries.get(entry))?.groupId ?? null;
    if (groupId === null || !(sitsIn.has(groupId) || personId === senderId)) continue;
    if ((await tx.groups.get(groupId))?.present === true) ids.add(groupId);
  }
  return [...ids].slice(0, readsAtMost);
}
