import type { Entry } from '../../domain/entry.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { shownName, shownWords } from '../../text/shown-name.ts';
import { entriesNamed } from '../entries-named.ts';
import { numberedGroups, type NumberedGroup } from '../numbered-groups.ts';
import { plain } from '../parse/plain.ts';

const offered = 6;

/** What stands first of some words, which group or account it is, and the words behind it. */
export interface Pointed {
  readonly which: string;
  readonly rest: string;
}

/** `《群名》 事项`, `#3 事项`, `2026-0003 事项`, or a name without blanks; null for nothing. */
export function pointed(words: string): Pointed | null {
  const match =
    /^(《[^《》]{1,200}》|[#＃№]\s*\d{1,6}|[^\s,，、;；:：]+)(?:号?[\s,，、;；:：]+|(?<=》)|$)([\s\S]*)$/u.exec(
      words.trim(),
    );
  if (match === null) return null;
  return { which: match[1] ?? '', rest: (match[2] ?? '').trim() };
}

/** Where an entry is looked for. */
interface Looking {
  readonly tx: Tx;
  readonly book: Book;
  /** His own groups, by whose numbers #N is meant, where 群列表 is not for him. */
  readonly own?: readonly Numbered[];
}

type Numbered = Pick<NumberedGroup, 'number' | 'row'>;

/**
 * The one entry meant by #N of 群列表, 备案编号 or 《名称》; a sentence with its full stop where there is
 * not exactly one.
 */
export async function entryMeant(
  { tx, book, own }: Looking,
  which: string,
  among: (entry: Entry) => boolean = () => true,
): Promise<Entry | string> {
  const said = plain(which);
  const entries = (await tx.entries.list()).filter(among);
  const meant = await matching(entries, said, async () => own ?? numberedGroups(tx, book));
  const [only, ...others] = meant;
  if (only === undefined) {
    const how = own === undefined ? '、群名全称，或者群列表中的编号（如 #3）' : '或者群名全称';
    return `台账里没有找到“${shownWords(which, 30)}”，请写备案编号${how}。`;
  }
  if (others.length === 0) return only;
  const list = meant
    .slice(0, offered)
    .map(({ id, name }) => `${shownWords(id, 40)}《${shownName(name)}》`)
    .join('、');
  return `符合的不止一个，请用备案编号指明：${list}${meant.length > offered ? '等' : ''}。`;
}

async function matching(
  entries: readonly Entry[],
  said: string,
  groupsNumbered: () => Promise<readonly Numbered[]>,
): Promise<readonly Entry[]> {
  const digits = /^[#№] ?(\d{1,6})$/u.exec(said)?.[1];
  if (digits !== undefined) {
    const groups = await groupsNumbered();
    const id = groups.find(({ number }) => String(number) === digits)?.row.id;
    return entries.filter((entry) => id !== undefined && entry.groupId === id);
  }
  const { whole, part } = entriesNamed(entries, said);
  return whole.length > 0 ? whole : part;
}
