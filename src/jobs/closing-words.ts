import { stepList, stepNumbers, type ClosingStep } from '../domain/closing.ts';
import { entryStateTitles, type Entry } from '../domain/entry.ts';
import type { Day } from '../domain/group.ts';
import type { Recipient } from '../domain/incoming.ts';
import { dayWords } from '../text/day-words.ts';
import { partOf, rowsOf, titleOf, type Sendable } from './climb.ts';
import type { Word } from './tell.ts';
import type { WatchedGroup } from './watched-groups.ts';

type Rung = Word & { readonly rung: string };

interface Left {
  readonly entry: Entry;
  readonly due: Day;
  readonly left: readonly ClosingStep[];
  /** The shown name of the group it goes into; null where it is dissolved. */
  readonly into: string | null;
  readonly sendable: Sendable;
}

/** In the last days: what is left. */
export function dueWord(group: WatchedGroup, { entry, due, left, into, sendable }: Left): Rung {
  const name = titleOf(group);
  const until = `请于${dayWords(due)}前办结`;
  return {
    group,
    key: keyOf(group, entry, 'due'),
    rung: 'due',
    alone: (to) =>
      partOf(to, group) === 'supervisors'
        ? `您好，${name}列为${titleIn(entry)}，${until}，目前联系不上群主。请督促所在单位办理收尾。`
        : `您好，${name}列为${titleIn(entry)}，${until}，还差${stepList(left, into)}。办好后私聊发送${ticks(to, group, left, sendable)}；情况有变的，发送${sendable(to, group, '恢复', '仍需使用')}。`,
    inList: `${name}（${titleIn(entry)}，${until}）`,
  };
}

/** Its time is over: once to whoever stands above its owner. */
export function lateWord(group: WatchedGroup, { entry, due, left, into, sendable }: Left): Rung {
  const name = titleOf(group);
  const state = `您好，${name}应于${dayWords(due)}前${ended(entry)}，还差${stepList(left, into)}`;
  return {
    group,
    key: keyOf(group, entry, 'late'),
    rung: 'late',
    alone: (to) =>
      partOf(to, group) === 'supervisors'
        ? `${state}。请督促所在单位办理；此后列入每周小结，不再单独告知。`
        : `${state}。请督促群主办理，办好后私聊发送${ticks(to, group, left, sendable)}；仍未办结的列入督查群每周小结。`,
    inList: `${name}（应于${dayWords(due)}前${ended(entry)}）`,
  };
}

/** It was said to be gone, and work was spoken of in it after that. */
export function aliveWord(
  group: WatchedGroup,
  { entry, sendable }: Pick<Left, 'entry' | 'sendable'>,
): Rung {
  const name = titleOf(group);
  const state = `您好，${name}登记${ended(entry)}后仍有工作信息，台账已改回${titleIn(entry)}`;
  return {
    group,
    key: keyOf(group, entry, 'alive'),
    rung: 'alive',
    alone: (to) =>
      partOf(to, group) === 'supervisors'
        ? `${state}，目前联系不上群主。请督促所在单位核实。`
        : `${state}。确需使用的请私聊发送${sendable(to, group, '恢复', '仍需使用')}，确已${ended(entry)}的请解散该群后发送${sendable(to, group, '已办', '4')}。`,
    inList: `${name}（登记${ended(entry)}后仍有工作信息）`,
  };
}

export function stillAliveWord(
  group: WatchedGroup,
  { entry, sendable }: Pick<Left, 'entry' | 'sendable'>,
): Rung {
  const name = titleOf(group);
  const state = `您好，${name}登记${ended(entry)}后仍有工作信息，尚未收到答复`;
  return {
    group,
    key: keyOf(group, entry, 'alive-up'),
    rung: 'alive-up',
    alone: (to) =>
      partOf(to, group) === 'supervisors'
        ? `${state}。请督促所在单位核实；此后列入每周小结，不再单独告知。`
        : `${state}。请您核实：确需使用的私聊发送${sendable(to, group, '恢复', '仍需使用')}，确已${ended(entry)}的发送${sendable(to, group, '已办', '4')}。`,
    inList: `${name}（登记${ended(entry)}后仍有工作信息，尚未收到答复）`,
  };
}

export function severalClosings(lines: readonly string[], to: Recipient): string {
  const opening = `您好，以下群还有收尾事项要办：\n${rowsOf(lines)}\n`;
  return to.kind === 'group'
    ? `${opening}请督促所在单位办理；此后列入每周小结，不再单独告知。`
    : `${opening}私聊发送“解散 《群名》”可查看还差哪几项，办好后发送“已办 《群名》 序号”；仍需使用的发送“恢复 《群名》 理由”。`;
}

function ended({ state }: Entry): string {
  return state === 'to_merge' ? '并入' : '解散';
}

function titleIn({ state }: Entry): string {
  return `“${entryStateTitles[state]}”`;
}

function ticks(
  to: Recipient,
  group: WatchedGroup,
  left: readonly ClosingStep[],
  sendable: Sendable,
): string {
  return sendable(to, group, '已办', stepNumbers(left));
}

function keyOf({ row }: WatchedGroup, { state, since }: Entry, rung: string): string {
  return `closing:${row.id}:${state}:${since}:${rung}`;
}
