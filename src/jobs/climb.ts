import type { Addressees } from '../domain/addressees.ts';
import { applicationKinds, type ApplicationKind } from '../domain/application.ts';
import type { Recipient } from '../domain/incoming.ts';
import { dayOf } from '../domain/zone.ts';
import { answerBy } from '../register/answer-by.ts';
import { shownName } from '../text/shown-name.ts';
import type { JobContext } from './job.ts';
import type { Told } from '../register/told.ts';
import { lastTold } from './tell.ts';
import type { WatchedGroup } from './watched-groups.ts';

/** The entries somebody has applied for something about, of these kinds, and waits to be answered. */
export async function appliedFor(
  { tx }: Pick<JobContext, 'tx'>,
  kinds: readonly ApplicationKind[] = applicationKinds,
): Promise<ReadonlySet<number>> {
  const open = await tx.applications.open();
  return new Set(open.filter(({ kind }) => kinds.includes(kind)).map(({ entry }) => entry));
}

/** Whoever was asked, what became of it: nobody is passed over before he heard and had his days. */
export interface Asked {
  readonly topic: string;
  readonly group: WatchedGroup;
  /** The word that asked, by its key and rung. */
  readonly key: string;
  readonly rung: string;
}

/**
 * The group with those who are next to hear of what was left unanswered; null while whoever was asked
 * still has time, was not reached yet, or where there is nobody above him.
 */
export async function nextAbove(
  { tx, book, now }: JobContext,
  { topic, group, key, rung }: Asked,
  unheard: ReadonlySet<string>,
): Promise<WatchedGroup | null> {
  const told = await lastTold(tx, topic, { group, rung });
  if (told === null || told.word !== key || told.at === null) return null;
  if (unheard.has(told.dispatch)) return null;
  const { calendar } = book;
  const days = book.register.values.answerWithinDays;
  const asked = dayOf(calendar.zone, told.at);
  if (dayOf(calendar.zone, now) <= answerBy(calendar, asked, days)) return null;
  const addressees = above(group.addressees, told);
  return addressees === null ? null : { ...group, addressees };
}

function above(addressees: Addressees, { to }: Told): Addressees | null {
  if (to === null) return { ...addressees, ownerId: null };
  if (to.kind === 'group') return null;
  const byOwner = to.id !== addressees.headId;
  return { ...addressees, ownerId: null, headId: byOwner ? addressees.headId : null };
}

/** Which part somebody has in a group he hears of. */
export function partOf(
  to: Recipient,
  { addressees }: WatchedGroup,
): 'owner' | 'head' | 'supervisors' {
  if (to.kind === 'group') return 'supervisors';
  return to.id === addressees.ownerId ? 'owner' : 'head';
}

/** A command, as whoever hears of it can send it. */
export type Sendable = (to: Recipient, group: WatchedGroup, word: string, rest?: string) => string;

/** Whoever answers for this group alone need not name it. */
export function sendableBy(watched: readonly WatchedGroup[]): Sendable {
  const answersFor = new Map<string, number>();
  for (const { addressees } of watched) {
    const { ownerId, headId } = addressees;
    for (const id of new Set([ownerId, headId])) {
      if (id !== null) answersFor.set(id, (answersFor.get(id) ?? 0) + 1);
    }
  }
  return (to, group, word, rest = '') => {
    const several = to.kind === 'group' || (answersFor.get(to.id) ?? 0) > 1;
    const parts = [word, several ? titleOf(group) : '', rest];
    return `“${parts.filter((part) => part !== '').join(' ')}”`;
  };
}

/** `《青溪镇农业农村工作群》`. */
export function titleOf({ row }: WatchedGroup): string {
  return `《${shownName(row.name)}》`;
}

/** At most so many groups in one message. */
const listed = 20;

/** What is said of several groups, a line each: one can read them on a phone. */
export function rowsOf(lines: readonly string[]): string {
  const more = lines.length > listed ? [`等${String(lines.length)}个群`] : [];
  return [...lines.slice(0, listed), ...more].join('\n');
}

/** What is said of several groups, one behind the other. */
export function linesOf(lines: readonly string[]): string {
  const more = lines.length > listed ? `等${String(lines.length)}个群` : '';
  return `${lines.slice(0, listed).join('；')}${more}`;
}
