import type { Application } from '../../domain/application.ts';
import type { Proposal } from '../../domain/proposal.ts';
import { keepMadeToday } from '../../register/applications/made-today.ts';
import { withdrawApplication } from '../../register/applications/withdraw.ts';
import { erasableCases, erasePerson } from '../../register/erase.ts';
import { done, refused } from '../answer.ts';
import type { CommandContext } from '../command.ts';
import type { ProposalKind } from './proposal-kind.ts';
import { untellSupervisors } from './tell-supervisors.ts';

export const forgetMeKind = 'forget-me';

export const forgetMeProposal: ProposalKind = {
  kind: forgetMeKind,
  title: '删除我的资料',
  by: 'self',
  async carryOut(context, { byId }) {
    const { tx, now, book, senderId } = context;
    if (byId !== senderId) return refused('没有找到待您确认的事项，请核对编号。');
    const { settled, unsettled } = await erasableCases(tx, senderId);
    await dropOthers(context);
    await keepMadeToday(tx, book.calendar.zone, senderId, now);
    await erasePerson(tx, senderId, now);
    const gone = settled === 0 ? '' : `${String(settled)}条已办结的记录不再对应到您。`;
    const later =
      unsettled === 0 ? '' : `另有${String(unsettled)}条尚未办结，办结后随即去名，无需再次申请。`;
    return done(`已删除您的资料。${gone}${later}`);
  },
};

/** What else the person asked for and nobody has confirmed. */
export async function otherProposals({
  tx,
  now,
  senderId,
}: Pick<CommandContext, 'tx' | 'now' | 'senderId'>): Promise<readonly Proposal[]> {
  const open = await tx.proposals.open(now);
  return open.filter(({ byId, kind }) => byId === senderId && kind !== forgetMeKind);
}

/** What the person applied for and nobody has answered. */
export async function openApplications({
  tx,
  senderId,
}: Pick<CommandContext, 'tx' | 'senderId'>): Promise<readonly Application[]> {
  return (await tx.applications.open()).filter(({ byId }) => byId === senderId);
}

async function dropOthers(context: CommandContext): Promise<void> {
  const { tx, now, book, senderId } = context;
  for (const application of await openApplications(context)) {
    const entry = await tx.entries.get(application.entry);
    if (entry !== null) await withdrawApplication({ tx, now, book, application, entry }, senderId);
  }
  for (const { id, kind } of await otherProposals(context)) {
    await tx.proposals.settle(id, 'dropped', senderId, now);
    await untellSupervisors(tx, id, now);
    await tx.journal.add({
      at: now,
      actorId: senderId,
      action: 'proposal.drop',
      groupId: null,
      detail: `${kind} ${String(id)}`,
    });
  }
}
