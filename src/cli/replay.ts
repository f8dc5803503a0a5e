import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Option } from 'commander';
import { manualClock } from '../adapters/clock.ts';
import { openLog } from '../adapters/log.ts';
import { connectSimulator, type Simulator } from '../adapters/simulator/control-client.ts';
import { openStore } from '../adapters/store/open.ts';
import { openWechaty } from '../adapters/wechaty/chat.ts';
import { Bot } from '../bot/bot.ts';
import type { Incoming } from '../domain/incoming.ts';
import type { TimelineLine } from '../adapters/chatlogs/timeline.ts';
import type { Log } from '../ports/log.ts';
import { jobs } from '../jobs/index.ts';
import { startGatewayChild } from './gateway-child.ts';
import { noPace, openBooks, openTimeline, progressTo, type Timeline } from './offline.ts';
import { play, type TimelineFinding } from './play.ts';
import { findingLines, findingTable, formats, type Format } from './show-findings.ts';
import { CliFault, type Subcommand } from './subcommand.ts';

/** A chunk that has not arrived after so long never will. */
const deliveryLimit = 60_000;

/** `replay FILE`: a timeline said in a simulated WeChat and heard by the bot over the real gateway. */
export const replay: Subcommand = {
  add(program, terminal, end) {
    program
      .command('replay')
      .description('play a timeline through gateway, Wechaty and bot, and list what was found')
      .argument('<file>', 'the timeline')
      .option('--rules <folder>', 'a folder like rules/')
      .addOption(new Option('--format <format>', 'how to print').choices(formats).default('text'))
      .action(async (file: string, options: { rules?: string; format: Format }) => {
        const timeline = await openTimeline(file, terminal);
        const result = await replayTimeline(
          timeline,
          options.rules,
          openLog('error'),
          progressTo(terminal.err, 'replay'),
        );
        terminal.out(
          options.format === 'jsonl'
            ? findingLines(result.findings)
            : findingTable(timeline, result.findings, result.recorded, result.repeated) +
                `${String(result.lost)} lost, ${String(result.disordered)} out of order after warm-up\n`,
        );
        end(timeline.faults.length > 0 || result.lost > 0 ? 2 : 0);
      });
  },
};

export interface Replay {
  readonly findings: readonly TimelineFinding[];
  readonly recorded: number;
  readonly repeated: number;
  /** Said in the simulator and never recorded. */
  readonly lost: number;
  /** Arrived after a later message of the same group, once the group was warm. */
  readonly disordered: number;
}

/** @throws CliFault where the gateway does not come up */
export async function replayTimeline(
  timeline: Timeline,
  rulesFolder: string | undefined,
  log: Log,
  onProgress: (done: number, total: number) => void,
): Promise<Replay> {
  const folder = await mkdtemp(join(tmpdir(), 'qungui-replay-'));
  const worldFile = join(folder, 'world.json');
  await writeFile(worldFile, JSON.stringify(timeline.world), { mode: 0o600 });
  const gateway = await startGatewayChild({ worldFile });
  const files = await openBooks(rulesFolder, log);
  const store = await openStore({ path: join(folder, 'replay.sqlite') });
  try {
    await timeline.seed(store);
    const clock = manualClock(timeline.world.now);
    const arrivals = new Arrivals();
    let bot: Bot | null = null;
    const early: Incoming[] = [];
    const link = await openWechaty({
      token: gateway.address.token,
      endpoint: gateway.address.endpoint,
      clock,
      log,
      patienceMs: deliveryLimit,
      onIncoming(incoming) {
        arrivals.saw(incoming);
        if (bot === null) early.push(incoming);
        else bot.receive(incoming);
      },
      onLost: () => undefined,
    });
    await link.whenReady();
    const made = await Bot.create({
      store,
      clock,
      log,
      chat: link.chat,
      book: () => files.book(),
      jobs,
      commands: [],
      pace: noPace,
      gatherMs: 0,
    });
    await made.start();
    bot = made;
    for (const incoming of early) made.receive(incoming);
    arrivals.warm();
    const simulator = connectSimulator(gateway.address);
    const findings = await play({
      bot: made,
      store,
      lines: timeline.lines,
      async setNow(at) {
        clock.set(at);
        await simulator.setClock(at);
      },
      deliver: (chunk) => deliver(timeline, simulator, arrivals, chunk),
      onProgress,
    });
    const { recorded, repeated } = made.figures();
    await link.stop();
    return {
      findings,
      recorded,
      repeated,
      lost: new Set(timeline.lines.map(({ id }) => id)).size - recorded,
      disordered: arrivals.disordered,
    };
  } finally {
    gateway.process.kill();
    files.close();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function deliver(
  timeline: Timeline,
  simulator: Simulator,
  arrivals: Arrivals,
  chunk: readonly TimelineLine[],
): Promise<void> {
  const arrived = arrivals.after(chunk.length);
  await simulator.say(
    chunk.map((line) => {
      const { id, groupId, senderId, sentAt, type } = timeline.messageOf(line);
      const { text, fileName, mentionsAll } = line;
      return {
        id,
        to: { kind: 'group' as const, id: groupId },
        from: senderId,
        at: sentAt,
        type,
        text,
        fileName,
        mentionsAll,
      };
    }),
  );
  await arrived;
}

/** Counts what the gateway delivers and whether each group stays in order. */
class Arrivals {
  disordered = 0;
  #count = 0;
  #warm = false;
  readonly #last = new Map<string, number>();
  #waiting: { readonly count: number; readonly done: () => void } | null = null;

  saw(incoming: Incoming): void {
    if (incoming.kind !== 'message') return;
    const { groupId, sentAt } = incoming.message;
    const last = this.#last.get(groupId) ?? -Infinity;
    if (this.#warm && sentAt < last) this.disordered += 1;
    this.#last.set(groupId, Math.max(last, sentAt));
    this.#count += 1;
    if (this.#waiting !== null && this.#count >= this.#waiting.count) this.#waiting.done();
  }

  warm(): void {
    this.#warm = true;
  }

  /** Resolves once `more` messages have come. @throws CliFault where they do not */
  after(more: number): Promise<void> {
    const count = this.#count + more;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(
          new CliFault(
            `The gateway did not deliver: ${String(count - this.#count)} messages are missing.`,
          ),
        );
      }, deliveryLimit);
      this.#waiting = {
        count,
        done: () => {
          clearTimeout(timer);
          resolve();
        },
      };
    });
  }
}
