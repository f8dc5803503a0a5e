import { StoreFault } from '../ports/store.ts';

const places = 4;

/**
 * What an error is and where it came up, for the log. Not its words: whoever could not read a
 * message likes to quote it. A fault of the store speaks of files only.
 */
export function withoutWords(error: unknown): string {
  if (error instanceof StoreFault) return error.message;
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && /^\w{1,40}$/u.test(String(error.code)) ? String(error.code) : '';
  return [nameOf(error), code, ...framesOf(error)].filter((part) => part !== '').join(' ');
}

/** The kind of an error, in one word. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return /^\w{1,40}$/u.test(error.name) ? error.name : 'Error';
}

/** `judge.ts:47`. The words stand before the frames, and may look like one: they are taken off. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const at = message === '' ? 0 : stack.indexOf(message);
  const frames = at < 0 ? '' : stack.slice(at + message.length);
  return [...frames.matchAll(/^ {4}at [^\n]{0,400}?([\w.-]{1,60}:\d{1,7}):\d{1,7}\)?$/gmu)]
    .slice(0, places)
    .map(([, place]) => place ?? '');
}
