import { shownName } from '../../text/shown-name.ts';
import { emptinessOf } from '../../text/content-free.ts';
import { fold } from '../../text/fold.ts';
import { withoutQuote } from '../../text/quote.ts';
import { draftOf, dropDraft, keepDraft, type Draft } from '../../register/applications/draft.ts';
import { done, refused, type Answer } from '../answer.ts';
import type { CommandContext } from '../command.ts';
import { nextAsked } from './asked.ts';
import { draftAct, isQuestion, type DraftAct } from './draft-words.ts';
import { titleIn, type Asking } from './fields.ts';
import { fill, isSeen, withoutValue } from './filled.ts';
import { labelledIn, mended, type Labelled } from './labelled.ts';
import { preview } from './preview.ts';
import { sayQuestion } from './say-question.ts';
import { submit } from './submit.ts';

const longest = 1_000;

/** What is said to somebody who files: one question, or all of it to look at. */
export async function answerDraft(context: CommandContext, text: string): Promise<Answer> {
  const { tx, now, senderId } = context;
  const draft = await draftOf(tx, senderId, now);
  if (draft === null) return refused('没有填写中的报备；需要报备请发送“报备”。');
  const asking = await askingOf(context, draft);
  const said = withoutQuote(text).trim();
  const act = draftAct(said);
  if (act !== null) return doWith(context, asking, act);
  if (said.length > longest) {
    return again(context, asking, `内容过长，每次请控制在${String(longest)}字以内`);
  }
  if (/^(?:<|\[聊天记录\]|【聊天记录】|「)/u.test(said) || said === '') {
    return again(context, asking, '请直接用文字回答');
  }
  const change = mended(said);
  if (change !== null) return mend(context, asking, change);
  const { before, parts } = labelledIn(said);
  if (parts.length > 0 && before === '') return take(context, asking, parts);
  const next = nextAsked(draft, context.book);
  if (next === null) {
    return again(context, asking, '各项都已填好');
  }
  if (isQuestion(said))
    return again(context, asking, `这句话没有记作“${titleIn(next.key, asking.draft.sort)}”`);
  const { text: folded, bare } = fold(said);
  if (emptinessOf(folded, bare) !== null) return again(context, asking, '请继续填写');
  return take(context, asking, [{ key: next.key, text: said }]);
}

/** Whoever says 报备 in the middle of one goes on where he was. */
export async function resumeDraft(context: CommandContext, draft: Draft): Promise<Answer> {
  const asking = await askingOf(context, draft);
  const next = await nextWords(context, asking);
  return fleeting(done(`您有一件没有填完的报备，接着填即可；重新填请先发送“取消报备”。\n${next}`));
}

/** A draft begun anew, with what its first words said; a question or the whole comes back. */
export async function beginDraft(
  context: CommandContext,
  draft: Draft,
  parts: readonly Labelled[],
  opening: string,
): Promise<Answer> {
  const asking = await askingOf(context, draft);
  const { draft: filled, problems } = fill(asking, parts);
  await keepDraft(context.tx, context.senderId, { ...filled, touchedAt: context.now });
  const next = await nextWords(context, { ...asking, draft: filled });
  if (problems.length > 0) return fleeting(refused(`${problems.join('；')}。\n${next}`));
  const whole = nextAsked(filled, context.book) === null;
  return fleeting(done(whole ? next : `${opening}\n${next}`));
}

async function take(
  context: CommandContext,
  asking: Asking,
  parts: readonly Labelled[],
): Promise<Answer> {
  const { draft, problems } = fill(asking, parts);
  await keepDraft(context.tx, context.senderId, { ...draft, touchedAt: context.now });
  const next = await nextWords(context, { ...asking, draft });
  return fleeting(problems.length > 0 ? refused(`${problems.join('；')}。\n${next}`) : done(next));
}

async function mend(context: CommandContext, asking: Asking, change: Labelled): Promise<Answer> {
  if (change.text !== '') return take(context, asking, [change]);
  const { key } = change;
  if (isSeen(asking.draft, key)) return take(context, asking, [change]);
  return keepAndAsk(context, { ...asking, draft: withoutValue(asking.draft, key) });
}

async function doWith(context: CommandContext, asking: Asking, act: DraftAct): Promise<Answer> {
  const { draft } = asking;
  const next = nextAsked(draft, context.book);
  switch (act) {
    case 'drop':
      await dropDraft(context.tx, context.senderId);
      return done('已取消，填写的内容没有保留。');
    case 'maybe-drop':
      return again(context, asking, '要放弃这次报备，请发送“取消报备”');
    case 'back': {
      const last = draft.answered.at(-1);
      if (last === undefined) return again(context, asking, '前面没有可以修改的内容');
      const unskipped = { ...draft, skipped: [] };
      return keepAndAsk(context, { ...asking, draft: withoutValue(unskipped, last) });
    }
    case 'skip':
      if (next === null) return again(context, asking, '各项都已填好');
      if (next.required) {
        return again(context, asking, `“${titleIn(next.key, asking.draft.sort)}”须填写，不能跳过`);
      }
      return keepAndAsk(context, {
        ...asking,
        draft: { ...draft, skipped: [...draft.skipped, next.key] },
      });
    case 'show':
      return fleeting(done(await preview(context, asking)));
    case 'submit':
      return next === null ? submit(context, asking) : again(context, asking, '还有内容没有填写');
  }
}

async function keepAndAsk(context: CommandContext, asking: Asking): Promise<Answer> {
  await keepDraft(context.tx, context.senderId, { ...asking.draft, touchedAt: context.now });
  return fleeting(done(await nextWords(context, asking)));
}

/** Says what is wrong, and asks what was asked before. */
async function again(context: CommandContext, asking: Asking, why: string): Promise<Answer> {
  return fleeting(refused(`${why}。\n${await nextWords(context, asking)}`));
}

async function nextWords(context: CommandContext, asking: Asking): Promise<string> {
  return sayQuestion(asking) ?? (await preview(context, asking));
}

async function askingOf(
  { tx, book, now, senderId }: CommandContext,
  draft: Draft,
): Promise<Asking> {
  const applicant = shownName((await tx.people.get(senderId))?.name ?? '');
  return { book, now, draft, applicant };
}

/** What somebody is about to apply for is his until he hands it in. */
function fleeting(answer: Answer): Answer {
  return { ...answer, fleeting: true };
}
