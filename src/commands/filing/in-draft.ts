import { draftOf, type Draft } from '../../register/applications/draft.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import type { KnownGroup } from '../bare-name.ts';
import type { Command } from '../command.ts';
import { isWordFor } from '../nearest.ts';
import { parseGroupType, parseNearType } from '../parse/group-type.ts';
import { route, type Routed } from '../route.ts';
import { commandLine, withoutCourtesy } from '../words.ts';
import { nextAsked } from './asked.ts';
import { answerDraft } from './dialog.ts';
import { draftAct, isQuestion } from './draft-words.ts';
import { file } from './file.ts';
import { beginsLabelled, mended } from './labelled.ts';

/** Somebody's draft, and the book it is filled in by. */
export interface OpenDraft {
  readonly draft: Draft;
  readonly book: Book;
}

/**
 * Which command a private text is while somebody files: a known command is a command, everything else
 * is for the draft. A command's word that only begins an answer (通知下发和回收) is none, nor is one
 * that is the type that was asked for.
 */
export function routeInDraft(
  text: string,
  commands: readonly Command[],
  { draft, book }: OpenDraft,
  known: readonly KnownGroup[] = [],
): Routed {
  const forDraft = (hint: string | null = null): Routed => ({
    kind: 'command',
    command: turn,
    call: { groupOf: null, concerns: null, run: (context) => answerDraft(context, text, hint) },
    choice: null,
  });
  const isAct = draftAct(text) !== null || mended(text) !== null || beginsLabelled(text);
  const asksType = nextAsked(draft, book)?.key === 'type';
  if (isAct || (asksType && parseGroupType(text).ok)) return forDraft();
  const routed = route(text, 'private', commands, known);
  if (routed === null) return forDraft();
  if (routed.kind === 'mistake' && routed.hint) {
    const isAnswer = asksType && parseNearType(text).ok && !isQuestion(text);
    const isMeant = isQuestion(text) || isWordFor(commandLine(text) ?? '', routed.command);
    const leads = isMeant && !isAnswer && routed.command.alias !== 'help';
    return forDraft(leads ? routed.reply : null);
  }
  const isCommand = routed.kind === 'command' && routed.command.apart === true;
  return isCommand || isCleanly(text, routed.command) ? routed : forDraft();
}

/** An answer to another command, with how to go on where a filing is still kept. */
export async function goingOn(
  tx: Tx,
  {
    senderId,
    now,
    text,
  }: { readonly senderId: string; readonly now: number; readonly text: string },
): Promise<string> {
  const isKept = (await draftOf(tx, senderId, now)) !== null;
  return isKept ? `${text}\n（填写中的报备已保留，接着填请发送“报备”。）` : text;
}

const { reads: _reads, ...turn } = file;

/** Whether the command's word stands there, and nothing runs on from it. */
function isCleanly(text: string, { word, alias, also = [] }: Command): boolean {
  const line = withoutCourtesy(commandLine(text) ?? text.trim()).line.toLowerCase();
  return [word, alias, ...also].some(
    (name) => line.startsWith(name) && /^(?:$|[\s#《,，:：\d])/u.test(line.slice(name.length)),
  );
}
