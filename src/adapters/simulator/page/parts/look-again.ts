import { useSignal, useSignalEffect } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { sentenceFor } from '../api.ts';
import { connection, heard } from '../connection.ts';

/** The bot answers a moment after the world has spoken, so one looks soon, and once more later. */
const soonMs = 250;
const laterMs = 1_500;
/** Deadlines and waiting lines fall due without anything being said. */
const idleMs = 5_000;

export interface Looked<T> {
  readonly value: Signal<T | null>;
  readonly fault: Signal<string>;
}

/**
 * Reads something of the bot's, again after whatever happens in the world. `read` may look at
 * signals before its first wait: when they change, it is read afresh.
 */
export function useLookAgain<T>(read: () => Promise<T> | null): Looked<T> {
  const value = useSignal<T | null>(null);
  const fault = useSignal('');

  useSignalEffect(() => {
    const first = read();
    value.value = null;
    fault.value = '';
    if (first === null) return undefined;
    let current = true;
    let latest = 0;
    async function look(reading: Promise<T> | null): Promise<void> {
      if (reading === null) return;
      const turn = ++latest;
      const sentence = await sentenceFor(async () => {
        const found = await reading;
        // An answer that was overtaken by a later one is old news.
        if (current && turn === latest) value.value = found;
      });
      if (current && turn === latest) fault.value = sentence;
    }
    void look(first);
    const timers = new Set<number>();
    const stopHearing = heard.subscribe(() => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      for (const wait of [soonMs, laterMs])
        timers.add(window.setTimeout(() => void look(read()), wait));
    });
    const idle = setInterval(() => {
      if (!document.hidden && connection.peek() === 'open') void look(read());
    }, idleMs);
    return () => {
      current = false;
      stopHearing();
      clearInterval(idle);
      for (const timer of timers) clearTimeout(timer);
    };
  });
  return { value, fault };
}
