import type { ErrandKind } from '../../domain/errand.ts';
import type { PuppetClient } from './puppet-client.ts';

/** Does an errand on the platform; whether it was done. @throws whatever the puppet throws */
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

/** A provider that has not built something says so in words of its own; it is no fault of the moment. */
export function isUnsupported(error: unknown): boolean {
  return (
    error instanceof Error &&
    /UNIMPLEMENTED|not (?:supported|implemented)|unsupported|does not do this/iu.test(error.message)
  );
}
