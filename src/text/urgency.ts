import { urgentMarks } from './words/urgent.ts';

const opening = /^[【[(（<《「“"!！#＃*❗‼⚠🚨🆘]{1,6}/u;
const closing = /^[】\])）>》」”"!！:：,，。.、~…❗‼⚠🚨🆘 ]/u;

/**
 * Whether a folded text is marked urgent at its head: the mark stands alone (【紧急】, 特急！),
 * repeated or as 【紧急通知】. 紧急采购 and 紧急集合 are names of things, not marks.
 * `own` are the unit's further marks, folded like the text.
 */
export function isMarkedUrgent(text: string, own: readonly string[] = []): boolean {
  const head = withoutMention(text).slice(0, 24);
  const opened = head.replace(opening, '');
  const inBrackets = opened !== head;
  const mark = [...own, ...urgentMarks].find((one) => one !== '' && opened.startsWith(one));
  if (mark === undefined) return false;
  let rest = opened.slice(mark.length);
  while (rest.startsWith(mark)) rest = rest.slice(mark.length);
  if (inBrackets) rest = rest.replace(/^(?:通知|提醒|事项|求助|任务)/u, '');
  return rest === '' || closing.test(rest);
}

function withoutMention(text: string): string {
  return text.replace(/^(?:@所有人 ?|@\S{1,20} ){1,3}/u, '').trimStart();
}
