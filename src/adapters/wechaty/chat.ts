import { WechatyBuilder, log as wechatyLog } from 'wechaty';
import type { Incoming } from '../../domain/incoming.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { wechatyChat } from './wechaty-chat.ts';
import { guarded } from './guarded.ts';
import { OwnTables } from './own-tables.ts';
import { PuppetClient } from './puppet-client.ts';
import type { PuppetAddress } from './puppet-client.ts';
import { receiveEvents } from './receive-events.ts';
import { discreet, hiding } from './secret.ts';
import { answers, watchGateway } from './watch-gateway.ts';

export interface WechatyParts extends PuppetAddress {
  readonly clock: Clock;
  readonly log: Log;
  /** Called for one thing after the other, in the order of arrival. It must only queue. */
  readonly onIncoming: (incoming: Incoming) => void;
  /**
   * Called in its place for a message that was announced and could not be had. The reason is a
   * sentence of ours without a word of the message.
   */
  readonly onMissed?: (messageId: string, reason: string) => void;
  /** How long a gateway that is away is borne. */
  readonly patienceMs: number;
  /** Called once: the connection is of no more use, the process is to end and start again. */
  readonly onLost: (reason: string) => void;
  /** Written into the store beside the account; the form of the account's id where nothing is said. */
  readonly provider?: string;
  /** How long silence is borne while the connection seems whole. */
  readonly silenceMs?: number;
  /** After that a sending counts as perhaps done. */
  readonly sendMs?: number;
}

export interface OpenWechaty {
  readonly chat: Chat;
  /**
   * Settles at the first login. Rejects where the gateway turns us away (token, certificate); one
   * that is not there at all is told by `onLost`.
   */
  whenReady(): Promise<void>;
  loggedInAs(): string | null;
  /** What people see as the account's name; its id where the provider does not tell. */
  selfName(): Promise<string | null>;
  /**
   * Invitations into groups since the start, accepted or not: until one is accepted the bot does
   * not sit in that group and sees nothing of it.
   */
  invitations(): number;
  /** Milliseconds since the gateway's last sign of life. */
  heartbeatAge(): number;
  /** Hangs up. The account stays logged in and its puppet goes on running. */
  stop(): Promise<void>;
}

/** What Wechaty itself would do on these events costs hundreds of calls and makes up errors. */
const taken = [
  'message',
  'room-join',
  'room-leave',
  'room-topic',
  'room-invite',
  'friendship',
  'post',
  'dirty',
] as const;

/** Faults that starting again does not mend: token, name or certificate are wrong. */
const turnedAway = /UNAUTHENTICATED|SNI|CERT|certificate|wrong version number/u;

export async function openWechaty(parts: WechatyParts): Promise<OpenWechaty> {
  const { clock } = parts;
  const hide = hiding(parts.token);
  const log = discreet(parts.log, hide);
  // Its log goes to the console, message texts and all; what matters comes as events.
  wechatyLog.level('silent');
  const puppet = new PuppetClient(parts);
  const bot = WechatyBuilder.build({ puppet });
  const watch = watchGateway({
    clock,
    patienceMs: parts.patienceMs,
    silenceMs: parts.silenceMs ?? Math.max(parts.patienceMs, 60_000),
    probe: () => answers(parts.endpoint),
    onLost: parts.onLost,
  });
  let selfId: string | null = null;
  let stopped = false;
  let invitations = 0;
  let lastError = 'no reason was given';
  let settle: { resolve: () => void; reject: (error: Error) => void } | undefined;
  const ready = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Whoever never asks must not end the process by it.
  ready.catch(() => undefined);

  await bot.init();
  for (const event of taken) puppet.removeAllListeners(event);
  bot.on('error', (error) => {
    if (stopped) return;
    lastError = hide(error.message);
    log.warn({ error: lastError.slice(0, 200) }, 'Wechaty reports an error');
  });
  puppet.onStreamEnd = () => {
    watch.broke();
  };
  puppet.on('heartbeat', () => {
    watch.beat();
  });
  puppet.on('login', ({ contactId }) => {
    selfId = contactId;
    log.info({ account: contactId }, 'Logged in');
    settle?.resolve();
  });
  puppet.on('logout', () => {
    selfId = null;
    log.error({}, 'The account was logged out: it must be logged in again by hand');
  });
  puppet.on('scan', () => {
    log.warn({}, 'The account is not logged in: its code must be scanned at the gateway');
  });
  receiveEvents({
    puppet,
    clock,
    log,
    selfId: () => selfId,
    onIncoming(incoming) {
      if (stopped) return;
      if (incoming.kind === 'invited') invitations++;
      parts.onIncoming(incoming);
    },
    onMissed(messageId, reason) {
      if (!stopped) parts.onMissed?.(messageId, reason);
    },
  });

  guarded(log, 'Wechaty did not start', async () => {
    await bot.start();
    // It resolves whether it started or not.
    if (puppet.isStarted() || stopped) return;
    if (turnedAway.test(lastError)) {
      watch.stop();
      settle?.reject(new Error(`The gateway at ${parts.endpoint} turns us away: ${lastError}`));
    } else {
      watch.lose(`the gateway at ${parts.endpoint} does not answer: ${lastError}`);
    }
  });

  return {
    chat: wechatyChat({
      puppet,
      selfId: () => selfId,
      isBroken: () => watch.isBroken(),
      hide,
      ...(parts.provider === undefined ? {} : { provider: parts.provider }),
      ...(parts.sendMs === undefined ? {} : { sendMs: parts.sendMs }),
    }),
    whenReady: () => ready,
    loggedInAs: () => selfId,
    async selfName() {
      if (selfId === null) return null;
      const name = await new OwnTables(puppet, clock).selfName(selfId);
      return name === '' ? selfId : name;
    },
    invitations: () => invitations,
    heartbeatAge: () => watch.age(),
    async stop() {
      stopped = true;
      watch.stop();
      puppet.hangUp();
    },
  };
}
