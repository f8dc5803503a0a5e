import { PuppetService } from 'wechaty-puppet-service';

export interface PuppetAddress {
  readonly token: string;
  /** `host:port`; without one Wechaty would ask a discovery service on the internet. */
  readonly endpoint: string;
  readonly tls?: {
    readonly disable?: boolean;
    /** The name in the gateway's certificate; the token's prefix where nothing is said. */
    readonly serverName?: string | null;
    /** PEM; Wechaty's own certificate where nothing is said. */
    readonly caCert?: string | null;
  };
}

// Wechaty's own watchdog stops the puppet in the gateway and gives up for good if the gateway is
// away at that moment. Recovery is ours, so its turn never comes.
const never = 24 * 60 * 60;

/**
 * The client of a puppet service without its cache on disk: that one keeps old names over restarts,
 * and two bots of one account cannot both open it.
 */
export class PuppetClient extends PuppetService {
  /** Called when the stream of events ends in whatever way: it never comes back by itself. */
  onStreamEnd: () => void = () => undefined;

  constructor({ token, endpoint, tls }: PuppetAddress) {
    const { disable = false, serverName, caCert } = tls ?? {};
    const names = {
      ...(serverName ? { serverName } : {}),
      ...(caCert ? { caCert } : {}),
    };
    super({ token, endpoint, timeoutSeconds: never, tls: { disable, ...names } });
  }

  protected override hookPayloadStore(): void {
    // Left empty, the cache is never opened and each reading asks the gateway.
  }

  protected override bridgeGrpcEventStream(client: PuppetService['grpcManager']): void {
    super.bridgeGrpcEventStream(client);
    for (const end of ['end', 'error', 'cancel']) {
      client.on(end, () => {
        this.onStreamEnd();
      });
    }
  }

  /** Whether the event stream was opened: `start()` resolves either way. */
  isStarted(): boolean {
    return (this.state as { active(): unknown }).active() === true;
  }

  /** Leaves the gateway without a word: `stop()` would stop the account's puppet there. */
  hangUp(): void {
    this.__watchdog.stop();
    try {
      this.grpcManager.eventStream?.cancel();
      (this.grpcManager.client as { close(): void }).close();
    } catch {
      // It was never opened.
    }
  }
}
