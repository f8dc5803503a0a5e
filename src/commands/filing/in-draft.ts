import type { KnownGroup } from '../bare-name.ts';
import type { Command } from '../command.ts';
import { route, type Routed } from '../route.ts';
import { commandLine, withoutCourtesy } from '../words.ts';
import { answerDraft } from './dialog.ts';
import { draftAct } from './draft-words.ts';
import { file } from './file.ts';
import { beginsLabelled, mended } from './labelled.ts';

/**
 * Which command a private text is while somebody files: a known command is a command, everything else
 * is for the draft. A command's word that only begins an answer (通知下发和回收) is none.
 */
export function routeInDraft(
  text: string,
  commands: readonly Command[],
  known: readonly KnownGroup[] = [],
): Routed {
  const forDraft: Routed = {
    kind: 'command',
    command: turn,
    call: { groupOf: null, concerns: null, run: (context) => answerDraft(context, text) },
    choice: null,
  };
  const isAct = draftAct(text) !== null || mended(text) !== null || beginsLabelled(text);
  if (isAct) return forDraft;
  const routed = route(text, 'private', commands, known);
  if (routed === null || !isCleanly(text, routed.command)) return forDraft;
  if (routed.kind === 'command') return routed;
  return routed.hint ? forDraft : routed;
}

const { reads: _reads, ...turn } = file;

/** Whether the command's word stands there, and nothing runs on from it. */
function isCleanly(text: string, { word, alias, also = [] }: Command): boolean {
  const line = withoutCourtesy(commandLine(text) ?? text.trim()).line.toLowerCase();
  return [word, alias, ...also].some(
    (name) => line.startsWith(name) && /^(?:$|[\s#《,，:：\d])/u.test(line.slice(name.length)),
  );
}
