import { z } from 'zod';
import type { Message } from '../domain/message.ts';
import type { Tx } from '../ports/store.ts';

const note = 'clock-skew';
const kept = z.object({ ms: z.number(), at: z.number() });
/** It is written down again when it moved by this much, or after this long. */
const worthNoting = 5_000;
const notedEvery = 60 * 60_000;

/** How far the platform's clock was ahead of ours (milliseconds, negative: behind), and when that was seen. */
export type ClockSkew = z.output<typeof kept>;

/**
 * Keeps how the two clocks stand by what just came in. A message that was long on its way makes ours
 * look ahead, so the one that came quickest says most.
 */
export async function noteSkew(tx: Tx, messages: readonly Message[], now: number): Promise<void> {
  if (messages.length === 0) return;
  const ms = Math.max(
    ...messages.map(({ aheadMs, sentAt, receivedAt }) => aheadMs ?? sentAt - receivedAt),
  );
  const known = await clockSkew(tx);
  const moved = known === null || Math.abs(ms - known.ms) >= worthNoting;
  if (!moved && Math.abs(now - known.at) < notedEvery) return;
  await tx.notes.set(note, JSON.stringify({ ms, at: now }));
}

/** Null while no message came in. */
export async function clockSkew(tx: Tx): Promise<ClockSkew | null> {
  const written = await tx.notes.get(note);
  return written === null ? null : (kept.safeParse(JSON.parse(written)).data ?? null);
}
