import { acts, asides, calls, dangers, places, talk } from './words/event.ts';
import { anyOf } from './words/list.ts';

/** Whether an emergency stands behind a message, or is at least named by it. */
export interface EventReading {
  /** A danger with a call for help, or with an act, on the spot or by somebody who is there. */
  readonly event: boolean;
  /** A danger or a measure against one is named, and not as a topic. */
  readonly eventWord: boolean;
}

const danger = new RegExp(anyOf(dangers), 'gu');
const act = new RegExp(anyOf(acts), 'gu');
const topic = new RegExp(anyOf(talk), 'u');
const aside = new RegExp(anyOf(asides), 'u');
const nothing: EventReading = { event: false, eventWord: false };

/** Reads a folded text. Words propose; a place, an act or a first-hand report decides. */
export function readEvent(text: string): EventReading {
  const named = countOf(text, danger);
  const done = countOf(text, act);
  const called = calls.some((call) => call.test(text));
  if (named === 0 && done === 0 && !called) return nothing;
  const place = places.test(text);
  const excited = /[!！]|快[，,。!！]|快$/u.test(text);
  if (topic.test(text)) {
    // A report may mention a lesson or a picture; a topic does not call for an ambulance.
    return called && done > 1 && named > 0 ? { event: true, eventWord: true } : nothing;
  }
  const event =
    (called && (named > 0 || done > 0)) ||
    (named > 0 && done > 0) ||
    (named > 0 && place && excited);
  return { event, eventWord: named > 0 || done > 0 || called };
}

/** Whether a message, sent while an event is under way, is about business that could have waited. */
export function isAside(text: string): boolean {
  return aside.test(text);
}

function countOf(text: string, words: RegExp): number {
  return text.match(words)?.length ?? 0;
}
