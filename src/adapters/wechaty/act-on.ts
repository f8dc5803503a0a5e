import type { ErrandKind } from '../../domain/errand.ts';
import type { PuppetClient } from './puppet-client.ts';

/**
 * Does an errand on the platform; whether it was done, as far as the provider tells: some answer
 * without an error and do nothing. @throws whatever the puppet throws
 */
export async function actOn(
  puppet: PuppetClient,
  kind: ErrandKind,
  target: string,
): Promise<boolean> {
  switch (kind) {
    case 'leave':
      await puppet.roomQuit(target);
      return true;
    case 'accept-invitation':
      await puppet.roomInvitationAccept(target);
      return true;
    case 'accept-friend':
      await puppet.friendshipAccept(target);
      return true;
    case 'recall':
      return puppet.messageRecall(target);
  }
}

/**
 * Whether a provider has not built this at all: it says so in words of its own, or lacks the call.
 * That is no fault of the moment, so asking again is of no use.
 */
export function isUnsupported(error: unknown): boolean {
  return (
    error instanceof Error &&
    /UNIMPLEMENTED|not (?:supported|implemented)|unsupported|is not a function|does not do this/iu.test(
      error.message,
    )
  );
}
