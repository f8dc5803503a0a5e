import { z } from 'zod';
import type { GroupOverlay } from '../domain/group.ts';
import type { Tx } from '../ports/store.ts';

/** 豁免: for a while one rule does not hold for one person in one group. */
export interface Exemption {
  readonly rule: string;
  readonly personId: string;
  /** The instant (milliseconds UTC) at which it ends by itself. */
  readonly until: number;
  /** People's words: kept with the group, never in the journal. */
  readonly reason: string;
}

const prefix = 'exempt.';
const kept = z.object({ until: z.number(), reason: z.string() });

/** The key of the overlay that holds it. */
export function exemptionKey(rule: string, personId: string): string {
  return `${prefix}${rule}.${personId}`;
}

/** Whether a rule passes over a person in a group at an instant. */
export async function isExempt(
  tx: Tx,
  groupId: string,
  rule: string,
  personId: string,
  at: number,
): Promise<boolean> {
  const key = exemptionKey(rule, personId);
  const overlay = (await tx.groups.overlays(groupId)).find((one) => one.key === key);
  return overlay !== undefined && at < (readKept(overlay)?.until ?? 0);
}

/** Those that hold at an instant, the soonest to end first. `rules`: the ids that are known. */
export async function exemptionsOf(
  tx: Tx,
  groupId: string,
  rules: readonly string[],
  at: number,
): Promise<readonly Exemption[]> {
  const found: Exemption[] = [];
  for (const overlay of await tx.groups.overlays(groupId)) {
    if (!overlay.key.startsWith(prefix)) continue;
    const value = readKept(overlay);
    if (value !== null && at < value.until)
      found.push({ ...placeOf(overlay.key, rules), ...value });
  }
  return found.sort((a, b) => a.until - b.until);
}

/** Takes away those that have ended, reasons and all; says how many. */
export async function dropEndedExemptions(tx: Tx, now: number): Promise<number> {
  let dropped = 0;
  for (const { id } of await tx.groups.list()) {
    for (const overlay of await tx.groups.overlays(id)) {
      if (!overlay.key.startsWith(prefix) || now < (readKept(overlay)?.until ?? 0)) continue;
      await tx.groups.dropOverlay(id, overlay.key);
      dropped += 1;
    }
  }
  return dropped;
}

/** Of somebody whose data are erased: the reason goes where he sits in the group, else all of it. */
export async function forgetExemptionReason(
  tx: Tx,
  groupId: string,
  personId: string,
  sits: boolean,
): Promise<void> {
  for (const overlay of await tx.groups.overlays(groupId)) {
    if (!overlay.key.startsWith(prefix) || !overlay.key.endsWith(`.${personId}`)) continue;
    const held = readKept(overlay);
    if (held === null || !sits) await tx.groups.dropOverlay(groupId, overlay.key);
    else await tx.groups.setOverlay({ ...overlay, value: JSON.stringify({ ...held, reason: '' }) });
  }
}

/** Names of rules and ids of people may hold dots: the longest known rule is the one meant. */
function placeOf(key: string, rules: readonly string[]): Pick<Exemption, 'rule' | 'personId'> {
  const rest = key.slice(prefix.length);
  const [known] = rules
    .filter((rule) => rest.startsWith(`${rule}.`))
    .sort((a, b) => b.length - a.length);
  const rule = known ?? rest.split('.', 1)[0] ?? '';
  return { rule, personId: rest.slice(rule.length + 1) };
}

function readKept({ value }: GroupOverlay): z.output<typeof kept> | null {
  try {
    return kept.safeParse(JSON.parse(value)).data ?? null;
  } catch {
    return null;
  }
}
