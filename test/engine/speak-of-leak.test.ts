import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOfficeTime } from '../../src/domain/calendar.ts';
import { levels, type Level } from '../../src/domain/finding.ts';
import type { Violation } from '../../src/domain/violation.ts';
import { speakOfLeak } from '../../src/engine/speak-of-leak.ts';
import type { SpeakInput } from '../../src/engine/speak.ts';
import { at, book, work } from '../bot/bench.ts';

const minute = 60_000;
const { setting, rules } = book().forGroup({ id: work, name: work });
const inHours = at('2026-10-14T10:00');
const leaks = ['classified', 'personal-info'] as const;

interface Given {
  readonly rule?: (typeof leaks)[number];
  readonly level?: Level;
  readonly person?: string;
  readonly name?: string;
  readonly reachable?: boolean | null;
  readonly owner?: string | null;
  readonly officer?: string | null;
  readonly head?: string | null;
  readonly supervisors?: string | null;
  readonly earlier?: number;
  readonly at?: number;
  readonly now?: number;
}

function inputOf(given: Given): SpeakInput {
  const id = given.rule ?? 'classified';
  const found = rules.find((rule) => rule.id === id);
  if (found === undefined) throw new Error(`The shipped book has no ${id}`);
  const when = given.at ?? inHours;
  const violation: Violation = {
    id: 7,
    groupId: work,
    personId: given.person ?? '唐丽',
    rule: id,
    kind: id,
    level: given.level ?? 'remind',
    messageId: 'm',
    at: when,
    lastAt: when,
    hits: 1,
    state: 'open',
    dueAt: null,
    numbers: { 依据: '密级标志' },
    clause: '',
    book: '',
  };
  const or = <Value>(value: Value | undefined, usual: Value) =>
    value === undefined ? usual : value;
  return {
    violation,
    rule: { ...found, level: given.level ?? 'remind', patience: 5 },
    setting,
    addressees: {
      ownerId: or<string | null>(given.owner, '群主'),
      adminIds: ['管理员'],
      headId: or<string | null>(given.head, '负责人'),
      secrecyOfficerId: or<string | null>(given.officer, '保密员'),
      publisherIds: ['发布人'],
      supervisorsGroupId: or<string | null>(given.supervisors, '督查群'),
    },
    concerned: { name: given.name ?? '党政办-唐丽', reachable: given.reachable ?? null },
    earlier: Array.from({ length: given.earlier ?? 0 }, (_, n) => when - n * minute),
    stoodAt: when,
    now: given.now ?? when,
  };
}

const heardBy = (given: Given) => speakOfLeak(inputOf(given)).map(({ to }) => to.id);

describe.each(leaks)('a leak (%s)', (rule) => {
  it.each(levels)(
    'is told of at level %s, the first time and the tenth, past any patience',
    (level) => {
      for (const earlier of [0, 1, 2, 9]) {
        expect(heardBy({ rule, level, earlier })).toEqual(['唐丽', work, '保密员', '群主']);
      }
    },
  );

  it.each<readonly [string, Given, readonly string[]]>([
    ['the owner sent it', { person: '群主' }, ['群主', work, '保密员']],
    ['the secrecy officer sent it', { person: '保密员' }, ['保密员', work, '群主']],
    ['they are one person', { officer: '群主' }, ['唐丽', work, '群主']],
    [
      'they are one person, who sent it',
      { officer: '群主', person: '群主' },
      ['群主', work, '负责人'],
    ],
    ['there is no secrecy officer', { officer: null }, ['唐丽', work, '群主']],
    ['there is no owner', { owner: null }, ['唐丽', work, '保密员']],
    ['there is neither', { owner: null, officer: null }, ['唐丽', work, '负责人']],
    [
      'the owner sent it, and nobody else is known',
      { person: '群主', officer: null, head: null },
      ['群主', work, '督查群'],
    ],
    [
      'nobody is known',
      { owner: null, officer: null, head: null, supervisors: null },
      ['唐丽', work],
    ],
    ['the sender cannot be written to', { reachable: false }, ['保密员', '群主']],
  ])('who hears of it where %s', (_, given, expected) => {
    expect(heardBy({ ...given, rule })).toEqual(expected);
  });

  it('tells nobody but people his name, and no group what it is about', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Given>(
          {},
          { owner: null, officer: null, head: null },
          { reachable: false },
        ),
        fc.integer({ min: 0, max: 180 }),
        (given, minutes) => {
          const now = inHours + minutes * minute;
          for (const { to, text } of speakOfLeak(
            inputOf({ ...given, rule, now, name: '甲乙丙' }),
          )) {
            expect(text).not.toContain('密级标志');
            if (to.kind !== 'group') continue;
            expect(text).not.toContain('甲乙丙');
            if (to.id === work) expect(text).toBe('请刚才发送文件的同志查看私信。');
          }
        },
      ),
    );
  });

  it('is said to people at once at any hour, to the group in office hours within two minutes only', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 14 * 24 * 60 }),
        fc.integer({ min: 0, max: 6 * 60 * minute }),
        (minutes, later) => {
          const said = at('2026-10-01T00:00') + minutes * minute;
          const now = said + later;
          const dispatches = speakOfLeak(inputOf({ rule, at: said, now }));
          const line = dispatches.find(({ to }) => to.kind === 'group');
          const open = isOfficeTime(setting.calendar, setting.hours, now);
          expect(line !== undefined).toBe(open && later < 2 * minute);
          if (line !== undefined) {
            expect(line.notBefore).toBe(now);
            expect(line.expiresAt).toBe(said + 2 * minute);
          }
          const people = dispatches.filter(({ to }) => to.kind === 'person');
          expect(people).toHaveLength(3);
          expect(
            people.every(({ notBefore, purpose }) => notBefore === now && purpose === 'alert'),
          ).toBe(true);
        },
      ),
    );
  });

  it('tells until when it can be taken back, while there is time', () => {
    const word = (later: number) => speakOfLeak(inputOf({ rule, now: inHours + later }))[0]?.text;

    expect(word(0)).toContain('10:02前可长按消息撤回');
    expect(word(109_999)).toContain('10:02前');
    expect(word(110_000)).not.toContain('前可长按');
  });

  it('names the time of what came in late, and only then', () => {
    const texts = (later: number) =>
      speakOfLeak(inputOf({ rule, now: inHours + later })).map(({ text }) => text);

    for (const text of texts(10 * minute)) expect(text).not.toContain('10月14日');
    for (const text of texts(10 * minute + 1)) expect(text).toContain('10月14日10:00');
  });

  it('queues each word under a key of its own, so that none is said twice', () => {
    const keys = speakOfLeak(inputOf({ rule })).map(({ key }) => key);

    expect(new Set(keys).size).toBe(keys.length);
    expect(speakOfLeak(inputOf({ rule, now: inHours + 1 })).map(({ key }) => key)).toEqual(keys);
  });
});
