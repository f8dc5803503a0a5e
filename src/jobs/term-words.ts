import type { Day } from '../domain/group.ts';
import type { Recipient } from '../domain/incoming.ts';
import { addDays, daysBetween } from '../domain/zone.ts';
import type { Book } from '../engine/rule-book/book.ts';
import { answerBy } from '../register/answer-by.ts';
import { dayAndWeekdayWords, dayWords, longDayWords } from '../text/day-words.ts';
import { partOf, rowsOf, titleOf, type Sendable } from './climb.ts';
import type { Word } from './tell.ts';
import type { WatchedGroup } from './watched-groups.ts';

export const termTopic = 'term';

/** What a postponed end might be, in the example of how to ask for it. */
const usualExtension = 30;

type Rung = Word & { readonly rung: string };

/** The end comes near. */
export function endingWord(
  group: WatchedGroup,
  about: {
    readonly ends: Day;
    readonly stage: string;
    readonly today: Day;
    readonly sendable: Sendable;
  },
): Rung {
  const { ends, stage, sendable } = about;
  const name = titleOf(group);
  const near = nearness(about);
  return {
    group,
    key: keyOf(group, ends, stage),
    rung: stage,
    alone: (to) => {
      const state = `您好，${name}${near}。`;
      if (partOf(to, group) === 'supervisors') {
        return `${state}请督促群主在任务结束后解散该群，确需保留的在到期前申请延期。`;
      }
      const when =
        stage === '0'
          ? '任务已结束的，'
          : stage === '7'
            ? '任务即将结束的请着手收尾，结束后'
            : '任务结束后';
      const until = stage === '0' ? '请今天' : '请在到期前';
      return `${state}${when}请私聊发送${dissolve(to, group, sendable)}；确需延期的，${until}发送${extend(to, group, sendable, ends)}。`;
    },
    inList: `${name}${near}`,
  };
}

/** The three words on an end are told apart by what they begin with. */
function nearness({ ends, today }: { readonly ends: Day; readonly today: Day }): string {
  const left = daysBetween(today, ends);
  return left === 0
    ? `今天（${dayWords(ends)}）到期`
    : `将于${dayAndWeekdayWords(ends)}到期，还有${String(left)}天`;
}

/** It has come: whoever answers for the group is asked. */
export function passedWord(
  group: WatchedGroup,
  about: {
    readonly ends: Day;
    readonly book: Book;
    readonly today: Day;
    readonly sendable: Sendable;
  },
): Rung {
  const { ends, book, today, sendable } = about;
  const days = book.register.values.answerWithinDays;
  const by = dayWords(answerBy(book.calendar, today, days));
  const name = titleOf(group);
  return {
    group,
    key: keyOf(group, ends, 'passed'),
    rung: 'passed',
    alone: (to) => {
      const part = partOf(to, group);
      const state = `您好，${name}已于${longDayWords(ends)}到期`;
      if (part === 'supervisors') return `${state}，目前联系不上群主。${forSupervisors}`;
      const next = part === 'owner' ? '报单位负责人研究' : '列入督查群每周小结';
      return `${state}。任务已结束的，请于${by}前私聊发送${dissolve(to, group, sendable)}，确需延期的发送${extend(to, group, sendable, today)}；逾期未办理的列为超期群，${next}。`;
    },
    inList: `${name}已于${longDayWords(ends)}到期，请于${by}前办理`,
  };
}

/** Nobody answered: once to whoever stands above. */
export function stillPassedWord(
  group: WatchedGroup,
  { ends, sendable }: { readonly ends: Day; readonly sendable: Sendable },
): Rung {
  const name = titleOf(group);
  const state = `您好，${name}已于${longDayWords(ends)}到期，列为超期群后尚未收到答复`;
  return {
    group,
    key: keyOf(group, ends, 'up'),
    rung: 'up',
    alone: (to) =>
      partOf(to, group) === 'supervisors'
        ? `${state}。${forSupervisors}`
        : `${state}。请您定去留：任务已结束的私聊发送${dissolve(to, group, sendable)}，确需保留的请群主申请延期；仍未办理的列入督查群每周小结。`,
    inList: `${name}已于${longDayWords(ends)}到期，尚未收到答复`,
  };
}

export function severalTerms(lines: readonly string[], to: Recipient): string {
  const opening = `您好，以下群的使用期限将到或者已过：\n${rowsOf(lines)}\n`;
  return to.kind === 'group'
    ? `${opening}${forSupervisors}`
    : `${opening}任务结束的请私聊发送“解散 《群名》 理由”；确需延期的，发送“延期 《群名》 日期 理由”。`;
}

function dissolve(to: Recipient, group: WatchedGroup, sendable: Sendable): string {
  return sendable(to, group, '解散', '任务已结束');
}

function extend(to: Recipient, group: WatchedGroup, sendable: Sendable, from: Day): string {
  return sendable(to, group, '延期', `${addDays(from, usualExtension)} 工作尚未完成`);
}

const forSupervisors =
  '请督促群主私聊机器人发送“解散 理由”，确需保留的申请延期；此后列入每周小结，不再单独告知。';

function keyOf({ row }: WatchedGroup, ends: Day, rung: string): string {
  return `term:${row.id}:${ends}:${rung}`;
}
