import { z } from 'zod';
import type { BookReading } from '../../src/engine/rule-book/book.ts';
import { formatFault } from '../../src/engine/rule-book/fault.ts';
import { readBook } from '../../src/engine/rule-book/read-book.ts';
import { defineKind, type Kind, type Tighter } from '../../src/engine/kind.ts';

/** A kind that finds nothing: books are about its name, its options and its level. */
export function quietKind(
  name: string,
  options: z.ZodObject = z.strictObject({}),
  level: 'remind' | 'report' = 'remind',
  tighter: Readonly<Record<string, Tighter>> = {},
): Kind {
  return defineKind({
    name,
    title: name,
    summary: name,
    why: name,
    clause: `clause of ${name}`,
    severity: 'low',
    level,
    options,
    tighter,
    lookbackMinutes: () => 0,
    reminder: { privately: () => name, inGroup: name },
    examples: [
      { title: 'fires', shows: 'fires', says: 'a', finds: 'violation' },
      { title: 'near', shows: 'near-miss', says: 'b', finds: 'nothing' },
      { title: 'edge', shows: 'boundary', says: 'c', finds: 'violation' },
    ],
    evaluate: () => null,
  });
}

export const sampleKinds: readonly Kind[] = [
  quietKind('emoticon', z.strictObject({ perDay: z.int().min(0).default(0) })),
  quietKind(
    'flooding',
    z.strictObject({
      count: z.int().min(2).default(5),
      seconds: z.int().min(1).default(60),
      words: z.array(z.string()).optional(),
    }),
  ),
  quietKind('off-hours', z.strictObject({ urgent: z.enum(['marked', 'event']).default('marked') })),
  quietKind('raw-forward', z.strictObject({ minutes: z.int().min(1).default(10) })),
  quietKind('rumor', z.strictObject({}), 'report'),
];

export const head = 'book: 青溪镇\nversion: "2026-11-22"\n';

export const base = `book: 基本
version: "1"
zone: Asia/Shanghai
hours: [ { days: workdays, from: "08:30", to: "18:00" } ]
types:
  notice: { rules: all }
  work: { except: [rumor] }
  village: { rules: [flooding] }
rules:
  emoticon: { patience: 2 }
  flooding: remind
  off-hours: remind
  raw-forward: remind
  rumor: report
`;

/** Reads `unit.yaml` over `base.yaml`, and other files and calendars by name where they are given. */
export function readUnit(
  unit: string | Uint8Array,
  others: Readonly<Record<string, string | Uint8Array>> = {},
  kinds: readonly Kind[] = sampleKinds,
): BookReading {
  const texts: Readonly<Record<string, string | Uint8Array>> = { base, unit, ...others };
  return readBook(
    {
      main: 'unit',
      read(name) {
        const content = Object.hasOwn(texts, name) ? texts[name] : undefined;
        return content === undefined ? null : { path: `rules/${name}.yaml`, content };
      },
      calendars: Object.entries(others)
        .filter(([name]) => name.startsWith('calendars/'))
        .map(([name, content]) => ({ path: `rules/${name}.yaml`, content })),
    },
    kinds,
  );
}

export function told(reading: BookReading): readonly string[] {
  return reading.faults.map(formatFault);
}

/** The rules of a group by name with their levels, `off-hours remind`. */
export function levelsIn(
  reading: BookReading,
  name: string,
  overlay: Readonly<Record<string, string>> = {},
): readonly string[] {
  const rules = reading.book?.forGroup({
    id: 'g',
    name,
    overlay: new Map(Object.entries(overlay)),
  }).rules;
  return (rules ?? []).map((rule) => `${rule.id} ${rule.level}`).sort();
}
