import { z } from 'zod';
import { applicationTitles, type Application } from '../../domain/application.ts';
import { askingWords } from '../../register/applications/asking-words.ts';
import { decides } from '../../register/applications/deciders.ts';
import { answerDueWords } from '../../register/applications/due.ts';
import { sortOf } from '../../register/applications/index.ts';
import { titleOf } from '../../register/applications/words.ts';
import { shownWords } from '../../text/shown-name.ts';
import { done, refused, type Answer } from '../answer.ts';
import { defineCommand, type CommandContext } from '../command.ts';
import { argument } from '../parse/argument.ts';
import { applicationNumber, applicationOf, noSuchApplication, outcomeWords } from './deciding.ts';
import { toBeDecided } from './meant.ts';

const listed = 8;
const recentMs = 30 * 24 * 60 * 60_000;

export const applications = defineCommand({
  word: '申请',
  alias: 'applications',
  near: [
    ...['我的申请', '申请列表', '待审批', '审批', '我的报备', '报备进度', '申请进度', '办理进度'],
    ...['批了吗', '批了没有', '审批进度'],
  ],
  summary: '查看报备、延期等申请的办理情况',
  section: '台账',
  args: z.object({ id: argument(applicationNumber('申请')).optional().describe('申请编号') }),
  who: 'anyone',
  where: 'private',
  about: 'nothing',
  apart: true,
  examples: ['申请', '申请 12'],
  run: (context, { id }) => (id === undefined ? list(context) : view(context, id)),
});

async function view(context: CommandContext, number: number): Promise<Answer> {
  const about = await applicationOf(context, number);
  const own = about?.application.byId === context.senderId;
  if (about === null || (!own && (await decides(context.tx, context.senderId, about)) === 'no')) {
    return refused(noSuchApplication);
  }
  const { application } = about;
  if (application.outcome === null && !own) {
    return fleeting(done((await askingWords(about)).replace('您好，收到一件', '')));
  }
  return fleeting(
    done(
      [
        `申请 ${String(number)}（${applicationTitles[application.kind]}）`,
        ...(await sortOf(application).describe(about)),
        `办理情况：${sayState(context, application)}`,
      ].join('\n'),
    ),
  );
}

async function list(context: CommandContext): Promise<Answer> {
  const { tx, now, senderId } = context;
  const own = (await tx.applications.ofPerson(senderId, now - recentMs)).toReversed();
  const toDecide = (await toBeDecided(context)).map(({ application }) => application);
  if (own.length === 0 && toDecide.length === 0) {
    return done('目前没有申请。需要建群的，请发送“报备”。');
  }
  const lines: string[] = [];
  if (toDecide.length > 0) {
    lines.push(`待审批${String(toDecide.length)}件：`);
    for (const one of toDecide.slice(0, listed)) lines.push(await sayLine(context, one));
    lines.push(...more(toDecide.length));
    lines.push('发送“申请 编号”看全文，如“申请 ' + String(toDecide[0]?.number ?? 12) + '”。');
  }
  if (own.length > 0) {
    lines.push('您提交的申请（近30天）：');
    for (const one of own.slice(0, listed)) lines.push(await sayLine(context, one));
    lines.push(...more(own.length));
  }
  return fleeting(done(lines.join('\n')));
}

async function sayLine(context: CommandContext, application: Application): Promise<string> {
  const { number, kind } = application;
  const entry = await context.tx.entries.get(application.entry);
  const name = entry === null ? '' : titleOf(entry);
  return `${String(number)} ${applicationTitles[kind]}${name}：${sayState(context, application)}`;
}

function sayState({ book, now }: CommandContext, { outcome, answer, dueAt }: Application): string {
  if (outcome === null) {
    return now > dueAt ? '待答复，已超过时限' : `待答复，${answerDueWords(book, dueAt)}前`;
  }
  const why = answer === null ? '' : `（${shownWords(answer, 60)}）`;
  return `${outcomeWords[outcome]}${why}`;
}

function more(count: number): readonly string[] {
  return count > listed ? [`等共${String(count)}件。`] : [];
}

/** It holds names and words of people. */
function fleeting(answer: Answer): Answer {
  return { ...answer, fleeting: true };
}
