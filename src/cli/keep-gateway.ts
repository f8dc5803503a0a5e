import { startGatewayChild, type GatewayAddress, type GatewayChild } from './gateway-child.ts';

/**
 * A simulator's gateway that dies comes back where it was, as a provider's would; not once
 * `stopping`, since Ctrl-C reaches the gateway too. @throws CliFault where it does not come up
 */
export async function keepGateway(stopping: AbortSignal): Promise<{
  readonly address: GatewayAddress;
  readonly end: () => void;
}> {
  let ended = false;
  let child: GatewayChild = await startGatewayChild({});
  const { address } = child;
  const watch = (watched: GatewayChild): void => {
    watched.process.once('exit', () => {
      if (ended || stopping.aborted) return;
      void startGatewayChild({ again: address })
        .then((next) => {
          child = next;
          watch(next);
          if (ended) next.process.kill();
        })
        .catch(() => {
          ended = true;
        });
    });
  };
  watch(child);
  return {
    address,
    end() {
      ended = true;
      child.process.kill();
    },
  };
}
