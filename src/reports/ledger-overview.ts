import { entryStates, type EntrySort, type EntryState } from '../domain/entry.ts';
import { stateTitleOf } from '../domain/state-title.ts';
import { groupTypes, groupTypeTitles } from '../domain/group.ts';
import { fewestPeople } from '../domain/person.ts';
import type { GroupFigures } from '../register/baseline/group-figures.ts';

/** What an overview of the register is made of. */
export interface Overview {
  /** Whose it is; null where nobody said. */
  readonly book: string | null;
  readonly groups: GroupFigures;
  readonly accounts: GroupFigures;
  /** How many entries each check finds something in, under the word that lists them. */
  readonly findings: readonly { readonly title: string; readonly count: number }[];
  /**
   * People in more groups than one is to be in, and how many that are; null where no members are listed,
   * left out where nothing is to be said of them.
   */
  readonly over?: { readonly people: number; readonly limit: number } | null;
}

/** The register on a screen: totals, types, states, and what an inspection would ask about. */
export function overviewText({ book, groups, accounts, findings, over }: Overview): string {
  const types = [...groupTypes, null].map(
    (type) =>
      [type === null ? '类型未填' : groupTypeTitles[type], groups.byType.get(type) ?? 0] as const,
  );
  const states = (counts: ReadonlyMap<EntryState, number>, sort: EntrySort) =>
    entryStates.map((state) => [stateTitleOf({ sort, state }), counts.get(state) ?? 0] as const);
  const there = findings.filter(({ count }) => count > 0);
  const [first] = there;
  const example = first === undefined ? '' : `查看名单请发送“台账 ${first.title}”；`;
  return [
    `【台账】${book === null ? '' : `${book}：`}工作群${String(groups.total)}个，其中限期使用${String(groups.limited)}个。`,
    ...line('类型', types),
    ...line('状态', states(groups.byState, 'group')),
    ...line('另有不计入总数的', states(groups.outside, 'group')),
    there.length === 0
      ? '需关注：目前没有。'
      : `需关注：${there.map(({ title, count }) => `${title}${String(count)}`).join('、')}。`,
    ...(over === undefined ? [] : people(over)),
    ...(accounts.byState.size + accounts.outside.size === 0
      ? []
      : [
          `政务新媒体${String(accounts.total)}个${inBrackets(states(accounts.byState, 'account'))}。`,
          ...line('另有不计入总数的账号', states(accounts.outside, 'account')),
        ]),
    `${example}查看一个群，请发送“台账”加群名或备案编号。`,
  ].join('\n');
}

type Count = readonly [title: string, count: number];

function line(heading: string, counts: readonly Count[]): readonly string[] {
  const said = sayCounts(counts);
  return said === '' ? [] : [`${heading}：${said}。`];
}

function inBrackets(counts: readonly Count[]): string {
  const said = sayCounts(counts);
  return said === '' ? '' : `（${said}）`;
}

function sayCounts(counts: readonly Count[]): string {
  return counts
    .filter(([, count]) => count > 0)
    .map(([title, count]) => `${title}${String(count)}`)
    .join('、');
}

/** Few people would be pointed at. */
function people(over: NonNullable<Overview['over']> | null): readonly string[] {
  if (over === null) return ['超过限额的人数未知（没有成员名单）。'];
  if (over.people === 0) return [];
  const count = over.people < fewestPeople ? `不足${String(fewestPeople)}` : String(over.people);
  return [`所在工作群超过${String(over.limit)}个的${count}人。`];
}
