import { fold } from '../../text/fold.ts';
import { readPattern } from '../../text/pattern/pattern.ts';
import { readInGroupName, type KnownNames } from './in-group.ts';

/** Whether an in-group name holds unit and name. */
export type RealName = (inGroup: string) => boolean;

/** By the office's own patterns where it has some, else in any of the usual spellings. */
export function realNameBy(patterns: readonly string[], known: KnownNames): RealName {
  const own = patterns.map(readPattern).filter((pattern) => typeof pattern !== 'string');
  if (own.length > 0) {
    return (inGroup) => {
      const { text } = fold(inGroup);
      return own.some(({ found }) => found(text));
    };
  }
  return (inGroup) => {
    const { offices, people } = readInGroupName(inGroup, known);
    return offices.length > 0 && people.length > 0;
  };
}
