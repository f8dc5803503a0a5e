import { groupTypes } from '../../domain/group.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import {
  blankDraft,
  type Draft,
  type FieldKey,
  type Form,
} from '../../register/applications/draft.ts';
import { shownName } from '../../text/shown-name.ts';
import type { CommandContext, RelatedGroup } from '../command.ts';
import { headcount } from '../numbered-groups.ts';
import { labelledIn, looselyLabelled, type Labelled } from './labelled.ts';
import { nameAndRest, saysPurpose } from './nameless.ts';

/** A draft as its first words make it, those words still to be read, and how the dialog opens. */
export interface Begun {
  readonly draft: Draft;
  readonly parts: readonly Labelled[];
  readonly opening: string;
}

const usualOpening =
  '您好，一次问一项，直接回答即可；可随时发送“上一项”或“取消报备”，填写的内容保留24小时。';
/** A draft of what is still to be built, `first` being what unlabelled words are. */
export function anew(
  { book, now }: CommandContext,
  sort: Draft['sort'],
  said: string,
  first: FieldKey,
): Begun {
  const strict = labelledIn(said);
  const { before, parts } = strict.parts.length > 0 ? strict : (looselyLabelled(said) ?? strict);
  const draft = { ...blankDraft(now), sort, form: knownOf(book) };
  if (before === '' || parts.some(({ key }) => key === first)) {
    return { draft, parts, opening: usualOpening };
  }
  if (first !== 'name') {
    return { draft, parts: [{ key: first, text: before }, ...parts], opening: usualOpening };
  }
  const { name, rest } = nameAndRest(before);
  const others = restOf(rest, parts);
  const opening = others === null ? `${usualOpening}${oneByOne}` : usualOpening;
  return { draft, parts: [{ key: first, text: name }, ...(others ?? parts)], opening };
}

const oneByOne = '名称后面的内容没有记录，请按提问填写。';

/** With what stands behind a name, where it says what the group is for; null where it is left out. */
export function restOf(rest: string, parts: readonly Labelled[]): readonly Labelled[] | null {
  if (rest === '') return parts;
  const isKnown = parts.some(({ key }) => key === 'purpose');
  return saysPurpose(rest) && !isKnown ? [...parts, { key: 'purpose', text: rest }] : null;
}

/** What nobody need be asked: the unit where there is only one, and its head. */
function knownOf({ units }: Book): Form {
  const [unit, ...others] = units;
  if (unit === undefined || others.length > 0) return {};
  return { unit: unit.name, ...(unit.head === null ? {} : { head: shownName(unit.head) }) };
}

/** A group that stands: what the bot sees of it is not asked. */
export async function standing(
  context: CommandContext,
  group: RelatedGroup,
  said: string,
): Promise<Begun> {
  const { tx, book, now } = context;
  const { row } = group;
  const { before, parts } = labelledIn(said);
  const members = await tx.people.members(row.id);
  const nameOf = (id: string) =>
    shownName(members.find(({ personId }) => personId === id)?.name ?? '');
  const { ownerId } = group.addressees;
  const admins = row.adminIds.map(nameOf).slice(0, 3);
  const overlays = await tx.groups.overlays(row.id);
  const type = groupTypes.find((one) => one === group.book.setting.type);
  const isTyped = group.book.entry !== null || overlays.some(({ key }) => key === 'type');
  const { endsOn } = group.book.setting;
  const form: Form = {
    ...knownOf(book),
    name: shownName(row.name),
    members: `${String(await headcount(tx, row.id))}人`,
    ...(ownerId === null ? {} : { owner: nameOf(ownerId) }),
    ...(admins.length === 0 ? {} : { admins: admins.join('；') }),
    ...(isTyped && type !== undefined ? { type } : {}),
    ...(endsOn === null ? {} : { ends: endsOn }),
  };
  return {
    draft: { ...blankDraft(now), groupId: row.id, form },
    parts: restOf(before.replace(/^[\s，,；;:：]+/u, ''), parts) ?? parts,
    opening: `您好，为《${shownName(row.name)}》办理报备，群名称、群主、人数已从平台读取；可随时发送“上一项”或“取消报备”。`,
  };
}
