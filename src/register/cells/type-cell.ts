import { groupTypeTitles, type GroupType } from '../../domain/group.ts';
import { dutyNature, dutyWords, nearTypes, typeWords } from '../column-words.ts';
import { readChoice } from './choice-cell.ts';
import { plainWord, readAs, wordsIn, type Reading } from './reading.ts';

const other = /^(?:其他|其它|综合|另类|未分类)(?:类|群|类群)?$/u;
const longestWord = 20;

/** 群类型; of a type of the office's own the nearest of ours, which is said; of 其他 none. */
export function readType(raw: unknown): Reading<GroupType | null> {
  const reading = readChoice(typeWords, raw);
  const plain = plainWord(wordsIn(raw) ?? '').replace(/\(.*\)/u, '');
  if (reading.ok || plain.length > longestWord) return reading;
  if (other.test(plain)) return readAs(null, '群类型按未填读入，请在导入后补填');
  if (isDuty(plain)) {
    const type = plain.includes('专项') || plain.includes('临时') ? 'task' : 'work';
    const as = `按${groupTypeTitles[type]}、性质“${dutyNature}”读入`;
    return readAs(type, `${as}；24小时值守的，由群主私聊机器人发送“值守群 开”`);
  }
  const near = nearTypes.find(([words]) => words.test(plain))?.[1];
  return near === undefined ? reading : readAs(near, `按${groupTypeTitles[near]}读入，请核对`);
}

/** Whether a word for a type says that people stand by in such a group. */
export function isDuty(words: string): boolean {
  return dutyWords.test(plainWord(words));
}
