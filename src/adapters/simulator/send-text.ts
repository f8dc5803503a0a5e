import { memberIds } from './directory-payloads.ts';
import type { Faults } from './faults.ts';
import type { World } from './world.ts';

/**
 * The account says something, unless the platform or a fault is against it; the id of what was
 * said. @throws Error in the words of a platform that refuses
 */
export async function sendText(
  { world, faults }: { readonly world: World; readonly faults: Faults },
  to: string,
  text: string,
  mentionIds: readonly string[],
): Promise<string> {
  const group = world.group(to);
  if (group !== null && !memberIds(group).includes(world.botId)) throw new Error('not in room');
  if (group === null && world.person(to)?.friend !== true) {
    throw new Error('对方还不是你的好友，请先发送朋友验证请求');
  }
  const fault = faults.take();
  if (fault === 'refuse-next') throw new Error('操作过于频繁，请稍后再试');
  const { id } = world.say({
    to: { kind: group === null ? 'person' : 'group', id: to },
    from: world.botId,
    type: 'text',
    text,
    mentionIds,
  });
  if (fault === 'drop-next-answer') throw new Error('the answer was lost');
  if (fault === 'hang-next-answer') await new Promise<never>(() => undefined);
  return id;
}
