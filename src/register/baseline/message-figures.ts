import { isWorkday, type Calendar } from '../../domain/calendar.ts';
import type { Day } from '../../domain/group.ts';
import { fewestPeople } from '../../domain/person.ts';
import { addDays, daysBetween } from '../../domain/zone.ts';
import type { MessageFigures } from './snapshot.ts';
import { spreadOf } from './spread.ts';

/** Days a figure of messages is made of. */
export const messageDays = 30;

export interface CountedMessages {
  /** Sums of the days' counts. */
  readonly messages: number;
  readonly offHours: number;
  readonly notices: number;
  /** Messages of each group, with the people in it; people are null where nobody knows who sat there then. */
  readonly groups: readonly {
    readonly messages: number;
    readonly people: readonly string[] | null;
  }[];
}

/** Figures of the days from `from` to `to`, both included; null where no workday was counted. */
export function messageFigures(
  counted: CountedMessages,
  { from, to, calendar }: { readonly from: Day; readonly to: Day; readonly calendar: Calendar },
): MessageFigures | null {
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, n) => addDays(from, n));
  const workdays = days.filter((one) => isWorkday(calendar, one)).length;
  if (workdays === 0 || counted.groups.length === 0) return null;
  const { messages, offHours, notices, groups } = counted;
  const share = (part: number) => (messages === 0 ? null : part / messages);
  const received = new Map<string, number>();
  for (const group of groups) {
    for (const person of new Set(group.people)) {
      received.set(person, (received.get(person) ?? 0) + group.messages);
    }
  }
  const whole = groups.every(({ people }) => people !== null);
  const known = whole && received.size >= fewestPeople;
  return {
    from,
    workdays,
    perWorkday: known ? spreadOf([...received.values()].map((count) => count / workdays)) : null,
    offHours: share(offHours),
    useful: share(notices),
  };
}
