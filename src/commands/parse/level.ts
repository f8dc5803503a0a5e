import type { Strength } from '../../engine/rule-book/rule-entry.ts';
import { plain } from './plain.ts';

/** What an owner may make of a rule; `restore` gives it back to the rule book. */
export type LevelWords = Strength | 'restore';

const words: readonly (readonly [level: LevelWords, shape: RegExp])[] = [
  ['report', /^(?:上报|报告|report)$/u],
  ['remind', /^(?:提醒|提示|remind)$/u],
  ['observe', /^(?:观察|只记录|仅记录|只记录不提醒|记录|observe)$/u],
  ['off', /^(?:停用|关闭|关掉|关|不用|不管|停|取消提醒|off)$/u],
  ['restore', /^(?:恢复|恢复默认|还原|默认|取消|撤销|开启|打开|开|on|reset)$/u],
];

/** The level a word names; null where it names none. */
export function readLevel(text: string): LevelWords | null {
  const word = plain(text).toLowerCase();
  return words.find(([, shape]) => shape.test(word))?.[0] ?? null;
}
