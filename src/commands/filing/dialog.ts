import { draftOf, type Draft, type FieldKey } from '../../register/applications/draft.ts';
import { emptinessOf } from '../../text/content-free.ts';
import { fold } from '../../text/fold.ts';
import { withoutQuote } from '../../text/quote.ts';
import { refused, type Answer } from '../answer.ts';
import type { CommandContext } from '../command.ts';
import { nextAsked } from './asked.ts';
import { doWith } from './draft-acts.ts';
import { draftAct, isQuestion } from './draft-words.ts';
import { emergency, teachesEmergency } from './emergency-words.ts';
import { typesExplained } from './field-readers.ts';
import { titleIn } from './fields.ts';
import { fill } from './filled.ts';
import { labelledIn, mended, type Labelled } from './labelled.ts';
import { mend, take, takeName, takenName } from './take.ts';
import { again, askingOf, keep, keepAndAsk, nextWords, turned } from './turn.ts';

const longest = 1_000;
/** A shorter word that leads to a command (值班, 审批) may well be what a group is for. */
const surelyMeant = 4;

/**
 * What is said to somebody who files: one question, or all of it to look at. `hint` is what his words
 * would be answered with were nothing filled in.
 */
export async function answerDraft(
  context: CommandContext,
  text: string,
  hint: string | null = null,
): Promise<Answer> {
  const { tx, now, senderId } = context;
  const draft = await draftOf(tx, senderId, now);
  if (draft === null) return refused('没有填写中的报备；需要报备请发送“报备”。');
  const asking = await askingOf(context, draft);
  const said = withoutQuote(text).trim();
  const act = draftAct(said);
  if (act !== null) return doWith(context, asking, act);
  if (said.length > longest) {
    return again(asking, `内容过长，每次请控制在${String(longest)}字以内`);
  }
  if (/^(?:<|\[聊天记录\]|【聊天记录】|「)/u.test(said) || said === '') {
    return again(asking, '请直接用文字回答');
  }
  const change = mended(said);
  if (change !== null) return mend(context, asking, change);
  const { before, parts } = labelledIn(said);
  if (parts.length > 0 && before === '') return take(context, asking, parts);
  const next = nextAsked(draft, context.book);
  if (next === null) {
    return again(asking, '各项都已填好');
  }
  if (!draft.urgent && !isFree(next.key) && emergency.test(said)) {
    return again(asking, `${teachesEmergency}；这次报备的内容仍保留`);
  }
  if (hint !== null && (!isFree(next.key) || said.length >= surelyMeant)) {
    return again(asking, hint.replace(/。$/u, ''));
  }
  if (isQuestion(said)) {
    return again(asking, explained(next.key, draft.sort));
  }
  const { text: folded, bare } = fold(said);
  const isEmpty = emptinessOf(folded, bare) !== null;
  if (isEmpty && next.key !== 'type') return again(asking, '请继续填写');
  if (next.key === 'name') return takeName(context, asking, said);
  return take(context, asking, [{ key: next.key, text: said }]);
}

/** Whoever says 报备 in the middle of one goes on where he was. */
export async function resumeDraft(context: CommandContext, draft: Draft): Promise<Answer> {
  const asking = await askingOf(context, draft);
  const next = await nextWords(context, asking);
  return turned(`您有一件没有填完的报备，接着填即可；重新填请先发送“取消报备”。\n${next}`);
}

/** A draft begun anew, with what its first words said; a question or the whole comes back. */
export async function beginDraft(
  context: CommandContext,
  draft: Draft,
  parts: readonly Labelled[],
  opening: string,
): Promise<Answer> {
  const asking = await askingOf(context, draft);
  const taken = await takenName(context, draft, parts);
  if (taken !== null) return refused(`${taken}。`);
  const { draft: filled, problems, notes } = fill(asking, parts);
  const now = { ...asking, draft: filled };
  if (problems.length > 0) {
    await keep(context, filled);
    const next = await nextWords(context, now);
    return { ...refused(`${problems.join('；')}。\n${next}`), fleeting: true };
  }
  const before = nextAsked(filled, context.book) === null ? [] : [opening];
  return keepAndAsk(context, now, [...before, ...notes.map((note) => `${note}。`)]);
}

/** Fields into which anything may be written. */
function isFree(key: FieldKey): boolean {
  return ['purpose', 'reason', 'urgent', 'nature', 'scope', 'members'].includes(key);
}

/** What is said to a question, which must not be put down in silence. */
function explained(key: FieldKey, sort: Draft['sort']): string {
  return key === 'type' ? typesExplained : `这句话没有记作“${titleIn(key, sort)}”`;
}
