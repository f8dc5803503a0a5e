import { expect, test } from 'vitest';
import { isUnsupported } from '../../src/adapters/wechaty/act-on.ts';

test.each([
  ['12 UNIMPLEMENTED: The server does not implement the method', true],
  ['2 UNKNOWN: Error: Wechaty Puppet Unsupported API Error. Learn More At https://x', true],
  ['2 UNKNOWN: TypeError: puppet.roomQuit is not a function', true],
  ['2 UNKNOWN: Error: The simulator does not do this', true],
  ['2 UNKNOWN: Error: 操作过于频繁，请稍后再试', false],
  ['14 UNAVAILABLE: Connection dropped', false],
  ['2 UNKNOWN: Error: not in room', false],
])('%s: never possible %s', (words, never) => {
  expect(isUnsupported(new Error(words))).toBe(never);
});
