import { plain } from '../parse/plain.ts';
import { typeInWords } from '../parse/group-type.ts';

/** Words about a group that name none: 本群, 一个新的群, 专项群. */
export interface Nameless {
  /** `this`: one that stands; `new`: one that is to be built; `some`: either. */
  readonly which: 'this' | 'new' | 'some';
  /** The word of its type, where that is said; it is still to be read. */
  readonly type: string | null;
}

const standing = /^(?:就是)?(?:本|这个|这|该|此|我的|我们|我们的)群$/u;
const before =
  /^(?:请|帮我|麻烦)?(?:我们?|本人)?(?:需要|想要?|要|拟|准备|打算|申请)?(?:报备|备案|新建|建立|建|拉|设立|成立)?(?:一下)?(?:[一1]?个)?(新的?|另外?一?个|另外|别的|其他的?)?(?:[一1]?个)?/u;
const anyGroup = /^(?:(?:企业)?微信|工作|微信工作|小|大)?群(?:聊|组)?$|^工作$|^$/u;

/** What words say that name no group; null for a name. */
export function nameless(words: string): Nameless | null {
  const said = plain(words).replace(/[\s.。!！~]+$/u, '');
  if (said === '') return { which: 'some', type: null };
  if (standing.test(said)) return { which: 'this', type: null };
  const [head = '', fresh] = before.exec(said) ?? [];
  const core = said.slice(head.length);
  const which = fresh !== undefined || /新建|拟/u.test(head) ? 'new' : 'some';
  if (anyGroup.test(core)) return { which, type: null };
  const isType = typeInWords(core) !== null || /^(?:24小时)?值[班守](?:工作)?群?$/u.test(core);
  return isType ? { which, type: core } : null;
}

/** A name and what stands behind it: the name ends at the first comma, or at 群 and a blank. */
export function nameAndRest(text: string): { readonly name: string; readonly rest: string } {
  const said = text.trim();
  const bracketed = /^《([^《》]{1,200})》/u.exec(said);
  const end =
    bracketed === null ? /[，,；;。\n]|(?<=群[”"」]?)\s/u.exec(said)?.index : bracketed[0].length;
  const name = said.slice(0, end ?? said.length);
  return {
    name: bareName(bracketed?.[1] ?? name),
    rest: said.slice(name.length).replace(/^[\s，,；;。:：]+/u, ''),
  };
}

/** 就叫秋播群吧: the name without what leads to it. */
function bareName(words: string): string {
  return words
    .trim()
    .replace(/^(?:名字|名称)?(?:暂定|拟定|就|先)?(?:叫做|叫作|取名叫?|名叫|叫)(?=\S{2})\s*/u, '')
    .replace(/(?<=群)(?:吧|呀|啊|哦|了)$/u, '');
}

const purposeful =
  /^(?:主要|专门|专|就是)?(?:是)?(?:负责|用于|用来|用作|用以|为了|做|搞|开展|落实|布置|安排|处理|承担|方便|便于|服务)/u;

/** Whether words behind a name say what the group is for. */
export function saysPurpose(words: string): boolean {
  return purposeful.test(plain(words)) && Array.from(words.trim()).length >= 4;
}
