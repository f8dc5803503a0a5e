import { maskedNumbers } from '../../text/masked-numbers.ts';
import { shownName, shownWords } from '../../text/shown-name.ts';
import { misread, parsed, type Parsed } from '../parse/parsed.ts';

/** More than any field takes; what is behind it only says that it is too long. */
const looksAt = 1_000;
const namesAtMost = 200;
const longestPersonName = 20;
/** What stands for a list of names and what parts its members. */
const between = /[;；、,，\n]+/u;

/**
 * What somebody wrote into a field, as others will read it: one line, nobody called, no brackets of
 * titles, long numbers struck out. `least` and `most` count characters.
 */
export function writtenWords(
  text: string,
  { title, least, most }: { readonly title: string; readonly least: number; readonly most: number },
): Parsed<string> {
  const words = maskedNumbers(shownWords(text, looksAt)).replace(/[。．.；;，,、\s]+$/u, '');
  const length = Array.from(words).length;
  if (length < least) return misread(`“${title}”请至少写${String(least)}个字`);
  if (length > most) {
    return misread(
      `“${title}”请控制在${String(most)}字以内（现为${String(Math.min(length, looksAt))}字${length >= looksAt ? '以上' : ''}）`,
    );
  }
  return parsed(words);
}

/** Why something is applied for or refused, on one line; `example` stands in the sentence that asks for it. */
export function reasonFor(example: string): (text: string) => Parsed<string> {
  return (text) => {
    const reading = writtenWords(text, { title: '理由', least: 1, most: 200 });
    const isReason = reading.ok && Array.from(reading.value).length >= 2;
    return isReason || (!reading.ok && text.trim() !== '')
      ? reading
      : misread(`请写明理由，如“${example}”`);
  };
}

/** The name of a group or an account, without the brackets people put around it. */
export function writtenName(text: string): Parsed<string> {
  const bare = text.trim().replace(/^[《〈“"「]+|[》〉”"」]+$/gu, '');
  return writtenWords(bare, { title: '名称', least: 2, most: 30 });
}

/** `李敏；唐丽`, from names parted by anything people part them by; blanks part them, too. */
export function writtenNames(
  text: string,
  {
    title,
    most,
    applicant = shownName(''),
  }: { readonly title: string; readonly most: number; readonly applicant?: string },
): Parsed<string> {
  const known = applicant !== shownName('') && applicant !== '';
  const names = listOf(text, /[;；、,，\s]+/u)
    .flatMap((part) => bothNamed(shownName(part)))
    .map((part) => bareName(part))
    .map((name) => (known && oneself.test(name) ? applicant : name));
  if (names.length === 0) return misread(`“${title}”请写姓名，如“李敏”`);
  if (names.length > most) return misread(`“${title}”最多写${String(most)}人`);
  if (
    names.some(
      (name) => (Array.from(name).length < 2 && !oneself.test(name)) || /\p{Nd}{5,}/u.test(name),
    )
  ) {
    return misread(`“${title}”请写姓名，多人用顿号隔开，如“李敏、唐丽”`);
  }
  if (!known && names.some((name) => oneself.test(name))) {
    return misread(`机器人没有保存您的姓名，“${title}”请直接写姓名，如“李敏”`);
  }
  const nobody = names.find((name) => isNoPerson(name));
  if (nobody !== undefined) {
    return misread(
      `“${title}”请写姓名，如“${most > 1 ? '李敏、唐丽' : '李敏'}”；“${shownWords(nobody, 12)}”不像姓名`,
    );
  }
  return parsed([...new Set(names)].join('；'));
}

/** 王芳和贺云. */
function bothNamed(part: string): readonly string[] {
  const both = /^(\p{Script=Han}{2,3})(?:以及|和|与|跟|及)(\p{Script=Han}{2,3})$/u.exec(part);
  return both === null ? [part] : [both[1] ?? '', both[2] ?? ''];
}

/** 由我担任, 李敏吧. */
function bareName(part: string): string {
  const bare = part
    .replace(/^(?:就|由|是|让|请)+(?=\S)/u, '')
    .replace(/来?(?:当|做|担任|任)(?:群主|管理员|负责人)?吧?$|吧$/u, '');
  return bare === '' ? part : bare;
}

const oneself = /^(?:本人|我|我本人|自己|我自己)$/u;
const noPerson =
  /^(?:长期|一直|永久|跳过|略过|无|没有|暂无|不设|未定|待定|年底|不知道|大家|各|所有|全体|全部|全镇|全村|全县|全市)|\p{Nd}+[多余来几]?[人名个位]|^\p{Nd}+$|(?:左右|^(?:副?[县镇乡村局所站][长]|副?书记|副?主任|支书|村支书|村主任|领导|群主|管理员|办公室|党政办)|干部|群众|人员|成员|负责人|责任人|联系人|工作群)$/u;

/** 全体干部30人, 长期, 跳过: words that name nobody. */
function isNoPerson(name: string): boolean {
  return oneself.test(name) || noPerson.test(name);
}

/** The members meant where they are listed by name; null for words such as 各村文书、包村干部. */
export function listedNames(text: string): readonly string[] | null {
  const names = listOf(text, between);
  const isList = names.length > 1 && names.length <= namesAtMost && names.every(isPersonName);
  return isList ? [...new Set(names)] : null;
}

/** How many members are meant: 约30人, 30余人, 30; null where no such figure stands there. */
export function countedMembers(text: string): number | null {
  const digits = /(?:^|[约共计大概有\s,，；;（(])(\d{1,4})(?:多|余|来)?个?(?:人|名|$)/u.exec(
    text.trim(),
  )?.[1];
  return digits === undefined ? null : Number(digits);
}

/** 王芳, 青溪村-王芳; not 各村文书. */
function isPersonName(word: string): boolean {
  const name = word.split(/[-—－_]/u).at(-1) ?? word;
  if (word.length > longestPersonName) return false;
  return /^\p{Script=Han}{2,4}(?:·\p{Script=Han}{1,6})?$/u.test(name) && !ofPeople.test(name);
}

const ofPeople =
  /^(?:各|全|本|有关|相关|所有)|(?:文书|书记|主任|委员|站长|所长|负责人|网格员|干部|同志|联络员|信息员|村医|人员|成员|科室|站所|单位|村民|社区|领导|职工|代表)$/u;

function listOf(text: string, parts: RegExp): readonly string[] {
  return text
    .slice(0, looksAt * 2)
    .split(parts)
    .map((part) => shownWords(part, looksAt))
    .filter((part) => part !== '');
}
