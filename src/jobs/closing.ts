import type { Entry } from '../domain/entry.ts';
import { stepsLeft } from '../domain/closing.ts';
import { addDays, dayOf } from '../domain/zone.ts';
import { foundAlive } from '../register/closing/alive.ts';
import { goesInto } from '../register/closing/goes-into.ts';
import { tellOfMerge } from '../register/closing/tell-of-merge.ts';
import { dueOn } from '../register/states.ts';
import { nextAbove, sendableBy, type Sendable } from './climb.ts';
import { aliveWord, dueWord, lateWord, severalClosings, stillAliveWord } from './closing-words.ts';
import { leaveQuietly } from './leave-closed.ts';
import { maySpeak, type Job, type JobContext } from './job.ts';
import { tell, unheardWords, type Word } from './tell.ts';
import { watchedGroups, type WatchedGroup } from './watched-groups.ts';

/**
 * Groups that are to go: members hear once where to, the owner what is left in the last days, and who
 * stands above him when the time is over. Of a group that is gone and still spoken in its owner is asked.
 */
export const closing: Job = {
  name: 'closing',
  title: '待解散待合并群收尾',
  every: { at: '08:55', holiday: 'skip' },
  graceHours: 12,
  async run(context) {
    const { tx, now, book } = context;
    const watched = await watchedGroups(tx, book);
    const groups = new Map(watched.map((group) => [group.row.id, group]));
    const alive = await foundAlive(tx);
    const unheard = await unheardWords(tx);
    const sendable = sendableBy(watched);
    const words: Word[] = [];
    for (const entry of await tx.entries.list({ states: ['to_merge', 'to_dissolve'] })) {
      if (entry.state === 'to_merge' && maySpeak(context)) await tellOfMerge(tx, book, entry, now);
      const group = entry.groupId === null ? undefined : groups.get(entry.groupId);
      if (group === undefined) continue;
      const word = alive.has(entry.number)
        ? await wordOnAlive(context, { group, entry, unheard, sendable })
        : await wordOnDue(context, { group, entry, unheard, sendable });
      if (word !== null) words.push(word);
    }
    await tell(context, 'closing', words, severalClosings);
    await leaveQuietly(context);
  },
};

interface Found {
  readonly group: WatchedGroup;
  readonly entry: Entry;
  readonly unheard: ReadonlySet<string>;
  readonly sendable: Sendable;
}

async function wordOnAlive(context: JobContext, found: Found): Promise<Word> {
  const { group, entry, sendable, unheard } = found;
  const asks = aliveWord(group, { entry, sendable });
  const question = { topic: 'closing', group, key: asks.key, rung: asks.rung };
  const above = await nextAbove(context, question, unheard);
  return above === null ? asks : stillAliveWord(above, { entry, sendable });
}

/** In the last days what is left, once; over its time whoever stands above the owner hears, once. */
async function wordOnDue(context: JobContext, found: Found): Promise<Word | null> {
  const { tx, book, now } = context;
  const { group, entry, sendable, unheard } = found;
  const { values } = book.register;
  const due = dueOn(entry.state, entry.since, { values, calendar: book.calendar });
  if (due === null) return null;
  const today = dayOf(book.calendar.zone, now);
  const left = stepsLeft(entry.closing ?? []);
  const into = await goesInto(tx, entry);
  const remind = addDays(due, -Math.min(values.answerWithinDays, halfOf(entry, book)));
  if (today < remind) return null;
  const asks = dueWord(group, { entry, due, left, into, sendable });
  if (today <= due) return asks;
  const question = { topic: 'closing', group, key: asks.key, rung: asks.rung };
  const above = await nextAbove(context, question, unheard);
  return above === null ? asks : lateWord(above, { entry, due, left, into, sendable });
}

/** A term that is short is not to be reminded of on its first day. */
function halfOf({ state }: Entry, { register }: JobContext['book']): number {
  const { mergeWithinDays, dissolveWithinDays } = register.values;
  return Math.floor((state === 'to_merge' ? mergeWithinDays : dissolveWithinDays) / 2);
}
