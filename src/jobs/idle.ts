import type { Entry } from '../domain/entry.ts';
import { dayOf } from '../domain/zone.ts';
import { renew } from '../register/closing/stir.ts';
import { fillLedger } from '../register/fill-ledger.ts';
import { inGrace } from '../register/grace.ts';
import { dropIdleWords, idleTopic } from '../register/idle-words.ts';
import { standings } from '../register/joining/standing.ts';
import { isAtEnd } from './at-end.ts';
import { settleIdleAccounts } from './account-states.ts';
import { appliedFor, nextAbove, sendableBy, type Sendable } from './climb.ts';
import { idleWord, severalIdle, stillIdleWord, warnWord } from './idle-words.ts';
import type { Job, JobContext } from './job.ts';
import { moveEntry } from './move-entry.ts';
import { quietOf, type Quiet } from './quiet.ts';
import { tell, unheardWords, type Word } from './tell.ts';
import { inTrial, watchedGroups, type WatchedGroup } from './watched-groups.ts';

/**
 * Groups in which no work is spoken of: their owners hear of it half way, and are asked once they count
 * as idle; left unanswered it goes up, once. Nothing is closed by silence, and work renews in silence.
 */
export const idle: Job = {
  name: 'idle',
  title: '闲置群提醒',
  every: { at: '09:00', holiday: 'skip' },
  graceHours: 12,
  async run(context) {
    const { tx, now, book } = context;
    await fillLedger(tx, book, now);
    await settleIdleAccounts(context);
    const watched = await watchedGroups(tx, book);
    const today = dayOf(book.calendar.zone, now);
    const entries = await entriesOfGroups(context);
    const { outside } = await standings(tx);
    const unheard = await unheardWords(tx);
    const applied = await appliedFor(context);
    const sendable = sendableBy(watched);
    const busy = new Set<string>();
    const words: Word[] = [];
    for (const group of watched) {
      const { id } = group.row;
      const entry = entries.get(id);
      if (entry === undefined || outside.has(id) || inTrial(group.row, now)) continue;
      const quiet = await quietOf(context, group);
      // Of one whose term ends it is asked whether it goes on, and by when, already.
      const isAsked = isAtEnd(group, entry, today);
      if (quiet === null || isAsked) busy.add(id);
      if (quiet !== null && isAsked) continue;
      if (quiet !== null && (await inGrace(tx, group.row, now))) continue;
      const found = { group, entry, quiet, applied, unheard, sendable };
      const word = await settle(context, found);
      if (word !== null) words.push(word);
    }
    await dropIdleWords(tx, busy, now);
    await tell(context, idleTopic, words, severalIdle);
  },
};

interface Found {
  readonly group: WatchedGroup;
  readonly entry: Entry;
  readonly quiet: Quiet | null;
  /** Entries somebody has applied for something about: whoever did has answered. */
  readonly applied: ReadonlySet<number>;
  readonly unheard: ReadonlySet<string>;
  readonly sendable: Sendable;
}

/** Moves the entry where that is due; the word that belongs to where it stands, if any. */
async function settle(context: JobContext, found: Found): Promise<Word | null> {
  const { tx, book, now } = context;
  const { group, entry, quiet, sendable } = found;
  if (entry.state === 'active') {
    if (quiet === null) return null;
    if (quiet.stage === 'warn') return warnWord(group, quiet, sendable);
    await moveEntry(context, entry, 'go-idle', `已${String(quiet.days)}天无工作信息`);
    return idleWord(group, quiet, { book, now, sendable });
  }
  if (entry.state !== 'idle') return null;
  if (quiet?.stage === 'idle') {
    if (found.applied.has(entry.number)) return null;
    const asks = idleWord(group, quiet, { book, now, sendable });
    const asked = { topic: idleTopic, group, key: asks.key, rung: asks.rung };
    const above = await nextAbove(context, asked, found.unheard);
    return above === null ? asks : stillIdleWord(above, quiet, sendable);
  }
  const { lastWorkAt } = group.row;
  const worked = lastWorkAt !== null && dayOf(book.calendar.zone, lastWorkAt) >= entry.since;
  // Else it was made a duty group, or days turned out to be ones the bot was away on.
  if (worked) await renew(tx, book, entry, now);
  else await moveEntry(context, entry, 'keep', '经核对不计闲置');
  return null;
}

/** By the platform's group. */
async function entriesOfGroups({ tx }: JobContext): Promise<ReadonlyMap<string, Entry>> {
  const entries = await tx.entries.list({ sort: 'group' });
  return new Map(
    entries.flatMap((entry) => (entry.groupId === null ? [] : [[entry.groupId, entry] as const])),
  );
}
