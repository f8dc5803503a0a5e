import { z } from 'zod';
import type { SlipAnswer } from '../../domain/slip.ts';
import { dropSupervisor, supervisorIds } from '../supervisors.ts';
import type { SlipCall } from './slip-work.ts';

export const dropPayload = z.strictObject({ id: z.string().min(1).max(200) });
export type DropPayload = Readonly<z.output<typeof dropPayload>>;

/** Takes somebody off the list of supervisors. */
export async function removeSupervisor({ tx, now, payload }: SlipCall): Promise<SlipAnswer> {
  const { id } = dropPayload.parse(payload);
  const listed = await supervisorIds(tx);
  if (!listed.has(id)) {
    const faults = `“${id.slice(0, 60)}”不在监督员名单中：请先运行 supervisors list 核对标识。\n`;
    return { outcome: 'refused', said: '', faults };
  }
  await dropSupervisor(tx, id);
  await tx.journal.add({
    at: now,
    actorId: 'console',
    action: 'supervisor.drop',
    groupId: null,
    detail: id,
  });
  const said = `已从监督员名单中移除 ${id}，名单现有${String(listed.size - 1)}人。\n`;
  return { outcome: 'done', said, faults: '' };
}
