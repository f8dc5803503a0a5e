import { z } from 'zod';
import { endedStates, type Entry } from '../../domain/entry.ts';
import type { Proposal } from '../../domain/proposal.ts';
import { fillLedger } from '../../register/fill-ledger.ts';
import { openRectification } from '../../register/rectifications/open.ts';
import { responsibleFor } from '../../register/rectifications/responsible.ts';
import type { Tx } from '../../ports/store.ts';
import { longDayWords } from '../../text/day-words.ts';
import { shownName, shownWords } from '../../text/shown-name.ts';
import { done, refused, type Answer } from '../answer.ts';
import type { CommandContext } from '../command.ts';
import type { ProposalKind } from './proposal-kind.ts';

/** What was shown is what is sent, and to whom it was shown to go. */
export const rectificationPayload = z.strictObject({
  entry: z.number().int(),
  facts: z.string().min(1).max(1_000),
  finding: z.string().nullable(),
  person: z.string(),
  dueOn: z.string(),
});

/** 整改通知: sent once the supervisor who wrote it has seen it as it will be read. */
export const rectificationProposal: ProposalKind = {
  kind: 'rectification',
  title: '整改通知',
  by: 'self',
  carryOut: (context, proposal) => send(context, proposal),
};

async function send(context: CommandContext, { byId, payload }: Proposal): Promise<Answer> {
  const { tx, now, book, senderId } = context;
  if (byId !== senderId || !context.rolesHeld.includes('supervisor')) {
    return refused('整改通知由监督员发出；未作改动。');
  }
  const { entry: about, person, ...said } = rectificationPayload.parse(JSON.parse(payload));
  await fillLedger(tx, book, now);
  const entry = await tx.entries.get(about);
  const barred = entry === null ? '这个群已不在台账中' : await barredBy(tx, entry, said);
  if (entry === null || barred !== null) return refused(`${barred ?? ''}；通知未发出。`);
  const name = `《${shownName(entry.name)}》`;
  const responsible = await responsibleFor(tx, book, entry);
  if (responsible.person !== person) {
    return refused(
      `${name}的责任人已变为${shownName(responsible.person)}；通知未发出，请重新发送整改。`,
    );
  }
  const order = { entry, ...said, openedBy: senderId };
  const { rectification, heard } = await openRectification(tx, book, order, now);
  const number = String(rectification.number);
  const told = heard
    ? '在工作时间私下告知本人'
    : '机器人无法私信责任人和单位负责人，请当面或者电话告知';
  return done(
    `已发整改通知（编号${number}）：${name}${shownWords(said.facts, 60)}，责任人${shownName(rectification.person)}，${longDayWords(said.dueOn)}前完成，${told}。` +
      `发错的可发送“撤销整改 ${number}”加理由。`,
  );
}

/** Why nothing can be ordered of an entry, without its full stop; null where it can. */
export async function barredBy(
  tx: Tx,
  entry: Entry,
  { facts, finding }: { readonly facts: string; readonly finding: string | null },
): Promise<string | null> {
  const name = `《${shownName(entry.name)}》`;
  if (endedStates.includes(entry.state)) return `${name}已不在用，无需整改`;
  const same = (await tx.rectifications.list({ entry: entry.number, open: true })).find(
    (one) => one.facts === facts || (one.finding !== null && one.finding === finding),
  );
  return same === undefined
    ? null
    : `${name}的这一事项已发整改通知（编号${String(same.number)}，${longDayWords(same.dueOn)}前），无需重复`;
}
