import { expect, it } from 'vitest';
import { bookOf } from '../world/books.ts';
import { givenGroup, type World } from '../world/world.ts';

const name = '青溪镇人居环境整治专项群';

async function rename(world: World, to: string): Promise<void> {
  const group = world.chat.groups.get(name);
  if (group === undefined) throw new Error('no such group');
  world.chat.groups.set(name, { ...group, name: to });
  world.bot.receive({ kind: 'changed', groupId: name, at: world.clock.now() });
  await world.bot.settled();
}

it('a group that is renamed keeps its type, its term and what was set', async () => {
  const world = await givenGroup(name, { type: 'task', ends: '2026-12-31' });
  await world.whispers('李主任', '设置 工作时间 9:00-17:00', '2026-10-13T09:00');
  await rename(world, '青溪镇美丽家园群');
  world.heard();

  await world.whispers('李主任', '状态');

  const [answer] = world.heard();
  expect(answer?.text).toContain('《青溪镇美丽家园群》');
  expect(answer?.text).toContain('类型：专项群');
  expect(answer?.text).toContain('使用期限：2026-12-31');
  expect(answer?.text).toContain('9:00-17:00');
});

it('a group of the book does not become another of its groups by a new name', () => {
  const book = bookOf(
    [
      'book: 青溪镇',
      'version: 2026-10-01',
      'extends: [base]',
      'units: { 青溪镇: { own: [镇政府], superiors: [云岭县] } }',
      'groups:',
      `  - { name: ${name}, type: task, ends: 2026-12-31 }`,
      '  - { name: 青溪镇值守群, type: work, duty: true }',
      '',
    ].join('\n'),
  );
  const renamed = { id: 'g', name: '青溪镇值守群', overlay: new Map([['entry', name]]) };

  expect(book.forGroup(renamed).setting).toMatchObject({ type: 'task', duty: false });
  // An entry that left the book holds nobody.
  const freed = { ...renamed, overlay: new Map([['entry', '早先的群']]) };
  expect(book.forGroup(freed).setting).toMatchObject({ type: 'work', duty: true });
});
