import type { ChangeNote, Entry } from '../domain/entry.ts';
import { dayOf } from '../domain/zone.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import type { FiledRow } from './filed-row.ts';
import { fillLedger } from './fill-ledger.ts';
import { makeRoom } from './make-room.ts';
import { planRows, type Held, type RowPlan, type SeenGroup } from './plan-rows.ts';

export interface RowsApplied {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** Rows that stood in the files before. */
  readonly repeated: number;
  /** One Chinese sentence for each row that was refused. */
  readonly refused: readonly string[];
  /** One for each that was brought back though its end had been decided. */
  readonly back: readonly string[];
}

export interface ApplySetting {
  readonly book: Book;
  readonly now: number;
  /** Stands in the history: `导入 台账.xlsx`. */
  readonly reason: string;
}

/**
 * Lays rows of files over the register. By 备案编号, else by unit and name where exactly one entry
 * bears them; what is new is numbered here. An empty cell empties nothing, and what the bot measures
 * stands where the bot sits in the group. The same rows again change nothing.
 */
export async function applyRows(
  tx: Tx,
  rows: readonly FiledRow[],
  setting: ApplySetting,
): Promise<RowsApplied> {
  const { book, now, reason } = setting;
  const { held, renumbered } = makeRoom(rows, await heldIn(tx, book, now));
  const plans = planRows(rows, held);
  const note: ChangeNote = { at: now, actorId: 'import', reason };
  for (const [number, id] of renumbered) {
    const given = { ...note, reason: renumberedReason, day: held.today };
    await tx.entries.change(number, { id }, given);
  }
  for (const plan of plans) await carryOut(tx, plan, held, note);
  // A group the bot sits in finds its row here; only then is it known to be filed.
  await fillLedger(tx, book, now);
  return sumOf(plans);
}

/** What `applyRows` would say; writes nothing. */
export async function tryRows(
  tx: Tx,
  rows: readonly FiledRow[],
  { book, now }: Pick<ApplySetting, 'book' | 'now'>,
): Promise<RowsApplied> {
  return sumOf(planRows(rows, makeRoom(rows, await heldIn(tx, book, now)).held));
}

async function heldIn(tx: Tx, book: Book, now: number): Promise<Held> {
  const entries = await tx.entries.list();
  const account = await tx.notes.get('account');
  const seen = new Map<number, SeenGroup>();
  const byBot = new Set<number>();
  for (const entry of entries) {
    const group = entry.groupId === null ? null : await tx.groups.get(entry.groupId);
    if (group === null) continue;
    if (await isByBot(tx, entry)) byBot.add(entry.number);
    if (!group.present) continue;
    const members = await tx.people.members(group.id);
    const names = members.filter(({ personId }) => personId !== account).map(({ name }) => name);
    seen.set(entry.number, { name: group.name, members: names });
  }
  const open = new Map(
    (await tx.applications.open()).map(({ entry, number }) => [entry, number] as const),
  );
  return { today: dayOf(book.calendar.zone, now), entries, byBot, open, seen };
}

const renumberedReason = '备案编号让给办公室的编号';

/** Whether nobody but the bot ever had a hand in it: the number it bears is ours. */
async function isByBot(tx: Tx, { number, applicantId }: Entry): Promise<boolean> {
  if (applicantId !== null) return false;
  const lines = await tx.entries.history({ entry: number });
  return lines.every(({ actorId, reason }) => actorId === 'bot' || reason === renumberedReason);
}

async function carryOut(tx: Tx, plan: RowPlan, held: Held, note: ChangeNote): Promise<void> {
  if (plan.kind === 'new') await tx.entries.add(plan.entry, note);
  if (plan.kind !== 'change') return;
  const { number, changes, steps, observed } = plan;
  const on = { ...note, day: held.today };
  const [first, ...rest] = steps;
  await tx.entries.change(number, first === undefined ? changes : { ...changes, state: first }, on);
  // Each step the table asks for stands in the history.
  for (const state of rest) await tx.entries.change(number, { state }, on);
  if (Object.keys(observed).length > 0) await tx.entries.observe(number, observed);
  if (changes.id === undefined) return;
  const before = held.entries.find((entry) => entry.number === number);
  // Whoever went into it points at its new number.
  for (const entry of held.entries) {
    if (entry.mergedInto !== before?.id) continue;
    await tx.entries.change(entry.number, { mergedInto: changes.id }, on);
  }
}

function sumOf(plans: readonly RowPlan[]): RowsApplied {
  const count = (kind: RowPlan['kind']) => plans.filter((plan) => plan.kind === kind).length;
  return {
    added: count('new'),
    changed: count('change'),
    same: count('same'),
    repeated: count('repeated'),
    back: plans.flatMap((plan) => (plan.kind === 'change' ? plan.says : [])),
    refused: plans.flatMap((plan) => (plan.kind === 'refused' ? [plan.sentence] : [])),
  };
}
