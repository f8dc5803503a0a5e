import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

interface Line {
  readonly id: string;
  readonly group_type: string;
  readonly group: string;
  readonly sender: string;
  readonly sender_role: string;
  readonly time: string;
  readonly type: string;
  readonly text: string;
}

/**
 * What strangers said (QQ groups, short exchanges), laid on the time stamps and nick rhythm of real
 * IRC logs: a timeline of people who never heard of us. `folder` holds the three sets of data.
 * Each log becomes a group; the minute of a line is kept, its second is the line's place in it.
 */
export function composeTimeline(folder: string): readonly Line[] {
  const texts = [...adverts(folder), ...exchanges(folder)];
  const logs = readdirSync(join(folder, 'irc'))
    .filter((name) => name.endsWith('.raw.txt'))
    .sort();
  const lines: Line[] = [];
  for (const [index, name] of logs.entries()) {
    const day = `2026-10-${String(13 + index)}`;
    for (const { nick, minute, second } of rhythm(
      readFileSync(join(folder, 'irc', name), 'utf8'),
    )) {
      const text = texts[lines.length % texts.length] ?? '';
      lines.push({
        id: `real-${String(lines.length + 1)}`,
        group_type: '政务工作群',
        group: `第${String(index + 1)}群`,
        sender: nick,
        sender_role: '成员',
        time: `${minute.day === 0 ? day : nextDay(day)}T${minute.clock}:${String(second).padStart(2, '0')}+08:00`,
        type: 'text',
        text,
      });
    }
  }
  return lines;
}

function adverts(folder: string): readonly string[] {
  return jsonLines(join(folder, 'qq-group-ads', 'dev.jsonl')).map(({ text }) => String(text));
}

function exchanges(folder: string): readonly string[] {
  return jsonLines(join(folder, 'short-chat', 'dev.jsonl')).flatMap(({ turns }) =>
    Array.isArray(turns) ? turns.map(String) : [],
  );
}

function jsonLines(path: string): readonly Record<string, unknown>[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

interface Beat {
  readonly nick: string;
  readonly minute: { readonly day: 0 | 1; readonly clock: string };
  readonly second: number;
}

/** Who spoke in which minute. A clock that goes back has passed midnight; a minute holds at most sixty. */
function* rhythm(log: string): Generator<Beat> {
  let day: 0 | 1 = 0;
  let last = '';
  let inMinute = 0;
  for (const line of log.split('\n')) {
    const match = /^\[(\d\d:\d\d)\] <([^>]+)>/u.exec(line);
    const clock = match?.[1];
    const nick = match?.[2];
    if (clock === undefined || nick === undefined) continue;
    if (clock < last) day = 1;
    inMinute = clock === last ? inMinute + 1 : 0;
    last = clock;
    yield { nick, minute: { day, clock }, second: Math.min(59, inMinute) };
  }
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
