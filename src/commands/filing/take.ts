import type { Draft } from '../../register/applications/draft.ts';
import { shownWords } from '../../text/shown-name.ts';
import type { Answer } from '../answer.ts';
import type { CommandContext } from '../command.ts';
import { restOf } from './begun.ts';
import type { Asking } from './fields.ts';
import { fill, isSeen, withoutValue } from './filled.ts';
import { belongsTo, looselyLabelled, type Labelled } from './labelled.ts';
import { nameAndRest, nameless } from './nameless.ts';
import { takenByOwn } from './named-own.ts';
import { unfiledGroups } from './own-unfiled.ts';
import { again, keep, keepAndAsk } from './turn.ts';

/** Puts down what was said, each part by itself, and asks what comes next. */
export async function take(
  context: CommandContext,
  asking: Asking,
  parts: readonly Labelled[],
): Promise<Answer> {
  const taken = await takenName(context, asking.draft, parts);
  if (taken !== null) return again(asking, taken);
  const { draft, problems, notes } = fill(asking, parts);
  await keep(context, draft);
  const now = { ...asking, draft };
  if (problems.length > 0) return again(now, problems.join('；'));
  return keepAndAsk(
    context,
    now,
    notes.map((note) => `${note}。`),
  );
}

/** A name, with what stands behind it; a type alone is put down as that, and the name asked again. */
export async function takeName(
  context: CommandContext,
  asking: Asking,
  said: string,
): Promise<Answer> {
  const loosely = looselyLabelled(said);
  const { before, parts } = loosely ?? { before: said, parts: [] };
  const { name, rest } = nameAndRest(before);
  const type = asking.draft.sort === 'group' ? (nameless(name)?.type ?? null) : null;
  if (type !== null && rest === '' && belongsTo('type', asking.draft)) {
    const { draft } = fill(asking, [{ key: 'type', text: type }]);
    await keep(context, draft);
    return again({ ...asking, draft }, `类型已记作“${shownWords(type, 20)}”，还请写明群名`);
  }
  const named = before === '' ? parts : [{ key: 'name' as const, text: name }, ...parts];
  const isEvent = asking.draft.urgent && asking.draft.form.urgent === undefined && rest !== '';
  const others = isEvent ? [{ key: 'urgent' as const, text: rest }, ...named] : restOf(rest, named);
  return take(context, asking, others ?? named);
}

/** Takes a change, or asks for what is to be changed. */
export async function mend(
  context: CommandContext,
  asking: Asking,
  change: Labelled,
): Promise<Answer> {
  if (change.text !== '') return take(context, asking, [change]);
  const { key } = change;
  if (isSeen(asking.draft, key)) return take(context, asking, [change]);
  return keepAndAsk(context, { ...asking, draft: withoutValue(asking.draft, key) });
}

/** A group of one's own that is still to be filed is not filed a second time as a new one. */
export async function takenName(
  context: CommandContext,
  { sort, groupId, urgent }: Draft,
  parts: readonly Labelled[],
): Promise<string | null> {
  const name = parts.find(({ key }) => key === 'name');
  // An emergency's group stands before it is filed, by its name.
  if (name === undefined || sort !== 'group' || urgent || groupId !== null) return null;
  return takenByOwn(name.text, await unfiledGroups(context));
}
