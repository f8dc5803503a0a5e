import { fresh, isCut, some, type Listed } from './phrases.ts';

export interface ListedGroup extends Listed {
  readonly name: string;
}

/** A group, and for how many days something is late. */
export interface LateGroup extends ListedGroup {
  readonly days: number;
  /** What it is about, where a group may have several. */
  readonly about?: string;
}

/** What happened in the register, and what waits in it. Names of groups only, never of people. */
export interface WeekRegister {
  /**
   * In the week: groups that were built after they were approved, found that nobody filed, approved to
   * be filed, dissolved, merged; accounts that were approved, and that stopped.
   */
  readonly built: number;
  readonly found: number;
  readonly filed: number;
  readonly dissolved: number;
  readonly merged: number;
  readonly accounts: number;
  readonly stopped: number;
  /** People who came into groups and left them; nothing where it was not counted. */
  readonly joined: number;
  readonly left: number;
  /** What was put right in the week, and of it too late. */
  readonly settled: number;
  readonly settledLate: number;
  /** Still not filed after the days for it. */
  readonly unregistered: readonly LateGroup[];
  /** Idle, or over their term, and nobody answered in time. */
  readonly idle: readonly LateGroup[];
  readonly overdue: readonly LateGroup[];
  /** Asked a year on whether they are still needed, and nobody answered in time. */
  readonly reviews: readonly LateGroup[];
  /** The owner, or the last administrator, is another or gone, and nobody filed it in time. */
  readonly owners: readonly LateGroup[];
  /** Closings that take too long. */
  readonly closings: readonly LateGroup[];
  /** Said to be dissolved, and still spoken in. */
  readonly alive: readonly ListedGroup[];
  /** Applications not answered in time. */
  readonly waiting: readonly LateGroup[];
  /** Groups whose owner was reminded to take in an applicant, or make him administrator, and did not. */
  readonly joining: readonly ListedGroup[];
  readonly rectifications: readonly LateGroup[];
  /** Approved by a list the office imported, and not built in time: nobody applied who could be told. */
  readonly unbuilt: readonly LateGroup[];
  /** Approved for a group to be built, and borne by another one that is not filed. */
  readonly taken: readonly ListedGroup[];
}

/**
 * What happened, in one line; then a line for each sort of what waits: what is new by name, what stood
 * there a week ago as a number. Nothing where there is nothing.
 */
export function registerLines(week: WeekRegister): readonly string[] {
  return [
    ...oneLine([
      some(week.built, (n) => `新建${n}个`),
      some(week.found, (n) => `新发现未备案${n}个`),
      some(week.filed, (n) => `备案${n}个`),
      some(week.dissolved, (n) => `解散${n}个`),
      some(week.merged, (n) => `合并${n}个`),
      some(week.accounts, (n) => `新媒体备案${n}个`),
      some(week.stopped, (n) => `新媒体停用${n}个`),
      some(week.settled, (n) => `整改办结${n}件${some(week.settledLate, (m) => `（逾期${m}件）`)}`),
      turnover(week),
    ]),
    ...late('逾期未备案', week.unregistered),
    ...late('闲置逾期未答复', week.idle),
    ...late('到期后逾期未办理', week.overdue),
    ...late('年度复核逾期未答复', week.reviews),
    ...late('群主或管理员变动逾期未办变更', week.owners),
    ...late('解散合并逾期未办结', week.closings),
    ...names('登记已解散仍有工作信息', week.alive),
    ...late('申请逾期未答复', week.waiting, '件'),
    ...names('并入后申请人尚未进群或任管理员', week.joining),
    ...late('整改逾期', week.rectifications, '件'),
    ...late('已批准逾期未建', week.unbuilt),
    ...names('已批准的群名被其他未备案的群使用', week.taken),
  ];
}

function turnover({ joined, left }: WeekRegister): string {
  return joined + left === 0 ? '' : `进群${String(joined)}人次、退群${String(left)}人次`;
}

function oneLine(parts: readonly string[]): readonly string[] {
  const there = parts.filter((part) => part !== '');
  return there.length === 0 ? [] : [`${there.join('，')}。`];
}

/** Whether a list of what waits names less than all that waits. */
export function hasMoreWaiting(week: WeekRegister): boolean {
  return [
    ...[week.unregistered, week.idle, week.overdue, week.reviews, week.owners, week.closings],
    ...[week.alive, week.waiting, week.joining, week.rectifications, week.unbuilt, week.taken],
  ].some(isCut);
}

function late(
  heading: string,
  groups: readonly LateGroup[],
  measure: '个' | '件' = '个',
): readonly string[] {
  const say = ({ name, days, about }: LateGroup) =>
    `《${name}》（${about === undefined ? '' : `${about}，`}逾期${String(days)}天）`;
  return fresh(heading, groups, say, measure);
}

export function names(heading: string, groups: readonly ListedGroup[]): readonly string[] {
  return fresh(heading, groups, ({ name }) => `《${name}》`);
}
