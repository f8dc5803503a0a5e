import { groupTypes, groupTypeTitles } from '../../domain/group.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Draft } from '../../register/applications/draft.ts';
import { readChoice } from '../../register/cells/choice-cell.ts';
import { isDuty } from '../../register/cells/type-cell.ts';
import { dutyNature, tierWords } from '../../register/column-words.ts';
import { shownName, shownWords } from '../../text/shown-name.ts';
import { typeInWords } from '../parse/group-type.ts';
import { readNumber } from '../parse/number.ts';
import { misread, parsed, type Parsed } from '../parse/parsed.ts';
import { plain } from '../parse/plain.ts';
import { nameless } from './nameless.ts';
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

/** A tier by its code. */
export function readTier(text: string): Parsed<string> {
  const reading = readChoice(tierWords, plain(text));
  return reading.ok && reading.value !== null
    ? parsed(reading.value)
    : misread('层级请写县、镇、村之一');
}

export const typesExplained =
  '通知群只发通知，政务工作群用于日常工作，专项群有期限，村社群面向村民居民';

/** What is said where the type that was put down is not the word that was written; else null. */
export function typeNote(text: string, type: string): string | null {
  const known = typeInWords(text);
  if (known !== null) return null;
  const title = groupTypeTitles[groupTypes.find((one) => one === type) ?? 'work'];
  const said = shownWords(text, 20);
  return isDuty(text)
    ? `“${said}”按${title}登记，性质记为“${dutyNature}”；24小时值守的，建群后由群主发送“值守群 开”`
    : `“${said}”按${title}登记，不对的请发送“上一项”重填`;
}

const mostFollowers = 100_000_000;

/** Followers, as figures. */
export function readCount(text: string): Parsed<string> {
  const said = plain(text)
    .replace(/^(?:现有)?(?:粉丝|关注)(?:数量?)?[\s:：]*/u, '')
    .replace(/^(?:大概|大约|约|有)|[,\s]|[多余来]?[人个名]?(?:左右)?$/gu, '');
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

const termWords = /^(?:长期|长期使用|一直用|永久|常设|不限|跳过|无|没有|年底|待定|未定)$/u;

/** Who may be in: a term or a word of nothing is none. */
export function readMembers(text: string): Parsed<string> {
  return termWords.test(plain(text))
    ? misread('“成员”请写哪些人进群，如“各村文书，约30人”')
    : writtenWords(text, { title: '成员', least: 1, most: 400 });
}

/** The question for a name; a group of an emergency may stand already. */
export function nameAsked({ sort, urgent }: Pick<Draft, 'sort' | 'urgent'>): string {
  if (sort === 'account') return '请写账号名称，如“青溪发布”。';
  return urgent ? '请写群名，如“双河村抢险群”。' : '请写拟建群的名称，如“青溪镇秋播工作群”。';
}

const longestName = 30;
const wholeExample =
  '报备 群名：防汛工作群；类型：专项群；用途：汛期值守和险情上报；期限：年底；成员：各村书记，约20人；群主：本人；管理员：无；理由：跨部门协作，现有群成员不对口';

/** The name; where too much was taken for one, what was taken and how all of it is written at once. */
export function readName(text: string, sort: 'group' | 'account'): Parsed<string> {
  if (sort === 'group' && nameless(text) !== null) {
    return misread(`“${shownWords(text, 20)}”不是群名，请写群名全称，如“青溪镇秋播工作群”`);
  }
  const written = writtenName(text);
  const length = Array.from(text.trim()).length;
  if (written.ok || length <= longestName) return written;
  const taken = `名称读作了“${shownWords(text, 20)}”，共${String(Math.min(length, 999))}字，请控制在${String(longestName)}字以内`;
  return misread(sort === 'account' ? taken : `${taken}；一条写完的，如“${wholeExample}”`);
}

/** Words as they are written, of so many characters. */
export function ownWords(title: string, least: number, most: number) {
  return (text: string): Parsed<string> =>
    termWords.test(plain(text))
      ? misread(`“${shownWords(text, 20)}”不像“${title}”，请写具体内容`)
      : writtenWords(text, { title, least, most });
}
