import { expect, it } from 'vitest';
import { givenGroup, instant } from '../world/world.ts';

it('what is to be said to a group waits for its pause to end; what is said of it to a person does not', async () => {
  const world = await givenGroup('青溪镇政务工作群');
  await world.whispers('李主任', '暂停 6小时 防汛值守', '2026-10-13T08:31');
  world.heard();
  for (const [key, to] of [
    ['g', { kind: 'group', id: world.group }],
    ['p', { kind: 'person', id: '李主任' }],
  ] as const) {
    const now = world.clock.now();
    await world.store.transaction((tx) =>
      tx.outbox.add({
        key,
        to,
        purpose: 'notice',
        text: `话 ${key}`,
        rule: null,
        violationId: null,
        groupId: world.group,
        queuedAt: now,
        notBefore: now,
        expiresAt: instant('2026-10-14T18:00'),
        fallback: null,
      }),
    );
  }

  await world.until('2026-10-13T14:30');
  expect(world.heard().map(({ text }) => text)).toEqual(['话 p']);
  await world.until('2026-10-13T14:32');
  expect(world.heard().map(({ text }) => text)).toEqual(['话 g']);
});
