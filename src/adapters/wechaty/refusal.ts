import type { Recipient } from '../../domain/incoming.ts';
import { ChatRefused } from '../../ports/chat.ts';
import type { RefusalCode } from '../../ports/chat.ts';

const tooFast = /频繁|过快|太快|too (?:many|fast|frequent)|rate.?limit/iu;
const noFriend =
  /不是.{0,8}好友|非好友|好友关系|朋友验证|拉黑|拒收|not (?:a |your )?friend|no contact|blocked/iu;
const notInGroup =
  /不在.{0,6}群|群.{0,6}不存在|移出|not in (?:the |this )?(?:room|group)|not a member|no (?:such )?(?:room|group)|(?:room|group) not found/iu;
/** The call never left this machine, or was turned away at the door. */
const neverLeft =
  /No connection established|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|Name resolution|no grpc manager|NO CLIENT|UNAUTHENTICATED/iu;

/** What a failed call means. Whatever is not surely known is `unknown`: it may have been sent. */
export function refusalCode(error: unknown, to: Recipient['kind'] | null): RefusalCode {
  const words = error instanceof Error ? error.message : String(error);
  if (neverLeft.test(words)) return 'offline';
  if (tooFast.test(words)) return 'too-fast';
  if (to === 'person' && noFriend.test(words)) return 'unreachable';
  if (to === 'group' && notInGroup.test(words)) return 'gone';
  return 'unknown';
}

/** `hide` takes out of the cause what must not be told: Wechaty's errors quote the token. */
export function refusal(
  error: unknown,
  to: Recipient['kind'] | null,
  hide: (words: string) => string,
): ChatRefused {
  const words = error instanceof Error ? error.message : String(error);
  // Not the error itself: its stack and details repeat the words.
  return new ChatRefused(refusalCode(error, to), { cause: new Error(hide(words)) });
}
