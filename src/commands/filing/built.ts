import { z } from 'zod';
import type { Entry } from '../../domain/entry.ts';
import type { Group } from '../../domain/group.ts';
import { dayOf } from '../../domain/zone.ts';
import { titleOf } from '../../register/applications/words.ts';
import { fillLedger } from '../../register/fill-ledger.ts';
import { groupOfEntry } from '../../register/group-named.ts';
import { linkEntry } from '../../register/link-entry.ts';
import { nameKey } from '../../register/same-row.ts';
import { stateAfter } from '../../register/states.ts';
import { longDayWords } from '../../text/day-words.ts';
import { shownWords } from '../../text/shown-name.ts';
import { done, refused, type Answer } from '../answer.ts';
import { defineCommand, type CommandContext } from '../command.ts';
import { plain } from '../parse/plain.ts';
import { unfiledGroups } from './file.ts';

const listed = 8;

/** A group that was approved stands: whoever applied for it says so, or its owner. */
export const built = defineCommand({
  word: '建成',
  alias: 'built',
  also: [
    '群建好了',
    '群已建好',
    '群已经建好',
    '群建成了',
    '群已建成',
    '建好了',
    '已建好',
    '已建成',
    '已建群',
  ],
  near: ['建好', '建群了', '群建了'],
  summary: '说明获批准的群已经建好',
  section: '台账',
  args: z.object({ which: z.string().optional().describe('备案编号或者群名') }),
  who: 'anyone',
  where: 'private',
  about: 'nothing',
  apart: true,
  examples: ['建成', '建成 2026-0007', '建成 《青溪镇秋播工作群》'],
  reads: (tx, senderId) => unfiledGroups(tx, senderId),
  async run(context, { which = '' }) {
    const { tx, book, now } = context;
    // A group whose owner applied for it is found by its name, without a word of his.
    await fillLedger(tx, book, now);
    const led = new Set<string | null>(
      context.related.filter(({ role }) => role === 'owner').map(({ row }) => row.id),
    );
    const all = await tx.entries.list({ sort: 'group' });
    const own = all.filter(({ applicantId }) => applicantId === context.senderId);
    const approved = await approvedFor(context, own);
    const meant =
      which.trim() === '' ? approved : approved.filter((entry) => isMeant(entry, which));
    const [only, ...others] = meant;
    if (only === undefined) {
      const known = all.filter((entry) => own.includes(entry) || led.has(entry.groupId));
      return notThere(context, { known, which, approved });
    }
    if (others.length > 0)
      return refused(`${several(meant)}，请写明是哪一个，如“建成 ${only.id}”。`);
    return report(context, only);
  },
});

/** Approved ones he applied for, or that he is the owner of by the office's confirmation. */
async function approvedFor(
  context: CommandContext,
  own: readonly Entry[],
): Promise<readonly Entry[]> {
  const approved: Entry[] = own.filter(({ state }) => state === 'approved');
  for (const entry of await context.tx.entries.list({ sort: 'group', states: ['approved'] })) {
    if (approved.some(({ number }) => number === entry.number)) continue;
    if ((await groupOf(context, entry)) !== null) approved.push(entry);
  }
  return approved.toSorted((a, b) => a.number - b.number);
}

/** The one group of his own that is surely it; null for none. */
async function groupOf({ tx, related }: CommandContext, entry: Entry): Promise<Group | null> {
  const own = related.filter(({ role }) => role === 'owner').map(({ row }) => row);
  return groupOfEntry(tx, entry, own);
}

function isMeant({ id, name }: Entry, which: string): boolean {
  const said = plain(shownWords(which, 200)).replace(/^[《〈<]+|[》〉>]+$/gu, '');
  return plain(id) === said || nameKey('group', name) === nameKey('group', said);
}

interface Unmet {
  /** He applied for them, or is the owner of the groups they are about. */
  readonly known: readonly Entry[];
  readonly which: string;
  readonly approved: readonly Entry[];
}

async function notThere(
  context: CommandContext,
  { known, which, approved }: Unmet,
): Promise<Answer> {
  const isAny = which.trim() === '' && approved.length === 0;
  const standing = known.findLast(
    (entry) =>
      entry.state === 'active' && entry.approved !== null && (isAny || isMeant(entry, which)),
  );
  if (standing !== undefined) {
    const still = standing.groupId === null ? '机器人尚未在群内，请按备案的群名邀请入群。' : '';
    return refused(
      `${titleOf(standing)}已登记为建成（备案编号 ${standing.id}），无需再发送。${still}`,
    );
  }
  const lapsed = known.filter(({ state }) => state === 'lapsed');
  const gone =
    which.trim() === '' ? lapsed.at(-1) : lapsed.findLast((entry) => isMeant(entry, which));
  if (gone !== undefined) return refused(await sayGone(context, gone));
  if (approved.length > 0) {
    return refused(
      `${several(approved)}；没有找到您写的这个群，请核对后写明编号，如“建成 ${approved[0]?.id ?? ''}”。`,
    );
  }
  return refused('没有找到可由您报告建成的群，办理情况可发送“申请”查看。');
}

/** Lapsed, or never approved because it was taken back; how it is filed again. */
async function sayGone({ tx, book }: CommandContext, gone: Entry): Promise<string> {
  const title = titleOf(gone);
  const again = `仍需使用的，请发送“报备 ${title}”重新报备。`;
  const last = (await tx.applications.ofEntry(gone.number)).at(-1);
  if (last?.outcome === 'withdrawn') return `${title}的报备已撤回，没有获批；${again}`;
  const days = String(book.register.values.buildWithinDays);
  return `${title}批准后${days}天内没有建成，批准已于${longDayWords(gone.since)}失效；${again}`;
}

function several(approved: readonly Entry[]): string {
  const list = approved
    .slice(0, listed)
    .map((entry) => `${entry.id}${titleOf(entry)}`)
    .join('、');
  return `已批准待建的群有${String(approved.length)}个：${list}`;
}

async function report(context: CommandContext, entry: Entry): Promise<Answer> {
  const { tx, book, now, senderId } = context;
  const group = await groupOf(context, entry);
  const name = titleOf(entry);
  if (group !== null) {
    const known = await tx.entries.ofGroup(group.id);
    await linkEntry(tx, book, { entry, group, known, actorId: senderId, now });
    // What is seen of it is filled in at once.
    await fillLedger(tx, book, now);
    return done(`${name}已登记为建成（备案编号 ${entry.id}），机器人已在群内，感谢配合。`);
  }
  const state = stateAfter(entry.state, 'build');
  if (state === null) return refused(`${name}的状态已变化，未作改动。`);
  const day = dayOf(book.calendar.zone, now);
  const changes = { state, created: entry.created ?? day };
  const note = { at: now, actorId: senderId, reason: '申请人报告建成', day };
  await tx.entries.change(entry.number, changes, note);
  return done(
    `${name}已登记为建成（备案编号 ${entry.id}）。机器人尚未在群内，请按备案的群名邀请机器人入群，入群后自动对应台账。`,
  );
}
