import { z } from 'zod';
import type { Tx } from '../../ports/store.ts';
import { draftOf } from '../../register/applications/draft.ts';
import { fillLedger } from '../../register/fill-ledger.ts';
import { refused, type Answer } from '../answer.ts';
import { defineCommand, type CommandContext } from '../command.ts';
import { begin } from './begin.ts';
import { beginDraft, resumeDraft } from './dialog.ts';
import { tooManyToday } from './hand-in.ts';

/** Groups read from the platform, so that only who owns one now files it. */
const readsAtMost = 4;

export const file = defineCommand({
  word: '报备',
  alias: 'file',
  near: ['备案', '建群'],
  also: [
    '申请建群',
    '新建群',
    '想建个群',
    '想建群',
    '我要建群',
    '我要建个群',
    '我想建群',
    '我想建个群',
    '我要报备',
    '我想报备',
  ],
  runsOn:
    /^(?!.*(?:怎么|如何|什么|哪|是否|要不要|吗|呢|\?))(?![^\s,，;；]*(?:几|需要|过|了))(?:群名|[本该此]群$|(?:一个|个)?[^\s,，;；]{1,30}群(?:$|[\s,，;；]))/u,
  summary: '建群前报备，一次问一项，也可以一条写完',
  section: '台账',
  args: z.object({
    words: z.string().optional().describe('群名：〈…〉；用途：〈…〉；期限：〈…〉'),
  }),
  who: 'anyone',
  where: 'private',
  about: 'nothing',
  apart: true,
  long: true,
  examples: ['报备', '报备 #2', '报备 应急 双河村堤坝险情处置', '报备 新媒体'],
  reads: (tx, senderId) => unfiledGroups(tx, senderId),
  run: (context, { words = '' }) => fileIt(context, words),
});

/** Begins a filing, or goes on with one where nothing new is said. */
export async function fileIt(context: CommandContext, words: string): Promise<Answer> {
  const { tx, now, book, senderId, rolesHeld } = context;
  if (rolesHeld.length === 0) return refused(unknown);
  const open = await draftOf(tx, senderId, now);
  const goesOn = words.trim() === '' || (words === '应急' && open?.urgent === true);
  if (open !== null && goesOn) return resumeDraft(context, open);
  await fillLedger(tx, book, now);
  const many = await tooManyToday(context);
  if (many !== null) return refused(many);
  const begun = await begin(context, words);
  if (typeof begun === 'string') return refused(begun);
  const isLost = open !== null && open.answered.length > 0;
  const opening = `${begun.opening}${isLost ? '此前没有填完的报备不再保留。' : ''}`;
  return beginDraft(context, begun.draft, begun.parts, opening);
}

const unknown =
  '您好，目前没有在本单位的工作群里见到您，暂不能受理报备；请由群内的同志报备，或者联系监督员。';

/** Groups of his own that nobody filed. */
export async function unfiledGroups(tx: Tx, senderId: string): Promise<readonly string[]> {
  const own: string[] = [];
  for (const { id, present, ownerId, adminIds } of await tx.groups.list()) {
    if (!present || (ownerId !== senderId && !adminIds.includes(senderId))) continue;
    const state = (await tx.entries.ofGroup(id))?.state ?? 'unregistered';
    if (state === 'unregistered') own.push(id);
    if (own.length === readsAtMost) break;
  }
  return own;
}
