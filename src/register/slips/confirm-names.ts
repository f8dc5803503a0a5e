import { z } from 'zod';
import type { SlipAnswer } from '../../domain/slip.ts';
import { shownName } from '../../text/shown-name.ts';
import { candidatesOf, confirm, type Candidate } from '../candidates.ts';
import type { SlipCall } from './slip-work.ts';

const chosen = z.strictObject({
  role: z.enum(['owner', 'publisher', 'head', 'secrecyOfficer', 'supervisors']),
  scope: z.string(),
  groupId: z.string().nullable(),
  name: z.string(),
  id: z.string(),
});
export const confirmPayload = z.strictObject({ chosen: z.array(chosen).max(1_000) });
export type ConfirmPayload = Readonly<z.output<typeof confirmPayload>>;
export type Chosen = ConfirmPayload['chosen'][number];

/** Gives roles to those whoever sat at the console chose from the list; all of them or none. */
export async function confirmNames({ tx, book, now, payload }: SlipCall): Promise<SlipAnswer> {
  const wanted = confirmPayload.parse(payload).chosen;
  const candidates = await candidatesOf(tx, book);
  const found = wanted.map((one) => candidates.find((candidate) => isChosen(one, candidate)));
  const gone = wanted.filter((_, index) => found[index] === undefined);
  if (gone.length > 0) {
    const names = gone.map(({ name }) => shownName(name)).join('、');
    const faults = `${names}的名字或者所在的群刚才有变化，什么都没有确认：请重新运行 confirm 查看名单。\n`;
    return { outcome: 'refused', said: '', faults };
  }
  for (const candidate of found) if (candidate !== undefined) await confirm(tx, candidate, now);
  return { outcome: 'done', said: '', faults: '' };
}

function isChosen(one: Chosen, { role, scope, groupId, name, id }: Candidate): boolean {
  const same = one.role === role && one.scope === scope && one.groupId === groupId;
  return same && one.name === name && one.id === id;
}
