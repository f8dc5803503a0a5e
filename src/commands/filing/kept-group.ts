import { standingStates, type Entry } from '../../domain/entry.ts';
import type { Tx } from '../../ports/store.ts';
import { shownName, shownWords } from '../../text/shown-name.ts';
import { entriesNamed } from '../entries-named.ts';
import { plain } from '../parse/plain.ts';

const offered = 6;
/** Of groups that only may be meant. */
const asked = 3;

/** A group by the number somebody knows it under. */
export interface Numbered {
  readonly number: number;
  readonly groupId: string;
}

/** What is meant by 《群名》, and what is said where that is not clear. */
export interface KeptMeant {
  readonly which: string;
  readonly numbered: readonly Numbered[];
  readonly sort: Entry['sort'];
  /** The entry that goes into it: it is not meant itself. */
  readonly except: number;
  /** The command to be sent, with the name or number put in. */
  readonly send: (which: string) => string;
}

/**
 * The standing entry meant by 《群名》, 备案编号 or #N; a sentence with its full stop where there is
 * not exactly one. A part of a name is asked about: nothing is merged by half a word.
 */
export async function keptGroup(
  tx: Tx,
  { which, numbered, sort, except, send }: KeptMeant,
): Promise<Entry | string> {
  const said = plain(which).replace(/^并?入\s*/u, '');
  const entries = await tx.entries.list({ sort, states: standingStates });
  const digits = /^[#№]\s*(\d{1,6})$/u.exec(said)?.[1];
  const groupId = numbered.find(({ number }) => String(number) === digits)?.groupId;
  const named =
    digits === undefined
      ? entriesNamed(entries, said)
      : {
          whole: entries.filter((entry) => groupId !== undefined && entry.groupId === groupId),
          part: [],
        };
  const [only, ...others] = named.whole;
  if (only === undefined) {
    const near = named.part.filter(({ number }) => number !== except);
    if (near.length > 0) return askWhich(near, send);
    return `台账里没有找到“${shownWords(which, 30)}”这个在用的${sort === 'account' ? '账号，请写备案编号或者账号全称' : '群，请写备案编号或者群名全称'}。`;
  }
  if (others.length === 0) return only;
  const list = named.whole
    .slice(0, offered)
    .map(({ id, name }) => `${id}《${shownName(name)}》`)
    .join('、');
  return `符合的群不止一个，请用备案编号指明：${list}${named.whole.length > offered ? '等' : ''}。`;
}

function askWhich(near: readonly Entry[], send: KeptMeant['send']): string {
  const [only, ...others] = near.map(({ id, name }) => ({ id, title: `《${shownName(name)}》` }));
  if (only === undefined) return '';
  if (others.length === 0) return `您是否指${only.title}？请发送“${send(only.title)}”。`;
  const list = [only, ...others]
    .slice(0, asked)
    .map(({ id, title }) => `${id}${title}`)
    .join('、');
  const more = near.length > asked ? `等${String(near.length)}个` : '';
  return `您是否指以下之一：${list}${more}？请写全称或者备案编号，如“${send(only.id)}”。`;
}
