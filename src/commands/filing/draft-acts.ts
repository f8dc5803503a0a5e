import { dropDraft, type FieldKey } from '../../register/applications/draft.ts';
import type { Answer } from '../answer.ts';
import type { CommandContext } from '../command.ts';
import { nextAsked } from './asked.ts';
import type { DraftAct } from './draft-words.ts';
import { typesExplained } from './field-readers.ts';
import { titleIn, type Asking } from './fields.ts';
import { withoutValue } from './filled.ts';
import { preview } from './preview.ts';
import { submit } from './submit.ts';
import { again, keep, keepAndAsk, turned } from './turn.ts';

/** Does with a draft what its words say, besides answering. */
export async function doWith(
  context: CommandContext,
  asking: Asking,
  act: DraftAct,
): Promise<Answer> {
  const { draft } = asking;
  const next = nextAsked(draft, context.book);
  switch (act) {
    case 'drop':
      return drop(context);
    case 'no':
    case 'no-more':
      if (next?.required === false) return skip(context, asking, next.key);
      return next === null || act === 'no-more'
        ? drop(context)
        : again(asking, `“${titleIn(next.key, draft.sort)}”须填写；不报了的，请发送“取消”`);
    case 'unsure':
      if (next === null) return again(asking, '各项都已填好');
      return next.required
        ? again(asking, unsure(next.key, draft.sort))
        : skip(context, asking, next.key);
    case 'later':
      await keep(context, draft);
      return turned('好的，填写的内容保留24小时，接着填时请发送“报备”。');
    case 'back': {
      const last = draft.answered.at(-1);
      if (last === undefined) return again(asking, '前面没有可以修改的内容');
      const unskipped = { ...draft, skipped: [] };
      return keepAndAsk(context, { ...asking, draft: withoutValue(unskipped, last) });
    }
    case 'skip':
      if (next === null) return again(asking, '各项都已填好');
      return next.required
        ? again(asking, `“${titleIn(next.key, draft.sort)}”须填写，不能跳过`)
        : skip(context, asking, next.key);
    case 'show':
      return turned(await preview(context, asking));
    case 'yes':
      return next === null ? submit(context, asking) : again(asking, '请继续填写');
    case 'submit':
      return next === null ? submit(context, asking) : again(asking, '还有内容没有填写');
  }
}

function unsure(key: FieldKey, sort: Asking['draft']['sort']): string {
  return key === 'type'
    ? typesExplained
    : `“${titleIn(key, sort)}”须填写；一时定不下来的，24小时内发送“报备”可以接着填`;
}

async function drop({ tx, senderId }: CommandContext): Promise<Answer> {
  await dropDraft(tx, senderId);
  return turned('好的，这次报备已取消，填写的内容没有保留；需要时再发送“报备”即可。');
}

function skip(context: CommandContext, asking: Asking, key: FieldKey): Promise<Answer> {
  const { draft } = asking;
  const skipped = [...draft.skipped, key];
  return keepAndAsk(context, { ...asking, draft: { ...draft, skipped } });
}
