import { describe, expect, it } from 'vitest';
import { givenGroup, type World } from '../world/world.ts';

const group = '青溪镇政务工作群';
const asksInGroup = (world: World, who: string, word: string) =>
  world.says(who, `@群规助手\u2005${word}`, { mentionsBot: true });

describe('another bot in the group', () => {
  it('that asks again with every answer is answered three times, and then not for an hour', async () => {
    const world = await givenGroup(group, { members: ['另一助手'] });
    for (let n = 0; n < 10; n += 1) await asksInGroup(world, '另一助手', '规则');
    // That it floods the group is another matter.
    const heard = world.heard().filter(({ text }) => text.includes('适用规则'));

    expect(heard.map(({ to }) => to)).toEqual([group, '另一助手', '另一助手']);
    expect(heard[2]?.text).toContain('已连续答复三次，其他事项请私聊我');
    await world.passes(55);
    await asksInGroup(world, '另一助手', '规则');
    expect(world.heard()).toEqual([]);
    await world.passes(10);
    await asksInGroup(world, '另一助手', '规则');
    expect(world.heard().map(({ to }) => to)).toEqual([group]);
  });

  it('cannot make it speak by talking to it alone, whatever it says back', async () => {
    const world = await givenGroup(group, { members: ['另一助手'] });
    let last = '您好，发送“帮助”可查看命令。';
    let answers = 0;
    for (let n = 0; n < 20; n += 1) {
      await world.whispers('另一助手', last);
      const heard = world.heard();
      answers += heard.length;
      last = heard.at(-1)?.text ?? last;
    }

    expect(answers).toBeLessThanOrEqual(3);
  });
});

describe('a person', () => {
  it('who asks the same four times is told at the third that it will not be repeated', async () => {
    const world = await givenGroup(group);
    const answers: string[][] = [];
    for (let n = 0; n < 4; n += 1) {
      await world.passes(2);
      await world.whispers('李主任', '状态');
      answers.push(world.heard().map(({ text }) => text));
    }

    expect(answers.map((texts) => texts.length)).toEqual([1, 1, 1, 0]);
    expect(answers[1]?.[0]).not.toContain('不再重复');
    expect(answers[2]?.[0]).toContain('同样的答复已给出三次，一小时内不再重复');
    await world.whispers('李主任', '规则');
    expect(world.heard()).toHaveLength(1);
  });

  it('who asks the same now and then is always answered', async () => {
    const world = await givenGroup(group);
    for (let n = 0; n < 8; n += 1) {
      await world.passes(7);
      await world.whispers('李主任', '状态');
      expect(world.heard()).toHaveLength(1);
    }
  });

  it('who asks about one record after the other is always answered', async () => {
    const world = await givenGroup(group);
    for (let n = 0; n < 6; n += 1)
      await world.says('唐丽', `请各村明天上午报送第${String(n)}张进度表`, {
        at: `2026-10-${String(12 + n)}T20:00`,
      });
    world.heard();
    for (let n = 1; n <= 6; n += 1) {
      await world.whispers('唐丽', `为什么 ${String(n)}`);
      expect(world.heard()).toHaveLength(1);
    }
  });

  it('who asks one thing after the other in the group is answered three times', async () => {
    const world = await givenGroup(group);
    const words = ['规则', '群规', '帮助', '状态', '隐私', '规则'];
    for (const word of words) {
      await world.passes(1);
      await asksInGroup(world, '李主任', word);
    }

    expect(world.heard().map(({ to }) => to)).toEqual([group, '李主任', '李主任']);
    await world.whispers('李主任', '状态');
    expect(world.heard()).toHaveLength(1);
  });

  it('gets his answer alone where the group has heard one in the half hour', async () => {
    const people = Array.from({ length: 8 }, (_, n) => `干部${String(n)}`);
    const world = await givenGroup(group, { members: people });
    for (const one of people) await asksInGroup(world, one, '规则');

    expect(world.heard().map(({ to }) => to)).toEqual([group, ...people.slice(1)]);
  });

  it('who changes something always hears that it was done', async () => {
    const world = await givenGroup(group);
    const entries = () => world.store.transaction((tx) => tx.journal.list({}, 100));
    const before = (await entries()).length;
    for (let n = 0; n < 6; n += 1) await world.whispers('李主任', '设置 工作时间 9:00-17:00');

    expect(world.heard()).toHaveLength(6);
    expect(await entries()).toHaveLength(before + 6);
  });

  it('gets his answer alone at night, and the group hears nothing', async () => {
    const world = await givenGroup(group);
    await world.until('2026-10-13T23:10');
    await asksInGroup(world, '唐丽', '群规');
    await asksInGroup(world, '李主任', '状态');

    expect(world.heard().map(({ to }) => to)).toEqual(['唐丽', '李主任']);
  });
});
