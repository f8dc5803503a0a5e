import { z } from 'zod';
import { endedStates } from '../../domain/entry.ts';
import { addDays } from '../../domain/zone.ts';
import { longDayWords } from '../../text/day-words.ts';
import { shownWords } from '../../text/shown-name.ts';
import { stateAfter } from '../states.ts';
import { noteOf, type ApplicationSort } from './application-sort.ts';
import { sharedWith } from './nearest-lines.ts';
import { personName, titleOf } from './words.ts';

export const mergerPayload = z.strictObject({
  /** The number of the entry it is to go into. */
  into: z.number().int(),
  reason: z.string().max(300),
});

/** 合并: a group is to go into another one. */
export const merger: ApplicationSort = {
  kind: 'merge',
  async describe(about) {
    const { tx, application, entry } = about;
    const { into, reason } = read(application.payload);
    const kept = await tx.entries.get(into);
    const shared = kept === null ? null : await sharedWith(about, kept);
    return [
      `名称：${titleOf(entry)}（备案编号 ${entry.id}）`,
      `并入：${kept === null ? '（已不在台账）' : `${titleOf(kept)}（备案编号 ${kept.id}）`}`,
      ...(shared === null ? [] : [`比对：${shared}`]),
      ...(reason === '' ? [] : [`理由：${shownWords(reason, 200)}`]),
      `申请人：${await personName(tx, application.byId)}`,
    ];
  },
  async approve(deciding, words) {
    const { tx, application, entry, day, book, actorName } = deciding;
    const kept = await tx.entries.get(read(application.payload).into);
    if (kept === null || endedStates.includes(kept.state)) {
      return { ok: false, why: '要并入的群已不在用，这次合并不能再办理' };
    }
    const state = stateAfter(entry.state, 'set-to-merge');
    if (state === null) {
      return { ok: false, why: `${titleOf(entry)}的状态已变化，这次合并不能再办理` };
    }
    await tx.entries.change(
      entry.number,
      { state, mergedInto: kept.id, approved: words ?? day, approvedBy: actorName },
      noteOf(deciding, '合并获批准'),
    );
    const by = longDayWords(addDays(day, book.register.values.mergeWithinDays));
    return {
      ok: true,
      said: `${titleOf(entry)}并入${titleOf(kept)}`,
      told: `您好，${titleOf(entry)}并入${titleOf(kept)}已批准。请于${by}前告知成员、转移资料，并解散原群。`,
    };
  },
  reject({ entry }, reason) {
    return Promise.resolve({
      ok: true,
      said: `${titleOf(entry)}未予合并`,
      told: `您好，${titleOf(entry)}的合并未获批准，理由：${reason}。该群照常使用。`,
    });
  },
  wordless: (payload) => JSON.stringify({ ...read(payload), reason: '' }),
  withdraw: () => Promise.resolve(),
};

function read(payload: string) {
  return mergerPayload.parse(JSON.parse(payload));
}
