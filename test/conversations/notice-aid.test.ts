import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

describe('通知, the posting aid', () => {
  it.each(['work', 'notice'] as const)(
    'is asked for by any member, and what it gives breaks no rule of a %s group',
    async (type) => {
      const world = await givenGroup('青溪镇工作群', { type, publishers: ['何文书'] });
      await world.whispers(
        '何文书',
        '通知 各村报送秋播面积；明天下午3点；各村文书；党政办王芳 6123456',
        '2026-10-12T10:00',
      );
      const [notice] = world.heard();
      expect(notice?.to).toBe('何文书');
      await world.says('何文书', notice?.text ?? '');
      expect(await world.violations()).toEqual([]);
      expect(world.heard()).toEqual([]);
    },
  );

  it('written at night comes with the hour to post it at, and alone in the second message', async () => {
    const world = await givenGroup('青溪镇工作群');
    await world.whispers(
      '唐丽',
      '通知\n事项：召开秋粮收购工作会\n时间：周五上午9点\n对象：各村书记\n联系人：王芳 6123456',
      '2026-10-12T21:00',
    );
    const [remark, notice] = world.heard();
    expect(remark?.text).toBe('通知已拟好，见下一条。现为非工作时间，建议明早8:30发布。');
    expect(notice?.text.split('\n')[0]).toBe('【通知】召开秋粮收购工作会');
    await world.says('唐丽', notice?.text ?? '', { at: '2026-10-13T08:30' });
    expect(await world.violations()).toEqual([]);
  });
});
