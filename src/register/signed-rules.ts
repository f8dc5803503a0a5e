import { z } from 'zod';
import { groupTypes } from '../domain/group.ts';
import type { Book, BoundRule, GroupBook } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { markOf } from './rule-mark.ts';

/*
 * A rule that came into the book after the bot began its work here is held at 观察 until somebody
 * signs it on: the office for all groups (a note), or an owner for his own (an overlay). A unit's own
 * rule that looks for something else than was signed is new again.
 */

/** The note that holds the rules that are signed on, and since when the others wait. */
const signingNote = 'rule-signing';
/** What the first version knew: a database of its that holds no note was in use under these. */
const firstRules: readonly string[] = ['emoticon', 'flooding', 'off-hours', 'raw-forward'];

const signing = z.object({
  /** Marks of rules. */
  signed: z.array(z.string()),
  /** Mark and the instant (milliseconds UTC) it was first seen at. */
  waiting: z.record(z.string(), z.number()),
  /** False in a note of a version that knew rules by name only. */
  marked: z.boolean().default(false),
});
type Signing = z.output<typeof signing>;

const signedKey = 'signed.';

/** The key of a group's overlay that signs a rule on there. */
export function signedOverlay(mark: string): string {
  return `${signedKey}${mark}`;
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
  const held = await readSigning(tx);
  if (held === null) {
    const known = [...rulesInForce(book).keys()];
    const signed = inUse ? known.filter((mark) => firstRules.includes(mark)) : known;
    await keep(tx, { signed, waiting: {}, marked: true });
  } else if (!held.marked) await markNames(tx, book, held);
  await noteNewRules(tx, book, now);
}

/** Notes since when rules of the book wait to be signed on; a book that starts live signs for itself. */
export async function noteNewRules(tx: Tx, book: Book, now: number): Promise<void> {
  const held = await readSigning(tx);
  if (held === null) return;
  const { signed, waiting } = held;
  const unsigned = [...rulesInForce(book).values()].filter((rule) => !isSigned(rule, held));
  const fresh = unsigned.map(markOf);
  if (book.start === 'live') {
    if (fresh.length > 0) await keep(tx, { ...held, signed: [...signed, ...fresh], waiting: {} });
    return;
  }
  const unseen = fresh.filter((mark) => waiting[mark] === undefined);
  if (unseen.length === 0) return;
  const since = Object.fromEntries(unseen.map((mark) => [mark, now]));
  await keep(tx, { ...held, waiting: { ...waiting, ...since } });
}

/** Nobody knows what a rule looked for when its name was signed: it is taken for what it looks for now. */
async function markNames(tx: Tx, book: Book, held: Signing): Promise<void> {
  const rules = [...rulesInForce(book).values()];
  const marksOf = (name: string) => {
    const marks = rules.filter(({ id }) => id === name).map(markOf);
    return marks.length > 0 ? marks : [name];
  };
  const waiting = Object.entries(held.waiting).flatMap(([name, since]) =>
    marksOf(name).map((mark) => [mark, since] as const),
  );
  await keep(tx, {
    signed: held.signed.flatMap(marksOf),
    waiting: Object.fromEntries(waiting),
    marked: true,
  });
  for (const { id: groupId } of await tx.groups.list()) {
    for (const overlay of await tx.groups.overlays(groupId)) {
      if (!overlay.key.startsWith(signedKey)) continue;
      await tx.groups.dropOverlay(groupId, overlay.key);
      for (const mark of marksOf(overlay.key.slice(signedKey.length))) {
        await tx.groups.setOverlay({ ...overlay, key: signedOverlay(mark) });
      }
    }
  }
}

/**
 * The rules no office has signed on, each with the instant it was first seen at; null: not yet noted.
 * Where groups have a rule of one name in several forms, each that waits is there.
 */
export async function waitingRules(
  tx: Tx,
  book: Book,
): Promise<readonly { readonly rule: BoundRule; readonly since: number | null }[]> {
  const held = await readSigning(tx);
  if (held === null || book.start === 'live') return [];
  return [...rulesInForce(book).values()]
    .filter((rule) => isHeldBack(rule, held))
    .map((rule) => ({ rule, since: held.waiting[markOf(rule)] ?? null }));
}

/** Signs a rule on in every group, as it stands. The journal holds ids only. */
export async function signEverywhere(
  tx: Tx,
  rule: BoundRule,
  by: string,
  now: number,
): Promise<void> {
  const held = (await readSigning(tx)) ?? { signed: [], waiting: {}, marked: true };
  const mark = markOf(rule);
  const waiting = Object.fromEntries(Object.entries(held.waiting).filter(([one]) => one !== mark));
  await keep(tx, { ...held, signed: [...new Set([...held.signed, mark])], waiting });
  await tx.journal.add({
    at: now,
    actorId: by,
    action: 'rule.sign',
    groupId: null,
    detail: rule.id,
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
  const waits = (rule: BoundRule) =>
    isHeldBack(rule, held) && !overlay.has(signedOverlay(markOf(rule)));
  if (!groupBook.rules.some(waits)) return groupBook;
  return {
    ...groupBook,
    rules: groupBook.rules.map((rule) =>
      waits(rule) ? { ...rule, level: 'observe', unsigned: true } : rule,
    ),
  };
}

/** A leak does not wait for a signature; what is at 观察 anyway has nothing to be held back. */
function isHeldBack(rule: BoundRule, held: Signing): boolean {
  const { level, kind } = rule;
  return level !== 'observe' && kind.severity !== 'grave' && !isSigned(rule, held);
}

function isSigned(rule: BoundRule, { signed, marked }: Signing): boolean {
  return signed.includes(markOf(rule)) || (!marked && signed.includes(rule.id));
}

/** Every rule that holds in some group, by its mark, as it holds there first. */
function rulesInForce(book: Book): ReadonlyMap<string, BoundRule> {
  const rules = new Map<string, BoundRule>();
  const ofTypes = groupTypes.map((type) => book.forGroup({ id: '', name: '', type }));
  const ofGroups = book.groups.map(({ name }) => book.forGroup({ id: '', name }));
  for (const rule of [...ofTypes, ...ofGroups].flatMap((one) => one.rules)) {
    const mark = markOf(rule);
    const known = rules.get(mark);
    // Observed in one place and said aloud in another: what is said aloud is what is signed.
    if (known === undefined || known.level === 'observe') rules.set(mark, rule);
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
