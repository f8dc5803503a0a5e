import { z } from 'zod';
import type { SlipAnswer } from '../../domain/slip.ts';
import { addDays, dayOf, isDay } from '../../domain/zone.ts';
import { longDayWords } from '../../text/day-words.ts';
import { freezeDay } from '../baseline/freeze-day.ts';
import { groupFigures } from '../baseline/group-figures.ts';
import type { SlipCall } from './slip-work.ts';

export const baselinePayload = z.strictObject({
  /** Null for the day on which it is done. */
  day: z.string().refine(isDay).nullable(),
});
export type BaselinePayload = Readonly<z.output<typeof baselinePayload>>;

/** Figures of a day, frozen, to compare later days with. */
export async function freezeBaseline({ tx, book, now, payload }: SlipCall): Promise<SlipAnswer> {
  const today = dayOf(book.calendar.zone, now);
  const day = baselinePayload.parse(payload).day ?? today;
  if (day > today) return refused('基线只能固定今天或者以前的情况，请核对日期。');
  const before = await tx.baselines.get(day);
  const snapshot = await freezeDay(tx, book, { day, now, by: 'console' });
  if (snapshot === null) {
    return refused(`${longDayWords(day)}时还没有台账，数字无从查考，基线没有固定。`);
  }
  const { total, limited } = groupFigures(snapshot, 'group');
  const counts = `工作群${String(total)}个，其中限期使用${String(limited)}个`;
  const head =
    before === null
      ? `已固定${longDayWords(day)}的基线`
      : `${longDayWords(day)}的基线先前已经固定，现按最新情况重新固定`;
  const from = day === today ? `从${longDayWords(addDays(today, 1))}起` : '现在';
  const said = `${head}：${counts}。${from}可用 register compare 对比。\n`;
  return { outcome: 'done', said, faults: '' };
}

function refused(sentence: string): SlipAnswer {
  return { outcome: 'refused', said: '', faults: `${sentence}\n` };
}
