import type { Proposal } from '../../domain/proposal.ts';
import type { CommandContext } from '../command.ts';
import { parseRecordNumber } from '../parse/number.ts';
import { misread, type Parsed } from '../parse/parsed.ts';
import { proposalKinds } from './index.ts';
import type { ProposalKind } from './proposal-kind.ts';

const listed = 8;

export interface OpenProposal {
  readonly proposal: Proposal;
  readonly sort: ProposalKind;
}

/**
 * What waits under this number, for the asker and for whoever may confirm it; null for everybody
 * else, and for what is settled, has run out or was never asked: numbers are global.
 */
async function openProposal(
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

/** What is meant to be confirmed or dropped, by number or as the only one; else a sentence that says why not. */
export async function proposalMeant(
  context: CommandContext,
  said: number | undefined,
  about: {
    readonly to: 'confirm' | 'drop';
    readonly word: string;
    /** Where no number was said: that nothing waits, and what does where it is several. */
    readonly none: string;
    readonly what: string;
    readonly notThere: string;
  },
): Promise<OpenProposal | string> {
  const id = said ?? onlyOne(await waitingProposals(context, about.to), about);
  if (typeof id === 'string') return id;
  return (await openProposal(context, id)) ?? about.notThere;
}

/** What the person may confirm just now, or take back, oldest first. */
export async function waitingProposals(
  context: CommandContext,
  to: 'confirm' | 'drop',
): Promise<readonly OpenProposal[]> {
  const waiting: OpenProposal[] = [];
  for (const { id } of await context.tx.proposals.open(context.now)) {
    const open = await openProposal(context, id);
    if (open === null) continue;
    const own = open.proposal.byId === context.senderId;
    if (to === 'confirm' && own && open.sort.by === 'other-supervisor') continue;
    waiting.push(open);
  }
  return waiting;
}

/** The number meant where none was said; a sentence where there is not exactly one. */
function onlyOne(
  waiting: readonly OpenProposal[],
  { word, none, what }: { readonly word: string; readonly none: string; readonly what: string },
): number | string {
  const [first, ...others] = waiting;
  if (first === undefined) return none;
  const id = String(first.proposal.id);
  if (others.length === 0) return first.proposal.id;
  const shown = waiting.slice(0, listed);
  const list = shown
    .map(({ proposal, sort }) => `${String(proposal.id)}“${sort.title}”`)
    .join('、');
  const more = waiting.length > shown.length ? '等' : '';
  return `有${String(waiting.length)}件事项${what}：${list}${more}。请写明编号，如“${word} ${id}”。`;
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
