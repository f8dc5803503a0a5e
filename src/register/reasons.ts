import { z } from 'zod';
import type { Tx } from '../ports/store.ts';

const kept = z.looseObject({ reason: z.string() });

/** Why a group was paused, or its trial put off, in the words given; null where none are kept. */
export async function reasonOf(
  tx: Tx,
  groupId: string,
  key: 'pause' | 'trial',
): Promise<string | null> {
  const overlay = (await tx.groups.overlays(groupId)).find((one) => one.key === key);
  const reason = overlay === undefined ? undefined : readKept(overlay.value)?.reason;
  return reason === undefined || reason === '' ? null : reason;
}

/** Gives up the reasons of pauses and of longer trials that are over; how often stays. */
export async function forgetEndedReasons(tx: Tx, now: number): Promise<void> {
  for (const { id, pausedUntil, trialUntil } of await tx.groups.list()) {
    const pauseOver = pausedUntil === null || pausedUntil <= now;
    const trialOver = trialUntil === null || trialUntil <= now;
    for (const overlay of await tx.groups.overlays(id)) {
      if (overlay.key === 'pause' && pauseOver) await tx.groups.dropOverlay(id, overlay.key);
      if (overlay.key !== 'trial' || !trialOver) continue;
      const value = readKept(overlay.value);
      if (value === null || value.reason === '') continue;
      await tx.groups.setOverlay({ ...overlay, value: JSON.stringify({ ...value, reason: '' }) });
    }
  }
}

function readKept(value: string): z.output<typeof kept> | null {
  try {
    return kept.safeParse(JSON.parse(value)).data ?? null;
  } catch {
    return null;
  }
}
