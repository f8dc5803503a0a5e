import type { Book } from '../../engine/rule-book/book.ts';
import { groupTypes } from '../../domain/group.ts';
import {
  blankDraft,
  type Draft,
  type FieldKey,
  type Form,
} from '../../register/applications/draft.ts';
import { shownName } from '../../text/shown-name.ts';
import type { CommandContext, RelatedGroup } from '../command.ts';
import { headcount } from '../numbered-groups.ts';
import { plain } from '../parse/plain.ts';
import { isUnfiled, stateOf, unfiledGroups } from './own-unfiled.ts';
import { notToFile } from './not-filed.ts';
import { labelledIn, looselyLabelled, type Labelled } from './labelled.ts';
import { maybe, namedOwn, plainBeginning } from './named-own.ts';

/** A draft as its first words make it, those words still to be read, and how the dialog opens. */
export interface Begun {
  readonly draft: Draft;
  readonly parts: readonly Labelled[];
  readonly opening: string;
}

const usualOpening =
  '您好，一次问一项，直接回答即可；可随时发送“上一项”或“取消报备”，填写的内容保留24小时。';
const listed = 8;

/** What `报备 …` begins; a sentence where it cannot begin. */
export async function begin(context: CommandContext, words: string): Promise<Begun | string> {
  const said = plainBeginning(words);
  const urgent = /^(?:应急|紧急)(?:群|建群|报备)?[\s:：,，]*/u.exec(said);
  if (urgent !== null) return emergency(context, said.slice(urgent[0].length));
  const account = /^(?:政务)?新媒体(?:账号)?[\s:：,，]*|^账号[\s,，]+/u.exec(said);
  if (account !== null) return anew(context, 'account', said.slice(account[0].length), 'name');
  const own = await unfiledGroups(context);
  const choice = /^(?:#\s*(\d{1,6})|《([^《》]{1,200})》)[\s,，;；:：]*/u.exec(
    said.replace(/^＃/u, '#'),
  );
  if (choice !== null) return chosen(context, own, choice, said);
  const fresh = /^(?:新群|新建|新建群|拟建群)[\s:：,，;；]*/u.exec(said);
  if (fresh !== null) return anew(context, 'group', said.slice(fresh[0].length), 'name');
  const [only, ...others] = own;
  if (said !== '') {
    const named = namedOwn(said, own, context.related);
    if (named?.kind === 'own') return standing(context, named.group, named.rest);
    if (named?.kind === 'maybe') return maybe(named.group, said);
    if (named?.kind === 'maybe-filed') return filedAlready(context, named.group, said);
    if (named?.kind === 'other') {
      const title = `《${shownName(named.group.row.name)}》`;
      return (await isUnfiled(context.tx, named.group))
        ? `${title}由该群群主或者管理员报备。`
        : notToFile(title, await stateOf(context.tx, named.group));
    }
  }
  const [mine, ...more] = context.related.filter(
    ({ role }) => role === 'owner' || role === 'admin',
  );
  // 报备本群, of whoever has one that is filed.
  if (said === '' && words.trim() !== '' && only === undefined && mine !== undefined) {
    if (more.length === 0) return filedAlready(context, mine, '');
  }
  if (said !== '' || only === undefined) return anew(context, 'group', said, 'name');
  if (others.length > 0) return several(own);
  return standing(context, only, '');
}

async function filedAlready({ tx }: CommandContext, group: RelatedGroup, said: string) {
  const why = notToFile(`《${shownName(group.row.name)}》`, await stateOf(tx, group));
  const fresh = ['报备 新群', ...(said === '' ? [] : [shownName(said)])].join(' ');
  return `${why}报备另一个新群的，请发送“${fresh}”。`;
}

function anew(
  { book, now }: CommandContext,
  sort: Draft['sort'],
  said: string,
  first: FieldKey,
): Begun {
  const strict = labelledIn(said);
  const { before, parts } = strict.parts.length > 0 ? strict : (looselyLabelled(said) ?? strict);
  const named = before === '' || parts.some(({ key }) => key === first);
  return {
    draft: { ...blankDraft(now), sort, form: knownOf(book) },
    parts: named ? parts : [{ key: first, text: before }, ...parts],
    opening: usualOpening,
  };
}

async function emergency(context: CommandContext, said: string): Promise<Begun | string> {
  const choice = /^(?:#()|《([^《》]{1,200})》)[\s,，;；:：]*/u.exec(said);
  const names = context.related.map(({ row }) => plain(row.name));
  const stands = choice !== null && names.includes(plain(choice[2] ?? ''));
  const begun = stands
    ? await chosen(context, await unfiledGroups(context), choice, said)
    : anew(context, 'group', said, 'urgent');
  if (typeof begun === 'string') return begun;
  const event = stands ? labelledIn(said.slice(choice[0].length)).before : '';
  const form: Form = { ...begun.draft.form, type: 'task' };
  return {
    parts: event === '' ? begun.parts : [{ key: 'urgent', text: event }, ...begun.parts],
    draft: { ...begun.draft, urgent: true, form },
    opening: '您好，应急群可以先建先用，24小时内补齐报备即可；可随时发送“取消报备”。',
  };
}

/** What nobody need be asked: the unit where there is only one, and its head. */
function knownOf({ units }: Book): Form {
  const [unit, ...others] = units;
  if (unit === undefined || others.length > 0) return {};
  return { unit: unit.name, ...(unit.head === null ? {} : { head: shownName(unit.head) }) };
}

async function chosen(
  context: CommandContext,
  own: readonly RelatedGroup[],
  choice: RegExpExecArray,
  said: string,
): Promise<Begun | string> {
  const rest = said.slice(choice[0].length);
  const [, number, name] = choice;
  const fits = (group: RelatedGroup) =>
    name === undefined
      ? String(group.number) === number
      : [group.row.name, shownName(group.row.name)].map(plain).includes(plain(name));
  const meant = own.find(fits);
  if (meant !== undefined) return standing(context, meant, rest);
  if (context.related.some(fits)) {
    const group = context.related.find(fits);
    const title = `《${shownName(group?.row.name ?? '')}》`;
    return group !== undefined && (await isUnfiled(context.tx, group))
      ? `${title}由该群群主或者管理员报备。`
      : notToFile(title, await stateOf(context.tx, group));
  }
  // 《拟建的名称》 of a group that is still to be built.
  if (name !== undefined)
    return anew(context, 'group', `${name}${rest === '' ? '' : `；${rest}`}`, 'name');
  return own.length === 0 ? '没有找到这个群；报备新群请直接发送“报备”。' : several(own);
}

function several(own: readonly RelatedGroup[]): string {
  const list = own
    .slice(0, listed)
    .map(({ number, row }) => `#${String(number)}《${shownName(row.name)}》`)
    .join('、');
  const [first] = own;
  return `您有${String(own.length)}个群尚未备案：${list}。请发送“报备 #${String(first?.number ?? 1)}”这样的命令；报备新群请发送“报备 新群”。`;
}

/** A group that stands: what the bot sees of it is not asked. */
async function standing(
  context: CommandContext,
  group: RelatedGroup,
  said: string,
): Promise<Begun> {
  const { tx, book, now } = context;
  const { row } = group;
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
    parts: labelledIn(said).parts,
    opening: `您好，为《${shownName(row.name)}》办理报备，群名称、群主、人数已从平台读取；可随时发送“上一项”或“取消报备”。`,
  };
}
