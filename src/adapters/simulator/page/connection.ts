import { signal } from '@preact/signals';
import type { SimEvent } from '../protocol.ts';
import { readWorld, sentenceFor } from './api.ts';
import { takeEvents, takeWorld } from './state.ts';

/** `lost` heals by itself: the browser connects again and the world is read afresh. */
export const connection = signal<'opening' | 'open' | 'lost'>('opening');
/** Counts what was heard, so that whoever shows the bot's records knows when to look again. */
export const heard = signal(0);

const gatherMs = 30;
const retryMs = 2_000;

/** Follows the world for as long as the page is open. */
export function follow(): void {
  const source = new EventSource('api/events');
  let waiting: SimEvent[] = [];
  let ready = false;
  let timer: number | null = null;
  let latest = 0;

  function apply(): void {
    timer = null;
    if (!ready) return;
    const batch = waiting;
    waiting = [];
    takeEvents(batch);
    heard.value++;
  }
  async function reload(turn: number): Promise<void> {
    const sentence = await sentenceFor(async () => {
      const world = await readWorld();
      if (turn === latest) takeWorld(world);
    });
    // Asked for again meanwhile: that later answer counts.
    if (turn !== latest) return;
    if (sentence !== '') {
      connection.value = 'lost';
      setTimeout(() => void reload(turn), retryMs);
      return;
    }
    ready = true;
    connection.value = 'open';
    apply();
  }

  source.addEventListener('ready', () => {
    ready = false;
    void reload(++latest);
  });
  // A flood of events is taken in one go: one drawing, not five hundred.
  source.addEventListener('message', (event: MessageEvent<string>) => {
    waiting.push(JSON.parse(event.data) as SimEvent);
    timer ??= window.setTimeout(apply, gatherMs);
  });
  source.addEventListener('error', () => {
    connection.value = 'lost';
    latest++;
    // After an answer that is no stream the browser gives up; then it is for us to try again.
    if (source.readyState === EventSource.CLOSED) {
      source.close();
      setTimeout(follow, retryMs);
    }
  });
}
