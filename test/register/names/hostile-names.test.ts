import { describe, expect, it } from 'vitest';
import { nothingKnown, readInGroupName } from '../../../src/register/names/in-group.ts';
import { realNameBy } from '../../../src/register/names/real-name.ts';

const words = (
  '支部书记 副书记 党支部 党委书记 主任科员 常务副主任 一级主任科员 村支书 副副 原前代兼 ' +
  '青溪镇 党政办 民政办 人民政府 居委会 村民委员会 派出所 第三网格 工作群 张三 李 欧阳 买买提· ' +
  '办 所 站 村 镇 组 一二三 12 - （ ） · A'
).split(' ');

/** No more stands in a cell of a list of names. */
const longest = 200;

describe('a name as long as a cell takes', () => {
  it('is read however often it says what may be read in two ways', () => {
    const isReal = realNameBy([], nothingKnown);
    // What is read in every combination never ends.
    for (const one of words) {
      for (const other of ['', ...words]) {
        const both = one + other;
        const name = `${both.repeat(Math.ceil(longest / both.length)).slice(0, longest - 1)}呀`;
        expect(readInGroupName(name).people.length).toBeLessThanOrEqual(longest);
        expect(typeof isReal(name)).toBe('boolean');
      }
    }
  });
});
