import { z } from 'zod';
import type { Calendar } from '../../src/domain/calendar.ts';
import type { Dispatch } from '../../src/domain/dispatch.ts';
import type { Group, GroupType } from '../../src/domain/group.ts';
import type { NewViolation, Violation, ViolationState } from '../../src/domain/violation.ts';
import { defineKind } from '../../src/engine/kind.ts';
import type { Book, BoundRule, GroupEntry } from '../../src/engine/rule-book/book.ts';
import { ordinaryRegister } from '../../src/engine/rule-book/register.ts';
import type { Job } from '../../src/jobs/job.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Log, LogFields } from '../../src/ports/log.ts';
import type { Store } from '../../src/ports/store.ts';
import { runDueJobs } from '../../src/bot/run-jobs.ts';
import { supervisorsGroupNote } from '../../src/register/addressees.ts';
import { beginRegister } from '../../src/register/grace.ts';
import { china2026, ordinaryHours, shanghai } from '../time/china-2026.ts';
import { storeOfTest } from '../store/store-of-test.ts';

const dayMs = 86_400_000;

/** A town office with a real store in memory, a clock that is set, and a book of two rules. */
export interface Office {
  readonly store: Store;
  readonly book: Book;
  readonly clock: Clock & { set(at: number): void };
  readonly log: Log & { readonly lines: { level: string; fields: LogFields; message: string }[] };
  run(jobs: readonly Job[]): Promise<void>;
  /** Runs the jobs at each of these Shanghai wall times, one after the other. */
  runAt(jobs: readonly Job[], ...walls: readonly string[]): Promise<void>;
  addGroup(name: string, about?: AboutGroup): Promise<Group>;
  addMembers(group: Group, count: number, prefix?: string): Promise<void>;
  addCase(group: Group, about: AboutCase): Promise<Violation>;
  queued(): Promise<readonly Dispatch[]>;
}

export interface AboutGroup extends Partial<Omit<Group, 'name'>> {
  readonly type?: GroupType;
  readonly duty?: boolean;
  readonly ends?: string;
}

export interface AboutCase extends Partial<NewViolation> {
  readonly at: number;
  readonly state?: ViolationState;
}

const abilities = () => ({ provider: 'test', stableIds: true, writesPrivately: true });

export async function openOffice(calendar: Calendar = china2026): Promise<Office> {
  const store = await storeOfTest();
  const entries: GroupEntry[] = [];
  const book = bookOf(calendar, entries);
  // Its register began long ago: the grace of the first start is over.
  await store.transaction((tx) => beginRegister(tx, book, 0));
  let now = shanghai('2026-09-01T08:00:00');
  const clock = { now: () => now, monotonic: () => now, set: (at: number) => void (now = at) };
  const log = listeningLog();
  const run = (jobs: readonly Job[]) =>
    runDueJobs({ store, jobs, book: () => book, clock, log, abilities });
  let numbers = 0;
  return {
    store,
    book,
    clock,
    log,
    run,
    async runAt(jobs, ...walls) {
      for (const wall of walls) {
        now = shanghai(wall);
        await run(jobs);
      }
    },
    async addGroup(name, { type = 'work', duty = false, ends, ...row } = {}) {
      numbers += 1;
      entries.push({
        name,
        type,
        duty,
        unit: '青溪镇',
        owner: null,
        publishers: [],
        ends: ends ?? null,
      });
      const group: Group = {
        id: `g${String(numbers)}`,
        name,
        present: true,
        joinedAt: shanghai('2026-01-05T09:00:00'),
        trialUntil: null,
        pausedUntil: null,
        endsOn: null,
        lastWorkAt: null,
        ownerId: `owner-${String(numbers)}`,
        adminIds: [],
        refreshedAt: null,
        ...row,
      };
      await store.transaction((tx) => tx.groups.put(group));
      return group;
    },
    async addMembers(group, count, prefix = group.id) {
      const members = Array.from({ length: count }, (_, n) => ({
        groupId: group.id,
        personId: `${prefix}-${String(n)}`,
        name: `成员${String(n)}`,
      }));
      await store.transaction(async (tx) => {
        await tx.people.put(
          members.map(({ personId, name }) => ({ id: personId, name, reachable: true })),
        );
        await tx.people.setMembers(group.id, members);
      });
    },
    async addCase(group, { state = 'open', ...about }) {
      numbers += 1;
      const messageId = `m${String(numbers)}`;
      return store.transaction(async (tx) => {
        const violation = await tx.violations.add({
          groupId: group.id,
          personId: 'someone',
          rule: 'emoticon',
          kind: 'emoticon',
          level: 'remind',
          messageId,
          state: state === 'pending' || state === 'cured' ? 'pending' : 'open',
          dueAt: state === 'pending' || state === 'cured' ? about.at + 600_000 : null,
          numbers: {},
          clause: '',
          book: 'v1',
          ...about,
        });
        if (violation.state !== state) await tx.violations.become(violation.id, state, about.at);
        return violation;
      });
    },
    queued: () => store.transaction((tx) => tx.outbox.list(['queued'], 100)),
  };
}

/** Binds the supervisors' group, as the directory does when it first sees it. */
export async function knowSupervisors(office: Office): Promise<void> {
  await office.store.transaction((tx) => tx.notes.set(supervisorsGroupNote, 'supervisors'));
}

export function daysAfter(at: number, days: number): number {
  return at + days * dayMs;
}

function listeningLog(): Office['log'] {
  const lines: Office['log']['lines'] = [];
  const hear = (level: string) => (fields: LogFields, message: string) =>
    void lines.push({ level, fields, message });
  return {
    lines,
    debug: hear('debug'),
    info: hear('info'),
    warn: hear('warn'),
    error: hear('error'),
  };
}

function bookOf(calendar: Calendar, entries: readonly GroupEntry[]): Book {
  const unit = {
    name: '青溪镇',
    own: [],
    superiors: [],
    hours: null,
    head: null,
    secrecyOfficer: null,
  };
  const rules = [rule('emoticon', '表情包'), rule('off-hours', '非工作时间发布工作信息')];
  return {
    name: '青溪镇',
    version: 'v1',
    calendar,
    hours: ordinaryHours,
    trialDays: 7,
    start: 'trial',
    supervisors: null,
    units: [unit],
    groups: entries,
    rules: [],
    register: { values: ordinaryRegister, lines: new Map() },
    forGroup({ id, name, endsOn, overlay }) {
      const entry = entries.find((one) => one.name === name) ?? null;
      return {
        entry,
        unit,
        rules,
        setting: {
          id,
          name,
          type: entry?.type ?? 'work',
          unit,
          duty: entry?.duty ?? false,
          endsOn: overlay?.get('ends') ?? endsOn ?? entry?.ends ?? null,
          calendar,
          hours: ordinaryHours,
        },
      };
    },
  };
}

function rule(id: string, title: string): BoundRule {
  const kind = defineKind({
    name: id,
    title,
    summary: '',
    why: '',
    clause: '',
    severity: 'low',
    options: z.strictObject({}),
    lookbackMinutes: () => 0,
    reminder: { privately: () => '', inGroup: '' },
    examples: (['fires', 'near-miss', 'boundary'] as const).map((shows) => ({
      title: shows,
      shows,
      says: '',
      finds: 'nothing' as const,
    })),
    evaluate: () => null,
  });
  return {
    id,
    title,
    kind,
    bound: kind.bind({}),
    level: 'remind',
    patience: 0,
    clause: '',
    reminder: null,
    locked: false,
  };
}
