import type { Form } from '../../register/applications/draft.ts';
import { shownName } from '../../text/shown-name.ts';
import type { CommandContext, RelatedGroup } from '../command.ts';
import { plain } from '../parse/plain.ts';
import { anew, standing, type Begun } from './begun.ts';
import { isUnfiled, stateOf, unfiledGroups } from './own-unfiled.ts';
import { notToFile } from './not-filed.ts';
import { beginsLabelled, labelledIn } from './labelled.ts';
import { maybe, namedOwn } from './named-own.ts';
import { nameAndRest, nameless, type Nameless } from './nameless.ts';

const listed = 8;
/** 应急管理工作群 is the name of a group, 应急 双河村险情 an emergency. */
const emergent =
  /^(?:应急|紧急)(?:群|建群|报备|情况)?(?:[\s:：,，;；]+|$)|^(?:应急|紧急)(?!\S*群(?:$|[\s,，;；]))/u;

/** What `报备 …` begins; a sentence where it cannot begin. */
export async function begin(context: CommandContext, words: string): Promise<Begun | string> {
  const said = words.trim().replace(/^(?:新?建)?(?:一个|个)\s*(?=\S)/u, '');
  const urgent = emergent.exec(said);
  if (urgent !== null) return emergency(context, said.slice(urgent[0].length));
  const account = /^(?:政务)?新媒体(?:账号)?[\s:：,，]*|^账号[\s,，]+/u.exec(said);
  if (account !== null) return anew(context, 'account', said.slice(account[0].length), 'name');
  const own = await unfiledGroups(context);
  const choice = /^(?:#\s*(\d{1,6})|《([^《》]{1,200})》)[\s,，;；:：]*/u.exec(
    said.replace(/^＃/u, '#'),
  );
  if (choice !== null) return chosen(context, own, choice, said);
  const named = said === '' ? null : namedOwn(said, own, context.related);
  if (named?.kind === 'own') return standing(context, named.group, named.rest);
  const [, first = '', rest = ''] =
    /^([^\s:：,，;；]+)[\s:：,，;；]*(.*)$/su.exec(words.trim()) ?? [];
  const none = nameless(first);
  if (none !== null && rest === '') return unnamed(context, own, none);
  if (none !== null && (none.which === 'new' || none.type !== null)) {
    return withType(anew(context, 'group', rest, 'name'), none);
  }
  if (none?.which === 'this' && own[0] !== undefined && own.length === 1) {
    return standing(context, own[0], rest);
  }
  // 用途：…；类型：… of whoever has one that is to be filed.
  if (own[0] !== undefined && beginsLabelled(said) && !namesIt(said)) {
    return own.length > 1 ? several(own) : standing(context, own[0], said);
  }
  if (named?.kind === 'maybe') return maybe(named.group, said);
  if (named?.kind === 'maybe-filed') return filedAlready(context, named.group, said);
  if (named?.kind === 'other') {
    const title = `《${shownName(named.group.row.name)}》`;
    return (await isUnfiled(context.tx, named.group))
      ? `${title}由该群群主或者管理员报备。`
      : notToFile(title, await stateOf(context.tx, named.group));
  }
  return anew(context, 'group', said, 'name');
}

/** What words without a name begin: a group of one's own that is not filed, else a new one. */
async function unnamed(
  context: CommandContext,
  own: readonly RelatedGroup[],
  none: Nameless,
): Promise<Begun | string> {
  const fresh = withType(anew(context, 'group', '', 'name'), none);
  const [only, ...others] = own;
  if (none.which === 'new') return fresh;
  if (only !== undefined) {
    return others.length > 0 ? several(own) : withType(await standing(context, only, ''), none);
  }
  const [mine, ...more] = context.related.filter(
    ({ role }) => role === 'owner' || role === 'admin',
  );
  // 报备本群, of whoever has one that is filed.
  const isFiled = none.which === 'this' && mine !== undefined && more.length === 0;
  return isFiled ? filedAlready(context, mine, '') : fresh;
}

function namesIt(said: string): boolean {
  return labelledIn(said).parts.some(({ key }) => key === 'name');
}

function withType(begun: Begun, { type }: Nameless): Begun {
  if (type === null || begun.draft.form.type !== undefined) return begun;
  return { ...begun, parts: [...begun.parts, { key: 'type', text: type }] };
}

async function filedAlready({ tx }: CommandContext, group: RelatedGroup, said: string) {
  const why = notToFile(`《${shownName(group.row.name)}》`, await stateOf(tx, group));
  const fresh = ['报备 新群', ...(said === '' ? [] : [shownName(said)])].join(' ');
  return `${why}报备另一个新群的，请发送“${fresh}”。`;
}

async function emergency(context: CommandContext, said: string): Promise<Begun | string> {
  const choice = /^(?:#()|《([^《》]{1,200})》)[\s,，;；:：]*/u.exec(said);
  const names = context.related.map(({ row }) => plain(row.name));
  const stands = choice !== null && names.includes(plain(choice[2] ?? ''));
  const begun = stands
    ? await chosen(context, await unfiledGroups(context), choice, said)
    : eventAndName(context, said);
  if (typeof begun === 'string') return begun;
  const event = stands ? labelledIn(said.slice(choice[0].length)).before : '';
  const form: Form = { ...begun.draft.form, type: 'task' };
  return {
    parts: event === '' ? begun.parts : [{ key: 'urgent', text: event }, ...begun.parts],
    draft: { ...begun.draft, urgent: true, form },
    opening: '您好，应急群可以先建先用，24小时内补齐报备即可；可随时发送“取消报备”。',
  };
}

/** 双河抢险群，堤坝漏水: the event may have the group's name before it. */
function eventAndName(context: CommandContext, said: string): Begun {
  const { name, rest } = nameAndRest(said);
  if (!/^\S{2,30}群$/u.test(name)) return anew(context, 'group', said, 'urgent');
  const begun = anew(context, 'group', rest, 'urgent');
  return { ...begun, parts: [{ key: 'name', text: name }, ...begun.parts] };
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
    return anew(context, 'group', `《${name}》${rest === '' ? '' : `；${rest}`}`, 'name');
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
