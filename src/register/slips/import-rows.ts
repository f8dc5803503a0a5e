import { z } from 'zod';
import { applyRows, type RowsApplied } from '../apply-rows.ts';
import { filedRow } from '../filed-row.ts';
import type { SlipAnswer } from '../../domain/slip.ts';
import { shownWords } from '../../text/shown-name.ts';
import type { SlipCall } from './slip-work.ts';

export const importPayload = z.strictObject({
  /** The names of the files. */
  from: z.string().max(400),
  rows: z.array(filedRow).max(100_000).readonly(),
});
export type ImportPayload = Readonly<z.output<typeof importPayload>>;

/** Rows of the office's files into the register. */
export async function importRows({ tx, book, now, payload }: SlipCall): Promise<SlipAnswer> {
  const { from, rows } = importPayload.parse(payload);
  const reason = `导入 ${shownWords(from, 80)}`;
  const applied = await applyRows(tx, rows, { book, now, reason });
  const { added, changed, same, refused } = applied;
  await tx.journal.add({
    at: now,
    actorId: 'console',
    action: 'register.import',
    groupId: null,
    detail: `new=${String(added)} changed=${String(changed)} same=${String(same)} refused=${String(refused.length)}`,
  });
  return sayApplied(applied, '已导入');
}

/** The same words for an import and for a trial of it. */
export function sayApplied(applied: RowsApplied, head: string): SlipAnswer {
  const { added, changed, same, refused } = applied;
  const done = `${head}：新增${String(added)}条，更改${String(changed)}条，没有变化${String(same)}条，退回${String(refused.length)}条。\n`;
  return {
    outcome: refused.length === 0 ? 'done' : 'partly',
    said: done,
    faults: refused.map((sentence) => `${sentence}\n`).join(''),
  };
}
