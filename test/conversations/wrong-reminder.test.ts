import { describe, expect, it } from 'vitest';
import { givenGroup, type World } from '../world/world.ts';

const group = '青溪镇政务工作群';
const post = '请各村明天上午报送秋播进度表';
const sorry = '您好，记录 1 经核实不成立，已撤销，先前提醒请不必理会，给您添麻烦了。';
/** The owner hears that it is marked; that is not what these are about. */
const marked = /已标为误报/u;

const listened = new WeakMap<World, number>();

/** What the bot said since this was last asked; each reads `人：话`. */
function heard(world: World): readonly string[] {
  const fresh = world.chat.said.slice(listened.get(world) ?? 0);
  listened.set(world, world.chat.said.length);
  return fresh.filter(({ text }) => !marked.test(text)).map(({ to, text }) => `${to.id}：${text}`);
}

describe('a reminder that was wrong', () => {
  it('within two minutes is taken back, without another word', async () => {
    const world = await givenGroup(group);
    await world.says('唐丽', post, { at: '2026-10-12T19:00' });
    await world.whispers('李主任', '误报 1', '2026-10-12T19:01:59');
    expect(world.chat.done).toEqual(['recall s1']);

    heard(world);
    await world.until('2026-10-13T12:00');
    expect(heard(world)).toEqual([]);
  });

  it('that cannot be taken back is put right by a word in the morning', async () => {
    const world = await givenGroup(group);
    world.chat.recalls = false;
    await world.says('唐丽', post, { at: '2026-10-12T19:00' });
    await world.whispers('李主任', '误报 1', '2026-10-12T19:01');
    heard(world);

    await world.until('2026-10-13T08:29');
    expect(heard(world)).toEqual([]);
    await world.until('2026-10-13T12:00');
    expect(heard(world)).toEqual([`唐丽：${sorry}`]);
  });

  it('later than that is put right by one private word in office hours', async () => {
    const world = await givenGroup(group);
    await world.says('唐丽', post, { at: '2026-10-12T19:00' });
    heard(world);
    await world.whispers('李主任', '误报 1', '2026-10-12T19:02');
    await world.whispers('李主任', '误报 1', '2026-10-12T19:03');
    expect(world.chat.done).toEqual([]);
    expect(heard(world)).toHaveLength(1);

    await world.until('2026-10-14T12:00');
    expect(heard(world)).toEqual([`唐丽：${sorry}`]);
  });

  it('that was not said yet is never said', async () => {
    const world = await givenGroup(group, { unreachable: ['唐丽'] });
    await world.says('唐丽', post, { at: '2026-10-12T19:00' });
    await world.whispers('李主任', '误报 1', '2026-10-12T21:00');
    heard(world);
    await world.until('2026-10-13T12:00');

    expect(heard(world)).toEqual([]);
    expect(world.chat.done).toEqual([]);
  });

  it('in the group is taken back there within two minutes, and not corrected afterwards', async () => {
    for (const [at, done] of [
      ['2026-10-13T08:31', ['recall s1']],
      ['2026-10-13T08:40', []],
    ] as const) {
      const world = await givenGroup(group, { unreachable: ['唐丽'] });
      await world.says('唐丽', post, { at: '2026-10-12T19:00' });
      await world.until('2026-10-13T08:30');
      expect(heard(world).at(-1)).toContain(group);
      await world.whispers('李主任', '误报 1', at);
      expect(world.chat.done).toEqual(done);
      heard(world);
      await world.until('2026-10-14T12:00');
      expect(heard(world)).toEqual([]);
    }
  });

  it('that left as one line with others is left alone', async () => {
    const world = await givenGroup(group, { unreachable: ['唐丽', '方伟'] });
    await world.says('唐丽', post, { at: '2026-10-12T19:00' });
    await world.says('方伟', post, { at: '2026-10-12T20:00' });
    await world.until('2026-10-13T08:30');
    expect(heard(world).filter((said) => said.startsWith(group))).toHaveLength(1);

    await world.whispers('李主任', '误报 1', '2026-10-13T08:31');
    expect(world.chat.done).toEqual([]);
  });

  it('that was right is not taken back because its cause was: he did as he was asked', async () => {
    const world = await givenGroup(group);
    const message = await world.says('唐丽', post, { at: '2026-10-12T19:00' });
    await world.takesBack(message, '2026-10-12T19:01');
    await world.until('2026-10-13T12:00');

    expect(world.chat.done).toEqual([]);
    expect(heard(world)).toHaveLength(1);
  });

  it('is explained to whoever asks, as one that was said', async () => {
    const world = await givenGroup(group);
    await world.says('唐丽', post, { at: '2026-10-12T19:00' });
    await world.whispers('李主任', '误报 1', '2026-10-12T19:10');
    await world.until('2026-10-13T09:00');
    heard(world);
    await world.whispers('唐丽', '为什么 1');
    const [record] = heard(world);
    expect(record).toContain('状态：误报');
    expect(record).toContain('提醒：已私下提醒本人，未在群内提及。');
    expect(record).toContain('异议：该记录为“误报”，不计入统计，无需处理。');
  });

  it('to the owner or an administrator is marked by nobody the owner appointed', async () => {
    const world = await givenGroup(group, { admins: ['李敏', '赵敏'], head: '周镇长' });
    await world.says('李主任', post, { at: '2026-10-12T19:00' });
    await world.says('李敏', post, { at: '2026-10-12T19:10' });
    heard(world);
    await world.whispers('李敏', '误报 1');
    await world.whispers('赵敏', '误报 2');
    await world.whispers('赵敏', '为什么 2');
    const said = heard(world);
    expect(said.slice(0, 2)).toEqual([
      '李敏：记录 1 与本群管理人员有关，由上一级核实；本人认为有误的，可发送“申诉 1 理由”。',
      '赵敏：记录 2 与本群管理人员有关，由上一级核实；本人认为有误的，可发送“申诉 2 理由”。',
    ]);
    expect(said[2]).toContain(
      '异议：由其他有权处理的同志核实；本人认为有误的，可发送“申诉 2 理由”。',
    );
    expect((await world.violations()).map(({ state }) => state)).toEqual(['open', 'open']);

    await world.whispers('周镇长', '误报 1');
    await world.whispers('李主任', '误报 2');
    expect((await world.violations()).map(({ state }) => state)).toEqual(['mistaken', 'mistaken']);
  });

  it('of which the owner had heard by name is put right with him, too, in office hours', async () => {
    const world = await givenGroup(group, { admins: ['李敏'] });
    await world.says('唐丽', post, { at: '2026-10-12T19:00' });
    await world.says('唐丽', post, { at: '2026-10-13T19:00' });
    await world.until('2026-10-14T09:00');
    expect(heard(world).filter((said) => said.includes('第2次'))).toHaveLength(1);

    await world.whispers('李敏', '误报 2', '2026-10-14T20:00');
    expect(heard(world)).toEqual([]);
    await world.until('2026-10-15T09:00');
    expect(heard(world).filter((said) => said.startsWith('李主任'))).toEqual([
      `李主任：您好，《${group}》记录 2 经核实不成立，已撤销，不计入统计，先前告知的情况请不必处理。`,
    ]);
  });

  it('is not explained to the owner who marked it himself', async () => {
    const world = await givenGroup(group);
    await world.says('唐丽', post, { at: '2026-10-12T19:00' });
    await world.says('唐丽', post, { at: '2026-10-13T19:00' });
    await world.until('2026-10-14T09:00');
    heard(world);
    await world.whispers('李主任', '误报 2');
    await world.until('2026-10-14T12:00');
    expect(heard(world).filter((said) => said.startsWith('李主任'))).toEqual([]);
  });

  it('twice to one owner is put right with him in one word', async () => {
    const world = await givenGroup(group, { admins: ['李敏'] });
    for (const person of ['唐丽', '方伟'])
      await world.says(person, post, { at: '2026-10-12T19:00' });
    for (const person of ['唐丽', '方伟'])
      await world.says(person, post, { at: '2026-10-13T19:00' });
    await world.until('2026-10-14T09:00');
    await world.whispers('李敏', '误报 3', '2026-10-14T20:00');
    await world.whispers('李敏', '误报 4');
    heard(world);
    await world.until('2026-10-15T09:00');
    expect(heard(world).filter((said) => said.startsWith('李主任'))).toEqual([
      [
        '李主任：您好，以下2件供您掌握，涉及个人的已作提醒：',
        `1. 《${group}》记录 3 经核实不成立，已撤销，不计入统计，先前告知的情况请不必处理。`,
        `2. 《${group}》记录 4 经核实不成立，已撤销，不计入统计，先前告知的情况请不必处理。`,
      ].join('\n'),
    ]);
  });

  it('and was overturned because nobody reviewed it in time is put right with the owner, too', async () => {
    const world = await givenGroup(group);
    await world.says('唐丽', post, { at: '2026-10-12T19:00' });
    await world.says('唐丽', post, { at: '2026-10-13T19:00' });
    await world.until('2026-10-14T09:00');
    await world.whispers('唐丽', '申诉 2 当时防汛');
    await world.until('2026-10-19T18:01');
    heard(world);
    await world.until('2026-10-20T12:00');
    expect(heard(world).filter((said) => said.startsWith('李主任'))).toEqual([
      `李主任：您好，《${group}》记录 2 因申诉逾期未复核，已按规定撤销，不计入统计，先前告知的情况请不必处理。`,
    ]);
  });
});
