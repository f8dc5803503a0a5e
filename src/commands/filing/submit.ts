import type { Entry } from '../../domain/entry.ts';
import { dayOf } from '../../domain/zone.ts';
import { dropDraft, type Draft } from '../../register/applications/draft.ts';
import { isFiledLate } from '../../register/applications/emergency.ts';
import { titleOf } from '../../register/applications/words.ts';
import { stateAfter, urgentTerm } from '../../register/states.ts';
import { done, refused, type Answer } from '../answer.ts';
import type { CommandContext } from '../command.ts';
import type { Asking } from './fields.ts';
import { handIn, tooManyToday } from './hand-in.ts';
import { rowOfDraft } from './row-of-draft.ts';

/** Hands a complete draft in: it becomes an entry 拟建 and an application, and is dropped. */
export async function submit(context: CommandContext, { draft }: Asking): Promise<Answer> {
  const { tx, senderId } = context;
  const many = await tooManyToday(context);
  if (many !== null) return refused(`${many}内容会保留24小时。`);
  const entry = await applied(context, draft);
  if (typeof entry === 'string') return refused(entry);
  const { number, when } = await handIn(context, {
    kind: 'file',
    entry,
    payload: { urgent: draft.form.urgent ?? null },
  });
  await dropDraft(tx, senderId);
  const late = entry.urgent && (await isFiledLate(tx, entry, context.now));
  const meanwhile = sayMeanwhile(draft, late);
  return done(
    `已提交${titleOf(entry)}的报备（申请编号 ${String(number)}）。${when}。${meanwhile}需要撤回请发送“撤回申请 ${String(number)}”。`,
  );
}

function sayMeanwhile({ urgent, groupId, sort }: Draft, late: boolean): string {
  const hours = String(urgentTerm.fileWithinHours);
  if (late) return `应急群可以先建先用；今后请尽量在建群后${hours}小时内补报，感谢配合。`;
  if (urgent) return '应急群可以先建先用。';
  if (groupId !== null) return '审批期间该群照常使用。';
  return sort === 'account' ? '' : '批准前请先不要建群。';
}

/** The entry it is about, come into its state; a sentence where that cannot be. */
async function applied(
  { tx, now, book, senderId }: CommandContext,
  draft: Draft,
): Promise<Entry | string> {
  const day = dayOf(book.calendar.zone, now);
  const row = rowOfDraft(draft, { today: day, platform: null });
  const before = await entryBefore(tx, draft, { senderId, name: row.name });
  const state = stateAfter(before?.state ?? 'none', 'apply');
  if (state === null) return '该群已经备案或者正在审批，发送“申请”可查看办理情况。';
  const note = { at: now, actorId: senderId, reason: draft.urgent ? '应急报备' : '提交报备' };
  const filed = { ...row, state, applicantId: senderId, urgent: draft.urgent };
  if (before !== null) {
    const { id: _id, lastWork: _l, messages30: _m, notices30: _n, bot: _b, ...changes } = filed;
    return tx.entries.change(before.number, changes, { ...note, day });
  }
  return tx.entries.add(
    {
      ...filed,
      id: null,
      sort: draft.sort,
      groupId: draft.groupId,
      since: day,
      bot: draft.groupId !== null,
    },
    note,
  );
}

/** The line the register has of it already: of the group, or of what the same person let lapse. */
async function entryBefore(
  tx: CommandContext['tx'],
  { groupId, sort }: Draft,
  { senderId, name }: { readonly senderId: string; readonly name: string },
): Promise<Entry | null> {
  if (groupId !== null) return tx.entries.ofGroup(groupId);
  const lapsed = await tx.entries.list({ sort, states: ['lapsed'] });
  return lapsed.find((entry) => entry.applicantId === senderId && entry.name === name) ?? null;
}
