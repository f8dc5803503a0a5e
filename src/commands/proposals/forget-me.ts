import { erasableCases, erasePerson } from '../../register/erase.ts';
import { done, refused } from '../answer.ts';
import type { ProposalKind } from './proposal-kind.ts';

export const forgetMeKind = 'forget-me';

export const forgetMeProposal: ProposalKind = {
  kind: forgetMeKind,
  title: '删除我的资料',
  by: 'self',
  async carryOut({ tx, now, senderId }, { byId }) {
    if (byId !== senderId) return refused('没有找到待您确认的事项，请核对编号。');
    const { settled, unsettled } = await erasableCases(tx, senderId);
    await erasePerson(tx, senderId, now);
    const gone = settled === 0 ? '' : `${String(settled)}条已办结的记录不再对应到您。`;
    const later =
      unsettled === 0 ? '' : `另有${String(unsettled)}条尚未办结，办结后随即去名，无需再次申请。`;
    return done(`已删除您的资料。${gone}${later}`);
  },
};
