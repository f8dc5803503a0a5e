import { expect, it } from 'vitest';
import { dispatchStates } from '../../src/domain/dispatch.ts';
import { givenGroup, type World } from '../world/world.ts';

const group = '青溪镇农业农村工作群';
const asks = '通知 各村报送蓼汀面积；下周五下午3点；各村文书；党政办王芳 6123456';

async function kept(world: World) {
  const all = await world.store.transaction((tx) => tx.outbox.list(dispatchStates, 100));
  return all.filter((one) => JSON.stringify(one).includes('蓼汀'));
}

it('a draft that could not be said in time is forgotten all the same', async () => {
  const world = await givenGroup(group);
  for (let tried = 0; tried < 40; tried += 1) world.chat.refusals.push('offline');
  await world.whispers('李主任', asks, '2026-10-12T10:00');
  expect(await kept(world)).not.toEqual([]);
  await world.until('2026-10-12T13:00');
  expect(await kept(world)).toEqual([]);
});

it('a draft nobody knows the fate of is forgotten, too', async () => {
  const world = await givenGroup(group);
  world.chat.refusals.push('unknown');
  await world.whispers('李主任', asks, '2026-10-12T10:00');
  expect(await kept(world)).toEqual([]);
});
