import type { Calendar, OfficeHours } from '../../domain/calendar.ts';
import type { Kind } from '../kind.ts';
import type { GroupSetting } from '../setting.ts';
import { bindRule } from './bind-rule.ts';
import type { Book, BookReading, Fault, UnitEntry } from './book.ts';
import { tidyFaults } from './fault.ts';
import { holdHours } from './hold-hours.ts';
import { makeForGroup } from './for-group.ts';
import type { Frame } from './frame.ts';
import { basis, readLineage, type Layer, type ReadFile } from './lineage.ts';
import { readGroups, readUnits } from './read-groups.ts';
import { readRegister } from './read-register.ts';
import { readRules } from './read-rules.ts';
import { readTypes } from './read-types.ts';
import { seedYears } from './seed-years.ts';
import { readYearTables } from './year-tables.ts';
import type { BookFile } from './yaml-text.ts';

/** The files of a book, wherever they lie. Nothing here touches a disk. */
export interface BookFiles {
  /** The name to begin with, without `.yaml`: `unit`, or `base` where an office has none. */
  readonly main: string;
  /** A file by its name as `extends` has it; null where there is none. */
  readonly read: ReadFile;
  /** `…/2026.yaml`; a later file of a year lies over an earlier one. */
  readonly calendars: readonly BookFile[];
}

const ordinaryHours: OfficeHours = [{ days: 'workdays', from: 8 * 60 + 30, to: 18 * 60 }];

/**
 * Reads a rule book: every fault at once, and the book where its frame stands. A bad rule is set
 * aside and the others hold; a broken frame (groups, units, hours, inheritance) gives no book.
 */
export function readBook(files: BookFiles, kinds: readonly Kind[]): BookReading {
  const calendars = readYearTables(files.calendars, seedYears());
  const faults: Fault[] = [...calendars.faults];
  const done = (book: Book | null): BookReading => ({ book, faults: tidyFaults(faults) });

  const lineage = readLineage(files.main, files.read);
  faults.unshift(...lineage.faults);
  const held = lineage.layers === null ? null : holdHours(lineage.layers);
  const main = held?.layers.at(-1);
  if (held === null || main === undefined) return done(null);
  const { layers } = held;
  faults.push(...held.faults);

  const isBroken = (key: string): boolean => layers.some((layer) => layer.broken.has(key));
  const nameless = missingNames(main);
  const named = new Map(kinds.map((kind) => [kind.name, kind]));
  const name = main.frame.book ?? '';
  const units = readUnits(layers, name);
  const last = <Key extends keyof Frame>(key: Key): Frame[Key] =>
    layers.findLast((layer) => layer.frame[key] !== undefined)?.frame[key];
  const calendar = { zone: last('zone') ?? 'Asia/Shanghai', years: calendars.years };
  const hours = last('hours') ?? ordinaryHours;
  const urgentWords = last('urgentWords') ?? [];
  const scene = { setting: sceneFrom(units, calendar, hours), urgentWords };
  const rules = readRules(layers, named, scene);
  const known = new Set([...rules.drafts.keys(), ...rules.quarantined, ...named.keys()]);
  const types = readTypes(layers, rules.drafts, known);
  const register = readRegister(layers);
  faults.push(...nameless, ...rules.faults, ...types.faults, ...register.faults);
  // Without the units nothing fair can be said of the groups.
  if (isBroken('units')) return done(null);
  const groups = readGroups(layers, units, rules, named, scene);
  faults.push(...groups.faults);
  const stands = nameless.length === 0 && layers.every((layer) => layer.broken.size === 0);
  if (!stands || groups.value === null) return done(null);

  const book: Omit<Book, 'forGroup'> = {
    name,
    ...(files.main === basis ? { isCommon: true } : {}),
    version: main.frame.version ?? '',
    calendar,
    hours,
    trialDays: last('trial') ?? 7,
    start: last('start') ?? 'trial',
    supervisors: last('supervisors') ?? null,
    urgentWords,
    units,
    groups: [...groups.value.values()].map((group) => group.entry),
    rules: [...rules.drafts.values()].map(({ id, title, level, from, lockedBy }) => ({
      id,
      title,
      level,
      from,
      lockedBy,
    })),
    register: register.register,
  };
  const bound = [...rules.drafts.values()].flatMap((draft) =>
    draft.level === 'off' ? [] : [bindRule(draft, draft.level)],
  );
  const parts = { book, placed: groups.value, rules: bound, applies: types.applies };
  return done({ ...book, forGroup: makeForGroup(parts) });
}

/** Where the examples of a unit's own rules are tried: some work group of its first unit. */
function sceneFrom(
  [unit]: readonly UnitEntry[],
  calendar: Calendar,
  hours: OfficeHours,
): GroupSetting {
  return {
    id: 'example',
    name: unit?.name ?? '',
    type: 'work',
    unit: { name: unit?.name ?? '', own: unit?.own ?? [], superiors: unit?.superiors ?? [] },
    duty: false,
    endsOn: null,
    calendar,
    hours: unit?.hours ?? hours,
  };
}

/** Every reminder names the book, and every violation its version. */
function missingNames({ source, frame, broken }: Layer): readonly Fault[] {
  const faults: Fault[] = [];
  if (source.data === null || source.data === undefined) {
    return [
      source.fault(
        [],
        '文件里没有内容：请把样例 unit.example.yaml 的内容复制进来，再按本单位情况修改。',
      ),
    ];
  }
  if (frame.book === undefined && !broken.has('book')) {
    faults.push(source.fault([], '缺少“book”：请写上规则本的名称，如 book: 青溪镇。'));
  }
  if (frame.version === undefined && !broken.has('version')) {
    faults.push(source.fault([], '缺少“version”：请写上版本日期，如 version: 2026-11-22。'));
  }
  return faults;
}
