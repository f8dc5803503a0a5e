import { tiers, type Tier } from '../../domain/entry.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import { shownName, shownWords } from '../../text/shown-name.ts';
import { readNumber } from '../parse/number.ts';
import { misread, parsed, type Parsed } from '../parse/parsed.ts';
import { plain } from '../parse/plain.ts';
import { writtenName, writtenNames, writtenWords } from './written.ts';

const shownUnits = 6;

/** Examples of the book's units, for the question. */
export function unitNames({ units }: Book): string {
  const names = units.slice(0, shownUnits).map(({ name }) => shownName(name));
  return `如“${names[0] ?? '镇党政办'}”${names.length > 1 ? `，可写${names.join('、')}${units.length > shownUnits ? '等' : ''}` : ''}。`;
}

/** A unit of the book by any of its names; others stand as they are written. */
export function readUnit(text: string, { units }: Book): Parsed<string> {
  const said = plain(text);
  const unit = units.find(({ name, own }) => [name, ...own].some((one) => plain(one) === said));
  return unit === undefined
    ? writtenWords(text, { title: '单位', least: 2, most: 30 })
    : parsed(unit.name);
}

const tierWords: Readonly<Record<Tier, RegExp>> = {
  county: /^(?:县|区|市|县级|区级|县区|county)$/u,
  town: /^(?:镇|乡|街道|镇级|乡镇|乡级|镇街|town)$/u,
  village: /^(?:村|社区|村级|村社|village)$/u,
};

/** A tier by its code. */
export function readTier(text: string): Parsed<string> {
  const tier = tiers.find((one) => tierWords[one].test(plain(text).toLowerCase()));
  return tier === undefined ? misread('层级请写县、镇、村之一') : parsed(tier);
}

const mostFollowers = 100_000_000;

/** Followers, as figures. */
export function readCount(text: string): Parsed<string> {
  const said = plain(text).replace(/[,\s]|[人个名]$/gu, '');
  const tens = /^(\d{1,5}(?:\.\d{1,2})?)万$/u.exec(said)?.[1];
  const count = tens === undefined ? readNumber(said) : Math.round(Number(tens) * 10_000);
  return count === null || count > mostFollowers
    ? misread('粉丝数请写数字，如“3500”')
    : parsed(String(count));
}

/** Whose a group is, said by whoever files: 本人 is he himself. */
export function readOwner(text: string, applicant: string): Parsed<string> {
  return writtenNames(text, { title: '群主', most: 1, applicant });
}

const termWords = /^(?:长期|长期使用|永久|常设|不限|跳过|无|没有|年底|待定|未定)$/u;

/** Who may be in: a term or a word of nothing is none. */
export function readMembers(text: string): Parsed<string> {
  return termWords.test(plain(text))
    ? misread('“成员”请写哪些人进群，如“各村文书，约30人”')
    : writtenWords(text, { title: '成员', least: 1, most: 400 });
}

const longestName = 30;
const wholeExample =
  '报备 群名：防汛工作群；类型：专项群；用途：汛期值守和险情上报；期限：年底；成员：各村书记，约20人；群主：本人；管理员：无；理由：跨部门协作，现有群成员不对口';

/** The name; where too much was taken for one, what was taken and how all of it is written at once. */
export function readName(text: string, sort: 'group' | 'account'): Parsed<string> {
  const written = writtenName(text);
  const length = Array.from(text.trim()).length;
  if (written.ok || length <= longestName) return written;
  const taken = `名称读作了“${shownWords(text, 20)}”，共${String(Math.min(length, 999))}字，请控制在${String(longestName)}字以内`;
  return misread(sort === 'account' ? taken : `${taken}；一条写完的，如“${wholeExample}”`);
}

/** Words as they are written, of so many characters. */
export function ownWords(title: string, least: number, most: number) {
  return (text: string): Parsed<string> => writtenWords(text, { title, least, most });
}
