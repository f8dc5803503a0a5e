import { z } from 'zod';
import type { SlipAnswer } from '../../domain/slip.ts';
import { rosterStates } from '../../domain/roster.ts';
import { isDay } from '../../domain/zone.ts';
import type { SlipCall } from './slip-work.ts';

export const rosterPayload = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(200),
        unit: z.string().max(200),
        post: z.string().max(200).nullable(),
        state: z.enum(rosterStates),
        since: z.string().refine(isDay).nullable(),
      }),
    )
    .max(100_000),
});
export type RosterPayload = Readonly<z.output<typeof rosterPayload>>;

/** The office's list of its people takes the place of the one before. */
export async function replaceRoster({ tx, now, payload }: SlipCall): Promise<SlipAnswer> {
  const { lines } = rosterPayload.parse(payload);
  const before = await tx.roster.list();
  await tx.roster.replace(lines);
  await tx.journal.add({
    at: now,
    actorId: 'console',
    action: 'register.roster',
    groupId: null,
    detail: `lines=${String(lines.length)}`,
  });
  const was = before.length === 0 ? '原来没有名册' : `原名册${String(before.length)}人`;
  return {
    outcome: 'done',
    said: `名册已更新：现有${String(lines.length)}人（${was}，已整体替换）。\n`,
    faults: '',
  };
}
