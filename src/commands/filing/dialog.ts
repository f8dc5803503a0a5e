import { shownName } from '../../text/shown-name.ts';
import { emptinessOf } from '../../text/content-free.ts';
import { fold } from '../../text/fold.ts';
import { withoutQuote } from '../../text/quote.ts';
import { draftOf, dropDraft, keepDraft, type Draft } from '../../register/applications/draft.ts';
import { done, refused, type Answer } from '../answer.ts';
import type { CommandContext } from '../command.ts';
import { nextAsked } from './asked.ts';
import { unfiledGroups } from './own-unfiled.ts';
import { draftAct, isQuestion, type DraftAct } from './draft-words.ts';
import { titleIn, type Asking } from './fields.ts';
import { fill, isSeen, withoutValue } from './filled.ts';
import { labelledIn, looselyLabelled, mended, type Labelled } from './labelled.ts';
import { takenByOwn } from './named-own.ts';
import { preview, toHandIn } from './preview.ts';
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
  if (isQuestion(said))
    return again(asking, `这句话没有记作“${titleIn(next.key, asking.draft.sort)}”`);
  const { text: folded, bare } = fold(said);
  if (emptinessOf(folded, bare) !== null) return again(asking, '请继续填写');
  const loosely = next.key === 'name' ? looselyLabelled(said) : null;
  if (loosely !== null && loosely.before !== '') {
    return take(context, asking, [{ key: 'name', text: loosely.before }, ...loosely.parts]);
  }
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
  const taken = await takenName(context, draft, parts);
  if (taken !== null) return refused(`${taken}。`);
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
  const taken = await takenName(context, asking.draft, parts);
  if (taken !== null) return again(asking, taken);
  const { draft, problems } = fill(asking, parts);
  await keepDraft(context.tx, context.senderId, { ...draft, touchedAt: context.now });
  const now = { ...asking, draft };
  if (problems.length > 0) return again(now, problems.join('；'));
  return fleeting(done(await nextWords(context, now)));
}

/** A group of one's own that is still to be filed is not filed a second time as a new one. */
async function takenName(
  context: CommandContext,
  { sort, groupId, urgent }: Draft,
  parts: readonly Labelled[],
): Promise<string | null> {
  const name = parts.find(({ key }) => key === 'name');
  // An emergency's group stands before it is filed, by its name.
  if (name === undefined || sort !== 'group' || urgent || groupId !== null) return null;
  return takenByOwn(name.text, await unfiledGroups(context));
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
      return again(asking, '要放弃这次报备，请发送“取消报备”');
    case 'back': {
      const last = draft.answered.at(-1);
      if (last === undefined) return again(asking, '前面没有可以修改的内容');
      const unskipped = { ...draft, skipped: [] };
      return keepAndAsk(context, { ...asking, draft: withoutValue(unskipped, last) });
    }
    case 'skip':
      if (next === null) return again(asking, '各项都已填好');
      if (next.required) {
        return again(asking, `“${titleIn(next.key, asking.draft.sort)}”须填写，不能跳过`);
      }
      return keepAndAsk(context, {
        ...asking,
        draft: { ...draft, skipped: [...draft.skipped, next.key] },
      });
    case 'show':
      return fleeting(done(await preview(context, asking)));
    case 'yes':
      return next === null ? submit(context, asking) : again(asking, '请继续填写');
    case 'submit':
      return next === null ? submit(context, asking) : again(asking, '还有内容没有填写');
  }
}

async function keepAndAsk(context: CommandContext, asking: Asking): Promise<Answer> {
  await keepDraft(context.tx, context.senderId, { ...asking.draft, touchedAt: context.now });
  return fleeting(done(await nextWords(context, asking)));
}

/** Says what is wrong, and asks what was asked before; where all is there, one line and no second card. */
function again(asking: Asking, why: string): Answer {
  const next = sayQuestion(asking) ?? toHandIn;
  return fleeting(refused(`${why}。\n${next}`));
}

async function nextWords(context: CommandContext, asking: Asking): Promise<string> {
  return sayQuestion(asking) ?? (await preview(context, asking));
}

async function askingOf(
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

/** What somebody is about to apply for is his until he hands it in. */
function fleeting(answer: Answer): Answer {
  return { ...answer, fleeting: true };
}
