import type { Kind } from '../kind.ts';
import { optionFaults } from './bind-rule.ts';
import type { Fault } from './book.ts';
import { unknownName } from './check.ts';
import { refusedName, withoutRefused } from './against-line.ts';
import { newDraft, type DraftRule } from './draft-rule.ts';
import type { Origin } from './origin.ts';
import { layOver } from './inherit-rule.ts';
import type { Layer } from './lineage.ts';
import { readRuleEntry } from './rule-entry.ts';
import type { Path, Source } from './source.ts';
import { exampleFaults, type ExampleScene } from './try-examples.ts';

/** Where rules are written, and what holds there. */
export interface RulesPlace {
  readonly source: Source;
  readonly path: Path;
  /** The name the book gives itself. */
  readonly book: string | null;
  /** The files whose word stands above this place. */
  readonly inherits: ReadonlySet<string>;
  /** The entry of a 24-hour duty group, which may set minutes to answer. */
  readonly duty: boolean;
}

export type Drafts = ReadonlyMap<string, DraftRule>;

/** The rules of a place in a book: those that stand, and those set aside for their faults. */
export interface RulesReading {
  readonly drafts: Drafts;
  readonly quarantined: ReadonlySet<string>;
  readonly faults: readonly Fault[];
}

/** Every rule of a lineage, each laid over by the later files. A bad rule harms no other. */
export function readRules(
  layers: readonly Layer[],
  kinds: ReadonlyMap<string, Kind>,
  scene: ExampleScene,
): RulesReading {
  let reading: RulesReading = { drafts: new Map(), quarantined: new Set(), faults: [] };
  for (const { source, frame, inherits } of layers) {
    const place = { source, path: ['rules'], book: frame.book ?? null, inherits, duty: false };
    reading = layRules(reading, frame.rules ?? {}, place, kinds);
  }
  return settle(reading, scene);
}

/** Lays the rules written in one place over those read before. */
export function layRules(
  before: RulesReading,
  written: Readonly<Record<string, unknown>>,
  place: RulesPlace,
  kinds: ReadonlyMap<string, Kind>,
): RulesReading {
  const { source, path } = place;
  const drafts = new Map(before.drafts);
  const quarantined = new Set(before.quarantined);
  const faults = [...before.faults];
  const origin: Origin = { file: source.file, book: place.book };
  for (const [id, data] of Object.entries(written)) {
    const at = [...path, id];
    const above = drafts.get(id) ?? null;
    const kind = above?.kind ?? kinds.get(kindName(id, data));
    if (kind === undefined) {
      const refused = refusedName(id, place.duty);
      if (refused !== null) faults.push(source.keyFault(at, refused));
      else if (!quarantined.has(id)) faults.push(unknownKind(id, data, source, at, kinds));
      quarantined.add(id);
      continue;
    }
    const misnamed = above === null && kind.unitsOwn === true && id !== kind.name && !isOwnName(id);
    if (misnamed) {
      const message = `规则名称“${id.slice(0, 40)}”不能用：请只用汉字、字母、数字和连字符“-”，最多 40 个字。`;
      faults.push(source.keyFault(at, message));
      quarantined.add(id);
      continue;
    }
    const { value, faults: unreadable } = readRuleEntry(
      data,
      source,
      at,
      Object.keys(kind.schema.shape),
    );
    faults.push(...unreadable);
    if (value === null) {
      // A slip of the pen must not undo what was locked above.
      if (above === null || above.lockedBy === null) quarantined.add(id);
      continue;
    }
    const { layer, faults: refused } = withoutRefused(id, kind, value, above, place.duty);
    // What the unit made up and may not have is none; of what was there before the rest goes on.
    if (refused.length > 0 && above === null) quarantined.add(id);
    const laid = layOver(above ?? newDraft(id, kind, layer), layer, origin, place.inherits);
    faults.push(...refused, ...laid.faults);
    drafts.set(id, laid.rule);
  }
  return { drafts, quarantined, faults };
}

/** Checks the options and the examples of what was read, and takes out what may not stand. */
export function settle(reading: RulesReading, scene: ExampleScene): RulesReading {
  const quarantined = new Set(reading.quarantined);
  const faults = [...reading.faults];
  const drafts = new Map<string, DraftRule>();
  for (const [id, draft] of reading.drafts) {
    const found = optionFaults(draft);
    faults.push(...found);
    if (found.length > 0) quarantined.add(id);
    const disproved = found.length > 0 ? [] : exampleFaults(draft, scene);
    faults.push(...disproved);
    if (disproved.length > 0 && draft.kind.unitsOwn === true && !isLockedAbove(draft)) {
      quarantined.add(id);
    }
    if (!quarantined.has(id)) drafts.set(id, draft);
  }
  return { drafts, quarantined, faults };
}

/** What was locked stands, whatever a later place says of it. */
function isLockedAbove({ lockedBy, source, path }: DraftRule): boolean {
  return lockedBy !== null && (lockedBy.file !== source.file || path[0] === 'groups');
}

/** A name that can be written in a command, too. */
function isOwnName(id: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u.test(id);
}

function kindName(id: string, data: unknown): string {
  return writtenKind(data) ?? id;
}

function writtenKind(data: unknown): string | null {
  const hasKind = typeof data === 'object' && data !== null && 'kind' in data;
  return hasKind && typeof data.kind === 'string' ? data.kind : null;
}

function unknownKind(
  id: string,
  data: unknown,
  source: Source,
  at: Path,
  kinds: ReadonlyMap<string, Kind>,
): Fault {
  const kind = writtenKind(data);
  const named = [...kinds.values()].find(({ title }) => title === (kind ?? id));
  const unknown =
    named === undefined
      ? unknownName(kind ?? id, [...kinds.keys()])
      : `不认识“${kind ?? id}”：规则请写英文名称，这一条是“${named.name}”。`;
  const message = `${unknown}这条规则先不执行，其他规则照常。`;
  return kind === null ? source.keyFault(at, message) : source.fault([...at, 'kind'], message);
}
