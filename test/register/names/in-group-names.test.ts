import { describe, expect, it } from 'vitest';
import { realNameBy } from '../../../src/register/names/real-name.ts';
import { nothingKnown } from '../../../src/register/names/in-group.ts';
import { heldOut, thirdList, tuning } from './in-group-names.ts';

const isReal = realNameBy([], nothingKnown);

function judged({ real, not }: typeof tuning) {
  return {
    missed: not.filter(isReal),
    falseAlarms: real.filter((name) => !isReal(name)),
  };
}

describe('unit and name in an in-group name', () => {
  it('is seen in every name it was written after', () => {
    expect(judged(tuning)).toEqual({ missed: [], falseAlarms: [] });
  });

  it('is seen in names nobody looked at before', () => {
    expect(judged(heldOut)).toEqual({ missed: [], falseAlarms: [] });
  });

  it('is seen in those tried last', () => {
    // A post with the family before the name: nobody else writes so.
    const falseAlarms = ['青溪小学-安老师安宁宁'];
    expect(judged(thirdList)).toEqual({ missed: [], falseAlarms });
  });

  it.each(['党政办 扎西', '双河村-洛桑次仁', '民政办-卓玛', '派出所 吉克阿牛'])(
    'is seen where the people have no family name, or one of their own: %s',
    (name) => {
      expect(isReal(name)).toBe(true);
    },
  );
});
