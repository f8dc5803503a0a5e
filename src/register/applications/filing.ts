import type { Entry, EntryChanges, EntryState } from '../../domain/entry.ts';
import { addDays } from '../../domain/zone.ts';
import { longDayWords } from '../../text/day-words.ts';
import { stateAfter, urgentTerm, type EntryEvent } from '../states.ts';
import { noteOf, type ApplicationSort, type Deciding } from './application-sort.ts';
import { isFiledLate, urgentEnds } from './emergency.ts';
import { nearestLines } from './nearest-lines.ts';
import { beginJoining } from './joined.ts';
import { personName, rowLines, titleOf } from './words.ts';

/** 报备: a group (or an account) is to be built, or one that stands is to be put on the register. */
export const filing: ApplicationSort = {
  kind: 'file',
  async describe(about) {
    const { tx, application, entry } = about;
    return [
      ...rowLines(entry),
      `申请人：${await personName(tx, application.byId)}${isBuilt(entry) ? '（群已建立）' : ''}`,
      ...(entry.urgent && (await isFiledLate(tx, entry, application.madeAt))
        ? [`补报：未在${String(urgentTerm.fileWithinHours)}小时内补报`]
        : []),
      ...(await nearestLines(about)),
    ];
  },
  async approve(deciding, words) {
    const { tx, book, entry, day, actorName } = deciding;
    const { zone } = book.calendar;
    const ends = entry.urgent ? await urgentEnds(tx, entry, zone, day) : entry.ends;
    const moved = await move(deciding, 'approve', '报备获批准', {
      approved: words ?? day,
      approvedBy: actorName,
      ends,
    });
    if (moved === null) return unable(entry);
    const name = titleOf(entry);
    const number = `备案编号 ${entry.id}`;
    const until = ends === null ? '' : `，使用期限至${longDayWords(ends)}`;
    if (moved === 'active') {
      const told = `您好，您报备的${name}已批准，${number}${until}，可以${isBuilt(entry) ? '继续' : ''}使用。`;
      return { ok: true, said: `${name}已批准，${number}`, told };
    }
    const buildBy = longDayWords(addDays(day, book.register.values.buildWithinDays));
    return {
      ok: true,
      said: `${name}已批准，${number}`,
      told: entry.urgent
        ? `您好，您报备的${name}已批准，${number}${until}。群已建好的，请邀请机器人入群并发送“建成 ${entry.id}”；还没有建的，请于${buildBy}前建好。`
        : `您好，您报备的${name}已批准，${number}${until}。请于${buildBy}前建群并邀请机器人入群，建好后发送“建成 ${entry.id}”。`,
    };
  },
  async reject(deciding, reason) {
    const { book, entry, day } = deciding;
    const moved = await move(deciding, 'reject', '报备未获批准', {});
    if (moved === null) return unable(entry);
    const by = longDayWords(addDays(day, book.register.values.dissolveWithinDays));
    const next =
      moved === 'to_dissolve'
        ? `请于${by}前保存资料、告知成员后解散该群。`
        : '确有需要的，可补充理由后重新报备。';
    return {
      ok: true,
      said: `${titleOf(entry)}未予批准`,
      told: `您好，您报备的${titleOf(entry)}未获批准，理由：${reason}。${next}`,
    };
  },
  async join(deciding, kept) {
    const { entry } = deciding;
    const moved = await move(deciding, 'join', '以现有群办理', { mergedInto: kept.id });
    if (moved === null) return unable(entry);
    const how = await beginJoining(deciding, kept);
    const old = moved === 'to_merge' ? '请把工作转到该群。' : '请不要另行建群。';
    return {
      ok: true,
      said: `${titleOf(entry)}的工作并入${titleOf(kept)}`,
      told: `您好，您报备的${titleOf(entry)}经比对，可以使用现有的${titleOf(kept)}。${how}${old}`,
    };
  },
  async withdraw(deciding) {
    await move(deciding, 'withdraw', '申请人撤回报备', {});
  },
};

/** Whether the group stands already. */
export function isBuilt({ groupId }: Pick<Entry, 'groupId'>): boolean {
  return groupId !== null;
}

/** The state it came into; null where the table has no such step. */
async function move(
  deciding: Deciding,
  event: EntryEvent,
  reason: string,
  changes: EntryChanges,
): Promise<EntryState | null> {
  const { tx, entry } = deciding;
  // An account is opened by nobody's building it: with the approval it is in use.
  const built = isBuilt(entry) || (entry.sort === 'account' && event === 'approve');
  const state = stateAfter(entry.state, event, built);
  if (state === null) return null;
  await tx.entries.change(entry.number, { ...changes, state }, noteOf(deciding, reason));
  return state;
}

function unable(entry: Entry) {
  return { ok: false, why: `${titleOf(entry)}的状态已变化，这件申请不能再办理` } as const;
}
