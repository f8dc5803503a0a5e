import { z } from 'zod';
import { endedStates, type Entry } from '../../domain/entry.ts';
import { fillLedger } from '../../register/fill-ledger.ts';
import { findingsNow, ofEntry } from '../../register/rectifications/findings.ts';
import { findingMeant, findingTitle } from '../../register/rectifications/matters.ts';
import { openRectification } from '../../register/rectifications/open.ts';
import { longDayWords } from '../../text/day-words.ts';
import { shownName, shownWords } from '../../text/shown-name.ts';
import { done, refused, type Answer } from '../answer.ts';
import { defineCommand, type CommandContext } from '../command.ts';
import { entryMeant, pointed } from '../ledger/entry-meant.ts';
import { reasonLike } from '../parse/reason.ts';
import { dueDay, orderWords } from './order.ts';
import { listOpen } from './list-open.ts';

const example = '整改 #3 群主已调离，请重新指定群主';

export const rectify = defineCommand({
  word: '整改',
  alias: 'rectify',
  near: ['整改通知', '限期整改', '整改清单'],
  summary: '查看待整改事项；监督员可发整改通知',
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
    if (!context.rolesHeld.includes('supervisor')) {
      return Promise.resolve(
        refused(
          '整改通知由监督员发出；办结整改请发送“已整改”和编号、整改情况，如“已整改 3 已重新指定群主”。',
        ),
      );
    }
    return open(context, words);
  },
});

async function open(context: CommandContext, words: string): Promise<Answer> {
  const { tx, now, book, senderId } = context;
  const said = pointed(words);
  if (said === null || said.rest === '') {
    return refused(`请写明哪个群和整改事项，如“${example}”。`);
  }
  await fillLedger(tx, book, now);
  const entry = await entryMeant(context, said.which);
  if (typeof entry === 'string') return refused(`${entry.replace(/。$/u, '')}；未作改动。`);
  const name = `《${shownName(entry.name)}》`;
  if (endedStates.includes(entry.state)) return refused(`${name}已不在用，无需整改；未作改动。`);
  const { matter, written } = orderWords(said.rest);
  const due = dueDay(written, context);
  if (!due.ok) return refused(`${due.problem}；未作改动。`);
  const facts = await factsOf(context, entry, matter);
  if ('outcome' in facts) return facts;
  const same = (await tx.rectifications.list({ entry: entry.number, open: true })).find(
    (one) => one.facts === facts.facts || (one.finding !== null && one.finding === facts.finding),
  );
  if (same !== undefined) {
    return refused(
      `${name}的这一事项已发整改通知（编号${String(same.number)}，${longDayWords(same.dueOn)}前），无需重复。`,
    );
  }
  const order = { entry, ...facts, openedBy: senderId, dueOn: due.value };
  const { rectification, heard } = await openRectification(tx, book, order, now);
  const number = String(rectification.number);
  const who = `责任人${shownName(rectification.person)}`;
  const told = heard
    ? '在工作时间私下告知本人'
    : '机器人无法私信责任人和单位负责人，请当面或者电话告知';
  return done(
    `已发整改通知（编号${number}）：${name}${shownWords(facts.facts, 60)}，${who}，${longDayWords(due.value)}前完成，${told}。` +
      `发错的可发送“撤销整改 ${number}”加理由。`,
  );
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
      `经核对，《${shownName(entry.name)}》目前没有“${findingTitle(finding)}”的情况；另有问题的，请直接写明事项，如“${example}”。`,
    );
  }
  return { facts: found.finding.words.replace(/。$/u, ''), finding };
}
