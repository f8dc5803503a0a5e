import type { Recipient } from '../domain/incoming.ts';
import { dayOf } from '../domain/zone.ts';
import { fillLedger } from '../register/fill-ledger.ts';
import { inGrace } from '../register/grace.ts';
import { standings } from '../register/joining/standing.ts';
import { askKey, askRung, howToFile, remindOn, remindRung } from '../register/unregistered.ts';
import { dayWords } from '../text/day-words.ts';
import { linesOf, partOf, sendableBy, titleOf, type Sendable } from './climb.ts';
import type { Job, JobContext } from './job.ts';
import { lastTold, tell, unheardWords, type Word } from './tell.ts';
import { inTrial, watchedGroups, type WatchedGroup } from './watched-groups.ts';

/**
 * Groups nobody filed: the owner is asked once, unless he was when the bot came, and reminded on the
 * third workday after that. Then the weekly summary has it; he is left alone.
 */
export const unregistered: Job = {
  name: 'unregistered',
  title: '未备案群提醒',
  every: { at: '09:10', holiday: 'skip' },
  graceHours: 12,
  async run(context) {
    const { tx, now, book } = context;
    await fillLedger(tx, book, now);
    const unfiled = await tx.entries.list({ states: ['unregistered'] });
    const ids = new Set(unfiled.map(({ groupId }) => groupId));
    const { outside } = await standings(tx);
    // In the order the bot came to know them: what a group is called decides nothing.
    const watched = (await watchedGroups(tx, book)).toSorted(
      (a, b) => a.row.joinedAt - b.row.joinedAt || (a.row.id < b.row.id ? -1 : 1),
    );
    const unheard = await unheardWords(tx);
    const sendable = sendableBy(watched);
    const words: Word[] = [];
    for (const group of watched) {
      const { row } = group;
      if (!ids.has(row.id) || outside.has(row.id) || inTrial(row, now)) continue;
      const word = await due(context, group, { unheard, sendable });
      if (word !== null) words.push(word);
    }
    await tell(context, askRung.topic, words, several);
  },
};

interface Asking {
  readonly unheard: ReadonlySet<string>;
  readonly sendable: Sendable;
}

/** Whoever was asked when the bot came is reminded in the grace, too: it is of groups nobody was asked about. */
async function due(
  { tx, book, now }: JobContext,
  group: WatchedGroup,
  { unheard, sendable }: Asking,
): Promise<Word | null> {
  const { row, addressees } = group;
  const asks = askWord(group, sendable);
  const told = await lastTold(tx, askRung.topic, { group, rung: askRung.rung });
  const wasAsked = told !== null && told.word === askKey(row.id, addressees.ownerId);
  if (!wasAsked || told.at === null || unheard.has(told.dispatch)) {
    return (await inGrace(tx, row, now)) ? null : asks;
  }
  if (dayOf(book.calendar.zone, now) < remindOn(book, told.at)) return null;
  return remindWord(group, { on: dayOf(book.calendar.zone, told.at), sendable });
}

function askWord(group: WatchedGroup, sendable: Sendable): Word {
  const name = titleOf(group);
  return {
    group,
    key: askKey(group.row.id, group.addressees.ownerId),
    rung: askRung.rung,
    alone: (to) =>
      partOf(to, group) === 'owner'
        ? `您好，您管理的${name}尚未备案。${howToFile(sendable(to, group, '报备'))}。`
        : `您好，${name}尚未备案，目前联系不上群主。${toOthers(sendable(to, group, '报备'))}。`,
    inList: name,
  };
}

function remindWord(
  group: WatchedGroup,
  { on, sendable }: { readonly on: string; readonly sendable: Sendable },
): Word {
  const name = titleOf(group);
  return {
    group,
    key: `${askKey(group.row.id, group.addressees.ownerId)}:again`,
    rung: remindRung.rung,
    alone: (to) =>
      partOf(to, group) === 'owner'
        ? `您好，您管理的${name}仍未备案，${dayWords(on)}曾请您办理。${howToFile(sendable(to, group, '报备'))}；${afterwards}。`
        : `您好，${name}仍未备案，${dayWords(on)}曾请办理，目前联系不上群主。${toOthers(sendable(to, group, '报备'))}；${afterwards}。`,
    inList: `${name}（${dayWords(on)}曾请办理）`,
  };
}

/** What follows a reminder. */
const afterwards = '此后列入督查群每周小结，不再单独提醒';

function toOthers(command: string): string {
  return `请督促群主或者管理员私聊机器人发送${command}`;
}

function several(lines: readonly string[], to: Recipient, words: readonly Word[]): string {
  const opening = `您好，以下群尚未备案：${linesOf(lines)}。`;
  const reminded = words.filter(({ rung }) => rung === remindRung.rung).length;
  const which = reminded === words.length ? '' : '曾请办理的，';
  const after = reminded === 0 ? '' : `；${which}${afterwards}`;
  return to.kind === 'group'
    ? `${opening}${toOthers('“报备”')}${after}。`
    : `${opening}请私聊发送“报备”，按提示逐个办理；由他人任群主的，请督促其办理${after}。`;
}
