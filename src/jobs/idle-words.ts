import type { Recipient } from '../domain/incoming.ts';
import { dayOf } from '../domain/zone.ts';
import type { Book } from '../engine/rule-book/book.ts';
import { answerBy } from '../register/answer-by.ts';
import { dayWords } from '../text/day-words.ts';
import { partOf, rowsOf, titleOf, type Sendable } from './climb.ts';
import type { Quiet } from './quiet.ts';
import type { Word } from './tell.ts';
import type { WatchedGroup } from './watched-groups.ts';

type Rung = Word & { readonly rung: string };

interface Asking {
  readonly book: Book;
  readonly now: number;
  readonly sendable: Sendable;
}

/** Half way: for its owner alone; whoever stands above him is not bothered yet. */
export function warnWord(group: WatchedGroup, quiet: Quiet, sendable: Sendable): Rung {
  const { days, limit } = quiet;
  const name = titleOf(group);
  const addressees = { ...group.addressees, headId: null, supervisorsGroupId: null };
  return {
    group: { ...group, addressees },
    key: keyOf(group, quiet, 'warn'),
    rung: 'warn',
    alone: (to) =>
      `您好，${name}已${String(days)}天无工作信息，满${String(limit)}天将按群管理要求列为闲置群。仍在使用的无需处理；工作已结束的，可私聊发送${sendable(to, group, '解散', '工作已结束')}。`,
    inList: `${name}${String(days)}天，满${String(limit)}天列为闲置群`,
  };
}

/** It counts as idle from today on: whoever answers for it is asked. */
export function idleWord(group: WatchedGroup, quiet: Quiet, { book, now, sendable }: Asking): Rung {
  const { calendar, register } = book;
  const asked = dayOf(calendar.zone, now);
  const by = dayWords(answerBy(calendar, asked, register.values.answerWithinDays));
  const name = titleOf(group);
  const state = `您好，${name}已${String(quiet.days)}天无工作信息，按群管理要求列为闲置群`;
  return {
    group,
    key: keyOf(group, quiet, 'idle'),
    rung: 'idle',
    alone: (to) => {
      const part = partOf(to, group);
      if (part === 'supervisors') return `${state}，目前联系不上群主。${forSupervisors}`;
      const next = part === 'owner' ? '报单位负责人研究' : '列入督查群每周小结';
      return `${state}${part === 'head' ? '，目前联系不上群主' : ''}。请于${by}前私聊发送${choices(to, group, sendable)}；有新的工作信息即自动恢复在用，逾期未答复的${next}，不会自动解散。`;
    },
    inList: `${name}${String(quiet.days)}天，已列为闲置群，请于${by}前答复`,
  };
}

/** Nobody answered: once to whoever stands above. */
export function stillIdleWord(group: WatchedGroup, quiet: Quiet, sendable: Sendable): Rung {
  const name = titleOf(group);
  const state = `您好，${name}已${String(quiet.days)}天无工作信息，列为闲置后尚未收到答复`;
  return {
    group,
    key: keyOf(group, quiet, 'up'),
    rung: 'up',
    alone: (to) =>
      partOf(to, group) === 'supervisors'
        ? `${state}。${forSupervisors}`
        : `${state}。请您定去留，私聊发送${choices(to, group, sendable)}；不会自动解散，仍未答复的列入督查群每周小结。`,
    inList: `${name}${String(quiet.days)}天，已列为闲置群，尚未收到答复`,
  };
}

/** The same is asked of several groups as of one: where it is only half way, nothing is to be done. */
export function severalIdle(
  lines: readonly string[],
  to: Recipient,
  words: readonly Word[],
): string {
  const opening = `您好，以下群已较长时间无工作信息：\n${rowsOf(lines)}\n`;
  if (to.kind === 'group') return `${opening}${forSupervisors}`;
  const asked = words.filter(({ rung }) => rung !== 'warn').length;
  if (asked === 0) {
    return `${opening}仍在使用的无需处理；工作已结束的，可私聊发送“解散 《群名》 工作已结束”。`;
  }
  const which = asked === words.length ? '请' : '已列为闲置群的，请';
  const others = asked === words.length ? '' : '其余仍在使用的无需处理。';
  return `${opening}${which}私聊发送“保留 《群名》 理由”、“解散 《群名》 理由”或“合并 《群名》 并入 《另一群名》 理由”；有新的工作信息即自动恢复在用，不会自动解散。${others}`;
}

/** The choices as they are to be sent. */
function choices(to: Recipient, group: WatchedGroup, sendable: Sendable): string {
  const keep = sendable(to, group, '保留', '下半年工作需要');
  const dissolve = sendable(to, group, '解散', '工作已结束');
  const merge = sendable(to, group, '合并', '并入 《群名》 内容相近');
  return `${keep}、${dissolve}或${merge}`;
}

const forSupervisors =
  '请督促所在单位定去留，由群主或单位负责人私聊机器人发送“保留 理由”或“解散 理由”；此后列入每周小结，不再单独告知。';

function keyOf({ row }: WatchedGroup, { since }: Quiet, rung: string): string {
  return `idle:${row.id}:${String(since)}:${rung}`;
}
