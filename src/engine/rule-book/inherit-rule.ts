import type { Fault } from './book.ts';
import type { DraftRule } from './draft-rule.ts';
import { sayLocker, type Origin } from './origin.ts';
import { layOptions } from './inherit-options.ts';
import { isLooser, type RuleLayer } from './rule-entry.ts';

/**
 * Lays what a later file says over a rule. What would loosen a locked rule is a fault and is left
 * out; the rest of the entry holds. `inherits`: the files above this one. Of two that know nothing
 * of each other the first that locks has the wording, and the other is not at fault.
 */
export function layOver(
  draft: DraftRule,
  layer: RuleLayer,
  origin: Origin,
  inherits: ReadonlySet<string>,
): { rule: DraftRule; faults: readonly Fault[] } {
  const { entry, source, path } = layer;
  const { lockedBy } = draft;
  const faults: Fault[] = [];
  const level = entry.level ?? draft.level;
  const patience = entry.patience ?? draft.patience;
  const keepsLevel = lockedBy !== null && isLooser(level, draft.level);
  const keepsPatience = lockedBy !== null && patience > draft.patience;
  if (lockedBy !== null) {
    const refuse = (key: string, cure: string): void => {
      faults.push(source.fault([...path, key], `${lockSentence(draft.id, lockedBy)}：${cure}。`));
    };
    if (keepsLevel) refuse('level', `请写 ${draft.level} 或更严的级别，或删去这一项`);
    if (keepsPatience) refuse('patience', `请写不大于 ${draft.patience} 的数，或删去这一项`);
    if (entry.locked === false) refuse('locked', '请删去这一项');
  }
  if (entry.kind !== undefined && entry.kind !== draft.kind.name) {
    const message = `规则“${draft.id}”属于 ${draft.kind.name}，不能改成别的种类：请给新规则另取名称。`;
    faults.push(source.fault([...path, 'kind'], message));
  }
  const wording = heldWording(draft, layer, inherits);
  faults.push(...wording.faults);
  const laid = layOptions(draft, layer);
  faults.push(...laid.faults);
  const isKnown = draft.from.some(({ file }) => file === origin.file);
  return {
    rule: {
      ...draft,
      ...wording.texts,
      level: keepsLevel ? draft.level : level,
      patience: keepsPatience ? draft.patience : patience,
      options: laid.options,
      examples:
        entry.examples === undefined
          ? draft.examples
          : { value: entry.examples, source, path: [...path, 'examples'] },
      lockedBy: lockedBy ?? (entry.locked === true ? origin : null),
      holdsReminder:
        lockedBy === null
          ? entry.locked === true && wording.texts.reminder !== null
          : draft.holdsReminder,
      from: isKnown ? draft.from : [...draft.from, origin],
      source,
      path,
    },
    faults,
  };
}

type Texts = Pick<DraftRule, 'title' | 'clause' | 'reminder'>;

/** A locked rule keeps its name and its clause, and its reminder where the lock brought one. */
function heldWording(
  draft: DraftRule,
  { entry, source, path }: RuleLayer,
  inherits: ReadonlySet<string>,
): { texts: Texts; faults: readonly Fault[] } {
  const { title, clause, reminder, lockedBy, holdsReminder } = draft;
  const written = {
    title: entry.title ?? title,
    clause: entry.clause ?? clause,
    reminder: entry.reminder ?? reminder,
  };
  if (lockedBy === null) return { texts: written, faults: [] };
  const texts = { title, clause, reminder: holdsReminder ? reminder : written.reminder };
  if (!inherits.has(lockedBy.file)) return { texts, faults: [] };
  const cures: Readonly<Record<keyof Texts, string>> = {
    title: '名称不能改：请删去“title”',
    clause: `依据不能改：请删去“clause”${holdsReminder ? '' : '，需要补充的话写到 reminder 里'}`,
    reminder: '提醒的话不能改：请删去“reminder”',
  };
  const faults = (['title', 'clause', 'reminder'] as const)
    .filter((key) => written[key] !== texts[key])
    .map((key) => {
      const message = `规则“${draft.id}”已由 ${sayLocker(lockedBy)}锁定，${cures[key]}。`;
      return source.keyFault([...path, key], message);
    });
  return { texts, faults };
}

/** 规则“flooding”已由 rules/packs/xiangzhou.yaml（…）锁定，只能收紧，不能放宽 */
export function lockSentence(id: string, lockedBy: Origin): string {
  return `规则“${id}”已由 ${sayLocker(lockedBy)}锁定，只能收紧，不能放宽`;
}
