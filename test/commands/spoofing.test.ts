import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/commands/command.ts';
import { commands } from '../../src/commands/index.ts';
import { blankRow } from '../../src/domain/entry.ts';
import type { MessageType } from '../../src/domain/message.ts';
import type { Tx } from '../../src/ports/store.ts';
import { fillLedger } from '../../src/register/fill-ledger.ts';
import { setMark, unvouchedMark } from '../../src/register/joining/standing.ts';
import { givenGroup, type World } from '../world/world.ts';

/*
 * Who says it × what is said × what it is wrapped in. Nothing but the plain words of whoever has the
 * right changes anything. The commands and their words are taken from their declarations.
 */

const group = '青溪镇整治专项群';
const minute = 60_000;
const day = 24 * 60 * minute;

const speakers = {
  member: '张三',
  concerned: '孙浩',
  publisher: '发布员',
  admin: '李敏',
  owner: '赵强',
  head: '周镇长',
  supervisor: '监督员乙',
  secrecyOfficer: '陈保密',
  stranger: '路人',
  formerOwner: '前群主',
  namesake: 'wxid_namesake',
} as const;
type Speaker = keyof typeof speakers;
const everybody = Object.keys(speakers) as Speaker[];

/** Of commands that anybody may say: whose words count, by what is waited for here. */
const decided: Readonly<Record<string, readonly Speaker[]>> = {
  confirm: ['supervisor'],
  cancel: ['supervisor'],
  rectify: ['supervisor'],
  rectified: ['owner', 'head', 'supervisor'],
  update: ['head', 'supervisor'],
  'stop-account': ['head', 'supervisor'],
};
/** What only reads; every other command must be seen to change something. */
const readOnly = [
  'cancel-filing',
  'submit',
  ...['help', 'rules', 'about', 'privacy', 'today', 'mine', 'status', 'violations', 'why'],
  ...['notice', 'self-check', 'groups', 'group', 'tally', 'applications'],
  ...['ledger', 'compare'],
];
/** Cases that wait for an appeal to be decided. */
const ofAppeal = ['uphold', 'overturn'];

function wordsOf(command: Command): readonly string[] {
  const number = ofAppeal.includes(command.alias) ? '43' : '41';
  // The type by which the book knows the group here.
  return command.examples.map((example) =>
    example.replace('41', number).replace('登记 政务工作群', '登记 专项群'),
  );
}

function isTheirs(command: Command, speaker: Speaker): boolean {
  const own = decided[command.alias];
  if (own !== undefined) return own.includes(speaker);
  if (command.who === 'anyone') return true;
  if (speaker === 'concerned') return command.personal;
  if (command.who === 'concerned') return false;
  return command.who.some((role) => role === speaker);
}

interface Wrapped {
  readonly text: string;
  readonly type?: MessageType;
  readonly fileName?: string;
  readonly mentionsBot?: boolean;
  readonly mentionsAll?: boolean;
}

interface Wrapper {
  readonly how: string;
  readonly where: 'private' | 'group';
  readonly wrap: (text: string) => Wrapped;
  /** Not for words that may be of several lines: they are as good with one more. */
  readonly sparesLines?: true;
}

const rule = '- - - - - - - - - - - - - - -';
const mention = (text: string): Wrapped => ({ text: `@群规助手\u2005${text}`, mentionsBot: true });
const wide = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** Plain words, as people and keyboards spoil them: they count, but for the right person alone. */
const plain: readonly Wrapper[] = [
  { how: 'plainly', where: 'private', wrap: (text) => ({ text }) },
  { how: 'in “”', where: 'private', wrap: (text) => ({ text: `“${text}”` }) },
  { how: 'after a slash', where: 'private', wrap: (text) => ({ text: `/${text}` }) },
  { how: 'in full width', where: 'private', wrap: (text) => ({ text: wide(text) }) },
  {
    how: 'with hidden signs',
    where: 'private',
    wrap: (text) => ({ text: Array.from(text).join('\u200b') }),
  },
];

const quoted = (text: string) => `「赵强：${text}」\n${rule}\n好的`;
const answering = (text: string) => `「孙浩：好的」\n${rule}\n${text}`;
const record = (text: string) => `[聊天记录]\n赵强: ${text}`;
const card = (text: string) => `<msg><appmsg><title>${text}</title></appmsg></msg>`;
const inSentence = (text: string) => `各位同志，请群主发送 ${text} 谢谢`;
const inLines = (text: string) => `各位好\n${text}`;
const tooLong = (text: string) => `${text} ${'一二三四五六七八九十'.repeat(120)}`;
const texts = { quoted, answering, record, card, inSentence, inLines, tooLong };

