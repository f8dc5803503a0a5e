import { fold } from '../text/fold.ts';

const parts = /[\s\-—－_·./|（）()【】[\]]+/u;
/** Two to four signs; what ends so is an office, not a person. */
const person =
  /^\p{Script=Han}{2,4}(?<!办|所|站|科|股|组|室|部|局|委|队|院|校|中心|公司|村|镇|乡|街道|社区|群)$/u;
const title =
  '(?:同志|老师|书记|镇长|乡长|县长|主任|主席|科长|股长|所长|站长|组长|队长|局长|部长|委员|干事|文书)';
const introduces = '(?:联系人|联络员|联系电话|联系|咨询|报名|致电)';
const office = '(?:\\p{Script=Han}{1,8}(?:办公室|办|所|站|科|股|组|室|部|局|委|中心|村|镇|社区))?';
const telephone = '[\\s:：（(,，]{0,3}(?:电话|手机)?[:： ]{0,2}\\d{5,}';

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * The first of these in-group names that a text calls, beyond those it gives for people to ask; null
 * where there is none. A name that is a common word, too (高峰), is one only before 同志 or a title.
 */
export function namedMember(text: string, members: readonly string[]): string | null {
  const said = tight(fold(text).text);
  const names = [...new Set(members.flatMap(personsIn))].filter((name) => said.includes(name));
  if (names.length === 0) return null;
  const any = `(?:${names.toSorted((a, b) => b.length - a.length).join('|')})${title}?`;
  const asked = new RegExp(
    `${introduces}[:：为是\\s]*${office}${any}(?:[、和及/\\s]*${any})*|${any}${telephone}`,
    'gu',
  );
  const rest = said.replace(asked, '〇');
  return names.find((name) => isCalled(rest, name)) ?? null;
}

function isCalled(text: string, name: string): boolean {
  if (!text.includes(name)) return false;
  const isWord = [...words.segment(name)].length === 1;
  return !isWord || new RegExp(`${name}${title}`, 'u').test(text);
}

/** Of `党政办-张三` the last part that may be a person's name; only Han, so it is its own pattern. */
function personsIn(name: string): readonly string[] {
  return fold(name)
    .text.split(parts)
    .filter((part) => person.test(part));
}

/** Nobody is called less by blanks between the signs of his name. */
function tight(text: string): string {
  return text.replace(/(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, '');
}
