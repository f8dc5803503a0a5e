import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { YearTable } from '../../src/domain/calendar.ts';
import type { Facts } from '../../src/domain/facts.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { groupTypes, groupTypeTitles, type GroupType } from '../../src/domain/group.ts';
import type { Message, MessageType } from '../../src/domain/message.ts';
import { roleTitles, roles, type Role } from '../../src/domain/roles.ts';
import type { BoundKind } from '../../src/engine/kind.ts';
import { upTo } from '../../src/engine/history.ts';
import { readMessage } from '../../src/engine/read-message.ts';
import type { GroupSetting, UnitNames } from '../../src/engine/setting.ts';
import { kinds } from '../../src/kinds/index.ts';
import type { ReadMeaning } from '../../src/text/meaning/score.ts';

/*
 * Labelled timelines judged by every kind at once, as the live bot would, but for speech: what the
 * tests and docs/judgement.md measure.
 */

export const Line = z.object({
  id: z.string(),
  group_type: z.string(),
  group: z.string(),
  sender: z.string(),
  sender_role: z.string(),
  time: z.string(),
  type: z.string(),
  text: z.string().nullable(),
  file_name: z.string().nullable(),
  mentions_all: z.boolean(),
  expect: z.array(z.string()),
  may: z.array(z.string()),
});
export type Line = z.infer<typeof Line>;

const Rules = z.object({
  units: z.record(
    z.string(),
    z.object({
      own: z.array(z.string()).default([]),
      superiors: z.array(z.string()).default([]),
    }),
  ),
  groups: z
    .array(
      z.object({ name: z.string(), unit: z.string().optional(), duty: z.boolean().optional() }),
    )
    .default([]),
});
export type Rules = z.infer<typeof Rules>;

/** The rules that hold in a villagers' group (rules.md §1). */
const villageKinds = new Set(
  'flooding duplicate forced-checkin trace-photo vote-canvass forced-promotion advert rumor classified personal-info'.split(
    ' ',
  ),
);
const hashKey = new Uint8Array(32);
const hours = [{ days: 'workdays' as const, from: 8 * 60 + 30, to: 18 * 60 }];
const calendar = { zone: 'Asia/Shanghai', years: new Map([[2026, days2026()]]) };

export function linesOf(file: string): Line[] {
  return read(file)
    .trim()
    .split('\n')
    .map((line) => Line.parse(JSON.parse(line)));
}

export function rulesOf(file: string): Rules {
  return Rules.parse(parse(read(file)));
}

/** The rules found on each line, by the line's id; what a later line cured is not found. */
export function judgeLines(
  lines: readonly Line[],
  rules: Rules,
  readMeaning?: ReadMeaning,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>(lines.map(({ id }) => [id, new Set<string>()]));
  const groups = new Map<string, Line[]>();
  for (const line of lines) groups.set(line.group, [...(groups.get(line.group) ?? []), line]);
  for (const [name, said] of groups) {
    const type = groupTypeOf(said[0]?.group_type ?? '');
    const entry = rules.groups.find((group) => group.name === name);
    const setting: GroupSetting = {
      id: name,
      name,
      type,
      unit: unitOf(rules, entry?.unit),
      duty: entry?.duty ?? false,
      endsOn: null,
      calendar,
      hours,
    };
    judgeGroup(said.toSorted(byTime), setting, boundFor(type), found, readMeaning);
  }
  return found;
}

function boundFor(type: GroupType): readonly (readonly [string, BoundKind])[] {
  return kinds
    .filter(
      ({ name, unitsOwn }) => unitsOwn !== true && (type !== 'village' || villageKinds.has(name)),
    )
    .map((kind) => [kind.name, kind.bind(kind.name === 'off-hours' ? { urgent: 'event' } : {})]);
}

interface Pending {
  readonly name: string;
  readonly bound: BoundKind;
  readonly line: Line;
  readonly finding: Finding;
}

