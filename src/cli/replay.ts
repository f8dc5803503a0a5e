import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manualClock } from '../adapters/clock.ts';
import { connectSimulator } from '../adapters/simulator/control-client.ts';
import { openStore } from '../adapters/store/open.ts';
import { openWechaty } from '../adapters/wechaty/chat.ts';
import { Bot } from '../bot/bot.ts';
import type { Incoming } from '../domain/incoming.ts';
import type { Log } from '../ports/log.ts';
import { jobs } from '../jobs/index.ts';
import { startGatewayChild, type GatewayAddress } from './gateway-child.ts';
import { noPace, openBooks, type Timeline } from './offline.ts';
import { play, type TimelineFinding } from './play.ts';
import { Arrivals, deliver, deliveryLimit } from './replay-delivery.ts';

export interface Replay {
  readonly findings: readonly TimelineFinding[];
  readonly recorded: number;
  readonly repeated: number;
  /** Said in the simulator and never recorded. */
  readonly lost: number;
  /** Arrived after a later message of the same group, once the group was warm. */
  readonly disordered: number;
}

/**
 * Says the timeline in a simulated WeChat and hears it over the real gateway. It leaves neither
 * process nor file behind, however it ends; `interrupted` ends it early with its own rejection.
 * @throws CliFault where the gateway does not come up, RuleFilesFault
 */
export async function replayTimeline(
  timeline: Timeline,
  rulesFolder: string | undefined,
  log: Log,
  onProgress: (done: number, total: number) => void,
  interrupted: Promise<never> | null = null,
): Promise<Replay> {
  const files = await openBooks(rulesFolder, log);
  const folder = await mkdtemp(join(tmpdir(), 'qungui-replay-'));
  let endGateway: () => void = () => undefined;
  const played = async (): Promise<Replay> => {
    const worldFile = join(folder, 'world.json');
    await writeFile(worldFile, JSON.stringify(timeline.world), { mode: 0o600 });
    const gateway = await startGatewayChild({ worldFile });
    endGateway = () => gateway.process.kill();
    return playOver(gateway.address, {
      timeline,
      book: () => files.book(),
      log,
      storePath: join(folder, 'replay.sqlite'),
      onProgress,
    });
  };
  try {
    return await Promise.race([played(), ...(interrupted === null ? [] : [interrupted])]);
  } finally {
    endGateway();
    files.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface PlayOver {
  readonly timeline: Timeline;
  readonly book: Parameters<typeof Bot.create>[0]['book'];
  readonly log: Log;
  readonly storePath: string;
  readonly onProgress: (done: number, total: number) => void;
}

async function playOver(gateway: GatewayAddress, parts: PlayOver): Promise<Replay> {
  const { timeline, book, log, onProgress } = parts;
  const store = await openStore({ path: parts.storePath });
  await timeline.seed(store);
  const clock = manualClock(timeline.world.now);
  const arrivals = new Arrivals();
  let bot: Bot | null = null;
  const early: Incoming[] = [];
  const link = await openWechaty({
    token: gateway.token,
    endpoint: gateway.endpoint,
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
    book,
    jobs,
    commands: [],
    pace: noPace,
    gatherMs: 0,
  });
  await made.start();
  bot = made;
  for (const incoming of early) made.receive(incoming);
  arrivals.warm();
  const simulator = connectSimulator(gateway);
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
  await store.close();
  return {
    findings,
    recorded,
    repeated,
    lost: new Set(timeline.lines.map(({ id }) => id)).size - recorded,
    disordered: arrivals.disordered,
  };
}
