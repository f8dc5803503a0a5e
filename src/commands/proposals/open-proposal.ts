import type { Proposal } from '../../domain/proposal.ts';
import type { CommandContext } from '../command.ts';
import { parseRecordNumber } from '../parse/number.ts';
import { misread, type Parsed } from '../parse/parsed.ts';
import { proposalKinds } from './index.ts';
import type { ProposalKind } from './proposal-kind.ts';

export interface OpenProposal {
  readonly proposal: Proposal;
  readonly sort: ProposalKind;
}

/**
 * What waits under this number, for the asker and for whoever may confirm it; null for everybody
 * else, and for what is settled, has run out or was never asked: numbers are global.
 */
export async function openProposal(
  { tx, now, senderId, rolesHeld }: CommandContext,
  id: number,
): Promise<OpenProposal | null> {
  const proposal = await tx.proposals.get(id);
  const sort = proposalKinds.find(({ kind }) => kind === proposal?.kind);
  if (proposal === null || sort === undefined) return null;
  if (proposal.outcome !== null || now > proposal.expiresAt) return null;
  const decides = sort.by === 'other-supervisor' && rolesHeld.includes('supervisor');
  return proposal.byId === senderId || decides ? { proposal, sort } : null;
}

/** Two persons are to have seen it. */
export function ownProposal({ title }: ProposalKind): string {
  return `“${title}”由您本人提出，须由另一位监督员确认；如不再办理，可发送“取消”加编号。`;
}

export function proposalNumber(word: string): (text: string) => Parsed<number> {
  return (text) => {
    const reading = parseRecordNumber(text);
    return reading.ok ? reading : misread(`请写明编号，如“${word} 7”`);
  };
}
