import { fieldKeys } from '../../register/applications/draft.ts';
import { nearestToRow } from '../../register/applications/nearest-lines.ts';
import type { CommandContext } from '../command.ts';
import { dayOf } from '../../domain/zone.ts';
import { fields, titleIn, type Asking } from './fields.ts';
import { sayQuestion } from './say-question.ts';
import { rowOfDraft } from './row-of-draft.ts';
import { titleOf } from '../../register/applications/words.ts';

/** What to send once everything is there. */
export const toHandIn =
  '无误请发送“提交”；要修改的，如发送“改 用途 新内容”；不报了请发送“取消报备”。';

/** All that was said, on one screen, with the nearest group there is, and what to send. */
export async function preview(context: CommandContext, asking: Asking): Promise<string> {
  const { form, sort } = asking.draft;
  const filled = fieldKeys.filter((key) => form[key] !== undefined);
  const missing = sayQuestion(asking);
  const near = missing === null ? await nearestNow(context, asking) : null;
  return [
    `${asking.draft.urgent ? '应急报备' : '报备'}内容${missing === null ? '，请核对' : ''}：`,
    ...filled.map((key) => `${titleIn(key, sort)}：${fields[key].shown(form[key] ?? '')}`),
    ...(near === null ? [] : [near]),
    missing === null ? toHandIn : `还没有填完，请接着填写。\n${missing}`,
  ].join('\n');
}

/** Before the desk answers: a group that may serve already. */
async function nearestNow(context: CommandContext, asking: Asking): Promise<string | null> {
  const { draft, book, now } = asking;
  if (draft.sort === 'account') return null;
  const today = dayOf(book.calendar.zone, now);
  const [nearest] = await nearestToRow(context, {
    row: rowOfDraft(draft, { today, platform: null }),
    groupId: draft.groupId,
  });
  if (nearest?.alike !== true) return null;
  return `与${titleOf(nearest.row)}${nearest.words}，如可使用该群，请发送“取消报备”。`;
}
