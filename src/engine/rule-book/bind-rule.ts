import type { Level } from '../../domain/finding.ts';
import type { BoundRule, Fault } from './book.ts';
import { examine, unknownName } from './check.ts';
import { emptyLists } from './empty-lists.ts';
import type { DraftRule } from './draft-rule.ts';

/** Faults of a rule's options, each at the place where that option was last written. */
export function optionFaults(draft: DraftRule): readonly Fault[] {
  const faults: Fault[] = [];
  const shape = Object.keys(draft.kind.schema.shape);
  for (const [key, option] of draft.options) {
    if (shape.includes(key)) continue;
    faults.push(option.source.keyFault(option.path, unknownName(key, shape)));
  }
  const values = valuesOf(draft);
  const empty = emptyLists(values);
  for (const blemish of empty.length > 0 ? empty : examine(draft.kind.schema, values).blemishes) {
    const [key, ...rest] = blemish.path;
    const option = draft.options.get(String(key));
    if (option === undefined) {
      faults.push(draft.source.fault(draft.path, blemish.message));
    } else if (shape.includes(String(key))) {
      const at = [...option.path, ...rest];
      const { source } = option;
      faults.push(
        blemish.atKey ? source.keyFault(at, blemish.message) : source.fault(at, blemish.message),
      );
    }
  }
  return faults;
}

/** A rule ready to judge. @throws ZodError where `optionFaults` would have told of faults */
export function bindRule(draft: DraftRule, level: Level): BoundRule {
  return {
    id: draft.id,
    title: draft.title,
    kind: draft.kind,
    bound: draft.kind.bind(valuesOf(draft)),
    level,
    patience: draft.patience,
    clause: draft.clause,
    reminder: draft.reminder,
    locked: draft.lockedBy !== null,
  };
}

function valuesOf(draft: DraftRule): Record<string, unknown> {
  return Object.fromEntries([...draft.options].map(([key, option]) => [key, option.value]));
}
