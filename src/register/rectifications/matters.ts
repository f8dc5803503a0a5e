import type { EntrySort } from '../../domain/entry.ts';

/** What supervisors call a finding, beside the title of its check; the first is how lists head it. */
const words: Readonly<Record<string, readonly string[]>> = {
  'group-unregistered': ['未备案', '没有备案', '未登记'],
  'group-overdue': ['超期', '到期', '过期', '逾期', '超期未解散'],
  'group-idle': ['闲置', '僵尸群', '不活跃', '长期不用'],
  'group-owner-missing': ['无群主', '缺群主', '没有群主'],
  'group-admin-missing': ['无管理员', '缺管理员', '没有管理员'],
  'group-end-date-missing': ['缺期限', '无期限', '没有期限', '未填期限'],
  'group-duplicate': ['重复', '重复建群', '重复群'],
  'unit-too-many': ['一单位多群', '多群'],
  'group-name': ['群名不规范', '群名'],
};

/** The same of media accounts, where theirs are other words. */
const accountWords: Readonly<Record<string, readonly string[]>> = {
  'group-owner-missing': ['无账号负责人', '无负责人', '没有负责人', '没有账号负责人'],
};

/** The findings that concern an entry, in the order lists show them. */
export const entryFindings: readonly string[] = Object.keys(words);

/** How a list heads a finding: 闲置. */
export function findingTitle(finding: string, sort: EntrySort = 'group'): string {
  const own = sort === 'account' ? accountWords[finding] : undefined;
  return (own ?? words[finding])?.[0] ?? finding;
}

/** The finding somebody means by a word; null for anything else. */
export function findingMeant(word: string): string | null {
  const said = word.replace(/(?:的群|群|情况|问题)$/u, '');
  const means = (list: readonly string[] = []) => list.includes(word) || list.includes(said);
  return entryFindings.find((one) => means(words[one]) || means(accountWords[one])) ?? null;
}

/** Which sort a word for a finding speaks of alone; null where it may be said of both. */
export function sortMeant(finding: string, word: string): EntrySort | null {
  if (accountWords[finding] === undefined) return null;
  return accountWords[finding].includes(word) ? 'account' : 'group';
}
