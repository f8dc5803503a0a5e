import { levels, type Level } from '../../domain/finding.ts';
import type { OfficeHours } from '../../domain/calendar.ts';
import type { Day, GroupType } from '../../domain/group.ts';
import type { Book, BoundRule, GroupBook, UnitEntry } from './book.ts';
import { isDay } from './dates.ts';
import { keptHours } from './hours.ts';
import type { PlacedGroup } from './read-groups.ts';
import type { Applies } from './read-types.ts';
import { isWithin } from './within-hours.ts';
import { isLooser, strengths, type Strength } from './rule-entry.ts';

/** What a book must know to speak of one group. */
export interface BookParts {
  readonly book: Omit<Book, 'forGroup'>;
  readonly placed: ReadonlyMap<string, PlacedGroup>;
  /** Rules that are not off, in the order of the book. */
  readonly rules: readonly BoundRule[];
  readonly applies: Applies;
}

type Asked = Parameters<Book['forGroup']>[0];

/** The overlay that holds the name under which the book first knew the group. */
export const entryKey = 'entry';

const mostKept = 10_000;
const nothing: ReadonlyMap<string, string> = new Map();

/** Makes `forGroup`. Answers are kept, for it is asked at every message. */
export function makeForGroup(parts: BookParts): Book['forGroup'] {
  const kept = new Map<string, GroupBook>();
  return (group) => {
    const overlay = [...(group.overlay ?? nothing)].sort(([a], [b]) => (a < b ? -1 : 1));
    const key = JSON.stringify([group.id, group.name, group.type, group.endsOn, overlay]);
    let answer = kept.get(key);
    if (answer === undefined) {
      answer = answerFor(parts, group);
      if (kept.size >= mostKept) kept.clear();
      kept.set(key, answer);
    }
    return answer;
  };
}

function answerFor(parts: BookParts, group: Asked): GroupBook {
  const { book } = parts;
  const overlay = group.overlay ?? nothing;
  // A group that was renamed keeps the entry it was first known by.
  const first = overlay.get(entryKey);
  const placed =
    (first === undefined ? undefined : parts.placed.get(first)) ??
    parts.placed.get(group.name) ??
    null;
  const entry = placed?.entry ?? null;
  const type = group.type ?? entry?.type ?? 'work';
  const unit = unitOf(book.units, entry?.unit);
  const rules = rulesOf(parts, placed, type);
  return {
    setting: {
      id: group.id,
      name: group.name,
      type,
      unit: { name: unit.name, own: unit.own, superiors: unit.superiors },
      duty: ownersDuty(overlay.get('duty'), entry?.duty ?? false, rules),
      endsOn: keptDay(overlay.get('ends')) ?? group.endsOn ?? entry?.ends ?? null,
      calendar: book.calendar,
      hours: ownersHours(overlay.get('hours'), unit.hours ?? book.hours, rules),
    },
    entry,
    unit,
    rules: rules
      .map((rule) => withOverlay(rule, overlay.get(`rule.${rule.id}.level`)))
      .filter((rule) => rule !== null),
  };
}

function unitOf(units: readonly UnitEntry[], name: string | undefined): UnitEntry {
  const unit = units.find((candidate) => candidate.name === name) ?? units[0];
  if (unit === undefined) throw new Error('A book without units cannot speak of a group');
  return unit;
}

function rulesOf(
  parts: BookParts,
  placed: PlacedGroup | null,
  type: GroupType,
): readonly BoundRule[] {
  const own = placed?.own ?? new Map<string, never>();
  const fromBook = parts.rules.filter((rule) => parts.applies(type, rule.id) && !own.has(rule.id));
  const fromEntry: BoundRule[] = [];
  for (const [id, { rule, called }] of own) {
    if (rule !== null && (called || parts.applies(type, id))) fromEntry.push(rule);
  }
  return [...fromBook, ...fromEntry];
}

/**
 * An owner may tighten a locked rule, and one against leaks, and no more; what cannot be read changes
 * nothing.
 */
function withOverlay(rule: BoundRule, written: string | undefined): BoundRule | null {
  const wanted = strengths.find((strength) => strength === plain(written));
  const isHeld = rule.locked || rule.kind.severity === 'grave';
  if (wanted === undefined || (isHeld && isLooser(wanted, rule.level))) return rule;
  return isLevel(wanted) ? { ...rule, level: wanted } : null;
}

function isLevel(strength: Strength): strength is Level {
  return levels.some((level) => level === strength);
}

/** Where the book locks what may be said after hours, its owner may shorten the hours and no more. */
function ownersHours(
  written: string | undefined,
  office: OfficeHours,
  rules: readonly BoundRule[],
): OfficeHours {
  const hours = hoursIn(written);
  return hours === null || (holdsHours(rules) && !isWithin(hours, office)) ? office : hours;
}

/** A duty group is one in which work may be spoken of at any hour: the same lock holds it. */
function ownersDuty(
  written: string | undefined,
  office: boolean,
  rules: readonly BoundRule[],
): boolean {
  const wanted = plain(written);
  if (wanted === 'false') return false;
  return wanted === 'true' && !holdsHours(rules) ? true : office;
}

/** Whether the book locks what may be said after hours. */
export function holdsHours(rules: readonly BoundRule[]): boolean {
  return rules.some(({ kind, locked }) => locked && kind.name === 'off-hours');
}

function hoursIn(written: string | undefined): OfficeHours | null {
  if (written === undefined) return null;
  try {
    return keptHours.safeParse(JSON.parse(written)).data ?? null;
  } catch {
    return null;
  }
}

function keptDay(written: string | undefined): Day | null {
  const day = plain(written);
  return day !== undefined && isDay(day) ? day : null;
}

/** Overlay values are JSON text; a bare word is taken for itself. */
function plain(written: string | undefined): string | undefined {
  return written?.replace(/^"(.*)"$/, '$1');
}
