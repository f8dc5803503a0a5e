import type { Fault } from './book.ts';
import { lockSentence } from './inherit-rule.ts';
import type { Layer } from './lineage.ts';
import type { Origin } from './origin.ts';
import { isAsStrict, tighterCure } from './tighter.ts';
import { isWithin } from './within-hours.ts';

/** The rule that office hours, marks of urgency and duty groups decide on. */
const offHours = 'off-hours';

/**
 * Who locks `off-hours` also holds what would undo it from below: wider office hours than the
 * locking book itself writes, more words that count as urgent, duty groups without an end. Each is
 * a fault and is left out of the layers that are given back.
 */
export function holdHours(layers: readonly Layer[]): {
  layers: readonly Layer[];
  faults: readonly Fault[];
} {
  const at = layers.findIndex(({ frame }) => isLocked(frame.rules?.[offHours]));
  const locker = layers[at];
  if (locker === undefined) return { layers, faults: [] };
  const origin: Origin = { file: locker.source.file, book: locker.frame.book ?? null };
  const above = layers.slice(0, at + 1);
  const words = above.findLast(({ frame }) => frame.urgentWords !== undefined)?.frame.urgentWords;
  const faults: Fault[] = [];
  const held = layers.map((layer, index) => {
    if (index <= at) return layer;
    const kept = withoutLooser(layer, { origin, hours: locker.frame.hours, words: words ?? [] });
    faults.push(...kept.faults);
    return { ...layer, frame: kept.frame };
  });
  return { layers: held, faults };
}

interface Held {
  readonly origin: Origin;
  /** Undefined where the locking book leaves the hours to the offices. */
  readonly hours: Layer['frame']['hours'];
  readonly words: readonly string[];
}

function withoutLooser(
  { source, frame }: Layer,
  { origin, hours, words }: Held,
): { frame: Layer['frame']; faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const lock = lockSentence(offHours, origin);
  const isWider = (written: typeof hours): boolean =>
    written !== undefined && hours !== undefined && !isWithin(written, hours);
  const wider = `${lock}：“hours”不能宽于它规定的工作时间，请改短，或删去这一项。`;
  const { hours: own, urgentWords, units, groups, ...rest } = frame;
  if (isWider(own)) faults.push(source.fault(['hours'], wider));
  const keepsWords = urgentWords === undefined || isAsStrict('shrinks', words, urgentWords);
  if (!keepsWords) {
    const cure = words.length === 0 ? '请' : `“urgentWords”${tighterCure('shrinks', words)}，或`;
    faults.push(source.fault(['urgentWords'], `${lock}：${cure}删去这一项。`));
  }
  const heldUnits = Object.entries(units ?? {}).map(([name, unit]) => {
    if (!isWider(unit.hours)) return [name, unit] as const;
    faults.push(source.fault(['units', name, 'hours'], wider));
    const { hours: _wider, ...others } = unit;
    return [name, others] as const;
  });
  const heldGroups = groups?.map((group, index) => {
    if (group.duty !== true || group.ends !== undefined) return group;
    const message = `${lock}：24小时值守群要有期限，请给这个群写上 ends（到哪一天为止），或删去“duty”。`;
    faults.push(source.fault(['groups', index, 'duty'], message));
    return { ...group, duty: false };
  });
  return {
    frame: {
      ...rest,
      ...(own === undefined || isWider(own) ? {} : { hours: own }),
      ...(urgentWords === undefined || !keepsWords ? {} : { urgentWords }),
      ...(units === undefined ? {} : { units: Object.fromEntries(heldUnits) }),
      ...(heldGroups === undefined ? {} : { groups: heldGroups }),
    },
    faults,
  };
}

function isLocked(entry: unknown): boolean {
  return typeof entry === 'object' && entry !== null && 'locked' in entry && entry.locked === true;
}
