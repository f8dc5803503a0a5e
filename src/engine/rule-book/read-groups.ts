import type { Kind } from '../kind.ts';
import { bindRule } from './bind-rule.ts';
import type { BoundRule, Fault, GroupEntry, UnitEntry } from './book.ts';
import { unknownName, type Checked } from './check.ts';
import type { GroupFrame } from './frame.ts';
import type { Layer } from './lineage.ts';
import { layRules, settle, type RulesReading } from './read-rules.ts';
import type { Source } from './source.ts';
import type { ExampleScene } from './try-examples.ts';

/** What a group's entry makes of one rule. */
export interface OwnRule {
  /** Null where it is off here, or set aside for a fault. */
  readonly rule: BoundRule | null;
  /** The entry names a level: the rule holds here even if the group's type leaves it out. */
  readonly called: boolean;
}

export interface PlacedGroup {
  readonly entry: GroupEntry;
  readonly own: ReadonlyMap<string, OwnRule>;
}

/** The units of the last file that has any; without one, a unit that bears the book's name. */
export function readUnits(layers: readonly Layer[], bookName: string): readonly UnitEntry[] {
  const units = layers.findLast((layer) => layer.frame.units !== undefined)?.frame.units ?? {};
  const entries = Object.entries(units).map(([name, unit]): UnitEntry => ({
    name,
    own: unit.own ?? [],
    superiors: unit.superiors ?? [],
    hours: unit.hours ?? null,
    head: unit.head ?? null,
    secrecyOfficer: unit.secrecyOfficer ?? null,
  }));
  if (entries.length > 0) return entries;
  return [
    { name: bookName, own: [], superiors: [], hours: null, head: null, secrecyOfficer: null },
  ];
}

/** The groups of the last file that names any. `null` where a name or a unit cannot stand. */
export function readGroups(
  layers: readonly Layer[],
  units: readonly UnitEntry[],
  rules: RulesReading,
  kinds: ReadonlyMap<string, Kind>,
  scene: ExampleScene,
): Checked<ReadonlyMap<string, PlacedGroup>> {
  const layer = layers.findLast((candidate) => candidate.frame.groups !== undefined);
  const groups = new Map<string, PlacedGroup>();
  const faults: Fault[] = [];
  let stands = true;
  for (const [index, written] of (layer?.frame.groups ?? []).entries()) {
    if (layer === undefined) break;
    const { source } = layer;
    const found = misnamed(written, index, units, groups, source);
    const own = readOwnRules(written, index, layer, rules, kinds, sceneOf(written, units, scene));
    faults.push(...found, ...own.faults);
    if (found.length > 0) stands = false;
    groups.set(written.name, { entry: entryOf(written, units), own: own.rules });
  }
  return { value: stands ? groups : null, faults };
}

function misnamed(
  written: GroupFrame,
  index: number,
  units: readonly UnitEntry[],
  groups: ReadonlyMap<string, PlacedGroup>,
  source: Source,
): readonly Fault[] {
  const faults: Fault[] = [];
  if (groups.has(written.name)) {
    const message = `“${written.name}”写了两次：请合并为一处。`;
    faults.push(source.fault(['groups', index, 'name'], message));
  }
  const names = units.map((unit) => unit.name);
  if (written.unit !== undefined && !names.includes(written.unit)) {
    faults.push(source.fault(['groups', index, 'unit'], unknownName(written.unit, names)));
  }
  return faults;
}

function entryOf(written: GroupFrame, units: readonly UnitEntry[]): GroupEntry {
  return {
    name: written.name,
    type: written.type ?? 'work',
    unit: written.unit ?? units[0]?.name ?? '',
    owner: written.owner ?? null,
    publishers: written.publishers ?? [],
    ends: written.ends ?? null,
    duty: written.duty ?? false,
  };
}

/** Examples are tried where the rule is to hold. */
function sceneOf(
  written: GroupFrame,
  units: readonly UnitEntry[],
  scene: ExampleScene,
): ExampleScene {
  const unit = units.find(({ name }) => name === written.unit) ?? units[0];
  const setting = {
    ...scene.setting,
    name: written.name,
    type: written.type ?? scene.setting.type,
    duty: written.duty ?? false,
    unit: unit ?? scene.setting.unit,
    hours: unit?.hours ?? scene.setting.hours,
  };
  return { ...scene, setting };
}

function readOwnRules(
  written: GroupFrame,
  index: number,
  layer: Layer,
  rules: RulesReading,
  kinds: ReadonlyMap<string, Kind>,
  scene: ExampleScene,
): { rules: ReadonlyMap<string, OwnRule>; faults: readonly Fault[] } {
  const own = new Map<string, OwnRule>();
  if (written.rules === undefined) return { rules: own, faults: [] };
  const place = {
    source: layer.source,
    path: ['groups', index, 'rules'],
    book: layer.frame.book ?? null,
    inherits: new Set([...layer.inherits, layer.source.file]),
    duty: written.duty ?? false,
  };
  const asked = Object.keys(written.rules);
  const drafts = new Map([...rules.drafts].filter(([id]) => asked.includes(id)));
  const before: RulesReading = { drafts, quarantined: rules.quarantined, faults: [] };
  const reading = settle(layRules(before, written.rules, place, kinds), scene);
  for (const [id, data] of Object.entries(written.rules)) {
    const draft = reading.drafts.get(id);
    const isOff = draft === undefined || draft.level === 'off';
    own.set(id, {
      rule: isOff ? null : bindRule(draft, draft.level),
      called: typeof data === 'string' || hasLevel(data),
    });
  }
  return { rules: own, faults: reading.faults };
}

function hasLevel(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'level' in data;
}
