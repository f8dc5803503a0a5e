import { unknownYears } from '../domain/calendar.ts';
import { groupTypeTitles } from '../domain/group.ts';
import { levelTitles, type Level } from '../domain/finding.ts';
import { groupBookOf } from '../register/group-book.ts';
import type { Book, Fault } from '../engine/rule-book/book.ts';
import { formatFault } from '../engine/rule-book/fault.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import { isSupervisorsGroup, supervisorsGroupNote } from '../register/addressees.ts';
import { waitingRules } from '../register/signed-rules.ts';
import { shownName } from '../text/shown-name.ts';

/** More than these fill the screen. */
const mostGroups = 12;

/** What `start` says once the bot is up: where the page is, who the bot is, which groups and rules are live. */
export async function welcome(parts: {
  readonly page: string | null;
  readonly health: string;
  readonly name: string | null;
  readonly book: Book;
  readonly faults: readonly Fault[];
  readonly store: Store;
  readonly clock: Clock;
}): Promise<string> {
  const { page, health, name, book, faults, store, clock } = parts;
  const [groups, waiting] = await store.transaction(async (tx) => {
    const supervisors = await tx.notes.get(supervisorsGroupNote);
    const lines: string[] = [];
    const watching: string[] = [];
    for (const group of await tx.groups.list()) {
      if (!group.present) continue;
      if (isSupervisorsGroup(book, group, supervisors)) {
        watching.push(`  《${shownName(group.name)}》 督查群：接收每周汇总，不检查发言`);
        continue;
      }
      const { setting, rules } = await groupBookOf(tx, book, group);
      const state = group.trialUntil === null ? '已启用' : '观察期';
      const type = groupTypeTitles[setting.type];
      lines.push(`  《${shownName(group.name)}》 ${type} ${state}：${countsOf(rules)}`);
    }
    // Where the reports go is always told, however many groups there are.
    const shown = [...watching, ...lines];
    const rest = shown.splice(mostGroups).length;
    if (rest > 0) shown.push(`  其余${String(rest)}个群`);
    const unsigned = await waitingRules(tx, book);
    return [shown, [...new Set(unsigned.map(({ rule }) => rule.title))]] as const;
  });
  const years = unknownYears(book.calendar, clock.now());
  return [
    '',
    `群规已启动：${name ?? '未登录'}，规则本《${book.name}》${book.version}`,
    ...groups,
    ...(waiting.length > 0 ? [`新增规则先观察，待启用（rules sign）：${waiting.join('、')}`] : []),
    ...faults.map((fault) => `规则本有误：${formatFault(fault)}`),
    ...years.map(
      (year) =>
        `没有${String(year)}年的放假安排，暂按周一至周五计算；请补 rules/calendars/${String(year)}.yaml`,
    ),
    `运行状况：${health}`,
    ...(page === null ? [] : [`模拟微信页面：${page}`]),
    '',
    '',
  ].join('\n');
}

/** How many rules of each level, those that speak first: `提醒18条、上报2条、观察1条`. */
function countsOf(rules: readonly { readonly level: Level }[]): string {
  const told = (['remind', 'report', 'observe'] as const)
    .map((level) => ({ level, count: rules.filter((rule) => rule.level === level).length }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => `${levelTitles[level]}${String(count)}条`);
  return told.length === 0 ? '没有规则' : told.join('、');
}
