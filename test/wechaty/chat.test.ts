import { systemClock } from '../../src/adapters/clock.ts';
import { startGateway } from '../../src/adapters/simulator/gateway.ts';
import { township } from '../../src/adapters/simulator/township.ts';
import { createWorld } from '../../src/adapters/simulator/world.ts';
import { openWechaty } from '../../src/adapters/wechaty/chat.ts';
import { chatContract } from '../contracts/chat-contract.ts';
import { idOf, silent } from './open-gateway.ts';

chatContract('Wechaty over gRPC', async () => {
  const world = createWorld(township(Date.parse('2026-10-12T09:00+08:00')), systemClock());
  const gateway = await startGateway({ world });
  const link = await openWechaty({
    ...gateway,
    clock: systemClock(),
    log: silent,
    patienceMs: 60_000,
    onIncoming: () => undefined,
    onLost: () => undefined,
  });
  await link.whenReady();
  const name = '青溪镇政务工作群';
  const group = { id: idOf(world, name), name, ownerId: idOf(world, '孙浩') };
  const foreignGroupId = idOf(world, '柳湾村村民群');
  world.changeGroup(foreignGroupId, 'remove-bot');
  const strangerId = idOf(world, '董海');
  return {
    chat: link.chat,
    group,
    foreignGroupId,
    friendId: idOf(world, '唐丽'),
    strangerId,
    heard: () =>
      world
        .snapshot()
        .messages.filter(({ from }) => from === world.botId)
        .map(({ to, text }) => ({ to, text })),
    standing: () =>
      world
        .snapshot()
        .messages.filter(({ from, recalled }) => from === world.botId && !recalled)
        .map(({ text }) => text),
    strangerAsks() {
      world.askFriend(strangerId, '我是农业农村办董海');
      return world.snapshot().asks?.friendRequests[0]?.id ?? '';
    },
    inviteToForeignGroup() {
      world.inviteBot(foreignGroupId, group.ownerId);
      return world.snapshot().asks?.invitations[0]?.id ?? '';
    },
    later: (ms) => {
      world.setClock(world.now() + ms);
    },
    rename(personId, memberName, groupName) {
      const now = world.group(group.id);
      if (now === null) throw new Error('The group is not there');
      world.replaceGroup({
        ...now,
        name: groupName,
        members: now.members.map((member) =>
          member.personId === personId ? { personId, name: memberName } : member,
        ),
      });
    },
    leaveToBot() {
      const now = world.group(group.id);
      if (now === null) throw new Error('The group is not there');
      world.replaceGroup({ ...now, ownerId: world.botId });
    },
    refuseNext: () => {
      gateway.faults.add('refuse-next', 1);
    },
    dropNextAnswer: () => {
      gateway.faults.add('drop-next-answer', 1);
    },
    cut: () => gateway.stop(),
    async close() {
      await link.stop();
      await gateway.stop();
    },
  };
});
