import type { BoundRule } from '../engine/rule-book/book.ts';
import { unblamed, type Violation } from '../domain/violation.ts';
import { dayOf } from '../domain/zone.ts';
import { markOf } from '../register/rule-mark.ts';
import { waitingRules } from '../register/signed-rules.ts';
import { shownName } from '../text/shown-name.ts';
import type { JobContext } from './job.ts';
import { tell, type Word } from './tell.ts';
import { newRuleDays } from './thresholds.ts';
import { watchedGroups, type WatchedGroup } from './watched-groups.ts';

const watched = newRuleDays * 86_400_000;

/**
 * Tells each owner, once for all rules that came into the book together, how often they would have
 * spoken in the last days and how they are signed on. A group in its trial hears of it afterwards.
 */
export async function tellOfNewRules(context: JobContext): Promise<void> {
  const { tx, book, now } = context;
  const ripe = (await waitingRules(tx, book)).flatMap(({ rule, since }) =>
    since !== null && now - since >= watched ? [{ mark: markOf(rule), since }] : [],
  );
  const groups = ripe.length === 0 ? [] : await watchedGroups(tx, book);
  for (const since of new Set(ripe.map((one) => one.since))) {
    const together = new Set(ripe.filter((one) => one.since === since).map(({ mark }) => mark));
    const words: Word[] = [];
    for (const group of groups) {
      if (group.row.trialUntil !== null) continue;
      const rules = group.groupBook.rules.filter(
        (rule) => rule.unsigned === true && together.has(markOf(rule)),
      );
      if (rules.length > 0) words.push(await wordOn(context, group, rules, since));
    }
    await tell(context, `new-rules:${String(since)}`, words, severalGroups);
  }
}

async function wordOn(
  { tx, now }: JobContext,
  group: WatchedGroup,
  rules: readonly BoundRule[],
  since: number,
): Promise<Word> {
  const { row, groupBook, addressees } = group;
  const counts: string[] = [];
  for (const rule of rules) {
    const found = await tx.violations.list({
      groupId: row.id,
      rule: rule.id,
      since: now - watched,
      until: now,
    });
    const times = occasionsOf(found, rule.patience, groupBook.setting.calendar.zone);
    counts.push(`“${rule.title}”${String(times)}次`);
  }
  const name = `《${shownName(row.name)}》`;
  const first = rules[0]?.title ?? '';
  return {
    group,
    key: `new-rules:${row.id}:${String(since)}`,
    alone: (to) => {
      const owner = to.kind === 'person' && to.id === addressees.ownerId;
      return (
        `您好，规则本新增的规则在${name}只记录、不提醒，近${String(newRuleDays)}天本会提醒：${counts.join('、')}。` +
        `如需启用，${owner ? '请' : '请群主'}私聊回复“启用 ${first}”或“启用 全部”；暂不启用的，无需处理。`
      );
    },
    inList: `${name}${counts.join('、')}`,
  };
}

function severalGroups(lines: readonly string[]): string {
  return (
    `您好，规则本新增的规则在以下群只记录、不提醒，近${String(newRuleDays)}天本会提醒：${lines.join('；')}。` +
    '如需启用，请群主私聊回复“启用 规则名”或“启用 全部”；暂不启用的，无需处理。'
  );
}

/** How often somebody would have been told: once a day and person, after the rule's patience. */
function occasionsOf(found: readonly Violation[], patience: number, zone: string): number {
  const perDay = new Map<string, number>();
  for (const { personId, at, state } of found) {
    if (unblamed.includes(state) || state === 'pending') continue;
    const key = `${personId}\n${dayOf(zone, at)}`;
    perDay.set(key, (perDay.get(key) ?? 0) + 1);
  }
  return [...perDay.values()].filter((cases) => cases > patience).length;
}
