import { keepDraft, type Draft } from '../../register/applications/draft.ts';
import { shownName } from '../../text/shown-name.ts';
import { done, refused, type Answer } from '../answer.ts';
import type { CommandContext } from '../command.ts';
import type { Asking } from './fields.ts';
import { preview, toHandIn } from './preview.ts';
import { sayQuestion } from './say-question.ts';

/** Keeps the draft as it is now, and asks what comes next, behind what is to be said `first`. */
export async function keepAndAsk(
  context: CommandContext,
  asking: Asking,
  first: readonly string[] = [],
): Promise<Answer> {
  await keep(context, asking.draft);
  return turned([...first, await nextWords(context, asking)].join('\n'));
}

export async function keep({ tx, senderId, now }: CommandContext, draft: Draft): Promise<void> {
  await keepDraft(tx, senderId, { ...draft, touchedAt: now });
}

/** Says what is wrong, and asks what was asked before; where all is there, one line and no second card. */
export function again(asking: Asking, why: string): Answer {
  const next = sayQuestion(asking) ?? toHandIn;
  return { ...refused(`${why}。\n${next}`), fleeting: true };
}

/** The question that comes next, or all of it. */
export async function nextWords(context: CommandContext, asking: Asking): Promise<string> {
  return sayQuestion(asking) ?? (await preview(context, asking));
}

export async function askingOf(
  { tx, book, now, senderId }: CommandContext,
  draft: Draft,
): Promise<Asking> {
  const applicant = shownName(await applicantName(tx, senderId));
  return { book, now, draft, applicant };
}

/** His own name; where none is kept (he had it erased), what a group he sits in shows him as. */
async function applicantName(tx: CommandContext['tx'], id: string): Promise<string> {
  const name = (await tx.people.get(id))?.name ?? '';
  if (name !== '') return name;
  for (const groupId of await tx.people.groupsOf(id)) {
    const seen = (await tx.people.members(groupId)).find(({ personId }) => personId === id)?.name;
    if (seen !== undefined && seen !== '') return seen;
  }
  return '';
}

/**
 * What somebody is about to apply for is his until he hands it in; and he must see where his words
 * led to, however often the same was said.
 */
export function turned(text: string): Answer {
  return { ...done(text), fleeting: true, always: true };
}
