import type { SSEMessage, SSEStreamingApi } from 'hono/streaming';
import type { SimControl } from './page-ports.ts';

/** A reader this far behind is cut off: it connects again and reads the world afresh. */
const mostWaiting = 5_000;
const beatMs = 15_000;

/**
 * Passes the world's events on as server-sent events until the reader leaves or the world is
 * gone. After each `ready` nothing is missed, so a world read then is complete; it comes at once,
 * and again when a world behind a wire has opened its own stream.
 */
export async function streamEvents(
  stream: SSEStreamingApi,
  control: Pick<SimControl, 'events'>,
): Promise<void> {
  let waiting: SSEMessage[] = [{ event: 'ready', data: '', retry: 1_000 }];
  let wake = (): void => undefined;
  let open = true;
  function put(message: SSEMessage): void {
    waiting.push(message);
    if (waiting.length > mostWaiting) leave();
    wake();
  }
  function isOpen(): boolean {
    return open;
  }
  function leave(): void {
    open = false;
    wake();
  }
  const stop = control.events((event) => put({ data: JSON.stringify(event) }), {
    onOpen: () => put({ event: 'ready', data: '' }),
    onEnd: leave,
  });
  stream.onAbort(leave);
  // Silence looks like a dead connection to whatever stands between; a comment keeps it open.
  const beat = setInterval(() => {
    void stream.write(': \n\n').catch(leave);
  }, beatMs);
  try {
    while (isOpen()) {
      const batch = waiting;
      waiting = [];
      for (const message of batch) await stream.writeSSE(message);
      if (isOpen() && waiting.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    clearInterval(beat);
    stop();
  }
}
