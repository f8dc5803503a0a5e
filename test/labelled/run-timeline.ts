import type { Calendar, OfficeHours } from '../../src/domain/calendar.ts';
import type { Facts } from '../../src/domain/facts.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { BoundKind, Kind } from '../../src/engine/kind.ts';
import { readMessage } from '../../src/engine/read-message.ts';
import type { GroupSetting } from '../../src/engine/setting.ts';

export const shanghai: Calendar = { zone: 'Asia/Shanghai', years: new Map() };
export const officeHours: OfficeHours = [{ days: 'workdays', from: 8 * 60 + 30, to: 18 * 60 }];
const hashKey = new Uint8Array(32);
const minuteMs = 60_000;

export interface Said {
  readonly message: Message;
  readonly role: Role;
}

export interface Outcome {
  readonly finding: Finding;
  state: 'violation' | 'cured';
}

/** Lets one bound kind judge a group's messages in order; what stands once nothing is pending. */
export function runTimeline(
  bound: BoundKind,
  said: readonly Said[],
  group: GroupSetting,
): ReadonlyMap<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  const past: Facts[] = [];
  const open: { message: Message; finding: Finding }[] = [];
  for (const { message, role } of said) {
    const { facts, reading } = readMessage(message, { role, unit: group.unit, hashKey });
    for (const { message: earlier, finding } of open) {
      const pending = {
        personId: earlier.senderId,
        messageId: earlier.id,
        at: earlier.sentAt,
        dueAt: finding.due ?? null,
        numbers: finding.numbers,
      };
      const outcome = outcomes.get(earlier.id);
      if (outcome && bound.cures?.({ facts, pending })) outcome.state = 'cured';
    }
    const since = message.sentAt - bound.lookbackMinutes * minuteMs;
    const recent = past.filter((one) => one.sentAt >= since);
    const finding = bound.evaluate({ message, facts, reading, recent, group });
    if (finding !== null) {
      outcomes.set(message.id, { finding, state: 'violation' });
      if (finding.due !== undefined) open.push({ message, finding });
    }
    past.push(facts);
  }
  return outcomes;
}

/** A kind by its name, with these options. @throws where there is no such kind */
export function bindKind(kinds: readonly Kind[], name: string, options: unknown): BoundKind {
  const kind = kinds.find((one) => one.name === name);
  if (kind === undefined) throw new Error(`no kind ${name}`);
  return kind.bind(options);
}
