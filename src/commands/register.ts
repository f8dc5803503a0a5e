import { z } from 'zod';
import { groupTypeTitles, type GroupType } from '../domain/group.ts';
import { shownName } from '../text/shown-name.ts';
import { meet } from '../register/joining/arrive.ts';
import {
  claimedMark,
  isMarked,
  isStrange,
  setMark,
  unvouchedMark,
} from '../register/joining/standing.ts';
import { tellOfStranger } from '../register/joining/tell-of-stranger.ts';
import { fillLedger } from '../register/fill-ledger.ts';
import { knownPeople } from '../register/known-people.ts';
import { noteTold, toldOf } from '../register/told.ts';
import { askKey, askRung } from '../register/unregistered.ts';
import { done, refused, type Answer } from './answer.ts';
import { defineCommand, type GroupContext } from './command.ts';
import { filedEntry } from './filing/filed-entry.ts';
import { numberedGroups } from './numbered-groups.ts';
import { journal } from './overlay.ts';
import { argument } from './parse/argument.ts';
import { parseGroupType } from './parse/group-type.ts';
import { sendable } from './sendable.ts';

export const register = defineCommand({
  word: '登记',
  alias: 'register',
  near: ['注册', '认领'],
  summary: '登记一个群，并写明群类型',
  section: '设置',
  args: z.object({ type: argument(parseGroupType).optional().describe('群类型') }),
  who: ['owner'],
  where: 'private',
  about: 'group',
  registers: true,
  examples: ['登记 政务工作群', '登记 #2 专项群'],
  async run(context, { type }) {
    const { tx, group } = context;
    const { entry } = group.book;
    const name = `《${shownName(group.row.name)}》`;
    const filed = entry === null ? await filedEntry(context) : null;
    if (filed !== null && filed.type !== null) {
      const title = groupTypeTitles[filed.type];
      return refused(`${name}已备案为${title}，无需登记；类型有误的，请联系本单位管理人员。`);
    }
    const isClaimed = await isMarked(tx, group.row.id, claimedMark);
    if (isClaimed) return again(context, name, type);
    if (entry !== null && type !== undefined && type !== entry.type) {
      return refused(
        `规则本已将${name}列为${groupTypeTitles[entry.type]}，直接发送“登记”即可；类型有误的，请联系本单位规则本管理人员。`,
      );
    }
    const chosen = entry?.type ?? type;
    if (chosen === undefined) return refused(`请写明${name}的类型，${choices}。`);
    return claim(context, name, chosen);
  },
});

const choices = '如“登记 政务工作群”；可写通知群、政务工作群、专项群、村社群';

async function claim(context: GroupContext, name: string, type: GroupType): Promise<Answer> {
  const { tx, book, now, senderId, group } = context;
  const { row } = group;
  const wasStrange = await isStrange(tx, row.id);
  await setMark(tx, row.id, claimedMark, senderId, now);
  if (group.book.entry === null) await setType(context, type);
  await journal(context, 'group.register', type);
  if (wasStrange) {
    if (!(await isKnown(context))) await claimUnvouched(context, groupTypeTitles[type]);
    await meet(tx, book, row, senderId, now);
  }
  const { trialUntil } = (await tx.groups.get(row.id)) ?? row;
  const inTrial = trialUntil !== null && now < trialUntil;
  return done(
    [
      `${name}已登记为${groupTypeTitles[type]}。`,
      inTrial
        ? '试运行期间只记录、不提醒，期满后由群主决定是否启用；适用的规则可发送“规则”查看。'
        : '适用的规则可发送“规则”查看。',
      ...(type === 'task' && group.book.setting.endsOn === null
        ? ['专项群请写明使用期限，如发送“期限 2026-12-31”。']
        : []),
      ...((await isToBeFiled(context))
        ? [`该群尚未备案，请再发送${sendable(context, '报备')}办理。`]
        : []),
    ].join(''),
  );
}

/** Registered is not filed: he is asked with the answer, and its type is on the register from now on. */
async function isToBeFiled(context: GroupContext): Promise<boolean> {
  const { tx, now, senderId, group } = context;
  await fillLedger(tx, context.book, now);
  const { row, addressees } = group;
  if ((await tx.entries.ofGroup(row.id))?.state !== 'unregistered') return false;
  const word = askKey(row.id, addressees.ownerId);
  const to = { kind: 'person', id: senderId } as const;
  const told = { word, dispatch: askKey(row.id, senderId), to, at: now };
  const before = await toldOf(tx, askRung, row.id);
  if (before?.word !== word) await noteTold(tx, askRung, row.id, told);
  return true;
}

/** Nobody makes himself known by his own word: the group works, and is none of the office's yet. */
async function claimUnvouched(context: GroupContext, typeTitle: string): Promise<void> {
  const { tx, book, now, senderId, group } = context;
  await setMark(tx, group.row.id, unvouchedMark, senderId, now);
  const number = (await numberedGroups(tx, book)).find(
    ({ row }) => row.id === group.row.id,
  )?.number;
  if (number !== undefined) await tellOfStranger(tx, book, group.row, { typeTitle, number }, now);
}

/** Whether the bot knows the sender by something else than this group. */
async function isKnown({ tx, book, senderId, group }: GroupContext): Promise<boolean> {
  return (await knownPeople(tx, book, group.row.id)).has(senderId);
}

/** Whoever chose wrongly may mend it while the bot only watches; afterwards the office does. */
async function again(
  context: GroupContext,
  name: string,
  type: GroupType | undefined,
): Promise<Answer> {
  const { tx, now, role, group } = context;
  const held = group.book.setting.type;
  const title = groupTypeTitles[held];
  const isUnvouched = await isMarked(tx, group.row.id, unvouchedMark);
  if (isUnvouched && (type === undefined || type === held) && (await isKnown(context))) {
    await tx.groups.dropOverlay(group.row.id, unvouchedMark);
    await journal(context, 'group.vouch', '');
    return done(`${name}已登记为${title}，现认可为本单位的工作群。`);
  }
  if (type === undefined || type === held)
    return refused(`${name}已登记为${title}，无需再次登记。`);
  const { trialUntil } = group.row;
  const mayMend = role === 'owner' && trialUntil !== null && now < trialUntil;
  if (!mayMend || group.book.entry !== null) {
    return refused(`${name}已登记为${title}；确需变更类型的，请联系本单位规则本管理人员。`);
  }
  await setType(context, type);
  await fillLedger(tx, context.book, now);
  await journal(context, 'group.register', type);
  return done(`${name}的类型已改为${groupTypeTitles[type]}。`);
}

async function setType({ tx, now, senderId, group }: GroupContext, type: GroupType): Promise<void> {
  const groupId = group.row.id;
  await tx.groups.setOverlay({ groupId, key: 'type', value: type, setBy: senderId, setAt: now });
}
