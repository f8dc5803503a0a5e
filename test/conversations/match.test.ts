import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇政务工作群';
const rules = [
  'no-dinners:',
  '  kind: match',
  '  with: { words: [聚餐], unless: [不得聚餐] }',
  '  reminder: 工作群请勿组织聚餐，感谢配合。',
  '  examples: [ { says: 周六聚餐去不去, finds: true }, { says: 值班期间不得聚餐, finds: false } ]',
];

describe("a rule of the unit's own", () => {
  it('says its own words, once for one matter', async () => {
    const world = await givenGroup(group, { rules });

    await world.says('唐丽', '培训班结束后周六聚餐', { at: '2026-10-13T09:00' });
    await world.says('唐丽', '聚餐地点定在镇食堂', { at: '2026-10-13T09:05' });

    expect(world.heard()).toEqual([
      { to: '唐丽', text: '工作群请勿组织聚餐，感谢配合。09:02前可长按消息撤回。（记录 1）' },
    ]);
    expect((await world.violations()).filter(({ rule }) => rule === 'no-dinners')).toMatchObject([
      { hits: 2 },
    ]);
  });

  it('keeps to its exceptions', async () => {
    const world = await givenGroup(group, { rules });

    await world.says('唐丽', '值班期间不得聚餐，请各站所遵照执行。');

    expect(await world.violations()).toEqual([]);
  });
});
