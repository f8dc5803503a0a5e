import { describe, expect, it } from 'vitest';
import { givenGroup, type World } from '../world/world.ts';

const group = '青溪镇政务工作群';
const ask = '请各村通知到位，收到请回复。';
const toAsker =
  '您好，通知发出即视为送达，无需要求大家逐一回复“收到”。确需确认的，请电话或当面确认。';
const toGroup = '各位同志，通知已送达，无需逐一回复“收到”，如有疑问请直接联系经办人。';
const crowd = Array.from({ length: 40 }, (_, index) => `村干部${String(index + 1)}`);

async function wave(world: World, people: readonly string[], text = '收到'): Promise<void> {
  for (const person of people) await world.says(person, text);
}

/** What the bot holds of these people. */
async function casesOf(world: World, people: readonly string[]): Promise<readonly string[]> {
  const cases = await Promise.all(
    people.map((personId) => world.store.transaction((tx) => tx.violations.list({ personId }))),
  );
  return cases.flat().map(({ rule }) => rule);
}

describe('a wave of 收到', () => {
  it('is one case of who asked for it, told to him once, and nobody who answered is blamed', async () => {
    const world = await givenGroup(group, { members: crowd });

    await world.says('唐丽', ask, { at: '2026-10-13T09:00' });
    expect(world.heard().map(({ to }) => to)).toEqual(['唐丽']);
    await wave(world, crowd);
    await world.until('2026-10-13T17:59');

    // He heard of it when he asked: not a second time when they did as he said.
    expect(world.heard()).toEqual([]);
    expect(await world.violations()).toMatchObject([
      { rule: 'forced-reply', personId: '唐丽', hits: 1 },
      { rule: 'no-substance', personId: '唐丽', hits: crowd.length - 2 },
    ]);
    expect(await casesOf(world, crowd)).toEqual([]);
  });

  it('is put to who asked, privately, where asking is no matter in this group', async () => {
    const world = await givenGroup(group, { members: crowd, rules: ['forced-reply: off'] });

    await world.says('唐丽', ask, { at: '2026-10-13T09:00' });
    await wave(world, crowd);
    await world.until('2026-10-13T17:59');

    expect(world.heard()).toEqual([{ to: '唐丽', text: `${toAsker}（记录 1）` }]);
    expect(await casesOf(world, crowd)).toEqual([]);
  });

  it('says nothing of a wave whose cause was taken back or found mistaken', async () => {
    for (const ending of ['recall', 'mistaken'] as const) {
      const world = await givenGroup(group, { members: crowd });

      const message = await world.says('唐丽', ask, { at: '2026-10-13T09:00' });
      if (ending === 'recall') await world.takesBack(message, '2026-10-13T09:01');
      else await world.whispers('李主任', '误报 1', '2026-10-13T09:01');
      world.heard();
      await wave(world, crowd);
      await world.until('2026-10-13T17:59');

      expect(world.heard(), ending).toEqual([]);
    }
  });

  it('is one line to the group where nobody asked, and the case is nobody’s', async () => {
    const world = await givenGroup(group, { members: crowd });

    await world.says('唐丽', '各村：明天下午三点在镇三楼会议室召开防火工作会议，请带上台账。', {
      at: '2026-10-13T09:00',
    });
    await wave(world, crowd);
    await world.until('2026-10-13T17:59');

    expect(world.heard()).toEqual([{ to: group, text: toGroup }]);
    expect(await world.violations()).toMatchObject([
      { rule: 'no-substance', personId: group, hits: crowd.length - 2 },
    ]);
    expect(await casesOf(world, ['唐丽', ...crowd])).toEqual([]);
    await world.whispers('李主任', '违规', '2026-10-14T09:00');
    const [answer] = world.heard();
    expect(answer?.text).toContain('无实质内容接力（38次）');
    for (const person of ['唐丽', ...crowd]) expect(answer?.text).not.toContain(person);
  });

  it('is not undone by taking one 收到 back', async () => {
    const world = await givenGroup(group, { members: crowd });

    await wave(world, crowd.slice(0, 2));
    await world.takesBack(await world.says('村干部3', '收到'));

    expect((await world.violations()).map(({ state }) => state)).toEqual(['open']);
  });

  it('begins with the third, and not with answers that say something', async () => {
    const world = await givenGroup(group);

    await wave(world, ['唐丽', '方伟']);
    await world.says('丁宁', '收到，我村缺两人');
    await world.says('贺云', '收到，名单正在核');

    expect(await world.violations()).toEqual([]);
    expect(world.heard()).toEqual([]);
  });
});

describe('applause after a leader spoke', () => {
  const praise = ['深受鼓舞', '领导指挥有方', '向领导学习', '领导辛苦了'];

  async function applauded(world: World, leader: string): Promise<void> {
    await world.says(leader, '今年的防汛工作做得扎实，值得肯定。', { at: '2026-10-13T09:00' });
    for (const [index, text] of praise.entries()) {
      await world.says(['唐丽', '方伟', '丁宁', '贺云'][index] ?? '', text);
    }
    await world.until('2026-10-13T17:59');
  }

  it('is classed apart, told to the owner alone, and names nobody', async () => {
    const world = await givenGroup(group, { head: '周镇长' });

    await applauded(world, '周镇长');

    expect(world.heard()).toEqual([
      {
        to: '李主任',
        text: `您好，《${group}》出现多人接连表态附和，机器人不在群内提示，供您掌握。（记录 1）`,
      },
    ]);
    expect(await world.violations()).toMatchObject([
      { rule: 'no-substance', personId: group, numbers: { 类别: '附和' } },
    ]);
  });

  it('is told to nobody where only the supervisors’ group could be', async () => {
    const world = await givenGroup(group, { owner: null, head: '周镇长' });
    world.chat.unreachable.add('周镇长');
    await world.store.transaction((tx) => tx.people.setReachable('周镇长', false));

    await applauded(world, '周镇长');

    expect(world.heard()).toEqual([]);
    expect(world.heardBySupervisors()).toEqual([]);
    expect(await world.violations()).toHaveLength(1);
  });
});
