import type { Entry } from '../domain/entry.ts';
import type { Day } from '../domain/group.ts';
import { dayOf } from '../domain/zone.ts';
import { hasWordOn } from '../register/one-word-a-day.ts';
import { tellPerson } from '../register/applications/tell-person.ts';
import { titleOf } from '../register/applications/words.ts';
import { dueOn } from '../register/states.ts';
import { isNear } from '../register/workdays-left.ts';
import { dayWords } from '../text/day-words.ts';
import type { JobContext } from './job.ts';

/** So many workdays before it lapses; ours. */
const workdaysBefore = 2;

/**
 * Tells whoever applied, once, that an approval he has not used is about to lapse: all that lapse on
 * one day in one word. Where the register has another word for him, the next day will do.
 */
export async function warnOfLapse({ tx, now, book }: JobContext): Promise<void> {
  const { calendar, register } = book;
  const today = dayOf(calendar.zone, now);
  const near = new Map<string, { personId: string; due: Day; entries: Entry[] }>();
  for (const entry of await tx.entries.list({ states: ['approved'] })) {
    const due = dueOn('approved', entry.since, { values: register.values, calendar });
    const personId = entry.applicantId;
    if (due === null || personId === null || today <= entry.since) continue;
    if (!isNear(calendar, today, due, workdaysBefore)) continue;
    // Nothing is queued twice under one key, so this is said once.
    const key = `lapsing:${personId}:${due}`;
    const word = near.get(key) ?? { personId, due, entries: [] };
    word.entries.push(entry);
    near.set(key, word);
  }
  for (const [key, { personId, due, entries }] of near) {
    if (await hasWordOn(tx, calendar, { kind: 'person', id: personId }, { day: today, now }))
      continue;
    const text = sayLapsing(entries, due);
    await tellPerson(tx, book, { key, personId, text, inTurn: true }, now);
  }
}

function sayLapsing(entries: readonly Entry[], due: Day): string {
  const [first] = entries;
  const one = `“建成 ${first?.id ?? ''}”`;
  const how = entries.length > 1 ? `或逐个发送${one}这样的命令` : `或发送${one}`;
  return `您好，${entries.map((entry) => titleOf(entry)).join('、')}已获批准、尚未建成，批准到${dayWords(due)}失效。请在此之前建群并邀请机器人入群，${how}；不再需要的无需处理。`;
}
