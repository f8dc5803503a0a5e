import type { Kind } from '../kind.ts';
import type { Origin } from './origin.ts';
import type { OwnExample } from './examples.ts';
import type { RuleLayer, Strength } from './rule-entry.ts';
import type { Path, Source } from './source.ts';

/** An option's value and where it was written. */
export interface PlacedOption {
  readonly value: unknown;
  readonly source: Source;
  readonly path: Path;
}

/** The examples of a unit's own rule, and where they stand. */
export interface PlacedExamples {
  readonly value: readonly OwnExample[];
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
  readonly examples: PlacedExamples | null;
  /** Who locked it; null while it is open. */
  readonly lockedBy: Origin | null;
  /** Whether the lock holds words of a reminder, too. */
  readonly holdsReminder: boolean;
  /** Whoever spoke of it, from the most general book on. */
  readonly from: readonly Origin[];
  /** Where it was last spoken of, for faults that belong to no option. */
  readonly source: Source;
  readonly path: Path;
}

export function newDraft(id: string, kind: Kind, layer: RuleLayer): DraftRule {
  return {
    id,
    kind,
    // Several rules of a unit's own are of one kind: their names tell them apart.
    title: kind.unitsOwn === true ? id : kind.title,
    level: kind.level,
    patience: kind.patience,
    clause: kind.clause,
    reminder: null,
    options: new Map(),
    examples: null,
    lockedBy: null,
    holdsReminder: false,
    from: [],
    source: layer.source,
    path: layer.path,
  };
}