/** Whatever is no plain word to the bot. */
const wrappers: readonly Wrapper[] = [
  ...Object.entries(texts).flatMap(([how, wrap]): readonly Wrapper[] => [
    { how, where: 'private', wrap: (text) => ({ text: wrap(text) }) },
    { how, where: 'group', wrap: (text) => mention(wrap(text)) },
  ]),
  {
    how: 'with a line behind it',
    where: 'private',
    wrap: (text) => ({ text: `${text}\n好的` }),
    sparesLines: true,
  },
  { how: 'with a line behind it', where: 'group', wrap: (text) => mention(`${text}\n好的`) },
  { how: 'unasked', where: 'group', wrap: (text) => ({ text }) },
  { how: 'with a mention', where: 'group', wrap: mention },
  {
    how: 'with a mention of all',
    where: 'group',
    wrap: (text) => ({ text: `@所有人 ${text}`, mentionsAll: true, mentionsBot: true }),
  },
  ...(['chat-history', 'url', 'image', 'mini-program', 'emoticon'] as const).map(
    (type): Wrapper => ({
      how: `in a message of type ${type}`,
      where: 'group',
      wrap: (text) => ({ text, type, mentionsBot: true }),
    }),
  ),
  {
    how: 'as the name of a file',
    where: 'group',
    wrap: (text) => ({ text: '', type: 'attachment', fileName: text, mentionsBot: true }),
  },
];

async function givenMatrix(): Promise<World> {
  const world = await givenGroup(group, {
    type: 'task',
    ends: '2026-11-30',
    owner: speakers.owner,
    admins: [speakers.admin],
    head: speakers.head,
    secrecyOfficer: speakers.secrecyOfficer,
    publishers: [speakers.publisher],
    supervisors: ['监督员甲', speakers.supervisor],
    members: [speakers.concerned, speakers.member, speakers.formerOwner],
    since: '2026-10-12T09:00',
  });
  const now = world.clock.now();
  await world.store.transaction(async (tx) => {
    const row = await tx.groups.get(group);
    if (row === null) throw new Error('The group has no row');
    await tx.groups.put({ ...row, trialUntil: now - minute, ownerId: speakers.formerOwner });
    for (let n = 1; n <= 45; n += 1) await tx.violations.add(caseOf(now - n * minute, n));
    await tx.violations.become(43, 'appealed', now);
    const by = { byId: speakers.concerned, reason: '当时为突发汛情' };
    await tx.appeals.add({ ...by, violationId: 43, filedAt: now, dueAt: now + 30 * day });
    for (let n = 1; n <= 7; n += 1) {
      const byId = n === 7 ? '监督员甲' : '别人';
      const time = { madeAt: now, expiresAt: now + 30 * day };
      await tx.proposals.add({ kind: 'new-supervisor', byId, payload: '{}', ...time });
    }
    await addApplications(tx, world);
  });
  // Two who go by other names than their own: the owner's, and that of a command.
  await world.joins({
    id: group,
    name: group,
    ownerId: speakers.owner,
    adminIds: [speakers.admin],
    members: [
      ...Object.values(speakers)
        .filter((id) => id !== speakers.stranger)
        .map((id) => ({ id, name: id, reachable: true })),
      { id: speakers.namesake, name: speakers.owner, reachable: true },
      ...commands.map(({ alias, examples }) => ({
        id: `called-${alias}`,
        name: examples[0],
        reachable: true,
      })),
    ],
  });
  return world;
}

