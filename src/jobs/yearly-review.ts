import type { Entry } from '../domain/entry.ts';
import type { Recipient } from '../domain/incoming.ts';
import { dayOf } from '../domain/zone.ts';
import { answerBy } from '../register/answer-by.ts';
import { fillLedger } from '../register/fill-ledger.ts';
import { inGrace } from '../register/grace.ts';
import { standings } from '../register/joining/standing.ts';
import { reviewKey, reviewRung, reviewTopic } from '../register/reviewed-on.ts';
import { dayWords } from '../text/day-words.ts';
import {
  appliedFor,
  linesOf,
  nextAbove,
  partOf,
  sendableBy,
  titleOf,
  type Sendable,
} from './climb.ts';
import { isAtEnd } from './at-end.ts';
import type { Job, JobContext } from './job.ts';
import { tell, unheardWords, type Word } from './tell.ts';
import { inTrial, watchedGroups, type WatchedGroup } from './watched-groups.ts';

/**
 * A year after a group was filed, approved or reviewed its owner is asked whether it is still needed;
 * left unanswered it goes up, once. Villagers' groups stay for good, and whoever is asked about an
 * idle or overdue one is not asked twice.
 */
export const yearlyReview: Job = {
  name: 'yearly-review',
  title: '年度复核',
  every: { at: '09:40', holiday: 'skip' },
  graceHours: 12,
  async run(context) {
    const { tx, now, book } = context;
    await fillLedger(tx, book, now);
    const today = dayOf(book.calendar.zone, now);
    const active = await tx.entries.list({ sort: 'group', states: ['active'] });
    const entries = new Map(active.map((entry) => [entry.groupId, entry]));
    const { outside } = await standings(tx);
    const watched = await watchedGroups(tx, book);
    const unheard = await unheardWords(tx);
    const applied = await appliedFor(context);
    const sendable = sendableBy(watched);
    const words: Word[] = [];
    for (const group of watched) {
      const { row, groupBook } = group;
      const entry = entries.get(row.id);
      if (entry === undefined || applied.has(entry.number)) continue;
      if (isAtEnd(group, entry, today)) continue;
      if (groupBook.setting.type === 'village' || entry.type === 'village') continue;
      if (outside.has(row.id)) continue;
      if (inTrial(row, now) || (await inGrace(tx, row, now))) continue;
      const word = await due(context, { group, entry, unheard, sendable });
      if (word !== null) words.push(word);
    }
    await tell(context, reviewTopic, words, several);
  },
};

interface Found {
  readonly group: WatchedGroup;
  readonly entry: Entry;
  readonly unheard: ReadonlySet<string>;
  readonly sendable: Sendable;
}

async function due(context: JobContext, found: Found): Promise<Word | null> {
  const { tx, book, now } = context;
  const { group, entry } = found;
  const key = await reviewKey(tx, book, { entry, groupId: group.row.id }, now);
  if (key === null) return null;
  const asks = askWord(context, found, key);
  const above = await nextAbove(
    context,
    { topic: reviewTopic, group, key, rung: reviewRung },
    found.unheard,
  );
  return above === null ? asks : stillWord(above, found.sendable, key);
}

function askWord({ book, now }: JobContext, { group, sendable }: Found, key: string): Word {
  const asked = dayOf(book.calendar.zone, now);
  const by = dayWords(answerBy(book.calendar, asked, book.register.values.answerWithinDays));
  const name = titleOf(group);
  return {
    group,
    key,
    rung: reviewRung,
    alone: (to) => {
      const part = partOf(to, group);
      if (part === 'supervisors')
        return `您好，${name}距上次确认已满一年，目前联系不上群主。${forSupervisors}`;
      const opening = part === 'owner' ? `您管理的${name}` : name;
      const why = part === 'head' ? '，目前联系不上群主' : '';
      return `您好，${opening}距上次确认已满一年${why}，请确认是否仍需使用。请于${by}前私聊发送${choices(to, group, sendable)}；不会自动解散。`;
    },
    inList: name,
  };
}

function stillWord(group: WatchedGroup, sendable: Sendable, key: string): Word {
  const name = titleOf(group);
  return {
    group,
    key: `${key}:up`,
    rung: 'up',
    alone: (to) =>
      partOf(to, group) === 'supervisors'
        ? `您好，${name}距上次确认已满一年，尚未收到答复。${forSupervisors}`
        : `您好，${name}距上次确认已满一年，尚未收到群主答复。请您定去留，私聊发送${choices(to, group, sendable)}；不会自动解散，此后不再单独告知。`,
    inList: `${name}（尚未收到答复）`,
  };
}

function choices(to: Recipient, group: WatchedGroup, sendable: Sendable): string {
  const keep = sendable(to, group, '保留', '日常工作需要');
  return `${keep}或${sendable(to, group, '解散', '工作已结束')}`;
}

const forSupervisors =
  '请督促所在单位定去留，由群主或单位负责人私聊机器人发送“保留 理由”或“解散 理由”；此后不再单独告知。';

function several(lines: readonly string[], to: Recipient): string {
  const opening = `您好，以下群距上次确认已满一年：${linesOf(lines)}。`;
  return to.kind === 'group'
    ? `${opening}${forSupervisors}`
    : `${opening}仍需使用的请私聊发送“保留 《群名》 理由”，不再使用的发送“解散 《群名》 理由”；不会自动解散。`;
}
