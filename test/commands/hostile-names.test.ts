import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../src/adapters/clock.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { advance } from '../../src/bot/advance.ts';
import { Bot } from '../../src/bot/bot.ts';
import { commands } from '../../src/commands/index.ts';
import type { Addressees } from '../../src/domain/addressees.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Violation } from '../../src/domain/violation.ts';
import { speakOfLeak } from '../../src/engine/speak-of-leak.ts';
import { speak, type SpeakInput } from '../../src/engine/speak.ts';
import { jobs } from '../../src/jobs/index.ts';
import type { Store } from '../../src/ports/store.ts';
import { candidatesOf, confirmAll } from '../../src/register/candidates.ts';
import { addSupervisor } from '../../src/register/supervisors.ts';
import { shownName } from '../../src/text/shown-name.ts';
import { hostileNames } from '../township/hostile-names.ts';
import { bookOf } from '../world/books.ts';
import { FakeChat, type Said } from '../world/fake-chat.ts';
import { keptLog } from '../world/silent-log.ts';

const forbidden = /[@＠﹫《》<>＜＞﹤﹥「」『』\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u3164\u2800]/u;
const formula = /^[=+\-@＝＋－＠﹦﹢﹣−/／\s]/u;

const plainBook = bookOf(
  'book: 青溪镇\nversion: 2026-10-01\nextends: [base]\nstart: live\nunits: { 青溪镇: { own: [镇政府] } }\n',
);

function caseOf(when: number): Violation {
  return {
    id: 23,
    groupId: 'g',
    personId: 'p',
    rule: 'flooding',
    kind: 'flooding',
    level: 'report',
    messageId: 'm',
    at: when,
    lastAt: when,
    hits: 1,
    state: 'open',
    dueAt: null,
    numbers: {},
    clause: '',
    book: '',
  };
}

function nobodyBut(ownerId: string): Addressees {
  return {
    ownerId,
    adminIds: [],
    headId: null,
    secrecyOfficerId: null,
    publisherIds: [],
    supervisorsGroupId: null,
  };
}

const graphemes = new Intl.Segmenter('zh');
const stores: Store[] = [];

afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
});

describe('ten thousand hostile names', () => {
  it('are shown as one short line that is no mention, markup, quotation or formula', () => {
    const made = hostileNames(1, 10_000);
    const drawn = fc.sample(fc.string({ unit: 'binary', maxLength: 600 }), 2_000);
    expect([...made, ...drawn].filter((name) => !isHarmless(shownName(name)))).toEqual([]);
  });

  it('are harmless where cases are put into words', () => {
    const names = hostileNames(2, 10_000);
    const said = names.flatMap((name, n) => worded(name, names[names.length - 1 - n] ?? ''));

    expect(said.length).toBeGreaterThan(3 * 10_000);
    expect(said.filter(({ text }) => !staysInPlace(text))).toEqual([]);
  });

  it('are harmless in what the bot really says of five hundred of them', async () => {
    const names = hostileNames(2, 500);
    const perGroup = Array.from({ length: 10 }, (_, n) => names.slice(n * 50, n * 50 + 50));
    const office = await givenOffice(perGroup);
    for (const group of office.groups) {
      office.hears(...group.members.slice(1, -1).map((who) => office.leak(group.id, who)));
      await office.bot.settled();
    }
    const alerts = office.chat.said.filter(({ text }) => text.startsWith('【请核实】'));

    expect(alerts).toHaveLength(2 * 10 * 48);
    expect(alerts.filter(({ text }) => !staysInPlace(text))).toEqual([]);
  }, 60_000);
});

/** All that may be said of a person's case: a word to him the morning after, to the owner, an alert. */
function worded(name: string, group: string): readonly { readonly text: string }[] {
  const { rules, setting } = plainBook.forGroup({ id: 'g', name: group });
  const rule = rules.find(({ id }) => id === 'flooding');
  if (rule === undefined) throw new Error('The book has no rule on floods');
  const now = at('2026-10-12T20:00');
  const input: SpeakInput = {
    violation: caseOf(now),
    rule: { ...rule, level: 'report' },
    setting,
    addressees: nobodyBut('owner'),
    concerned: { name, reachable: true },
    earlier: [],
    stoodAt: now,
    now,
  };
  return [...speak(input), ...speakOfLeak(input)];
}

describe('whatever the bot says', () => {
  it.each([3, 4])(
    'has the same lines, mentions and marks as among people of plain names (seed %i)',
    async (seed) => {
      const names = hostileNames(seed, 4 * 8 + 1);
      const plainNames = names.map((_, n) => `某人${String(n)}`);
      const [heard, plain] = [await course(names), await course(plainNames)];

      expect(heard.map(({ to }) => to.id)).toEqual(plain.map(({ to }) => to.id));
      expect(plain.length).toBeGreaterThan(60);
      for (const [n, { text }] of heard.entries()) {
        const other = plain[n]?.text ?? '';
        expect(shapeOf(text), text).toEqual(shapeOf(other));
      }
    },
    60_000,
  );
});

function isHarmless(shown: string): boolean {
  const length = [...graphemes.segment(shown)].length;
  return (
    length > 0 &&
    length <= 20 &&
    !forbidden.test(shown) &&
    !formula.test(shown) &&
    !/\p{M}{3}/u.test(shown)
  );
}

/** One line with the group's name in its one pair of brackets, and nothing that names could have added. */
function staysInPlace(text: string): boolean {
  return !forbidden.test(text.replace(/《[^《》]*》/u, ''));
}

