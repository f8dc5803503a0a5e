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
  /** Rows of the files that could not be read; a slip of an earlier version does not count them. */
  unread: z.int().nonnegative().max(100_000).default(0),
});
export type ImportPayload = Readonly<z.output<typeof importPayload>>;

/** Rows of the office's files into the register. */
export async function importRows({ tx, book, now, payload }: SlipCall): Promise<SlipAnswer> {
  const { from, rows, unread } = importPayload.parse(payload);
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
  return sayApplied(applied, '已导入', unread);
}

/** The same words for an import and for a trial of it. */
export function sayApplied(applied: RowsApplied, head: string, unread: number): SlipAnswer {
  const { added, changed, same, repeated, refused, back } = applied;
  const left = unread === 0 ? '' : `，未读入${String(unread)}行`;
  const again = repeated === 0 ? '' : `，重复${String(repeated)}条`;
  const done = `${head}：新增${String(added)}条，更改${String(changed)}条，没有变化${String(same)}条${again}，退回${String(refused.length)}条${left}。\n`;
  return {
    outcome: refused.length === 0 ? 'done' : 'partly',
    said: done,
    faults: [...refused, ...back].map((sentence) => `${sentence}\n`).join(''),
  };
}
