import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇政务工作群';
const notice = '请各网格本周内核对独居老人联系电话，变动的报民政办小刘。';
const words = '您好，该内容此前已发布，请勿重复转发；需要强调的，可由发布人设置群公告。';

describe('duplicate', () => {
  it('says a private word to who posts a notice again, whoever posted it first', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', notice, { at: '2026-10-13T09:00' });
    await world.says('方伟', `【转】${notice}！！`, { at: '2026-10-13T15:00' });

    expect(world.heard()).toEqual([
      { to: '方伟', text: `${words}15:02前可长按消息撤回。（记录 1）` },
    ]);
    expect(await world.violations()).toMatchObject([
      { rule: 'duplicate', personId: '方伟', numbers: { 相距分钟: 360 } },
    ]);
  });

  it('says it once a day, however often it is posted again', async () => {
    const world = await givenGroup(group);

    for (const hour of ['09', '11', '13', '15']) {
      await world.says('唐丽', notice, { at: `2026-10-13T${hour}:00` });
    }

    expect(world.heard()).toHaveLength(1);
    expect(await world.violations()).toHaveLength(3);
  });

  it('takes another date for another notice, and a reminder after a day for a reminder', async () => {
    const world = await givenGroup(group);
    const meeting = (day: string) => `各村${day}下午三点到镇会议室开防火工作会，带上台账。`;

    await world.says('唐丽', meeting('周三'), { at: '2026-10-12T09:00' });
    await world.says('唐丽', meeting('周四'), { at: '2026-10-12T15:00' });
    await world.says('唐丽', meeting('周三'), { at: '2026-10-13T09:01' });

    expect(await world.violations()).toEqual([]);
  });
});
