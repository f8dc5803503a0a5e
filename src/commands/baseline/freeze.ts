import { z } from 'zod';
import { dayOf } from '../../domain/zone.ts';
import { groupFigures } from '../../register/baseline/group-figures.ts';
import { snapshotNow } from '../../register/baseline/live.ts';
import { snapshotOn } from '../../register/baseline/past.ts';
import { rowsOf } from '../../register/baseline/snapshot.ts';
import { fillLedger } from '../../register/fill-ledger.ts';
import { longDayWords } from '../../text/day-words.ts';
import { done, refused } from '../answer.ts';
import { defineCommand } from '../command.ts';
import { dayMeantBy } from './day-word.ts';

export const freeze = defineCommand({
  word: '基线',
  alias: 'baseline',
  near: ['固定基线', '设基线'],
  summary: '固定当天台账的各项数字，供以后对比',
  section: '台账',
  args: z.object({ day: z.string().optional().describe('日期') }),
  who: ['supervisor'],
  where: 'private',
  about: 'nothing',
  apart: true,
  examples: ['基线'],
  async run(context, { day: written }) {
    const { tx, now, book, senderId } = context;
    const reading = dayMeantBy(context, written, '基线 10月12日');
    if (!reading.ok) return refused(`${reading.problem}；未作改动。`);
    const day = reading.value;
    const { zone } = book.calendar;
    const today = dayOf(zone, now);
    if (day > today) return refused('基线只能固定今天或者以前的情况，请核对日期；未作改动。');
    await fillLedger(tx, book, now);
    const snapshot =
      day === today ? await snapshotNow(tx, book, now) : await snapshotOn(tx, zone, day);
    if (snapshot === null) {
      return refused(
        `${longDayWords(day)}时机器人还没有台账，数字无从查考；可发送“基线”固定今天的情况。`,
      );
    }
    const before = await tx.baselines.get(day);
    const figures = JSON.stringify(snapshot);
    await tx.baselines.freeze({ day, frozenAt: now, frozenBy: senderId, figures });
    await tx.journal.add({
      at: now,
      actorId: senderId,
      action: 'baseline.freeze',
      groupId: null,
      detail: day,
    });
    const { total, limited } = groupFigures(snapshot, 'group');
    const accounts = rowsOf(snapshot, 'account').filter((row) => row.stands).length;
    const others = accounts === 0 ? '' : `，政务新媒体${String(accounts)}个`;
    const gone = day === today ? '' : '当天的成员和消息情况已无从查考，对比时记为未知。';
    return done(
      `已${before === null ? '固定' : '重新固定'}${longDayWords(day)}的基线：工作群${String(total)}个（其中限期使用${String(limited)}个）${others}。${gone}以后发送“前后对比”即可比较。`,
    );
  },
});
