import { z } from 'zod';
import type { Entry, EntryState } from '../../domain/entry.ts';
import { daysBetween } from '../../domain/zone.ts';
import { longDayWords } from '../../text/day-words.ts';
import { shownWords } from '../../text/shown-name.ts';
import { stateAfter, urgentTerm } from '../states.ts';
import { noteOf, type ApplicationSort } from './application-sort.ts';
import { termFollows } from './term-follows.ts';
import { personName, titleOf } from './words.ts';

export const extensionPayload = z.strictObject({
  ends: z.string(),
  reason: z.string().max(300),
});

/** States in which a term can be made longer. */
const extendable: readonly EntryState[] = ['active', 'idle', 'overdue'];

export function isExtendable({ state }: Entry): boolean {
  return extendable.includes(state);
}

/**
 * 延期: a term is to end later; it is approved anew. With that an emergency's group is filed as an
 * ordinary one, and has its extensions still before it.
 */
export const extension: ApplicationSort = {
  kind: 'extend',
  async describe({ tx, application, entry, book }) {
    const { ends, reason } = read(application.payload);
    const longer = entry.ends === null ? '' : `（延长${String(daysBetween(entry.ends, ends))}天）`;
    const most = String(book.register.values.extensions);
    return [
      `名称：${titleOf(entry)}（备案编号 ${entry.id}）`,
      `原期限：${entry.ends === null ? '未设' : longDayWords(entry.ends)}`,
      `申请延至：${longDayWords(ends)}${longer}`,
      entry.urgent
        ? `说明：应急群最长使用${String(urgentTerm.days)}天，批准后转为普通专项群`
        : `已延期：${String(entry.extensions)}次（最多${most}次）`,
      ...(reason === '' ? [] : [`理由：${shownWords(reason, 200)}`]),
      `申请人：${await personName(tx, application.byId)}`,
    ];
  },
  async approve(deciding, words) {
    const { tx, application, entry, day, actorId, actorName, now } = deciding;
    const { ends } = read(application.payload);
    if (!isExtendable(entry) || ends <= day) {
      return { ok: false, why: `${titleOf(entry)}的状态或日期已变化，这次延期不能再办理` };
    }
    const state = entry.state === 'overdue' ? stateAfter('overdue', 'extend') : entry.state;
    if (state === null) throw new Error('An overdue entry cannot be extended');
    await tx.entries.change(
      entry.number,
      {
        state,
        ends,
        extensions: entry.extensions + (entry.urgent ? 0 : 1),
        urgent: false,
        approved: words ?? day,
        approvedBy: actorName,
      },
      noteOf(deciding, entry.urgent ? '应急群延期获批准，转为普通专项群' : '延期获批准'),
    );
    await termFollows(tx, entry.groupId, ends, { actorId, at: now });
    const until = longDayWords(ends);
    const ordinary = entry.urgent ? '，转为普通专项群' : '';
    return {
      ok: true,
      said: `${titleOf(entry)}延期至${until}${ordinary}`,
      told: `您好，${titleOf(entry)}的延期已批准${ordinary}，使用期限延至${until}。任务结束后请及时解散。`,
    };
  },
  reject({ entry }, reason) {
    const until = entry.ends === null ? '' : `，使用期限仍为${longDayWords(entry.ends)}`;
    return Promise.resolve({
      ok: true,
      said: `${titleOf(entry)}未予延期`,
      told: `您好，${titleOf(entry)}的延期未获批准，理由：${reason}${until}。到期后请保存资料并解散该群。`,
    });
  },
  wordless: (payload) => JSON.stringify({ ...read(payload), reason: '' }),
  withdraw: () => Promise.resolve(),
};

function read(payload: string) {
  return extensionPayload.parse(JSON.parse(payload));
}
