import { dayOf, daysBetween } from '../domain/zone.ts';
import { returnedAt } from '../register/joining/away.ts';
import { shownName } from '../text/shown-name.ts';
import { gapsBetween, totalOf } from './gaps.ts';
import type { Job, JobContext } from './job.ts';
import { tell, type Word } from './tell.ts';
import { idleDays } from './thresholds.ts';
import { inTrial, watchedGroups, type WatchedGroup } from './watched-groups.ts';

const dayMs = 86_400_000;

/** A group without work messages: whether it is to be thought about yet, or counts as idle. */
export interface Quiet {
  readonly days: number;
  readonly stage: 'warn' | 'idle';
}

/** Tells owners of groups in which no work has been spoken of for long; the second word is the last. */
export const idle: Job = {
  name: 'idle',
  title: '闲置群提醒',
  every: { at: '09:00', holiday: 'skip' },
  graceHours: 12,
  async run(context) {
    const { tx, now, book } = context;
    const words: Word[] = [];
    for (const group of await watchedGroups(tx, book)) {
      const quiet = inTrial(group.row, now) ? null : await quietOf(context, group);
      if (quiet !== null) words.push(wordOn(group, quiet));
    }
    await tell(context, 'idle', words, severalIdle);
  },
};

/** Null for a group that is in use, or never counts as idle. Days the bot was away are not counted. */
export async function quietOf(
  { tx, now, book }: Pick<JobContext, 'tx' | 'now' | 'book'>,
  { row, groupBook }: WatchedGroup,
): Promise<Quiet | null> {
  const { type, duty } = groupBook.setting;
  const limits = idleDays(type, duty, book.register.values);
  if (limits === null) return null;
  // What was said while the bot was out of the group nobody knows.
  const since = Math.max(sinceOf(row), (await returnedAt(tx, row.id)) ?? 0);
  const { zone } = book.calendar;
  const elapsed = daysBetween(dayOf(zone, since), dayOf(zone, now));
  if (elapsed < limits.warn) return null;
  const away = Math.floor(totalOf(await gapsBetween(tx, since, now)) / dayMs);
  const days = elapsed - away;
  if (days < limits.warn) return null;
  return { days, stage: days < limits.idle ? 'warn' : 'idle' };
}

function sinceOf(row: WatchedGroup['row']): number {
  return row.lastWorkAt ?? row.joinedAt;
}

function wordOn(group: WatchedGroup, { days, stage }: Quiet): Word {
  const name = `《${shownName(group.row.name)}》`;
  const better =
    stage === 'idle'
      ? '，请研究是否解散或合并；确需保留的，继续使用即可，无需回复。'
      : '。工作已结束的，请及时解散；仍需使用的，无需处理。';
  return {
    group,
    key: `idle:${group.row.id}:${String(sinceOf(group.row))}:${stage}`,
    alone: () => `您好，${name}：本群已${String(days)}天无工作信息${better}`,
    inList: `${name}${String(days)}天`,
  };
}

function severalIdle(lines: readonly string[]): string {
  return `您好，以下群已较长时间无工作信息：${lines.join('，')}。工作已结束的，请研究解散或合并；仍需使用的，无需处理。`;
}
