import { addSupervisor, supervisorIds } from '../../register/supervisors.ts';
import { done } from '../answer.ts';
import type { ProposalKind } from './proposal-kind.ts';
import { shownPerson } from './shown-person.ts';
import { tellAsker } from './tell-supervisors.ts';

/** Somebody typed a supervisor's code while there were supervisors already. */
export const newSupervisor: ProposalKind = {
  kind: 'new-supervisor',
  title: '登记监督员',
  by: 'other-supervisor',
  async carryOut(context, { id, byId }) {
    const { tx, now, senderId } = context;
    await addSupervisor(tx, byId, now);
    await tx.journal.add({
      at: now,
      actorId: senderId,
      action: 'supervisor.confirm',
      groupId: null,
      detail: byId,
    });
    const text = '您好，经现任监督员确认，您已登记为监督员。发送“帮助”可查看您可以使用的命令。';
    await tellAsker(tx, { id, byId, text }, context);
    const count = (await supervisorIds(tx)).size;
    return done(`已确认，${await shownPerson(tx, byId)}登记为监督员，名单现有${String(count)}人。`);
  },
};
