import { expect, test } from 'vitest';
import { DeadlinePassed } from '../../src/adapters/wechaty/deadline.ts';
import { refusalCode } from '../../src/adapters/wechaty/refusal.ts';
import type { Recipient } from '../../src/domain/incoming.ts';
import type { RefusalCode } from '../../src/ports/chat.ts';

const cases: readonly (readonly [string, Recipient['kind'], RefusalCode])[] = [
  [
    '14 UNAVAILABLE: No connection established. Last error: connect ECONNREFUSED',
    'group',
    'offline',
  ],
  ['14 UNAVAILABLE: Name resolution failed for target dns:nowhere', 'group', 'offline'],
  ['16 UNAUTHENTICATED: Invalid Wechaty TOKEN "x"', 'person', 'offline'],
  ['14 UNAVAILABLE: Connection dropped', 'group', 'unknown'],
  ['14 UNAVAILABLE: read ECONNRESET', 'person', 'unknown'],
  ['4 DEADLINE_EXCEEDED', 'group', 'unknown'],
  ['2 UNKNOWN: Error: 操作过于频繁，请稍后再试', 'group', 'too-fast'],
  ['2 UNKNOWN: Error: 发送消息过于频繁', 'person', 'too-fast'],
  ['2 UNKNOWN: Error: 对方还不是你的好友，请先发送朋友验证请求', 'person', 'unreachable'],
  ['2 UNKNOWN: Error: no contact wxid_x', 'person', 'unreachable'],
  ['2 UNKNOWN: Error: not in room', 'group', 'gone'],
  ['2 UNKNOWN: Error: 你已被移出群聊', 'group', 'gone'],
  ['2 UNKNOWN: Error: something else', 'group', 'unknown'],
];

test.each(cases)('%s, sent to a %s, means %s', (words, to, code) => {
  expect(refusalCode(new Error(words), to)).toBe(code);
});

test('a sending that took too long may have arrived', () => {
  expect(refusalCode(new DeadlinePassed('late'), 'group')).toBe('unknown');
});
