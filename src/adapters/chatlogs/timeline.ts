import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { GroupType } from '../../domain/group.ts';
import type { MessageType } from '../../domain/message.ts';
import type { Role } from '../../domain/roles.ts';

/** A message of a timeline, with what the line says of its group and sender. */
export interface TimelineLine {
  /** The line's own id, or `file:line` where it has none. */
  readonly id: string;
  readonly group: string;
  readonly groupType: GroupType | null;
  readonly sender: string;
  readonly role: Role;
  readonly at: number;
  readonly type: MessageType;
  readonly text: string;
  readonly fileName: string | null;
  readonly mentionsAll: boolean;
  /** Labels, where there are any: rules that must, and rules that may be found. Names with hyphens. */
  readonly expect: readonly string[] | null;
  readonly may: readonly string[];
}

/** A line that could not be read: where, what and how to mend it. */
export interface TimelineFault {
  readonly line: number;
  readonly message: string;
}

const groupTypes: ReadonlyMap<string, GroupType> = new Map<string, GroupType>(
  Object.entries({
    通知群: 'notice',
    政务工作群: 'work',
    工作群: 'work',
    专项群: 'task',
    村社群: 'village',
    notice: 'notice',
    work: 'work',
    task: 'task',
    village: 'village',
  }),
);

const roles: ReadonlyMap<string, Role> = new Map<string, Role>(
  Object.entries({
    群主: 'owner',
    管理员: 'admin',
    发布人: 'publisher',
    监督员: 'supervisor',
    单位负责人: 'head',
    保密员: 'secrecyOfficer',
    成员: 'member',
  }),
);

const types: ReadonlyMap<string, MessageType> = new Map<string, MessageType>(
  Object.entries({
    text: 'text',
    image: 'image',
    emoticon: 'emoticon',
    attachment: 'attachment',
    url: 'url',
    chat_history: 'chat-history',
    mini_program: 'mini-program',
    video: 'video',
    audio: 'audio',
    contact: 'contact',
    location: 'location',
    red_packet: 'red-packet',
    transfer: 'transfer',
    group_note: 'group-note',
  }),
);

const Line = z.object({
  id: z.union([z.string().min(1).max(200), z.number()]).optional(),
  group: z.string().min(1),
  group_type: z.string().optional(),
  sender: z.string().min(1),
  sender_role: z.string().optional(),
  time: z.string(),
  type: z.string().default('text'),
  text: z.string().nullish(),
  file_name: z.string().nullish(),
  mentions_all: z.boolean().default(false),
  expect: z.array(z.string()).optional(),
  may: z.array(z.string()).default([]),
});

/** A line longer than this is not a message; in bytes. */
const maxLine = 20_000_000;
/** WeChat began in 2011, and beyond 2099 no calendar reaches: such a year is a slip of the pen. */
const firstYear = Date.UTC(2011, 0, 1);
const lastYear = Date.UTC(2100, 0, 1);

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a timeline (JSON lines) as it comes from the disk. A line that cannot be read is named
 * and passed over; empty lines are nothing.
 * @throws where the file cannot be opened
 */
export async function readTimeline(
  path: string,
  name: string,
  onFault: (fault: TimelineFault) => void,
): Promise<readonly TimelineLine[]> {
  const lines: TimelineLine[] = [];
  // Bytes as characters: what is no UTF-8 is then told by line, and only line feeds part lines.
  const stream = createReadStream(path, 'latin1');
  const reader = createInterface({ input: stream, crlfDelay: Infinity });
  let number = 0;
  for await (const raw of reader) {
    number += 1;
    if (raw.trim() === '') continue;
    const read = readLine(raw, `${name}:${String(number)}`);
    if (typeof read === 'string') onFault({ line: number, message: read });
    else lines.push(read);
  }
  return lines;
}

function readLine(raw: string, place: string): TimelineLine | string {
  if (raw.length > maxLine)
    return `the line is longer than ${String(maxLine)} bytes; split the file into one message a line`;
  let text: string;
  try {
    // Takes off the mark that some editors put at the beginning of a file, too.
    text = utf8.decode(Buffer.from(raw, 'latin1'));
  } catch {
    return 'not UTF-8; save the file in the encoding UTF-8';
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'not JSON; write one complete JSON object on each line';
  }
  const parsed = Line.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const key = issue?.path.join('.') ?? '';
    return `${key === '' ? 'the line' : `"${key}"`} is not as it must be (${issue?.message ?? 'unreadable'}); see the keys in the README`;
  }
  const line = parsed.data;
  const at = Date.parse(line.time);
  if (Number.isNaN(at) || !/(?:Z|[+-]\d\d:?\d\d)$/u.test(line.time)) {
    return `"time" is "${line.time.slice(0, 40)}"; write it with its zone, like 2026-10-10T20:05:00+08:00`;
  }
  if (at < firstYear || at >= lastYear)
    return `"time" is "${line.time.slice(0, 40)}"; write a year from 2011 to 2099`;
  const type = types.get(line.type);
  if (type === undefined)
    return `"type" is "${line.type.slice(0, 40)}"; write one of ${[...types.keys()].join(', ')}`;
  const groupType = line.group_type === undefined ? null : groupTypes.get(line.group_type);
  if (groupType === undefined)
    return `"group_type" is "${(line.group_type ?? '').slice(0, 40)}"; write 通知群, 政务工作群, 专项群 or 村社群`;
  const role = roles.get(line.sender_role ?? '成员');
  if (role === undefined)
    return `"sender_role" is "${(line.sender_role ?? '').slice(0, 40)}"; write one of ${[...roles.keys()].join(', ')}`;
  return {
    id: line.id === undefined ? place : String(line.id),
    group: line.group,
    groupType,
    sender: line.sender,
    role,
    at,
    type,
    text: line.text ?? '',
    fileName: line.file_name ?? null,
    mentionsAll: line.mentions_all,
    expect: line.expect?.map(hyphened) ?? null,
    may: line.may.map(hyphened),
  };
}

function hyphened(rule: string): string {
  return rule.replaceAll('_', '-');
}
