import type { NewDispatch } from '../../../src/domain/dispatch.ts';
import type { Facts } from '../../../src/domain/facts.ts';
import type { Group } from '../../../src/domain/group.ts';
import type { NewViolation } from '../../../src/domain/violation.ts';

/** 2026-10-12 09:00 in Shanghai. */
export const nine = Date.UTC(2026, 9, 12, 1);
export const minute = 60_000;

/** What people and platforms really put into names and ids. */
export const awkward = [
  '',
  ' ',
  "O'Neil",
  '"; drop table facts; --',
  '%_*?',
  '青溪镇👨‍👩‍👧‍👦🇨🇳[强]',
  'line\nbreak\ttab',
  '@所有人\u2005',
  '龘體臺灣'.repeat(2_000),
  'null',
  '0',
] as const;

export function facts(changes: Partial<Facts> = {}): Facts {
  return {
    messageId: 'm1',
    groupId: 'g1',
    senderId: 'p1',
    senderRole: 'member',
    sentAt: nine,
    type: 'text',
    act: 'ack',
    emojiOnly: false,
    contentFree: true,
    contentHash: 'a1b2',
    length: 2,
    urgentMark: false,
    event: false,
    eventWord: false,
    paper: null,
    keyPoints: false,
    announcesSeries: false,
    mentionsAll: false,
    themes: [],
    likeness: null,
    ...changes,
  };
}

export function violation(changes: Partial<NewViolation> = {}): NewViolation {
  return {
    groupId: 'g1',
    personId: 'p1',
    rule: 'emoticon',
    kind: 'emoticon',
    level: 'remind',
    messageId: 'm1',
    at: nine,
    state: 'open',
    dueAt: null,
    numbers: { count: 3, within: '10分钟' },
    clause: '第五条',
    book: '2026.1',
    ...changes,
  };
}

export function dispatch(changes: Partial<NewDispatch> = {}): NewDispatch {
  return {
    key: 'k1',
    to: { kind: 'person', id: 'p1' },
    purpose: 'reminder',
    text: '温馨提示：工作群请勿发送表情包，感谢配合。',
    rule: 'emoticon',
    violationId: null,
    groupId: 'g1',
    queuedAt: nine,
    notBefore: nine,
    expiresAt: nine + 60 * minute,
    fallback: null,
    ...changes,
  };
}

export function group(changes: Partial<Group> = {}): Group {
  return {
    id: 'g1',
    name: '青溪镇农业农村工作群',
    present: true,
    joinedAt: nine,
    trialUntil: null,
    pausedUntil: null,
    endsOn: null,
    lastWorkAt: null,
    ownerId: 'p1',
    adminIds: [],
    refreshedAt: null,
    ...changes,
  };
}
