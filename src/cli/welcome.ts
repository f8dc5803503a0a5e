import { unknownYears } from '../domain/calendar.ts';
import { groupTypeTitles } from '../domain/group.ts';
import { levelTitles } from '../domain/finding.ts';
import { groupBookOf } from '../register/group-book.ts';
import type { Book, Fault } from '../engine/rule-book/book.ts';
import { formatFault } from '../engine/rule-book/fault.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import { isSupervisorsGroup, supervisorsGroupNote } from '../register/addressees.ts';
import { waitingRules } from '../register/signed-rules.ts';
import { shownName } from '../text/shown-name.ts';

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
    for (const group of await tx.groups.list()) {
      if (!group.present) continue;
      if (isSupervisorsGroup(book, group, supervisors)) {
        lines.push(`  《${shownName(group.name)}》 督查群：接收每周汇总，不检查发言`);
        continue;
      }
      const { setting, rules } = await groupBookOf(tx, book, group);
      const state = group.trialUntil === null ? '已启用' : '观察期';
      const listed = rules.map(({ title, level }) => `${title}·${levelTitles[level]}`).join('、');
      lines.push(
        `  《${shownName(group.name)}》 ${groupTypeTitles[setting.type]} ${state}：${listed}`,
      );
    }
    const unsigned = await waitingRules(tx, book);
    return [lines, [...new Set(unsigned.map(({ rule }) => rule.title))]] as const;
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
