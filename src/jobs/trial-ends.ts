import type { Recipient } from '../domain/incoming.ts';
import type { Violation } from '../domain/violation.ts';
import { unblamed } from '../domain/violation.ts';
import { dayOf, daysBetween } from '../domain/zone.ts';
import { metAt } from '../register/joining/standing.ts';
import { noteNewRules } from '../register/signed-rules.ts';
import { shownName } from '../text/shown-name.ts';
import type { Job, JobContext } from './job.ts';
import { tellOfNewRules } from './new-rules.ts';
import { tell, type Word } from './tell.ts';
import { isGrave, watchedGroups, type WatchedGroup } from './watched-groups.ts';

/**
 * Tells the owner, once, what the trial of his group showed, and how it is made live; the same of
 * rules that came later and were only watched so far.
 */
export const trialEnds: Job = {
  name: 'trial-ends',
  title: '试运行期满告知',
  every: { at: '09:10', holiday: 'skip' },
  graceHours: 12,
  async run(context) {
    const words: Word[] = [];
    for (const group of await watchedGroups(context.tx, context.book)) {
      const { trialUntil } = group.row;
      if (trialUntil === null || context.now < trialUntil) continue;
      words.push(await wordOn(context, group, trialUntil));
    }
    await tell(context, 'trial', words, severalTrials);
    await noteNewRules(context.tx, context.book, context.now);
    await tellOfNewRules(context);
  },
};

const notYet = '暂不启用的，请回复“暂缓”并写明理由，如“暂缓 正在征求各村意见”';

async function wordOn(
  { tx, book }: JobContext,
  group: WatchedGroup,
  trialUntil: number,
): Promise<Word> {
  const { row, groupBook } = group;
  const violations = await tx.violations.list({
    groupId: row.id,
    since: row.joinedAt,
    until: trialUntil,
  });
  // Of a suspected leak those concerned were told at once, and nobody else is.
  const quiet = violations.filter(({ rule }) => !isGrave(groupBook, rule));
  const counts = perRule(quiet, new Map(groupBook.rules.map(({ id, title }) => [id, title])));
  const { zone } = book.calendar;
  const begun = Math.max(row.joinedAt, (await metAt(tx, row.id)) ?? 0);
  const days = Math.max(1, daysBetween(dayOf(zone, begun), dayOf(zone, trialUntil)));
  const name = `《${shownName(row.name)}》`;
  const seen =
    counts.length === 0 ? '未发现需要提醒的情形' : `记录${counts.join('、')}，均未作提醒`;
  return {
    group,
    key: `trial:${row.id}:${String(trialUntil)}`,
    alone: (to) =>
      `您好，${name}试运行已满${String(days)}天，期间${seen}。` +
      `如需启用，${isOwner(to, group) ? '请' : '请群主'}私聊回复“启用”；${notYet}。`,
    inList: `${name}${seen}`,
  };
}

function isOwner(to: Recipient, { addressees }: WatchedGroup): boolean {
  return to.kind === 'person' && to.id === addressees.ownerId;
}

/** 表情包3件, most first. What was taken back or cured would have been said of nobody. */
function perRule(
  violations: readonly Violation[],
  titles: ReadonlyMap<string, string>,
): readonly string[] {
  const counts = new Map<string, number>();
  for (const { rule, state } of violations) {
    if (unblamed.includes(state) || state === 'pending') continue;
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([rule, count]) => `${titles.get(rule) ?? rule}${String(count)}件`);
}

function severalTrials(lines: readonly string[]): string {
  return `您好，以下群试运行期满：${lines.join('；')}。如需启用，请群主私聊回复“启用”；${notYet}。`;
}
