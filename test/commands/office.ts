import { z } from 'zod';
import { manualClock } from '../../src/adapters/clock.ts';
import { runCommands } from '../../src/bot/run-commands.ts';
import type { Command } from '../../src/commands/command.ts';
import { commands as allCommands } from '../../src/commands/index.ts';
import type { NewDispatch } from '../../src/domain/dispatch.ts';
import type { Group } from '../../src/domain/group.ts';
import type { Recipient } from '../../src/domain/incoming.ts';
import type { NewViolation, Violation } from '../../src/domain/violation.ts';
import { defineKind, type Example } from '../../src/engine/kind.ts';
import type { Book } from '../../src/engine/rule-book/book.ts';
import { readBook } from '../../src/engine/rule-book/read-book.ts';
import type { Chat, ChatGroup } from '../../src/ports/chat.ts';
import { ChatRefused } from '../../src/ports/chat.ts';
import type { Log, LogFields } from '../../src/ports/log.ts';
import type { Tx } from '../../src/ports/store.ts';
import { storeOfTest } from '../store/store-of-test.ts';

/** A Monday morning in the office. */
export const monday = Date.parse('2026-10-12T10:00:00+08:00');
export const minute = 60_000;
export const hour = 60 * minute;

const example = (
  shows: Example<Record<string, never>>['shows'],
): Example<Record<string, never>> => ({
  title: shows,
  shows,
  says: '收到',
  finds: 'nothing',
});

const kinds = (
  [
    ['emoticon', '表情包', 'low'],
    ['off-hours', '非工作时间发布工作信息', 'middle'],
    ['classified', '疑似涉密', 'grave'],
  ] as const
).map(([name, title, severity]) =>
  defineKind({
    name,
    title,
    severity,
    summary: '单发表情。',
    why: '',
    clause: '本单位群管理制度',
    options: z.strictObject({}),
    lookbackMinutes: () => 0,
    reminder: { privately: () => '', inGroup: '' },
    examples: [example('fires'), example('near-miss'), example('boundary')],
    evaluate: () => null,
  }),
);

export const bookText = `
book: 青溪镇
version: "2026-10-01"
supervisors: 督查群
hours: [{ days: workdays, from: "08:30", to: "18:00" }]
units:
  青溪镇: { own: [镇政府], superiors: [云岭县], head: 周镇长 }
types:
  work: { rules: all }
  task: { rules: all }
groups:
  - { name: 农业群, type: work }
  - { name: 整治专项群, type: task, ends: 2026-12-31 }
rules:
  emoticon: { level: remind }
  off-hours: { level: remind }
  classified: { level: report }
`;

const books = new Map<string, Book>();

/** A book never changes, so one reading serves every test. */
export function bookOf(text: string): Book {
  const held = books.get(text) ?? readBookOf(text);
  books.set(text, held);
  return held;
}

function readBookOf(text: string): Book {
  const { book, faults } = readBook(
    {
      main: 'base',
      read: (name) => (name === 'base' ? { path: 'base.yaml', content: text } : null),
      calendars: [],
    },
    kinds,
  );
  if (book === null || faults.length > 0) throw new Error(JSON.stringify(faults));
  return book;
}

/** A group as the platform has it; people's ids and names are the same here. */
export interface Setup {
  readonly id: string;
  readonly name: string;
  readonly owner: string | null;
  readonly admins?: readonly string[];
  readonly members: readonly string[];
  readonly row?: Partial<Group>;
}

export interface Reply {
  readonly to: string;
  readonly text: string;
}

export type Office = Awaited<ReturnType<typeof givenOffice>>;

