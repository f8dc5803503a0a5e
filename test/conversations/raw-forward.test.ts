import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇农业农村工作群';
const paper = {
  type: 'attachment',
  fileName: '云农发〔2026〕18号 关于开展秋季农资打假专项行动的通知.pdf',
} as const;
const points =
  '文件要点：一是10月底前查完全镇12家农资店；二是发现问题种子先封存再上报。拟由农业中心统一检查，各村只需带路，有疑问打我电话。';

describe('raw-forward', () => {
  it('waits ten minutes for key points and handling, and says nothing when they come', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', '', { ...paper, at: '2026-10-12T09:00' });
    expect((await world.violations()).map(({ state }) => state)).toEqual(['pending']);
    await world.says('唐丽', points, { at: '2026-10-12T09:10' });
    await world.until('2026-10-12T12:00');

    expect((await world.violations()).map(({ state }) => state)).toEqual(['cured']);
    expect(world.heard()).toEqual([]);
  });

  it('has nothing to say where the points came first', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', points, { at: '2026-10-12T09:00' });
    await world.says('唐丽', '', { ...paper, at: '2026-10-12T09:10' });
    await world.until('2026-10-12T12:00');

    expect(await world.violations()).toEqual([]);
  });

  it('gives a second paper ten minutes of its own', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', '', { ...paper, at: '2026-10-12T09:00' });
    await world.says('唐丽', '', {
      type: 'attachment',
      fileName: '云农发〔2026〕19号 关于做好冬油菜田间管理的通知.pdf',
      at: '2026-10-12T09:09',
    });
    await world.says('唐丽', points, { at: '2026-10-12T09:12' });
    await world.until('2026-10-12T12:00');

    expect((await world.violations()).map(({ state }) => state)).toEqual(['open', 'cured']);
  });

  it('says a private word once the ten minutes are over', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', '', { ...paper, at: '2026-10-12T09:00' });
    await world.says('唐丽', '请大家查收。', { at: '2026-10-12T09:01' });
    await world.until('2026-10-12T09:10');
    expect(world.heard()).toEqual([]);
    await world.until('2026-10-12T09:11');

    expect(world.heard()).toEqual([
      { to: '唐丽', text: expect.stringMatching(/要点、拟办意见.*（记录 1）$/u) as string },
    ]);
    expect((await world.violations())[0]).toMatchObject({ state: 'open', rule: 'raw-forward' });
  });

  it("is not cured by somebody else's points", async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', '', { ...paper, at: '2026-10-12T09:00' });
    await world.says('方伟', points, { at: '2026-10-12T09:05' });
    await world.until('2026-10-12T09:20');

    expect((await world.violations()).map(({ state }) => state)).toEqual(['open']);
  });

  describe('across a restart', () => {
    let folder = '';
    afterEach(() => rm(folder, { recursive: true, force: true }));

    it('remembers the obligation: what falls due while the bot is down stands when it is back', async () => {
      folder = await mkdtemp(join(tmpdir(), 'qungui-'));
      const file = join(folder, 'store.sqlite');
      const world = await givenGroup(group, { file });

      await world.says('唐丽', '', { ...paper, at: '2026-10-12T09:00' });
      await world.says('方伟', '', { ...paper, at: '2026-10-12T09:03' });
      await world.dies();
      await world.open(file);
      await world.says('唐丽', points, { at: '2026-10-12T09:08' });
      await world.until('2026-10-12T09:30');

      expect((await world.violations()).map(({ personId, state }) => [personId, state])).toEqual([
        ['唐丽', 'cured'],
        ['方伟', 'open'],
      ]);
      expect(world.heard().map(({ to }) => to)).toEqual(['方伟']);
    });
  });
});
