import { fleetingMark, plainWord } from '../domain/dispatch.ts';
import type { Group } from '../domain/group.ts';
import { dayOf } from '../domain/zone.ts';
import { fillLedger } from '../register/fill-ledger.ts';
import { inGrace } from '../register/grace.ts';
import { countedGroups } from '../register/group-limit.ts';
import { freeOpening } from '../register/one-word-a-day.ts';
import { ownGroups } from '../register/own-groups.ts';
import { holdSeen, seenMembers, type Seen } from '../register/seen-members.ts';
import { linesOf } from './climb.ts';
import { maySpeak, type Job, type JobContext } from './job.ts';
import { ownerLine, ownerText, personText, type Added } from './member-limit-words.ts';
import { inTrial } from './watched-groups.ts';

const dayMs = 24 * 60 * 60_000;
/** Ours: nobody is told again so soon. */
const restDays = 30;
const lasts = 2 * dayMs;

/**
 * Somebody is added to more groups than the measures let: he and the owner hear of it, in private,
 * once. Whoever sat in as many when he, or the group, was first looked at was added by nobody now.
 */
export const memberLimit: Job = {
  name: 'member-limit',
  title: '人员入群数提醒',
  every: { at: '09:25', holiday: 'skip' },
  graceHours: 12,
  async run(context) {
    if (!maySpeak(context)) return;
    const { tx, book, now } = context;
    await fillLedger(tx, book, now);
    const own = await ownGroups(tx, book, await tx.groups.list());
    const sitting = await countedGroups(tx, book, own);
    const before = await seenMembers(tx);
    const today = dayOf(book.calendar.zone, now);
    const limit = book.register.values.groupsPerPerson;
    const rows = new Map(own.map((row) => [row.id, row]));
    const people = new Map<string, Seen>();
    const over: Added[] = [];
    for (const [personId, ids] of sitting) {
      const known = before.people.get(personId);
      const isAdded = (id: string) => known?.since.has(id) === false && before.groups.has(id);
      // Somebody new was added today, too, but he was never seen in fewer.
      const isNew = (id: string) => (known === undefined ? before.groups.has(id) : isAdded(id));
      const dayIn = (id: string) => known?.since.get(id) ?? (isNew(id) ? today : '');
      const toldAt = known?.toldAt ?? null;
      const rested = toldAt === null || now - toldAt >= restDays * dayMs;
      const added = ids.filter(isAdded).flatMap((id) => rows.get(id) ?? []);
      if (ids.length > limit && rested && added.length > 0) {
        const spoken = await speakable(context, added);
        if (spoken.length > 0) over.push({ personId, groups: spoken, count: ids.length, limit });
      }
      people.set(personId, { since: new Map(ids.map((id) => [id, dayIn(id)])), toldAt });
    }
    for (const personId of await tellAll(context, over)) {
      const seen = people.get(personId);
      if (seen !== undefined) people.set(personId, { ...seen, toldAt: now });
    }
    await holdSeen(tx, before, [...new Set([...sitting.values()].flat())], people);
  },
};

async function speakable({ tx, now }: JobContext, groups: readonly Group[]) {
  const spoken: Group[] = [];
  for (const row of groups) {
    if (!inTrial(row, now) && !(await inGrace(tx, row, now))) spoken.push(row);
  }
  return spoken;
}

/** Those of whom somebody was told: they rest. */
async function tellAll(context: JobContext, over: readonly Added[]): Promise<ReadonlySet<string>> {
  const told = await tellOwners(context, over);
  for (const added of over) {
    const { personId } = added;
    if (await tellOne(context, personId, { part: 'own', text: personText(added) })) {
      told.add(personId);
    }
  }
  return told;
}

async function tellOwners(context: JobContext, over: readonly Added[]): Promise<Set<string>> {
  const { tx } = context;
  const told = new Set<string>();
  const ofGroup = new Map<Group, Added[]>();
  for (const added of over) {
    for (const row of added.groups) {
      // Of himself he hears by the other word.
      if (row.ownerId === null || row.ownerId === added.personId) continue;
      ofGroup.set(row, [...(ofGroup.get(row) ?? []), added]);
    }
  }
  const ofOwner = new Map<string, { row: Group; added: readonly Added[]; names: string[] }[]>();
  for (const [row, added] of ofGroup) {
    const members = await tx.people.members(row.id);
    const names = added.map(
      ({ personId }) => members.find((one) => one.personId === personId)?.name ?? '',
    );
    const ownerId = row.ownerId ?? '';
    ofOwner.set(ownerId, [...(ofOwner.get(ownerId) ?? []), { row, added, names }]);
  }
  for (const [ownerId, lines] of ofOwner) {
    const [first, ...others] = lines;
    if (first === undefined) continue;
    const limit = first.added[0]?.limit ?? 0;
    const text =
      others.length === 0
        ? ownerText(first.row, first)
        : `您好，以下群新加入的人员所在工作群已超过每人${String(limit)}个：${linesOf(lines.map((line) => ownerLine(line.row, line.names)))}。请与本人商量是否确需在群，不需要的可以精简；无需回复。`;
    if (!(await tellOne(context, ownerId, { part: 'owner', text }))) continue;
    for (const { personId } of lines.flatMap((line) => line.added)) told.add(personId);
  }
  return told;
}

/** Whether it is on its way. */
async function tellOne(
  { tx, book, now, slot, abilities }: JobContext,
  id: string,
  { part, text }: { readonly part: 'own' | 'owner'; readonly text: string },
): Promise<boolean> {
  const person = await tx.people.get(id);
  if (!abilities.writesPrivately || person?.reachable === false) return false;
  const to = { kind: 'person', id } as const;
  const notBefore = await freeOpening(tx, book, to, now);
  await tx.outbox.add(
    plainWord({
      key: `member-limit:${part}:${id}:${String(slot)}${fleetingMark}`,
      to,
      purpose: 'notice',
      text,
      queuedAt: now,
      notBefore,
      expiresAt: notBefore + lasts,
    }),
  );
  return true;
}
