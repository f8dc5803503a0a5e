import type { Incoming } from '../domain/incoming.ts';
import type { Tx } from '../ports/store.ts';

/** The bot's own words came back from the platform: a dispatch whose sending was in doubt was sent. */
export async function settleEcho(
  tx: Tx,
  echo: Extract<Incoming, { kind: 'echo' }>,
  now: number,
): Promise<void> {
  for (const dispatch of await tx.outbox.list(['maybe'], 100)) {
    const same = dispatch.to.kind === echo.to.kind && dispatch.to.id === echo.to.id;
    if (!same || !echo.text.includes(dispatch.text)) continue;
    await tx.outbox.settle(dispatch.id, 'sent', now, 'its echo was seen');
    return;
  }
}
