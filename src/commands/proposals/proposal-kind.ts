import type { Proposal } from '../../domain/proposal.ts';
import type { Answer } from '../answer.ts';
import type { CommandContext } from '../command.ts';

/** A sort of what waits for 确认 before it is done. One file each; index.ts is the list. */
export interface ProposalKind {
  /** As proposals hold it. */
  readonly kind: string;
  /** Chinese, what is confirmed: 公告. */
  readonly title: string;
  /** Whose word it waits for: the asker's own again, or that of a supervisor other than the asker. */
  readonly by: 'self' | 'other-supervisor';
  /**
   * Does it, in the transaction of the command that confirmed it; the proposal is settled by the
   * caller when this answers `done`. The payload is text of our own making and checked all the same.
   */
  readonly carryOut: (context: CommandContext, proposal: Proposal) => Promise<Answer>;
}
