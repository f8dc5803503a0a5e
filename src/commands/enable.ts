import { z } from 'zod';
import { roleTitles } from '../domain/roles.ts';
import { dayOf } from '../domain/zone.ts';
import { markOf } from '../register/rule-mark.ts';
import { signedOverlay } from '../register/signed-rules.ts';
import { dayWords } from '../text/day-words.ts';
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
  near: ['开始', '启动', '开启', '打开', '继续', '恢复提醒'],
  summary: '结束试运行或暂停，开始提醒；后面写规则名，则启用一条新增规则',
  section: '设置',
  args: z.object({
    rule: argument((text) => parsed(shownWords(text, ruleLength)))
      .optional()
      .describe('新增规则'),
  }),
  who: ['owner', 'admin', 'head'],
  where: 'private',
  about: 'group',
  apart: true,
  examples: ['启用', '启用 #2', '启用 表情包'],
  run: (context, { rule }) => {
    if (rule !== undefined) return sign(context, rule);
    const { pausedUntil } = context.group.row;
    return pausedUntil !== null && context.now < pausedUntil ? resume(context) : goLive(context);
  },
});

/** Whoever may pause may end a pause, which ends nothing else. */
async function resume(context: GroupContext): Promise<Answer> {
  const { tx, now, group } = context;
  const { row } = group;
  const name = shownName(row.name);
  await tx.groups.put({ ...row, pausedUntil: null });
  await tx.groups.dropOverlay(row.id, 'pause');
  await journal(context, 'pause.end', '');
  if (row.trialUntil === null) return done(`《${name}》的暂停已结束，提醒即时恢复。`);
  if (row.trialUntil <= now) {
    return done(
      `《${name}》的暂停已结束，试运行已满期。如需开始提醒，请${roleTitles.owner}再次发送“启用”。`,
    );
  }
  const end = dayWords(dayOf(group.book.setting.calendar.zone, row.trialUntil));
  return done(
    `《${name}》的暂停已结束，试运行照常至${end}，只记录不提醒。如需现在就开始提醒，请${roleTitles.owner}再次发送“启用”。`,
  );
}

/** Ending a trial is the owner's own decision. */
async function goLive(context: GroupContext): Promise<Answer> {
  const { tx, senderId, group } = context;
  const { row } = group;
  const name = shownName(row.name);
  if (context.role !== 'owner') {
    const more = senderId === group.addressees.headId ? '；启用新增规则请写明规则名' : '';
    return refused(
      `“启用”由《${name}》的${roleTitles.owner}办理，如有需要请联系${roleTitles.owner}${more}。`,
    );
  }
  if (row.trialUntil === null) {
    const waiting = waitingIn(context);
    const more = waiting.length === 0 ? '' : `启用新增规则请写明规则名，如${sayHow(waiting)}。`;
    return refused(`《${name}》已在正式运行，无需再次启用。${more}`);
  }
  await tx.groups.put({ ...row, trialUntil: null, pausedUntil: null });
  await tx.groups.dropOverlay(row.id, 'trial');
  await journal(context, 'trial.end', '');
  return done(
    `《${name}》已启用，此后发现的问题将先私下提醒本人。如需暂停，可发送“暂停 2小时 理由”。`,
  );
}

async function sign(context: GroupContext, wanted: string): Promise<Answer> {
  const { tx, now, senderId, group } = context;
  const name = shownName(group.row.name);
  const mayEnable = context.role === 'owner' || senderId === group.addressees.headId;
  if (!mayEnable) {
    return refused(
      `启用新增规则由《${name}》的${roleTitles.owner}、${roleTitles.head}办理，如有需要请联系${roleTitles.owner}。`,
    );
  }
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
