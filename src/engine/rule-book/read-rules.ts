import type { Kind } from '../kind.ts';
import { optionFaults } from './bind-rule.ts';
import type { Fault } from './book.ts';
import { unknownName } from './check.ts';
import { layOver, newDraft, type DraftRule } from './inherit-rule.ts';
import type { Layer } from './lineage.ts';
import { readRuleEntry } from './rule-entry.ts';
import type { Path, Source } from './source.ts';

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
): RulesReading {
  let reading: RulesReading = { drafts: new Map(), quarantined: new Set(), faults: [] };
  for (const { source, frame } of layers) {
    reading = layRules(reading, frame.rules ?? {}, source, ['rules'], kinds);
  }
  return settle(reading);
}

/** Lays the rules written at `path` over those read before. */
export function layRules(
  before: RulesReading,
  written: Readonly<Record<string, unknown>>,
  source: Source,
  path: Path,
  kinds: ReadonlyMap<string, Kind>,
): RulesReading {
  const drafts = new Map(before.drafts);
  const quarantined = new Set(before.quarantined);
  const faults = [...before.faults];
  for (const [id, data] of Object.entries(written)) {
    const at = [...path, id];
    const kind = drafts.get(id)?.kind ?? kinds.get(kindName(id, data));
    if (kind === undefined) {
      if (!quarantined.has(id)) faults.push(unknownKind(id, data, source, at, kinds));
      quarantined.add(id);
      continue;
    }
    const { value: layer, faults: found } = readRuleEntry(data, source, at);
    faults.push(...found);
    if (layer === null) {
      // A slip of the pen must not undo what was locked above.
      if ((drafts.get(id)?.lockedBy ?? null) === null) quarantined.add(id);
      continue;
    }
    const laid = layOver(drafts.get(id) ?? newDraft(id, kind, layer), layer);
    faults.push(...laid.faults);
    drafts.set(id, laid.rule);
  }
  return { drafts, quarantined, faults };
}

/** Checks the options of what was read, and takes out what may not stand. */
export function settle(reading: RulesReading): RulesReading {
  const quarantined = new Set(reading.quarantined);
  const faults = [...reading.faults];
  const drafts = new Map<string, DraftRule>();
  for (const [id, draft] of reading.drafts) {
    const found = optionFaults(draft);
    faults.push(...found);
    if (found.length > 0) quarantined.add(id);
    if (!quarantined.has(id)) drafts.set(id, draft);
  }
  return { drafts, quarantined, faults };
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
  const message = `${unknownName(kind ?? id, [...kinds.keys()])}这条规则先不执行，其他规则照常。`;
  return kind === null ? source.keyFault(at, message) : source.fault([...at, 'kind'], message);
}
