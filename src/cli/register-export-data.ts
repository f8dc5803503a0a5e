import { systemClock } from '../adapters/clock.ts';
import { endedStates, memberCount, type Entry } from '../domain/entry.ts';
import type { Day } from '../domain/group.ts';
import { addDays, dayOf } from '../domain/zone.ts';
import type { Tx } from '../ports/store.ts';
import { leftByUnit } from '../register/baseline/left-by-unit.ts';
import { readSnapshot } from '../register/baseline/snapshot.ts';
import { findingsNow, type Found } from '../register/rectifications/findings.ts';
import { sameUnit } from '../register/comparison/unit.ts';
import type { ExportData, ExportShape } from '../reports/register/export-shape.ts';
import { noUnit } from '../reports/register/units.ts';
import { lookInto, type Office } from './register-office.ts';
import { CliFault } from './subcommand.ts';

/** More changes than a county makes in three years. */
const allChanges = 1_000_000;
/** A sheet a form: more of them no spreadsheet opens with pleasure. */
const mostForms = 300;

/** What of the register is wanted. */
export interface Wanted {
  readonly withMembers: boolean;
  /** 备案编号 of the forms wanted, and their unit; all where neither is given. */
  readonly ids: readonly string[];
  readonly unit: string | null;
  /** The first day a count is about, instead of the last frozen one. */
  readonly since: Day | null;
}

/** @throws CliFault where what is wanted is not there, or too much */
export async function dataFor(
  office: Office,
  shape: ExportShape,
  wanted: Wanted,
): Promise<ExportData> {
  const { zone } = office.book.calendar;
  return lookInto(office, async (tx) => {
    const now = systemClock().now();
    const on = dayOf(zone, now);
    const isCount = shape.name === 'clearance';
    const all = await tx.entries.list();
    const entries = shape.name === 'form' ? formsOf(office, all, wanted) : all;
    return {
      on,
      zone,
      entries: await seen(tx, entries, wanted.withMembers),
      changes: shape.needsChanges ? await tx.entries.history({}, allChanges) : [],
      withMembers: wanted.withMembers,
      office: office.name,
      ...(isCount ? await clearedSince(tx, wanted.since, on) : {}),
      ...(isCount ? { found: namesOf(await findingsNow(tx, office.book, now)) } : {}),
    };
  });
}

/** Which findings each entry has, of itself and not of somebody in it. */
function namesOf(findings: readonly Found[]): ReadonlyMap<number, ReadonlySet<string>> {
  const names = new Map<number, Set<string>>();
  for (const { check, finding } of findings) {
    const number = finding.person === null ? finding.row?.entry?.number : undefined;
    if (number === undefined) continue;
    names.set(number, (names.get(number) ?? new Set()).add(check.finding));
  }
  return names;
}

/** Those with a form that were asked for. @throws CliFault */
function formsOf({ book }: Office, all: readonly Entry[], { ids, unit }: Wanted): readonly Entry[] {
  const filed = all.filter(({ state }) => !endedStates.includes(state));
  const missing = ids.find((id) => !filed.some((entry) => entry.id === id));
  if (missing !== undefined) {
    throw new CliFault(
      `台账中没有备案编号“${missing.slice(0, 40)}”，或者该群已不在用，不填备案登记表。`,
    );
  }
  const chosen = filed.filter(
    (entry) =>
      (ids.length === 0 || ids.includes(entry.id)) &&
      (unit === null || sameUnit(entry.unit, unit, book.units) === true),
  );
  if (chosen.length === 0 && unit !== null) {
    throw new CliFault(`“${unit.slice(0, 40)}”没有需要填写备案登记表的群，请核对单位名称。`);
  }
  if (chosen.length > mostForms) {
    throw new CliFault(
      `备案登记表有${String(chosen.length)}张，一次最多导出${String(mostForms)}张；请用 --unit 单位名称 分单位导出，或者用 --id 备案编号 选定（可以写多个）。`,
    );
  }
  return chosen;
}

/** The time a count of what was cleared is about, and who left in it by unit, where that is known. */
async function clearedSince(
  tx: Tx,
  said: Day | null,
  on: Day,
): Promise<Pick<ExportData, 'since' | 'membersRemoved'>> {
  if (said !== null) return { since: said, membersRemoved: await removed(tx, said, on) };
  const frozen = (await tx.baselines.list()).findLast(({ day }) => day <= on);
  if (frozen === undefined) return {};
  // Who left on the very day before it was frozen is in the figures of that day already; who left
  // later that day cannot be told from him.
  const none = readSnapshot(frozen.figures)?.leftThatDay === 0;
  const from = none ? frozen.day : addDays(frozen.day, 1);
  return { since: frozen.day, membersRemoved: await removed(tx, from, on) };
}

async function removed(tx: Tx, from: Day, on: Day): Promise<ReadonlyMap<string, number>> {
  const byUnit = await leftByUnit(tx, from, on);
  return new Map([...byUnit].map(([unit, count]) => [unit === '' ? noUnit : unit, count]));
}

/** Where nobody filed who is in a group, those are that the bot sees in it. */
async function seen(
  tx: Tx,
  all: readonly Entry[],
  withMembers: boolean,
): Promise<readonly Entry[]> {
  const account = await tx.notes.get('account');
  const entries: Entry[] = [];
  for (const entry of all) {
    const group = entry.groupId === null ? null : await tx.groups.get(entry.groupId);
    let members = entry.members;
    if (group?.present === true && !Array.isArray(members)) {
      const people = await tx.people.members(group.id);
      members = people.filter(({ personId }) => personId !== account).map(({ name }) => name);
    }
    // Whatever the shape: who sits in a group leaves the house only where that was asked for.
    entries.push({ ...entry, members: withMembers ? members : memberCount({ members }) });
  }
  return entries;
}
