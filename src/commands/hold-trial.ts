import { z } from 'zod';
import { dayOf } from '../domain/zone.ts';
import { dayWords } from '../text/day-words.ts';
import { shownName } from '../text/shown-name.ts';
import { done, refused } from './answer.ts';
import { defineCommand } from './command.ts';
import { journal, put } from './overlay.ts';
import { argument } from './parse/argument.ts';
import { reasonLike } from './parse/reason.ts';

const dayMs = 86_400_000;
const mostExtensions = 2;
const kept = z.object({ times: z.number() });

export const holdTrial = defineCommand({
  word: '暂缓',
  alias: 'hold-trial',
  near: ['暂不启用', '推迟', '再等等', '延长试运行'],
  summary: '试运行期满暂不启用，写明理由后再试一期',
  section: '设置',
  args: z.object({
    reason: argument(reasonLike('正在征求各村意见')).describe('理由'),
  }),
  who: ['owner'],
  where: 'private',
  about: 'group',
  apart: true,
  examples: ['暂缓 正在征求各村意见'],
  async run(context, { reason }) {
    const { tx, now, book, group } = context;
    const { row } = group;
    const { zone } = group.book.setting.calendar;
    const name = `《${shownName(row.name)}》`;
    if (row.trialUntil === null)
      return refused(`${name}已在正式运行，无需暂缓；临时停止提醒可用“暂停”。`);
    if (now < row.trialUntil) {
      const end = dayWords(dayOf(zone, row.trialUntil));
      return refused(`${name}试运行到${end}，期间只记录不提醒，期满时再定即可；未作改动。`);
    }
    const overlay = (await tx.groups.overlays(row.id)).find(({ key }) => key === 'trial');
    const times = kept.safeParse(overlay && JSON.parse(overlay.value)).data?.times ?? 0;
    if (times >= mostExtensions) {
      return refused(
        `${name}的试运行已延长${String(mostExtensions)}次，不再延长，请发送“启用”；未启用的，将列入督查群的每周小结。`,
      );
    }
    const trialUntil = now + book.trialDays * dayMs;
    await tx.groups.put({ ...row, trialUntil });
    // The reason is people's words: kept with the group, where it can be erased, not in the journal.
    await put(context, 'trial', JSON.stringify({ times: times + 1, reason }));
    await journal(context, 'trial.extend', `until=${String(trialUntil)}`);
    const left = mostExtensions - times - 1;
    return done(
      `${name}的试运行延长到${dayWords(dayOf(zone, trialUntil))}，期间仍只记录不提醒，` +
        `${left === 0 ? '此后不再延长' : `此后还可延长${String(left)}次`}。随时可发送“启用”开始提醒。`,
    );
  },
});
