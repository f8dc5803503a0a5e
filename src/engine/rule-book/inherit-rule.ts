import { isDeepStrictEqual } from 'node:util';
import type { Fault } from './book.ts';
import type { Kind } from '../kind.ts';
import { isLooser, type RuleLayer, type Strength } from './rule-entry.ts';
import type { Path, Source } from './source.ts';

/** An option's value and where it was written. */
export interface PlacedOption {
  readonly value: unknown;
  readonly source: Source;
  readonly path: Path;
}

/** A rule as the files read so far have it, not yet bound to its kind. */
export interface DraftRule {
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  readonly level: Strength;
  readonly patience: number;
  readonly clause: string;
  readonly reminder: string | null;
  readonly options: ReadonlyMap<string, PlacedOption>;
  /** The file that locked it; null while it is open. */
  readonly lockedBy: string | null;
  /** Where it was last spoken of, for faults that belong to no option. */
  readonly source: Source;
  readonly path: Path;
}

export function newDraft(id: string, kind: Kind, layer: RuleLayer): DraftRule {
  return {
    id,
    kind,
    title: kind.title,
    level: kind.level,
    patience: kind.patience,
    clause: kind.clause,
    reminder: null,
    options: new Map(),
    lockedBy: null,
    source: layer.source,
    path: layer.path,
  };
}

/**
 * Lays what a later file says over a rule. What would loosen a locked rule is a fault and is left
 * out; the rest of the entry holds.
 */
export function layOver(
  draft: DraftRule,
  layer: RuleLayer,
): { rule: DraftRule; faults: readonly Fault[] } {
  const { entry, source, path } = layer;
  const faults: Fault[] = [];
  const refused = (key: string, cure: string): true => {
    const lock = `规则“${draft.id}”已由 ${draft.lockedBy ?? ''} 锁定，只能收紧，不能放宽`;
    faults.push(source.fault([...path, key], `${lock}：${cure}。`));
    return true;
  };
  const isLocked = draft.lockedBy !== null;
  const level = entry.level ?? draft.level;
  const patience = entry.patience ?? draft.patience;
  const keepsLevel =
    isLocked &&
    isLooser(level, draft.level) &&
    refused('level', `请写 ${draft.level} 或更严的级别，或删去这一项`);
  const keepsPatience =
    isLocked &&
    patience > draft.patience &&
    refused('patience', `请写不大于 ${draft.patience} 的数，或删去这一项`);
  if (isLocked && entry.locked === false) refused('locked', '请删去这一项');
  if (entry.kind !== undefined && entry.kind !== draft.kind.name) {
    const message = `规则“${draft.id}”属于 ${draft.kind.name}，不能改成别的种类：请给新规则另取名称。`;
    faults.push(source.fault([...path, 'kind'], message));
  }
  const options = new Map(draft.options);
  for (const [key, value] of Object.entries(entry.with ?? {})) {
    const before = options.get(key);
    if (before !== undefined && isDeepStrictEqual(before.value, value)) continue;
    const at = [...path, 'with', key];
    // Whether another value is stricter only the kind could say, so a lock holds them all.
    if (isLocked) {
      const message = `规则“${draft.id}”已由 ${draft.lockedBy} 锁定，选项不能改：请删去“${key}”。`;
      faults.push(source.keyFault(at, message));
    } else {
      options.set(key, { value, source, path: at });
    }
  }
  return {
    rule: {
      ...draft,
      title: entry.title ?? draft.title,
      level: keepsLevel ? draft.level : level,
      patience: keepsPatience ? draft.patience : patience,
      clause: entry.clause ?? draft.clause,
      reminder: entry.reminder ?? draft.reminder,
      options,
      lockedBy: draft.lockedBy ?? (entry.locked === true ? source.file : null),
      source,
      path,
    },
    faults,
  };
}
