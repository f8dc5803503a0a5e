import { z } from 'zod';
import { groupTypes } from '../domain/group.ts';
import type { Book, BoundRule, GroupBook } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';

/*
 * A rule that came into the book after the bot began its work here is held at 观察 until somebody
 * signs it on: the office for all groups (a note), or an owner for his own (an overlay).
 */

/** The note that holds the rules that are signed on, and since when the others wait. */
const signingNote = 'rule-signing';
/** What the first version knew: a database of its that holds no note was in use under these. */
const firstRules: readonly string[] = ['emoticon', 'flooding', 'off-hours', 'raw-forward'];

const signing = z.object({
  signed: z.array(z.string()),
  /** Rule and the instant (milliseconds UTC) it was first seen at. */
  waiting: z.record(z.string(), z.number()),
});
type Signing = z.output<typeof signing>;

/** The key of a group's overlay that signs a rule on there. */
export function signedOverlay(ruleId: string): string {
  return `signed.${ruleId}`;
}

/**
 * Writes down, at the start of the bot, which rules it begins with: all of a fresh database's book
 * (the group's trial covers them), those of the first version where the database was `inUse` before.
 * Afterwards as `noteNewRules`.
 */
export async function noteRulesAtStart(
  tx: Tx,
  book: Book,
  now: number,
  inUse: boolean,
): Promise<void> {
  if ((await readSigning(tx)) === null) {
    const known = [...rulesInForce(book).keys()];
    const signed = inUse ? known.filter((id) => firstRules.includes(id)) : known;
    await keep(tx, { signed, waiting: {} });
  }
  await noteNewRules(tx, book, now);
}

/** Notes since when rules of the book wait to be signed on; a book that starts live signs for itself. */
export async function noteNewRules(tx: Tx, book: Book, now: number): Promise<void> {
  const held = await readSigning(tx);
  if (held === null) return;
  const { signed, waiting } = held;
  const fresh = [...rulesInForce(book).keys()].filter((id) => !signed.includes(id));
  if (book.start === 'live') {
    if (fresh.length > 0) await keep(tx, { signed: [...signed, ...fresh], waiting: {} });
    return;
  }
  const unseen = fresh.filter((id) => waiting[id] === undefined);
  if (unseen.length === 0) return;
  const since = Object.fromEntries(unseen.map((id) => [id, now]));
  await keep(tx, { signed, waiting: { ...waiting, ...since } });
}

/** The rules no office has signed on, each with the instant it was first seen at; null: not yet noted. */
export async function waitingRules(
  tx: Tx,
  book: Book,
): Promise<readonly { readonly rule: BoundRule; readonly since: number | null }[]> {
  const held = await readSigning(tx);
  if (held === null || book.start === 'live') return [];
  return [...rulesInForce(book).values()]
    .filter((rule) => isHeldBack(rule, held))
    .map((rule) => ({ rule, since: held.waiting[rule.id] ?? null }));
}

/** Signs a rule on in every group. The journal holds ids only. */
export async function signEverywhere(
  tx: Tx,
  ruleId: string,
  by: string,
  now: number,
): Promise<void> {
  const held = (await readSigning(tx)) ?? { signed: [], waiting: {} };
  const waiting = Object.fromEntries(Object.entries(held.waiting).filter(([id]) => id !== ruleId));
  await keep(tx, { signed: [...new Set([...held.signed, ruleId])], waiting });
  await tx.journal.add({
    at: now,
    actorId: by,
    action: 'rule.sign',
    groupId: null,
    detail: ruleId,
  });
}

/** The book of a group with its new rules held at 观察. */
export async function heldBack(
  tx: Tx,
  book: Book,
  groupBook: GroupBook,
  overlay: ReadonlyMap<string, string>,
): Promise<GroupBook> {
  const held = book.start === 'live' ? null : await readSigning(tx);
  if (held === null) return groupBook;
  const waits = (rule: BoundRule) => isHeldBack(rule, held) && !overlay.has(signedOverlay(rule.id));
  if (!groupBook.rules.some(waits)) return groupBook;
  return {
    ...groupBook,
    rules: groupBook.rules.map((rule) =>
      waits(rule) ? { ...rule, level: 'observe', unsigned: true } : rule,
    ),
  };
}

/** A leak does not wait for a signature; what is at 观察 anyway has nothing to be held back. */
function isHeldBack({ id, level, kind }: BoundRule, { signed }: Signing): boolean {
  return level !== 'observe' && kind.severity !== 'grave' && !signed.includes(id);
}

/** Every rule that holds in some group, as it holds there first. */
function rulesInForce(book: Book): ReadonlyMap<string, BoundRule> {
  const rules = new Map<string, BoundRule>();
  const ofTypes = groupTypes.map((type) => book.forGroup({ id: '', name: '', type }));
  const ofGroups = book.groups.map(({ name }) => book.forGroup({ id: '', name }));
  for (const rule of [...ofTypes, ...ofGroups].flatMap((one) => one.rules)) {
    const known = rules.get(rule.id);
    // Observed in one place and said aloud in another: what is said aloud is what is signed.
    if (known === undefined || known.level === 'observe') rules.set(rule.id, rule);
  }
  return rules;
}

async function readSigning(tx: Tx): Promise<Signing | null> {
  const written = await tx.notes.get(signingNote);
  return written === null ? null : signing.parse(JSON.parse(written));
}

async function keep(tx: Tx, value: Signing): Promise<void> {
  await tx.notes.set(signingNote, JSON.stringify(value));
}