function judgeGroup(
  said: readonly Line[],
  group: GroupSetting,
  bound: readonly (readonly [string, BoundKind])[],
  found: ReadonlyMap<string, Set<string>>,
  readMeaning: ReadMeaning | undefined,
): void {
  const past: Facts[] = [];
  const open: Pending[] = [];
  for (const line of said) {
    const message = messageOf(line);
    const { facts, reading } = readMessage(message, {
      role: roleOf(line.sender_role),
      unit: group.unit,
      hashKey,
      ...(readMeaning === undefined ? {} : { readMeaning }),
    });
    for (const pending of open) {
      const of = {
        personId: pending.line.sender,
        messageId: pending.line.id,
        at: Date.parse(pending.line.time),
        dueAt: pending.finding.due ?? null,
        numbers: pending.finding.numbers,
      };
      if (pending.bound.cures?.({ facts, pending: of }))
        found.get(pending.line.id)?.delete(pending.name);
    }
    for (const [name, one] of bound) {
      const since = message.sentAt - one.lookbackMinutes * 60_000;
      const recent = upTo(past, message.sentAt).filter(({ sentAt }) => sentAt >= since);
      const finding = one.evaluate({ message, facts, reading, recent, group });
      if (finding === null) continue;
      found.get(line.id)?.add(name.replaceAll('-', '_'));
      if (finding.due !== undefined)
        open.push({ name: name.replaceAll('-', '_'), bound: one, line, finding });
    }
    past.push(facts);
  }
}

export interface Tally {
  readonly hits: readonly Line[];
  readonly misses: readonly Line[];
  readonly alarms: readonly Line[];
}

/** Findings against labels, a rule at a time; `may` is never scored. */
export function tallyOf(
  lines: readonly Line[],
  found: ReadonlyMap<string, ReadonlySet<string>>,
  rule: string,
): Tally {
  const scored = lines.filter(({ may }) => !may.includes(rule));
  const has = (line: Line) => found.get(line.id)?.has(rule) ?? false;
  const wanted = (line: Line) => line.expect.includes(rule);
  return {
    hits: scored.filter((line) => wanted(line) && has(line)),
    misses: scored.filter((line) => wanted(line) && !has(line)),
    alarms: scored.filter((line) => !wanted(line) && has(line)),
  };
}

export const ruleNames = kinds
  .filter(({ unitsOwn }) => unitsOwn !== true)
  .map(({ name }) => name.replaceAll('-', '_'));

function messageOf(line: Line): Message {
  const sentAt = Date.parse(line.time);
  const text = line.text ?? '';
  return {
    id: line.id,
    groupId: line.group,
    senderId: line.sender,
    sentAt,
    receivedAt: sentAt,
    type: line.type.replace('_', '-') as MessageType,
    text,
    length: text.length,
    fileName: line.file_name,
    mentionsAll: line.mentions_all,
    mentionsBot: false,
  };
}

function read(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}

function unitOf(rules: Rules, named: string | undefined): UnitNames {
  const name = named ?? Object.keys(rules.units)[0] ?? '';
  const unit = rules.units[name];
  if (unit === undefined) throw new Error(`no unit ${name}`);
  return { name, ...unit };
}

function roleOf(title: string): Role {
  const role = roles.find((one) => roleTitles[one] === title);
  if (role === undefined) throw new Error(`no role ${title}`);
  return role;
}

function groupTypeOf(title: string): GroupType {
  const type = groupTypes.find((one) => groupTypeTitles[one] === title);
  if (type === undefined) throw new Error(`no type ${title}`);
  return type;
}

function byTime(a: Line, b: Line): number {
  return Date.parse(a.time) - Date.parse(b.time);
}

/** What differs from Monday to Friday on the days the lines are set in. */
function days2026(): YearTable {
  const range = (month: string, from: number, to: number) =>
    Array.from(
      { length: to - from + 1 },
      (_, nth) => `${month}${String(from + nth).padStart(2, '0')}`,
    );
  return {
    year: 2026,
    off: new Set([
      ...range('2026-01-', 1, 3),
      ...range('2026-04-', 4, 6),
      ...range('2026-02-', 15, 23),
      ...range('2026-05-', 1, 5),
      ...range('2026-06-', 19, 21),
      ...range('2026-09-', 25, 27),
      ...range('2026-10-', 1, 7),
    ]),
    work: new Set(
      ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'].map((day) => `2026-${day}`),
    ),
  };
}
