import { z } from 'zod';
import { roleTitles } from '../domain/roles.ts';
import { markOf } from '../register/rule-mark.ts';
import { signedOverlay } from '../register/signed-rules.ts';
import { shownName, shownWords } from '../text/shown-name.ts';
import { done, refused, type Answer } from './answer.ts';
import { defineCommand, type GroupContext } from './command.ts';
import { journal } from './overlay.ts';
import { argument } from './parse/argument.ts';
import { parsed } from './parse/parsed.ts';
import { plain } from './parse/plain.ts';

const ruleLength = 40;
const everyRule = ['全部', 'all'];

export const enable = defineCommand({
  word: '启用',
  alias: 'enable',
  near: ['开始', '启动', '开启', '打开', '恢复', '继续', '恢复提醒'],
  summary: '结束试运行或暂停，开始提醒；后面写规则名，则启用一条新增规则',
  section: '设置',
  args: z.object({
    rule: argument((text) => parsed(shownWords(text, ruleLength)))
      .optional()
      .describe('新增规则'),
  }),
  who: ['owner', 'head'],
  where: 'private',
  about: 'group',
  apart: true,
  examples: ['启用', '启用 #2', '启用 表情包'],
  run: (context, { rule }) => (rule === undefined ? goLive(context) : sign(context, rule)),
});

/** Ending a trial or a pause is the owner's own decision. */
async function goLive(context: GroupContext): Promise<Answer> {
  const { tx, now, group } = context;
  const { row } = group;
  const name = shownName(row.name);
  if (context.role !== 'owner') {
    return refused(
      `“启用”由《${name}》的${roleTitles.owner}办理，如有需要请联系群主；启用新增规则请写明规则名。`,
    );
  }
  const paused = row.pausedUntil !== null && now < row.pausedUntil;
  if (row.trialUntil === null && !paused) {
    const waiting = waitingIn(context);
    const more = waiting.length === 0 ? '' : `启用新增规则请写明规则名，如${sayHow(waiting)}。`;
    return refused(`《${name}》已在正式运行，无需再次启用。${more}`);
  }
  await tx.groups.put({ ...row, trialUntil: null, pausedUntil: null });
  await tx.groups.dropOverlay(row.id, 'pause');
  await tx.groups.dropOverlay(row.id, 'trial');
  if (row.trialUntil !== null) await journal(context, 'trial.end', '');
  if (paused) await journal(context, 'pause.end', '');
  return done(
    `《${name}》已启用，此后发现的问题将先私下提醒本人。如需暂停，可发送“暂停 2小时 理由”。`,
  );
}

async function sign(context: GroupContext, wanted: string): Promise<Answer> {
  const { tx, now, senderId, group } = context;
  const name = shownName(group.row.name);
  const waiting = waitingIn(context);
  const meant = everyRule.includes(plain(wanted))
    ? waiting
    : waiting.filter(({ id, title }) => isNamed(wanted, id, title));
  if (meant.length === 0) {
    const live = group.book.rules.some(({ id, title }) => isNamed(wanted, id, title));
    const fault = live ? '已经启用' : '不在待启用的新增规则中';
    const cure =
      waiting.length === 0
        ? '没有待启用的新增规则'
        : `待启用的有${waiting.map(({ title }) => `“${title}”`).join('、')}，如${sayHow(waiting)}`;
    return refused(`“${wanted}”在《${name}》${fault}，${cure}。`);
  }
  for (const rule of meant) {
    const key = signedOverlay(markOf(rule));
    await tx.groups.setOverlay({
      groupId: group.row.id,
      key,
      value: 'true',
      setBy: senderId,
      setAt: now,
    });
    await journal(context, 'rule.sign', rule.id);
  }
  const titles = meant.map(({ title }) => `“${title}”`).join('、');
  return done(`《${name}》已启用${titles}，此后按规则本的级别提醒。`);
}

function waitingIn({ group }: GroupContext) {
  return group.book.rules.filter(({ unsigned }) => unsigned === true);
}

function isNamed(wanted: string, id: string, title: string): boolean {
  const bare = plain(wanted).replace(/[“”"「」]/gu, '');
  return bare === id || bare === plain(shownWords(title, ruleLength));
}

function sayHow(waiting: readonly { readonly title: string }[]): string {
  return `“启用 ${waiting[0]?.title ?? ''}”`;
}
