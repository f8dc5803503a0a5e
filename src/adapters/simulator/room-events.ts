import type { Puppet } from 'wechaty-puppet';
import type { WorldEvent } from './world-event.ts';

type Change = Extract<WorldEvent, { kind: 'group-change' }>;

/** Says a change in a group the way puppets do; a new owner is told by no event at all. */
export function tellRoomEvent(puppet: Puppet, event: Change, botId: string): void {
  const { change, before, after, at } = event;
  const roomId = after.id;
  const concernsBot = event.personId === botId;
  const sits = [...before.members, ...after.members].some(({ personId }) => personId === botId);
  if (!sits) return;
  const by = event.by ?? after.ownerId ?? botId;
  const who = event.personId === null ? [] : [event.personId];
  if (change === 'rename') {
    const topics = { oldTopic: before.name, newTopic: after.name };
    puppet.emit('room-topic', { roomId, changerId: by, ...topics, timestamp: at });
  } else if (change === 'invite-bot' || change === 'join') {
    // Of a bot that was taken in by nobody knows whom, the platform says no more.
    const inviterId = concernsBot ? (event.by ?? '') : by;
    puppet.emit('room-join', { roomId, inviteeIdList: who, inviterId, timestamp: at });
  } else if (change === 'remove-bot' || change === 'leave') {
    const removerId = concernsBot ? by : (who[0] ?? by);
    puppet.emit('room-leave', { roomId, removeeIdList: who, removerId, timestamp: at });
  }
}
