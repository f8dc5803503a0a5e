import { z } from 'zod';
import type { Baseline } from '../../domain/baseline.ts';
import { dayOf } from '../../domain/zone.ts';
import { compareSnapshots } from '../../register/baseline/compare.ts';
import { leftSince, snapshotNow } from '../../register/baseline/live.ts';
import { readSnapshot } from '../../register/baseline/snapshot.ts';
import { fillLedger } from '../../register/fill-ledger.ts';
import { officeName } from '../../register/office-name.ts';
import { beforeAfterText } from '../../reports/before-and-after.ts';
import { longDayWords } from '../../text/day-words.ts';
import { done, refused } from '../answer.ts';
import { defineCommand } from '../command.ts';
import { dayMeantBy } from './day-word.ts';

/** What stands on a screen beside the rest. */
const shownUnits = 6;
const offered = 6;

export const beforeAndAfter = defineCommand({
  word: '前后对比',
  alias: 'compare',
  near: ['对比', '清理对比', '前后比较'],
  summary: '把台账和最近一次基线（或某天的基线）相比',
  section: '台账',
  args: z.object({ day: z.string().optional().describe('基线日期') }),
  who: ['supervisor'],
  where: 'private',
  about: 'nothing',
  apart: true,
  examples: ['前后对比', '前后对比 10月12日'],
  async run(context, { day: written }) {
    const { tx, now, book } = context;
    const reading = dayMeantBy(context, written, '前后对比 10月12日');
    if (!reading.ok) return refused(`${reading.problem}。`);
    const today = dayOf(book.calendar.zone, now);
    const all = await tx.baselines.list();
    const baselines = all.filter(({ day }) => day < today);
    const frozen =
      written === undefined ? baselines.at(-1) : baselines.find(({ day }) => day === reading.value);
    if (frozen === undefined) {
      const isOfToday = all.some(({ day }) => day === today);
      if (isOfToday && (written === undefined || reading.value === today)) return refused(tooEarly);
      return refused(written === undefined ? none : notThatDay(reading.value, baselines));
    }
    const before = readSnapshot(frozen.figures);
    if (before === null) throw new Error(`The baseline of ${frozen.day} cannot be read`);
    await fillLedger(tx, book, now);
    const after = await snapshotNow(tx, book, now);
    const compared = compareSnapshots(before, after, await leftSince(tx, before, today));
    return done(beforeAfterText(compared, { book: officeName(book), units: shownUnits }));
  },
});

const none = '还没有可以对比的基线，请先发送“基线”固定当天情况，从第二天起即可对比。';

const tooEarly = '基线是今天固定的，当天没有前后可比，请从明天起发送“前后对比”。';

function notThatDay(day: string, baselines: readonly Baseline[]): string {
  if (baselines.length === 0) return none;
  const days = baselines.slice(-offered).map((one) => longDayWords(one.day));
  return `没有${longDayWords(day)}的基线，已有：${days.join('、')}。`;
}
