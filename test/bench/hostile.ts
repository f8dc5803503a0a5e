import { types, type payloads } from 'wechaty-puppet';
import { manualClock } from '../../src/adapters/clock.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { translate } from '../../src/adapters/wechaty/translate.ts';
import { Bot } from '../../src/bot/bot.ts';
import type { Incoming } from '../../src/domain/incoming.ts';
import { bookOf } from '../world/books.ts';
import { FakeChat } from '../world/fake-chat.ts';
import { keptLog } from '../world/silent-log.ts';
import { effort, heldMemory, median } from './measure.ts';
import { megabytes, millis, tell } from './report.ts';

const mostAtTranslate = 5;
const mostBlocked = 20;
const mostWaiting = 2e6;
const now = Date.parse('2026-10-12T09:00+08:00');
const room = '工作群';

/** What somebody might send to make the bot stand still. */
const texts: Readonly<Record<string, () => string>> = {
  '10 MB of text': () => '请各村报送进度，'.repeat(1_250_000),
  'a million emoji': () => '😀'.repeat(1_000_000),
  '200,000 spaces': () => `开始${' '.repeat(200_000)}结束`,
  '10 MB of 「': () => '「'.repeat(10_000_000),
  '10 MB of dashes': () => '「甲：好\n' + '-'.repeat(10_000_000),
  '10 MB of digits': () => '1'.repeat(10_000_000),
  '10 MB of @所有人': () => '@所有人 '.repeat(2_000_000),
  '10 MB of zero-width characters': () => '\u200b'.repeat(10_000_000),
  '10 MB of combining marks': () => `字${'\u0301'.repeat(10_000_000)}`,
  '10 MB of brackets': () => '[强'.repeat(5_000_000),
  '10 MB of ?': () => '？'.repeat(10_000_000),
  '10 MB of line ends': () => '甲：\n'.repeat(3_333_333),
  '10 MB of XML': () => `<msg><title>${'<a>'.repeat(3_333_333)}`,
};

/** Types whose body is read in different ways. */
const sorts = [
  types.Message.Text,
  types.Message.Url,
  types.Message.Attachment,
  types.Message.Unknown,
];

/**
 * Translating each of them, as text and as other sorts; then, told to a whole bot with a database in
 * memory, how long the event loop stands still from receiving to the recorded judgement.
 */
export async function measureHostile(): Promise<boolean> {
  const times = effort.quick ? 1 : 5;
  const bot = await openBot();
  for (let turn = 0; turn < 50; turn += 1) await bot.blockedBy('请各村明天上午报送秋播进度表');
  const passes = [measureWaiting()];
  for (const [name, make] of Object.entries(texts)) {
    const text = make();
    const bodies = Array.from({ length: times }, (_, nth) => arrived(text, nth));
    const slowest = Math.max(
      ...sorts.map((type) => median(bodies.map((body) => timed(type, body)))),
    );
    passes.push(
      tell({
        name: `${name}, translated`,
        figure: millis(slowest),
        against: `at most ${millis(mostAtTranslate)}`,
        used: slowest / mostAtTranslate,
      }),
    );
    const blocked: number[] = [];
    for (let turn = 0; turn < times; turn += 1) blocked.push(await bot.blockedBy(text));
    passes.push(
      tell({
        name: `${name}, received, judged and recorded`,
        figure: `blocks ${millis(median(blocked))}`,
        against: `at most ${millis(mostBlocked)} at a stretch`,
        used: median(blocked) / mostBlocked,
      }),
    );
  }
  await bot.close();
  return passes.every(Boolean);
}

/** A text is cut at the gateway's door; what waits for the database must not hold the rest of it. */
function measureWaiting(): boolean {
  const count = effort.quick ? 3 : 20;
  const before = heldMemory();
  const waiting = Array.from({ length: count }, (_, nth) =>
    translated(types.Message.Text, arrived('请各村报送进度，'.repeat(1_250_000), nth)),
  );
  const held = heldMemory() - before;
  return tell({
    name: `${String(waiting.length)} times 10 MB of text, waiting`,
    figure: megabytes(held),
    against: `at most ${megabytes(mostWaiting)}`,
    used: held / mostWaiting,
  });
}

let told = 0;

function translated(type: types.Message, text: string): Incoming | null {
  told += 1;
  const payload: payloads.Message = {
    id: `m${String(told)}`,
    type,
    text,
    roomId: room,
    talkerId: '唐丽',
    timestamp: now / 1_000,
  };
  return translate(payload, {
    selfId: 'bot',
    selfName: '群规助手',
    groupSize: 5,
    receivedAt: now,
    wasSeen: () => false,
  });
}

function timed(type: types.Message, body: string): number {
  const begun = performance.now();
  translated(type, body);
  return performance.now() - begun;
}

/** As a gateway's bytes become a string: in one piece, and never looked at before. */
function arrived(text: string, nth: number): string {
  return Buffer.from(`${text}${String(nth)}`).toString();
}

async function openBot() {
  const store = await openStore({ path: ':memory:' });
  const clock = manualClock(now);
  const chat = new FakeChat(() => clock.now());
  const log = keptLog();
  chat.groups.set(room, {
    id: room,
    name: room,
    ownerId: '李主任',
    adminIds: [],
    members: ['李主任', '唐丽'].map((name) => ({ id: name, name, reachable: null })),
  });
  const book = bookOf('book: 青溪镇\nversion: 2026-10-01\nextends: [base]\nstart: live\n');
  const bot = await Bot.create({
    store,
    chat,
    clock,
    log,
    book: () => book,
    jobs: [],
    commands: [],
    pace: { accountMs: 0, recipientMs: 0, restMs: 0, random: () => 0 },
    gatherMs: 0,
  });
  await bot.start();
  await bot.settled();
  return {
    /** The longest stretch in milliseconds in which nothing else could run. */
    async blockedBy(text: string): Promise<number> {
      const before = bot.figures().recorded;
      const body = arrived(text, told);
      await pause(5);
      const watch = watchLoop();
      const incoming = translated(types.Message.Text, body);
      if (incoming !== null) bot.receive(incoming);
      await bot.settled();
      const longest = await watch.stop();
      if (bot.figures().recorded !== before + 1) {
        throw new Error(`It was not recorded: ${log.lines.join('; ')}`);
      }
      return longest;
    },
    close: () => store.close(),
  };
}

/** Looks at the clock at every turn of the event loop; the longest turn is what others had to wait. */
function watchLoop(): { readonly stop: () => Promise<number> } {
  let longest = 0;
  let last = performance.now();
  let going = true;
  const look = () => {
    const at = performance.now();
    longest = Math.max(longest, at - last);
    last = at;
    if (going) setImmediate(look);
  };
  setImmediate(look);
  return {
    async stop() {
      await pause(2);
      going = false;
      return longest;
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
