import { announcement } from './announcement.ts';
import { forgetMeProposal } from './forget-me.ts';
import { newSupervisor } from './new-supervisor.ts';
import type { ProposalKind } from './proposal-kind.ts';
import { rectificationProposal } from './rectification.ts';

/** Every sort of what may wait for 确认. */
export const proposalKinds: readonly ProposalKind[] = [
  forgetMeProposal,
  newSupervisor,
  announcement,
  rectificationProposal,
];