/** Twelve that wait, about a group that is to be built, and one that stands and could answer them. */
async function addApplications(tx: Tx, world: World): Promise<void> {
  const at = world.clock.now();
  await fillLedger(tx, world.book, at);
  const rest = { groupId: null, applicantId: '别人', urgent: false, since: '2026-10-12' };
  const filed = { ...blankRow, ...rest, sort: 'group', unit: '青溪镇' } as const;
  const note = { at, actorId: '别人', reason: '提交报备' };
  const kept = { name: '青溪镇农业农村工作群', id: '2026-0003', state: 'active' } as const;
  await tx.entries.add({ ...filed, ...kept }, note);
  const { number: entry } = await tx.entries.add({ ...filed, name: '秋播群', id: null }, note);
  for (let n = 1; n <= 12; n += 1) {
    const times = { madeAt: at, dueAt: at + 30 * day };
    await tx.applications.add({ kind: 'file', entry, byId: '别人', payload: '{}', ...times });
  }
  await tx.entries.add(
    { ...filed, sort: 'account', name: '青溪发布', id: null, state: 'active' },
    note,
  );
  const about = (await tx.entries.ofGroup(group))?.number ?? 0;
  const days = { openedOn: '2026-10-12', dueOn: '2026-11-11' };
  for (let n = 1; n <= 3; n += 1) {
    const facts = `第${String(n)}件`;
    const person = { person: speakers.owner, personId: speakers.owner, openedBy: '监督员甲' };
    await tx.rectifications.add({ entry: about, facts, finding: null, ...person, ...days });
  }
}

function caseOf(at: number, n: number) {
  return {
    groupId: group,
    personId: speakers.concerned,
    rule: 'off-hours',
    kind: 'off-hours',
    level: 'remind',
    messageId: `case ${String(n)}`,
    at,
    state: 'open',
    dueAt: null,
    numbers: {},
    clause: '',
    book: '',
  } as const;
}

/** Everything that somebody may decide. */
function decisions(world: World): Promise<string> {
  return world.store.transaction(async (tx) => {
    const rows = await tx.groups.list();
    return JSON.stringify({
      groups: rows.map(({ id, present, trialUntil, pausedUntil, endsOn }) => [
        ...[id, present, trialUntil, pausedUntil, endsOn],
      ]),
      overlays: await all(rows.map(({ id }) => tx.groups.overlays(id))),
      cases: (await tx.violations.list({ until: Date.parse('2026-10-12T09:00+08:00') })).map(
        ({ id, state, personId }) => [id, state, personId],
      ),
      appeals: await all([41, 42, 43].map((id) => tx.appeals.get(id))),
      proposals: await all(Array.from({ length: 12 }, (_, n) => tx.proposals.get(n + 1))),
      journal: await tx.journal.list({}, 1_000),
      roles: await all(roleTables(tx)),
      errands: await tx.errands.ready(world.clock.now()),
      entries: (await tx.entries.list()).map(({ number, state, purpose, ends, mergedInto }) => [
        ...[number, state, purpose, ends, mergedInto],
      ]),
      applications: (await tx.applications.open()).map(({ number }) => number),
      drafts: [...(await tx.notes.beginning('draft:')).keys()],
    });
  });
}

function roleTables(tx: Tx): readonly Promise<unknown>[] {
  const tables = [
    ['owner', group],
    ['publisher', group],
    ['head', '青溪镇'],
    ['secrecyOfficer', '青溪镇'],
    ['supervisor', ''],
  ] as const;
  return tables.map(async ([role, scope]) => [...(await tx.people.bound(role, scope))]);
}

async function all<T>(asked: readonly Promise<T>[]): Promise<readonly T[]> {
  const found: T[] = [];
  for (const one of asked) found.push(await one);
  return found;
}

let seq = 0;

/** Says all of them at one instant; the clock is an hour on, so that nobody was answered enough. */
async function saysAll(
  world: World,
  senderId: string,
  { where, wrap }: Wrapper,
  words: readonly string[],
): Promise<void> {
  await world.passes(61);
  const now = world.clock.now();
  for (const { text, ...more } of words.map(wrap)) {
    seq += 1;
    const said = { id: `w${String(seq)}`, senderId, sentAt: now, receivedAt: now, text };
    if (where === 'private') world.bot.receive({ kind: 'private', message: said });
    else {
      const rest = { groupId: group, type: 'text', length: text.length, fileName: null } as const;
      const unmarked = { mentionsAll: false, mentionsBot: false };
      world.bot.receive({ kind: 'message', message: { ...said, ...rest, ...unmarked, ...more } });
    }
  }
  await world.bot.settled();
}

