import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from './built.ts';

export type LineKeys = Readonly<Record<string, unknown>>;

/** A line of a timeline: a sticker of a member in a work group, unless said otherwise. */
export function line(keys: LineKeys = {}): string {
  return JSON.stringify({
    group: '青溪镇农业农村工作群',
    group_type: '政务工作群',
    sender: '唐丽',
    sender_role: '成员',
    time: '2026-10-12T10:00:00+08:00',
    type: 'text',
    text: '[强][强]',
    ...keys,
  });
}

/** The nth minute of that morning. */
export function minute(nth: number): string {
  return new Date(Date.parse('2026-10-12T10:00:00+08:00') + nth * 60_000).toISOString();
}

/** Writes it under a folder of its own; gives the path. */
export function fileOf(content: string | Buffer, name = 'talk.jsonl'): string {
  const path = join(newFolder(), name);
  writeFileSync(path, content);
  return path;
}

/** What `--format jsonl` printed. */
export function findingsIn(out: string): readonly {
  readonly id: string;
  readonly rule: string;
}[] {
  return out
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => JSON.parse(text) as { id: string; rule: string });
}
