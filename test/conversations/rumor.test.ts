import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇政务工作群';
const rumor = '网传明天全县停水三天，大家赶紧转发扩散！';
const words = '该信息未经权威部门证实，请勿转发，以官方发布为准。';

describe('rumor', () => {
  it('is told to the sender and, the first time already, to the owner', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', rumor, { at: '2026-10-13T09:00' });

    expect(world.heard()).toEqual([
      { to: '唐丽', text: `${words}09:02前可长按消息撤回。（记录 1）` },
      {
        to: '李主任',
        text: `您好，《${group}》唐丽同志30天内第1次出现“未经证实信息”情形，已作提醒，供您掌握。（记录 1）`,
      },
    ]);
  });

  it('at the third occasion is one line to the group without a name, and a line in the weekly list', async () => {
    const world = await givenGroup(group);

    const others = [
      '听说下周全县要封路，内部消息，大家转发扩散。',
      '网传某超市的面粉有毒，赶紧转发扩散！',
    ];
    for (const [index, text] of [rumor, ...others].entries()) {
      world.heard();
      await world.says('唐丽', text, { at: `2026-10-${String(13 + index)}T09:00` });
    }
    expect(world.heard()).toEqual([
      { to: group, text: '温馨提示：未经证实的信息请勿转发，以官方发布为准。' },
    ]);
    await world.until('2026-10-19T08:59');
    world.heardBySupervisors();
    await world.until('2026-10-19T09:05');

    const [summary] = world.heardBySupervisors();
    expect(summary).toContain(`《${group}》未经证实信息（记录3）`);
    expect(summary).not.toContain('唐丽');
  });

  it('has nothing against who refutes one', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', '关于停水的传言不属实，请以供水公司公告为准。');

    expect(await world.violations()).toEqual([]);
  });
});
