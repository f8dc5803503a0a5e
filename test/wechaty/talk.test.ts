import { expect, test } from 'vitest';
import { connect, idOf, openGateway, until } from './open-gateway.ts';

test('what a member says arrives in our own words', async () => {
  const { world, gateway } = await openGateway();
  const link = await connect(gateway);
  await link.whenReady();
  const group = idOf(world, '青溪镇农业农村工作群');
  world.say({
    to: { kind: 'group', id: group },
    from: idOf(world, '唐丽'),
    type: 'text',
    text: '明早9点前把各村秋播面积报给我',
  });
  await until('the message', () => link.incoming.length > 0);
  expect(link.incoming).toMatchObject([
    {
      kind: 'message',
      message: {
        groupId: group,
        senderId: idOf(world, '唐丽'),
        type: 'text',
        text: '明早9点前把各村秋播面积报给我',
      },
    },
  ]);
});
