import { z } from 'zod';
import type { Entry } from '../../domain/entry.ts';
import { fillLedger } from '../../register/fill-ledger.ts';
import { findingsNow, ofEntry } from '../../register/rectifications/findings.ts';
import { findingMeant, findingTitle } from '../../register/rectifications/matters.ts';
import { groundOf } from '../../register/rectifications/ground.ts';
import { writableAmong } from '../../register/rectifications/open.ts';
import { responsibleFor } from '../../register/rectifications/responsible.ts';
import { noticeText } from '../../register/rectifications/say.ts';
import { shownName } from '../../text/shown-name.ts';
import { done, refused, type Answer } from '../answer.ts';
import { defineCommand, type CommandContext } from '../command.ts';
import { entryMeant, pointed } from '../ledger/entry-meant.ts';
import { reasonLike } from '../parse/reason.ts';
import {
  barredBy,
  rectificationPayload,
  rectificationProposal,
} from '../proposals/rectification.ts';
import { dueDay, orderWords } from './order.ts';
import { listOpen } from './list-open.ts';
import { viewOrder } from './view-order.ts';
import { whatIsFound } from './what-is-found.ts';

/** As long as 删除我的资料 waits. */
const minutes = 15;
const example = '整改 #3 群主已调离，请重新指定群主';
const sayHow = `请写明哪个群和整改事项，如“${example}”。`;

export const rectify = defineCommand({
  word: '整改',
  alias: 'rectify',
  near: ['整改通知', '限期整改', '整改清单'],
  summary: '查看待整改事项；监督员可发整改通知（先预览，再确认）',
  section: '台账',
  args: z.object({
    order: z.string().optional().describe('〈群名或编号〉 〈事项〉'),
  }),
  who: 'anyone',
  offered: ['owner', 'head', 'supervisor'],
  where: 'private',
  about: 'nothing',
  apart: true,
  long: true,
  examples: ['整改', '整改 #1 群主已调离，请重新指定群主', '整改 #1 请精简成员 限期 下月底'],
  run(context, { order = '' }) {
    const words = order.trim();
    if (words === '' || words === '列表') return listOpen(context);
    const number = /^(?:编号)?\s*(\d{1,6})号?$/u.exec(words)?.[1];
    if (number !== undefined) return viewOrder(context, Number(number));
    if (!context.rolesHeld.includes('supervisor')) {
      return Promise.resolve(
        refused(
          '整改通知由监督员发出；办结整改请发送“已整改”和编号、整改情况，如“已整改 3 已重新指定群主”。',
        ),
      );
    }
    return preview(context, words);
  },
});

async function preview(context: CommandContext, words: string): Promise<Answer> {
  const { tx, now, book, senderId } = context;
  const said = pointed(words);
  if (said === null) return refused(sayHow);
  await fillLedger(tx, book, now);
  const entry = await entryMeant(context, said.which);
  if (said.rest === '') {
    return typeof entry === 'string' ? refused(sayHow) : whatIsFound(context, entry, said.which);
  }
  if (typeof entry === 'string') return refused(`${entry.replace(/。$/u, '')}；未作改动。`);
  const { matter, written } = orderWords(said.rest);
  const due = dueDay(written, context);
  if (!due.ok) return refused(`${due.problem}；未作改动。`);
  const facts = await factsOf(context, entry, matter);
  if ('outcome' in facts) return facts;
  const barred = await barredBy(tx, entry, facts);
  if (barred !== null) return refused(`${barred}。`);
  const { person, personId, headIds } = await responsibleFor(tx, book, entry);
  const order = { ...facts, person, dueOn: due.value };
  const kind = rectificationProposal.kind;
  const replaced = await dropEarlier(context, entry);
  const id = await tx.proposals.add({
    kind,
    byId: senderId,
    payload: JSON.stringify(rectificationPayload.parse({ entry: entry.number, ...order })),
    madeAt: now,
    expiresAt: now + minutes * 60_000,
  });
  await tx.journal.add({
    at: now,
    actorId: senderId,
    action: 'rectification.ask',
    groupId: entry.groupId,
    detail: `${String(id)} entry=${String(entry.number)} due=${due.value}`,
  });
  const writable = await writableAmong(tx, personId === null ? headIds : [personId, ...headIds]);
  const notice = noticeText(
    { number: null, ...order },
    { entry, ground: groundOf(book, facts.finding) },
  );
  const answer = done(
    [
      `整改通知预览（编号 ${String(id)}），尚未发出${replaced ? '；此前对该群的预览不再有效' : ''}：`,
      '————',
      notice,
      '————',
      writable.length === 0
        ? '机器人无法私信责任人和单位负责人，发出后请当面或者电话告知。'
        : '发出后在工作时间私下告知责任人和单位负责人。',
      `无误的请在${String(minutes)}分钟内发送“确认 ${String(id)}”；不发送则不发出，需要修改的请重新发送。`,
    ].join('\n'),
  );
  return { ...answer, fleeting: true };
}

/** Whoever writes again of the same group means what he wrote last. */
async function dropEarlier({ tx, now, senderId }: CommandContext, entry: Entry): Promise<boolean> {
  let dropped = false;
  for (const { id, byId, payload } of await tx.proposals.open(now, rectificationProposal.kind)) {
    const earlier = rectificationPayload.parse(JSON.parse(payload));
    if (byId !== senderId || earlier.entry !== entry.number) continue;
    await tx.proposals.settle(id, 'dropped', senderId, now);
    dropped = true;
  }
  return dropped;
}

/** The facts of a check where its name was given, else the supervisor's own words. */
async function factsOf(
  { tx, book, now }: CommandContext,
  entry: Entry,
  matter: string,
): Promise<{ readonly facts: string; readonly finding: string | null } | Answer> {
  const finding = findingMeant(matter);
  if (finding === null) {
    const reading = reasonLike('群主已调离，请重新指定群主')(matter);
    return reading.ok
      ? { facts: reading.value, finding: null }
      : refused(
          `${reading.problem.replace('写明理由', '写明整改事项').replace('理由请', '整改事项请')}；未作改动。`,
        );
  }
  const found = ofEntry(await findingsNow(tx, book, now), entry).find(
    ({ check }) => check.finding === finding,
  );
  if (found === undefined) {
    return refused(
      `经核对，《${shownName(entry.name)}》目前没有“${findingTitle(finding, entry.sort)}”的情况；另有问题的，请直接写明事项，如“${example}”。`,
    );
  }
  return { facts: found.finding.words.replace(/。$/u, ''), finding };
}
