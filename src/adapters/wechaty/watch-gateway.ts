import { connect } from 'node:net';
import type { Clock } from '../../ports/clock.ts';

export interface WatchParts {
  readonly clock: Clock;
  /** How long a broken connection is borne while the gateway does not answer. */
  readonly patienceMs: number;
  /** How long silence is borne; providers beat every 10 to 15 seconds. */
  readonly silenceMs: number;
  /** Whether somebody answers at the gateway's address. */
  readonly probe: () => Promise<boolean>;
  /** Called once. The connection never heals by itself: the process is to end and start again. */
  readonly onLost: (reason: string) => void;
}

export interface GatewayWatch {
  /** A sign of life. */
  beat(): void;
  /** The event stream broke. Calls may still work after that, but no event ever comes again. */
  broke(): void;
  isBroken(): boolean;
  /** Gives the connection up at once. */
  lose(reason: string): void;
  /** Milliseconds since the last sign of life. */
  age(): number;
  stop(): void;
}

const checkMs = 500;

export function watchGateway(parts: WatchParts): GatewayWatch {
  const { clock, patienceMs, silenceMs } = parts;
  let lastBeat = clock.monotonic();
  let brokenAt: number | null = null;
  let probing = false;
  let stopped = false;

  const timer = setInterval(() => {
    void check();
  }, checkMs);
  const stop = (): void => {
    stopped = true;
    clearInterval(timer);
  };
  const lose = (reason: string): void => {
    if (stopped) return;
    stop();
    parts.onLost(reason);
  };
  const age = (): number => clock.monotonic() - lastBeat;

  async function check(): Promise<void> {
    if (brokenAt === null) {
      if (age() > silenceMs) lose('the gateway gave no sign of life for too long');
      return;
    }
    if (clock.monotonic() - brokenAt > patienceMs) {
      lose('the gateway has been away for too long');
      return;
    }
    if (probing) return;
    probing = true;
    // Nothing is gained by waiting once the gateway is back: only a new connection hears events.
    if (await parts.probe()) lose('the gateway is back and wants a new connection');
    probing = false;
  }

  return {
    beat() {
      lastBeat = clock.monotonic();
    },
    broke() {
      brokenAt ??= clock.monotonic();
    },
    isBroken: () => brokenAt !== null,
    lose,
    age,
    stop,
  };
}

/** Whether a TCP connection to `host:port` opens within a second. */
export async function answers(endpoint: string): Promise<boolean> {
  const colon = endpoint.lastIndexOf(':');
  const host = endpoint.slice(0, colon).replace(/^.*\/\//u, '');
  const port = Number(endpoint.slice(colon + 1));
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1_000 });
    const settle = (open: boolean): void => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => {
      settle(true);
    });
    for (const fault of ['error', 'timeout'] as const) {
      socket.once(fault, () => {
        settle(false);
      });
    }
  });
}
