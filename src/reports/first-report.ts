import type { Day } from '../domain/group.ts';
import { fewestPeople } from '../domain/person.ts';
import { dayWords } from '../text/day-words.ts';

/** How a township's groups stood when the bot came. Figures only: no group is named, and nobody. */
export interface FirstReport {
  /** The office, by the name of its book. */
  readonly book: string;
  readonly on: Day;
  readonly groups: number;
  /** In the office's book. */
  readonly named: number;
  readonly unfiled: number;
  readonly ownerless: number;
  readonly adminless: number;
  readonly overdue: number;
  readonly idle: number;
  /** Groups very like one that was there before them. */
  readonly duplicates: number;
  /** Who sit in more than `limit` of these groups. */
  readonly people: number;
  readonly limit: number;
  /** Of grace, and its last day. */
  readonly days: number;
  readonly until: Day;
}

export function firstReport(report: FirstReport): string {
  const { people, limit } = report;
  const many =
    people > 0 && people < fewestPeople ? `不足${String(fewestPeople)}人` : `${String(people)}人`;
  const figure = (title: string, count: number, measure: string) =>
    `${title}${String(count)}${measure}`;
  return [
    `您好，${report.book}现有工作群的初次统计（截至${dayWords(report.on)}）：`,
    `${figure('机器人所在工作群', report.groups, '个')}，${figure('规则本已列入', report.named, '个')}，${figure('未备案', report.unfiled, '个')}。`,
    `${[
      figure('无群主', report.ownerless, '个'),
      figure('无管理员', report.adminless, '个'),
      figure('超过使用期限', report.overdue, '个'),
      figure('闲置', report.idle, '个'),
      figure('疑似重复', report.duplicates, '对'),
    ].join('，')}；所在工作群超过${String(limit)}个的${many}。`,
    `以上群${String(report.days)}天内（至${dayWords(report.until)}）不就备案、期限、闲置等台账事项提醒群主，试运行期满仍照常告知群主。请在此期间核对规则本、导入现有台账；本报告只发一次。`,
  ].join('\n');
}