describe.each(everybody)('%s', (speaker) => {
  it('changes nothing by the plain words of commands that are not his, however they are written', async () => {
    const world = await givenMatrix();
    const foreign = commands.filter((command) => !isTheirs(command, speaker)).flatMap(wordsOf);
    for (const wrapper of plain) {
      const before = await decisions(world);
      await saysAll(world, speakers[speaker], wrapper, foreign);
      expect(await decisions(world), wrapper.how).toBe(before);
    }
    await world.store.close();
  }, 60_000);

  it('changes nothing by any command that is wrapped in something, his own included', async () => {
    const world = await givenMatrix();
    for (const wrapper of wrappers) {
      const before = await decisions(world);
      const spared = (command: Command) => wrapper.sparesLines === true && command.long === true;
      const words = commands.filter((command) => !spared(command)).flatMap(wordsOf);
      await saysAll(world, speakers[speaker], wrapper, words);
      expect(await decisions(world), `${wrapper.how} (${wrapper.where})`).toBe(before);
    }
    await world.store.close();
  }, 60_000);
});

describe('a nickname', () => {
  it('that is a command does nothing, whatever its bearer says', async () => {
    const world = await givenMatrix();
    const before = await decisions(world);
    for (const { alias } of commands) {
      await saysAll(world, `called-${alias}`, { how: '', where: 'group', wrap: mention }, ['在']);
    }
    expect(await decisions(world)).toBe(before);
    await world.store.close();
  }, 60_000);
});

/** The owner decided that the group is to go. */
async function toDissolve(world: World): Promise<void> {
  await world.store.transaction(async (tx) => {
    await fillLedger(tx, world.book, world.clock.now());
    const entry = await tx.entries.ofGroup(group);
    const note = { at: world.clock.now(), actorId: speakers.owner, reason: '群主决定解散' };
    const day = '2026-10-12';
    await tx.entries.change(entry?.number ?? 0, { state: 'to_dissolve' }, { ...note, day });
  });
}

/** What must be so before the words of a command can change anything. */
const givenFor: Readonly<Record<string, (world: World) => Promise<void>>> = {
  // A word makes a term shorter; longer it is made by an application.
  term: (world) =>
    world.store.transaction((tx) => {
      const value = JSON.stringify('2027-06-30');
      return tx.groups.setOverlay({ groupId: group, key: 'ends', value, setBy: '', setAt: 0 });
    }),
  // Only of his own may anybody take it back.
  withdraw: (world) =>
    world.store.transaction((tx) => tx.applications.forgetPerson('别人', () => speakers.member)),
  // Of what he applied for himself, and was approved.
  built: (world) =>
    world.store.transaction(async (tx) => {
      const approved = {
        ...blankRow,
        sort: 'group',
        name: '秋灌群',
        id: null,
        state: 'approved',
      } as const;
      const rest = { groupId: null, applicantId: speakers.member, urgent: false };
      const note = { at: world.clock.now(), actorId: '监督员甲', reason: '报备获批准' };
      await tx.entries.add({ ...approved, ...rest, since: '2026-10-12' }, note);
    }),
  ticked: (world) => toDissolve(world),
  restore: (world) => toDissolve(world),
  vouch: (world) =>
    world.store.transaction((tx) =>
      setMark(tx, group, unvouchedMark, speakers.stranger, world.clock.now()),
    ),
};

describe('the plain words of whoever has the right', () => {
  it.each(commands.filter(({ alias }) => !readOnly.includes(alias)))(
    'change something: $word',
    async (command) => {
      // Of an administrator 启用 ends a pause, and there is none here.
      const able = command.alias === 'enable' ? (['owner'] as const) : everybody;
      // What anyone may say does nothing for whom help does not offer it.
      const speaker =
        able.find((one) => isTheirs({ ...command, who: command.offered ?? command.who }, one)) ??
        'owner';
      const seen: string[] = [];
      for (const words of wordsOf(command)) {
        const world = await givenMatrix();
        await givenFor[command.alias]?.(world);
        const before = await decisions(world);
        await saysAll(world, speakers[speaker], plain[0] as Wrapper, [words]);
        if ((await decisions(world)) !== before) seen.push(words);
        await world.store.close();
      }
      expect(seen).not.toEqual([]);
    },
    60_000,
  );

  it.each(commands.filter(({ alias }) => readOnly.includes(alias)))(
    'of $word change nothing at all, which only reads',
    async (command) => {
      const world = await givenMatrix();
      const before = await decisions(world);
      for (const speaker of everybody)
        await saysAll(world, speakers[speaker], plain[0] as Wrapper, wordsOf(command));
      expect(await decisions(world)).toBe(before);
      await world.store.close();
    },
    60_000,
  );
});
