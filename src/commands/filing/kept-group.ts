import { standingStates, type Entry } from '../../domain/entry.ts';
import type { Tx } from '../../ports/store.ts';
import { shownName, shownWords } from '../../text/shown-name.ts';
import { plain } from '../parse/plain.ts';

const offered = 6;

/** A group by the number somebody knows it under. */
export interface Numbered {
  readonly number: number;
  readonly groupId: string;
}

/**
 * The standing entry meant by 《群名》, 备案编号 or #N; a sentence with its full stop where there is
 * not exactly one.
 */
export async function keptGroup(
  tx: Tx,
  which: string,
  numbered: readonly Numbered[],
  sort: Entry['sort'] = 'group',
): Promise<Entry | string> {
  const said = plain(which).replace(/^并?入\s*/u, '');
  const entries = await tx.entries.list({ sort, states: standingStates });
  const digits = /^[#№]\s*(\d{1,6})$/u.exec(said)?.[1];
  const groupId = numbered.find(({ number }) => String(number) === digits)?.groupId;
  const meant =
    digits === undefined
      ? byIdOrName(entries, said)
      : entries.filter((entry) => groupId !== undefined && entry.groupId === groupId);
  const [only, ...others] = meant;
  if (only === undefined) {
    return `台账里没有找到“${shownWords(which, 30)}”这个在用的${sort === 'account' ? '账号，请写备案编号或者账号全称' : '群，请写备案编号或者群名全称'}。`;
  }
  if (others.length === 0) return only;
  const list = meant
    .slice(0, offered)
    .map(({ id, name }) => `${id}《${shownName(name)}》`)
    .join('、');
  return `符合的群不止一个，请用备案编号指明：${list}${meant.length > offered ? '等' : ''}。`;
}

function byIdOrName(entries: readonly Entry[], said: string): readonly Entry[] {
  const byId = entries.filter(({ id }) => plain(id) === said);
  if (byId.length > 0) return byId;
  const wanted = plain(shownWords(said.replace(/^[《〈<]+|[》〉>]+$/gu, ''), 200));
  if (wanted === '') return [];
  const namesOf = ({ name }: Entry) => [shownWords(name, 200), shownName(name)].map(plain);
  const same = entries.filter((entry) => namesOf(entry).includes(wanted));
  return same.length > 0
    ? same
    : entries.filter((entry) => namesOf(entry).some((name) => name.includes(wanted)));
}