/** A store, a platform and a clock; what people say to the bot, and what waits to be answered. */
export async function givenOffice(
  groups: readonly Setup[],
  options: { book?: string; commands?: readonly Command[] } = {},
) {
  const store = await storeOfTest();
  const clock = manualClock(monday);
  const platform = new Map<string, ChatGroup>();
  const logged: { fields: LogFields; message: string }[] = [];
  const keep = (fields: LogFields, message: string) => void logged.push({ fields, message });
  const log: Log = { debug: keep, info: keep, warn: keep, error: keep };
  const abilities = { provider: 'test', stableIds: true, writesPrivately: true };
  const state = { reachable: true, book: bookOf(options.book ?? bookText), sayings: 0 };
  const chat: Chat = {
    abilities,
    selfId: () => 'bot',
    send: () => Promise.reject(new Error('Commands never send')),
    act: () => Promise.reject(new Error('Commands never act')),
    group: (id) =>
      state.reachable
        ? Promise.resolve(platform.get(id) ?? null)
        : Promise.reject(new ChatRefused('offline')),
    groupIds: () => Promise.resolve([...platform.keys()]),
  };

  function seen({ id, name, owner, admins = [], members }: Setup): ChatGroup {
    return {
      id,
      name,
      ownerId: owner,
      adminIds: admins,
      members: members.map((one) => ({ id: one, name: one, reachable: true })),
    };
  }

  await store.transaction(async (tx) => {
    for (const [index, setup] of groups.entries()) {
      platform.set(setup.id, seen(setup));
      await tx.groups.put({
        id: setup.id,
        name: setup.name,
        present: true,
        joinedAt: monday - 1_000 * hour + index,
        trialUntil: null,
        pausedUntil: null,
        endsOn: null,
        lastWorkAt: null,
        ownerId: setup.owner,
        adminIds: setup.admins ?? [],
        refreshedAt: monday,
        ...setup.row,
      });
      await tx.people.put(setup.members.map((id) => ({ id, name: id, reachable: true })));
      await tx.people.setMembers(
        setup.id,
        setup.members.map((personId) => ({ groupId: setup.id, personId, name: personId })),
      );
    }
  });

  const read = <T>(work: (tx: Tx) => Promise<T>) => store.transaction(work);

  /** What was queued since this was last asked. */
  async function replies(): Promise<readonly Reply[]> {
    return read(async (tx) => {
      const queued = await tx.outbox.list(['queued'], 100);
      for (const { id } of queued) await tx.outbox.settle(id, 'sent', clock.now());
      return queued.toReversed().map(({ to, text }) => ({ to: address(to), text }));
    });
  }

  const run = () =>
    runCommands({
      store,
      chat,
      clock,
      log,
      book: () => state.book,
      commands: options.commands ?? allCommands,
    });

  async function says(
    senderId: string,
    text: string,
    place: { in?: string; at?: number } = {},
  ): Promise<readonly Reply[]> {
    state.sayings += 1;
    await read((tx) =>
      tx.commands.note({
        messageId: `m${String(state.sayings)}`,
        groupId: place.in ?? null,
        senderId,
        text,
        at: place.at ?? clock.now(),
      }),
    );
    await run();
    return replies();
  }

  return {
    clock,
    logged,
    run,
    read,
    replies,
    says,
    /** The words of the only answer, which must go to the asker alone. */
    async asks(senderId: string, text: string): Promise<string> {
      const [only, ...others] = await says(senderId, text);
      if (only === undefined || others.length > 0 || only.to !== senderId) {
        throw new Error(`Not one private answer: ${JSON.stringify([only, ...others])}`);
      }
      return only.text;
    },
    row: (id: string) => read((tx) => tx.groups.get(id)),
    journal: () => read((tx) => tx.journal.list({}, 100)),
    violation: (values: Partial<NewViolation>): Promise<Violation> =>
      read((tx) => tx.violations.add({ ...ordinary, ...values })),
    queue: (values: Partial<NewDispatch>) => read((tx) => tx.outbox.add({ ...waiting, ...values })),
    platformChanges(setup: Setup) {
      platform.set(setup.id, seen(setup));
    },
    platformForgets(id: string) {
      platform.delete(id);
    },
    platformFails(fails: boolean) {
      state.reachable = !fails;
    },
    idsChange() {
      abilities.stableIds = false;
    },
  };
}

function address(to: Recipient): string {
  return to.kind === 'person' ? to.id : `群 ${to.id}`;
}

const ordinary: NewViolation = {
  groupId: 'g1',
  personId: '孙浩',
  rule: 'off-hours',
  kind: 'off-hours',
  level: 'remind',
  messageId: 'said',
  at: monday - hour,
  state: 'open',
  dueAt: null,
  numbers: {},
  clause: '',
  book: '',
};

const waiting: NewDispatch = {
  key: 'waiting',
  to: { kind: 'person', id: '孙浩' },
  purpose: 'reminder',
  text: '提醒',
  rule: 'off-hours',
  violationId: null,
  groupId: 'g1',
  queuedAt: monday,
  notBefore: monday + hour,
  expiresAt: monday + 2 * hour,
  fallback: null,
};
