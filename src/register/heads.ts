import type { EntrySort } from '../domain/entry.ts';
import { nearest } from '../engine/rule-book/nearest.ts';
import { fold, withoutSigns } from '../text/fold.ts';
import { columnOf, columns, memberNumbers, platformNumber } from './columns.ts';
import type { Column } from './column.ts';
import { stateColumns } from './state-columns.ts';

export type HeadMeaning =
  | { readonly kind: 'column'; readonly column: Column }
  /** 台账类别: a group or an account. */
  | { readonly kind: 'sort' }
  /** A number of the line, nothing of the group. */
  | { readonly kind: 'serial' }
  /** Telephones: the register does not keep them. */
  | { readonly kind: 'phone' }
  | { readonly kind: 'unknown'; readonly nearest: string | null };

export const sortHead = { key: 'sort', head: '台账类别' } as const;
/** Heads that make a table one of accounts. */
const accountNames = new Set([
  '账号名称',
  '账号名',
  '新媒体名称',
  '公众号名称',
  '政务新媒体名称',
  '新媒体账号名称',
  '政务新媒体账号名称',
  '政务账号名称',
  '账号全称',
]);

const serials = new Set(['序号', '序', '行号', '顺序号', 'no']);
const phones = /(?:电话|手机|手机号|手机号码|联系方式|电话号码)$/u;
const platformNumbers = ['账号id', '账号', '微信号', '原始id', '公众号id', '平台id', '账号原始id'];
/** In a list of accounts these mean where the account is. */
const platformsThere = new Set(['类型', '类别', '账号类型', '账号类别', '新媒体类型']);

const byHead = new Map<string, Column>([
  ...columns.flatMap((one) =>
    [one.key, one.head, ...one.heads].map((head): [string, Column] => [bareOf(head), one]),
  ),
  ...stateColumns.flatMap((one) => one.heads.map((head): [string, Column] => [bareOf(head), one])),
]);
const keys: readonly string[] = [...columns.map(({ key }) => key), sortHead.key];
const heads = [
  ...new Set([...columns, ...stateColumns].flatMap((one) => [one.head, ...one.heads])),
];

/** What a head says, or a key of a line; `群主（姓名）`, `*群名称` and `管理员2` are understood. */
export function meaningOfHead(head: string, sort: EntrySort = 'group'): HeadMeaning {
  const known = meanings.get(sort + head);
  if (known !== undefined) return known;
  const meaning = worked(head, sort);
  // Each of ten thousand lines has the same keys.
  if (meanings.size >= mostKept) meanings.clear();
  meanings.set(sort + head, meaning);
  return meaning;
}

const mostKept = 2_000;
const meanings = new Map<string, HeadMeaning>();

function worked(head: string, sort: EntrySort): HeadMeaning {
  const written = head.slice(0, 200);
  const plain = written.normalize('NFKC').replace(/\([^)]*\)|\[[^\]]*\]/gu, '');
  const [whole, core] = [bareOf(written), bareOf(plain)];
  if (sort === 'account' && platformsThere.has(core)) {
    return { kind: 'column', column: columnOf('platform') };
  }
  if (sort === 'account' && platformNumbers.includes(core)) {
    return { kind: 'column', column: platformNumber };
  }
  for (const one of [whole, core, core.replace(/[\d一二三四五六]+$|[人个名]$/u, '')]) {
    if (one === bareOf(sortHead.key) || one === sortHead.head) return { kind: 'sort' };
    const column = byHead.get(one);
    if (column?.key === 'members' && /数量?$/u.test(one)) {
      return { kind: 'column', column: memberNumbers };
    }
    if (column !== undefined) return { kind: 'column', column };
    if (serials.has(one)) return { kind: 'serial' };
  }
  if (phones.test(core)) return { kind: 'phone' };
  const isKey = /^[\x20-\x7e]+$/u.test(written);
  return { kind: 'unknown', nearest: nearest(isKey ? written : core, isKey ? keys : heads) };
}

/** Whether words are a head of names, as they stand again at the top of a page. */
export function isNameHead(words: string): boolean {
  return words.length <= longestHead && byHead.get(bareOf(words))?.key === 'name';
}

const longestHead = 12;

/** Whether a head speaks of accounts and not of groups. */
export function isAccountHead(head: string): boolean {
  return accountNames.has(bareOf(head.slice(0, 200)));
}

function bareOf(head: string): string {
  const { bare } = fold(head);
  return bare === '' ? withoutSigns(head) : bare;
}
