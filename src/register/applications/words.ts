import type { Entry } from '../../domain/entry.ts';
import { groupTypeTitles } from '../../domain/group.ts';
import type { Tx } from '../../ports/store.ts';
import { longDayWords } from '../../text/day-words.ts';
import { shownName, shownWords } from '../../text/shown-name.ts';

const shownMembers = 60;

/** `《青溪镇秋播工作群》`. */
export function titleOf({ name }: Pick<Entry, 'name'>): string {
  return `《${shownName(name)}》`;
}

/** A person as decisions name him: his own name, or 该同志 where none is kept. */
export async function personName(tx: Tx, id: string): Promise<string> {
  const name = (await tx.people.get(id))?.name ?? '';
  return name === '' ? '该同志' : shownName(name);
}

export function namesShown(names: readonly string[]): string {
  return names.map((name) => shownName(name)).join('、');
}

/** Lines of what an entry says of itself; what is not known is left out. */
export function rowLines(entry: Entry): readonly string[] {
  const line = (title: string, value: string | null) =>
    value === null || value === '' ? [] : [`${title}：${value}`];
  const words = (value: string | null) => (value === null ? null : shownWords(value, 200));
  const type = entry.type === null ? '' : `（${groupTypeTitles[entry.type]}）`;
  return [
    `名称：${titleOf(entry)}${type}`,
    ...line('平台', entry.sort === 'account' ? words(entry.platform) : null),
    ...line('单位', words(entry.unit)),
    ...line('用途', words(entry.purpose)),
    ...line('性质', words(entry.nature)),
    ...line('范围', words(entry.scope)),
    ...line('使用期限', entry.ends === null ? null : `至${longDayWords(entry.ends)}`),
    ...line('成员', membersShown(entry)),
    ...line('粉丝数', entry.followers === null ? null : String(entry.followers)),
    ...line(entry.sort === 'account' ? '负责人' : '群主', namesShown(entry.owner)),
    ...line('管理员', namesShown(entry.admins)),
    ...line('理由', words(entry.reason)),
  ];
}

function membersShown({ members, admission }: Entry): string | null {
  const many = Array.isArray(members) ? `${String(members.length)}人` : null;
  const counted = typeof members === 'number' ? `${String(members)}人` : many;
  const who = admission === null ? null : shownWords(admission, shownMembers);
  if (who === null) return counted;
  return counted === null || who.includes(counted) ? who : `${who}（${counted}）`;
}