/** What names must not change. */
function shapeOf(text: string) {
  const lines = text.split('\n');
  return {
    lines: lines.length,
    mentions: text.match(/[@＠﹫]/gu)?.length ?? 0,
    brackets: text.match(/[《》]/gu)?.length ?? 0,
    marks: text.match(/[<>＜＞「」『』]/gu)?.length ?? 0,
    hidden: text.replaceAll('\n', '').match(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu)?.length ?? 0,
    formulas: lines.filter((line) => formula.test(line)).length,
  };
}

/** Four groups of people who break rules, ask for everything there is, and are reported on. */
async function course(names: readonly string[]): Promise<readonly Said[]> {
  const perGroup = Array.from({ length: 4 }, (_, n) => names.slice(n * 8, n * 8 + 8));
  const office = await givenOffice(perGroup, names.at(-1) ?? '');
  const post = '请各村明天上午报送秋播进度表';
  for (const day of ['12', '13', '14']) {
    await office.until(`2026-10-${day}T19:00`);
    for (const { id, members } of office.groups) {
      office.hears(...[1, 2].map((n) => office.message(id, members[n] ?? '', post)));
      office.hears(office.leak(id, members[3] ?? ''));
    }
    await office.bot.settled();
  }
  await office.until('2026-10-15T09:30');
  const asking = commands.flatMap(({ examples }) => examples);
  for (const { id, members } of office.groups) {
    for (const [n, example] of asking.entries()) {
      office.clock.advance(20 * 60_000);
      for (const who of [members[0], members[1], '监督员甲'])
        office.whispers(who ?? '', example.replace(/\d+$/u, String(n + 1)));
      office.hears(office.message(id, members[0] ?? '', `@群规助手\u2005${example}`, true));
      await office.bot.settled();
    }
  }
  await office.until('2026-10-26T10:00');
  const candidates = await office.store.transaction((tx) => candidatesOf(tx, office.book));
  expect(candidates.length).toBeGreaterThan(0);
  return office.chat.said;
}

interface OfficeGroup {
  readonly id: string;
  readonly members: readonly string[];
}

/** Groups whose first name is the group's own and the others their members'. */
async function givenOffice(names: readonly (readonly string[])[], unit = '青溪镇') {
  const clock = manualClock(at('2026-10-12T09:00'));
  const chat = new FakeChat(() => clock.now());
  const groups = names.map(([, ...people], n): OfficeGroup => ({
    id: `g${String(n)}`,
    members: people.map((_, nth) => `p${String(n)}.${String(nth)}`).concat('保密员'),
  }));
  for (const [n, { id, members }] of groups.entries()) {
    const [name = '', ...people] = names[n] ?? [];
    chat.groups.set(id, {
      id,
      name,
      ownerId: members[0] ?? null,
      adminIds: [],
      members: members.map((one, nth) => ({
        id: one,
        name: people[nth] ?? '保密员',
        reachable: null,
      })),
    });
  }
  chat.groups.set('s', {
    id: 's',
    name: '督查群',
    ownerId: '监督员甲',
    adminIds: [],
    members: [{ id: '监督员甲', name: '监督员甲', reachable: null }],
  });
  const book = bookOf(
    [
      'book: 青溪镇',
      'version: 2026-10-01',
      'extends: [base]',
      'hours: [ { days: workdays, from: "08:30", to: "18:00" } ]',
      'start: live',
      'supervisors: 督查群',
      `units: { ${JSON.stringify(shownName(unit) === '（无名）' ? '无名' : unit)}: { own: [镇政府], superiors: [云岭县], secrecyOfficer: 保密员 } }`,
      '',
    ].join('\n'),
  );
  const store = await openStore({ path: ':memory:' });
  stores.push(store);
  const pace = { accountMs: 0, recipientMs: 0, restMs: 0, random: () => 0 };
  const parts = { store, chat, clock, log: keptLog(), book: () => book, jobs, commands, pace };
  const bot = await Bot.create({ ...parts, gatherMs: 0 });
  await bot.start();
  await store.transaction(async (tx) => {
    await confirmAll(tx, book, clock.now());
    await addSupervisor(tx, '监督员甲', clock.now());
  });
  let seq = 0;
  const made = (groupId: string, senderId: string): Message => {
    seq += 1;
    const now = clock.now();
    return {
      id: `m${String(seq)}`,
      groupId,
      senderId,
      sentAt: now,
      receivedAt: now,
      type: 'text',
      text: '',
      length: 0,
      fileName: null,
      mentionsAll: false,
      mentionsBot: false,
    };
  };
  return {
    bot,
    book,
    chat,
    clock,
    store,
    groups,
    message: (id: string, who: string, text: string, mentionsBot = false): Message => ({
      ...made(id, who),
      text,
      length: text.length,
      mentionsBot,
    }),
    leak: (id: string, who: string): Message => ({
      ...made(id, who),
      type: 'attachment',
      fileName: '秘密★1年 重点人员稳控方案.docx',
    }),
    hears(...messages: readonly Message[]) {
      for (const message of messages) bot.receive({ kind: 'message', message });
    },
    whispers(senderId: string, text: string) {
      seq += 1;
      const now = clock.now();
      const message = { id: `m${String(seq)}`, senderId, sentAt: now, receivedAt: now, text };
      bot.receive({ kind: 'private', message });
    },
    until: (local: string) =>
      advance(bot, at(local), (now) => {
        clock.advance(Math.max(0, now - clock.now()));
      }),
  };
}

function at(local: string): number {
  return Date.parse(`${local}+08:00`);
}
