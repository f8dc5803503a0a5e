import { groupTypes, groupTypeTitles, type GroupType } from '../../domain/group.ts';
import type { Fault } from './book.ts';
import { unknownName } from './check.ts';
import { sayLocker } from './origin.ts';
import type { TypeFrame } from './frame.ts';
import type { Layer } from './lineage.ts';
import type { Drafts } from './read-rules.ts';
import type { Path, Source } from './source.ts';

/** Whether a rule holds in groups of a type. */
export type Applies = (type: GroupType, rule: string) => boolean;

const all = (): boolean => true;

/**
 * Which rules hold in which type of group. A later file's word on a type replaces the earlier
 * one, but cannot take a rule out that an earlier file locked.
 */
export function readTypes(
  layers: readonly Layer[],
  drafts: Drafts,
  known: ReadonlySet<string>,
): { applies: Applies; faults: readonly Fault[] } {
  const holds = new Map<GroupType, (rule: string) => boolean>();
  const faults: Fault[] = [];
  for (const [index, { source, frame }] of layers.entries()) {
    const earlier = new Set(layers.slice(0, index).map((layer) => layer.source.file));
    for (const type of groupTypes) {
      const entry = frame.types?.[type];
      if (entry === undefined) continue;
      const path = ['types', type];
      faults.push(...unknownRules(entry, source, path, known));
      const before = holds.get(type) ?? all;
      const asWritten = holdsIn(entry);
      const kept = new Set<string>();
      for (const { id, lockedBy } of drafts.values()) {
        if (lockedBy === null || !earlier.has(lockedBy.file)) continue;
        if (!before(id) || asWritten(id)) continue;
        kept.add(id);
        const message = `规则“${id}”已由 ${sayLocker(lockedBy)}锁定，不能从${groupTypeTitles[type]}中去掉：请把它写回来。`;
        faults.push(source.fault(path, message));
      }
      holds.set(type, (rule) => kept.has(rule) || asWritten(rule));
    }
  }
  return { applies: (type, rule) => (holds.get(type) ?? all)(rule), faults };
}

function holdsIn(entry: TypeFrame): (rule: string) => boolean {
  const named = entry.rules === undefined || entry.rules === 'all' ? null : new Set(entry.rules);
  const except = new Set(entry.except);
  return (rule) => (named === null || named.has(rule)) && !except.has(rule);
}

function unknownRules(
  entry: TypeFrame,
  source: Source,
  path: Path,
  known: ReadonlySet<string>,
): readonly Fault[] {
  const faults: Fault[] = [];
  for (const key of ['rules', 'except'] as const) {
    const names = entry[key];
    if (names === undefined || names === 'all') continue;
    for (const [index, name] of names.entries()) {
      if (known.has(name)) continue;
      faults.push(source.fault([...path, key, index], unknownName(name, [...known])));
    }
  }
  return faults;
}
