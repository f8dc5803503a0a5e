import type { Entry } from '../domain/entry.ts';
import type { Day } from '../domain/group.ts';
import { dayOf } from '../domain/zone.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { dueOn } from './states.ts';
import { toldOf, type Rung } from './told.ts';

const topic = 'unfiled';
export const askRung = { topic, rung: 'ask' } as const satisfies Rung;
export const remindRung = { topic, rung: 'remind' } as const satisfies Rung;

/** What an owner is to send, in the asking and in the reminder alike; without its full stop. */
export function howToFile(command: string): string {
  return `请私聊发送${command}，按提示填写群类型、用途等内容`;
}

/** Each owner is asked once for ever; the key of a dispatch, too, where he alone is asked of it alone. */
export function askKey(groupId: string, ownerId: string | null): string {
  return `register:${groupId}:${ownerId ?? ''}`;
}

/** The day on which somebody who was asked then to file a group is reminded. */
export function remindOn({ calendar, register }: Book, askedAt: number): Day {
  const asked = dayOf(calendar.zone, askedAt);
  return dueOn('unregistered', asked, { values: register.values, calendar }) ?? asked;
}

/** Groups nobody filed although it was asked and reminded of; `since` is the day of the reminder. */
export async function unregisteredPast(
  tx: Tx,
  book: Book,
  now: number,
): Promise<readonly { readonly entry: Entry; readonly since: Day }[]> {
  const { zone } = book.calendar;
  const today = dayOf(zone, now);
  const past: { entry: Entry; since: Day }[] = [];
  for (const entry of await tx.entries.list({ states: ['unregistered'] })) {
    if (entry.groupId === null) continue;
    const reminded = await toldOf(tx, remindRung, entry.groupId);
    const at = reminded?.at ?? null;
    const since = at === null ? today : dayOf(zone, at);
    if (since < today) past.push({ entry, since });
  }
  return past;
}
