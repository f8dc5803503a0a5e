import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOfficeTime } from '../../src/domain/calendar.ts';
import type { NewDispatch } from '../../src/domain/dispatch.ts';
import { levels, type Level } from '../../src/domain/finding.ts';
import type { Violation } from '../../src/domain/violation.ts';
import { speak, type SpeakInput } from '../../src/engine/speak.ts';
import { at, book, work } from '../bot/bench.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const { setting, rules } = book().forGroup({ id: work, name: work });
const inHours = at('2026-10-14T10:00');
const atNight = at('2026-10-14T20:05');
const opening = at('2026-10-15T08:30');

interface Given {
  readonly rule?: 'flooding' | 'off-hours' | 'emoticon';
  readonly level?: Level;
  readonly patience?: number;
  /** How many cases stood before this one, a day apart. */
  readonly before?: number;
  readonly earlier?: readonly number[];
  readonly person?: string;
  readonly name?: string;
  readonly groupName?: string;
  readonly reachable?: boolean | null;
  readonly owner?: string | null;
  readonly head?: string | null;
  readonly supervisors?: string | null;
  readonly at?: number;
  readonly now?: number;
}

function inputOf(given: Given): SpeakInput {
  const id = given.rule ?? 'flooding';
  const found = rules.find((rule) => rule.id === id);
  if (found === undefined) throw new Error(`The shipped book has no ${id}`);
  const when = given.at ?? inHours;
  const violation: Violation = {
    id: 7,
    groupId: work,
    personId: given.person ?? '唐丽',
    rule: id,
    kind: found.kind.name,
    level: given.level ?? 'remind',
    messageId: 'm',
    at: when,
    lastAt: when,
    hits: 1,
    state: 'open',
    dueAt: null,
    numbers: {},
    clause: '',
    book: '',
  };
  return {
    violation,
    rule: { ...found, level: given.level ?? 'remind', patience: given.patience ?? 0 },
    setting: { ...setting, name: given.groupName ?? setting.name },
    addressees: {
      ownerId: given.owner === undefined ? '群主' : given.owner,
      adminIds: ['管理员'],
      headId: given.head === undefined ? '负责人' : given.head,
      secrecyOfficerId: null,
      publisherIds: [],
      supervisorsGroupId: given.supervisors === undefined ? '督查群' : given.supervisors,
    },
    concerned: { name: given.name ?? '党政办-唐丽', reachable: given.reachable ?? null },
    earlier:
      given.earlier ?? Array.from({ length: given.before ?? 0 }, (_, n) => when - (n + 1) * day),
    stoodAt: when,
    now: given.now ?? when,
  };
}

/** Who hears of it: `private`, `group`, or the id of whom it is told to. */
function heardBy(given: Given): readonly string[] {
  return speak(inputOf(given)).map(({ to, purpose }) => {
    if (purpose === 'notice') return to.id;
    return to.kind === 'group' ? 'group' : 'private';
  });
}

function only(dispatches: readonly NewDispatch[]): NewDispatch {
  const [first, ...others] = dispatches;
  if (first === undefined || others.length > 0) throw new Error('Not exactly one dispatch');
  return first;
}

const table: readonly (readonly [Level, number, readonly string[]])[] = [
  ['observe', 0, []],
  ['observe', 1, []],
  ['observe', 2, []],
  ['observe', 9, []],
  ['remind', 0, ['private']],
  ['remind', 1, ['private', '群主']],
  ['remind', 2, ['group']],
  ['remind', 9, ['group']],
  ['report', 0, ['private', '群主']],
  ['report', 1, ['private', '群主']],
  ['report', 2, ['group']],
  ['report', 9, ['group']],
];

describe.each([
  ['in office hours', inHours],
  ['at night', atNight],
])('%s', (_, when) => {
  it.each(table)('at level %s, after %i cases, hears %j', (level, before, expected) => {
    for (const rule of ['flooding', 'off-hours'] as const) {
      expect(heardBy({ level, before, rule, at: when })).toEqual(expected);
    }
  });

  it.each(table)(
    'at level %s, after %i cases, the group hears a line for whom nobody can write to',
    (level, before, expected) => {
      expect(heardBy({ level, before, at: when, reachable: false })).toEqual(
        expected.map((who) => (who === 'private' ? 'group' : who)),
      );
    },
  );

  it.each<readonly [string, Given, readonly string[]]>([
    ['an administrator goes up to the owner', { person: '管理员' }, ['private', '群主']],
    ['the owner goes up to the unit head', { person: '群主' }, ['private', '负责人']],
    ['the unit head is told of to the owner', { person: '负责人' }, ['private', '群主']],
    ['no owner is known', { owner: null }, ['private', '负责人']],
    ['neither owner nor head is known', { owner: null, head: null }, ['private', '督查群']],
    ['the owner, without a head', { person: '群主', head: null }, ['private', '督查群']],
    ['the head, without an owner', { person: '负责人', owner: null }, ['private', '督查群']],
    ['owner and head in one person', { person: '群主', head: '群主' }, ['private', '督查群']],
    ['nobody is known', { owner: null, head: null, supervisors: null }, ['private']],
  ])('the second case of a person: %s', (__, given, expected) => {
    expect(heardBy({ ...given, before: 1, at: when })).toEqual(expected);
    expect(heardBy({ ...given, before: 0, level: 'report', at: when })).toEqual(expected);
  });
});

describe('patience', () => {
  it.each([
    [0, ['private']],
    [1, []],
    [2, []],
  ])('of %i on a first finding', (patience, expected) => {
    expect(heardBy({ patience })).toEqual(expected);
  });

  it('begins the table once it is used up, says one word a day, and begins anew on the next', () => {
    const today = (...hours: number[]) => hours.map((hour) => inHours - hour * 10 * minute);
    const given = { patience: 2 };

    expect(heardBy({ ...given, earlier: today(1) })).toEqual([]);
    expect(heardBy({ ...given, earlier: today(1, 2) })).toEqual(['private']);
    expect(heardBy({ ...given, earlier: today(1, 2, 3) })).toEqual([]);
    const yesterday = [1, 2, 3].map((n) => inHours - day - n * minute);
    expect(heardBy({ ...given, earlier: yesterday })).toEqual([]);
    expect(heardBy({ ...given, earlier: [...yesterday, ...today(1)] })).toEqual([]);
    expect(heardBy({ ...given, earlier: [...yesterday, ...today(1, 2)] })).toEqual([
      'private',
      '群主',
    ]);
  });
});

describe('an occasion', () => {
  it('is a day: whoever goes on before he can have heard is spoken to once', () => {
    const earlier = [1, 2, 3, 4].map((n) => inHours - n * minute);

    expect(heardBy({ earlier })).toEqual([]);
    expect(heardBy({ earlier: [...earlier, inHours - 2 * day] })).toEqual([]);
    expect(heardBy({ earlier: earlier.map((at) => at - 2 * day) })).toEqual(['private', '群主']);
  });

  it('is a night with the morning after it', () => {
    const morning = opening - minute;

    expect(heardBy({ at: morning, earlier: [atNight] })).toEqual([]);
    expect(heardBy({ at: opening + minute, earlier: [atNight] })).toEqual([]);
    expect(heardBy({ at: opening + 10 * 60 * minute, earlier: [atNight] })).toEqual([
      'private',
      '群主',
    ]);
  });
});

describe('a backlog', () => {
  it('is answered up to ten minutes, and only recorded after that', () => {
    for (const level of levels.filter((one) => one !== 'observe')) {
      expect(heardBy({ level, now: inHours + 10 * minute })).not.toEqual([]);
      expect(heardBy({ level, now: inHours + 10 * minute + 1 })).toEqual([]);
    }
  });
});

describe('when it is said', () => {
  const private1 = (given: Given) => only(speak(inputOf(given)));

  it('in office hours at once, and not after ten minutes', () => {
    const word = private1({});

    expect(word.notBefore).toBe(inHours);
    expect(word.expiresAt).toBe(inHours + 10 * minute);
  });

  it('at night at once to who posts work, once a night', () => {
    const first = private1({ rule: 'off-hours', at: atNight });
    const later = private1({ rule: 'off-hours', at: atNight + 6 * 60 * minute });
    const nextNight = private1({ rule: 'off-hours', at: atNight + day });

    expect(first.notBefore).toBe(atNight);
    expect(later.key).toBe(first.key);
    expect(nextNight.key).not.toBe(first.key);
  });

  it('of anything else at night the next morning, void at noon', () => {
    const word = private1({ at: atNight });

    expect(word.notBefore).toBe(opening);
    expect(word.expiresAt).toBe(at('2026-10-15T12:00') - 1);
    expect(word.text).toContain('10月14日20:05');
  });

  it('to the group at the next opening, in the past tense, void at noon', () => {
    const line = private1({ rule: 'off-hours', at: atNight, reachable: false });

    expect(line.notBefore).toBe(opening);
    expect(line.expiresAt).toBe(at('2026-10-15T12:00') - 1);
    expect(line.text).toContain('此前');
    expect(line.text).not.toContain('现为');
  });

  it('to whoever answers for the group in office hours only', () => {
    const [, notice] = speak(inputOf({ before: 1, at: atNight, rule: 'off-hours' }));

    expect(notice?.notBefore).toBe(opening);
    expect(notice?.expiresAt).toBe(opening + day);
  });

  it('never to a group outside office hours, whatever the hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 * 24 * 60 }), (minutes) => {
        const when = at('2026-10-01T00:00') + minutes * minute;
        for (const before of [0, 2]) {
          for (const line of speak(inputOf({ at: when, before, reachable: false }))) {
            expect(isOfficeTime(setting.calendar, setting.hours, line.notBefore)).toBe(true);
            expect(line.expiresAt).toBeGreaterThan(line.notBefore);
          }
        }
      }),
    );
  });
});

describe('what is said', () => {
  it('tells until when a message can be taken back, while there is time', () => {
    const text = (later: number) =>
      only(speak(inputOf({ rule: 'off-hours', at: atNight, now: atNight + later }))).text;

    expect(text(0)).toContain('20:07前可长按消息撤回');
    expect(text(109_999)).toContain('20:07前');
    expect(text(110_000)).not.toContain('撤回');
  });

  it('gives the number of the record to the person and not to the group', () => {
    expect(only(speak(inputOf({}))).text).toContain('（记录 7）');
    expect(only(speak(inputOf({ before: 2 }))).text).not.toContain('7');
  });

  it('has a line for the group in hand where the private word should be refused', () => {
    const { fallback } = only(speak(inputOf({ rule: 'off-hours', at: atNight })));

    expect(fallback).toMatchObject({ groupId: work, notBefore: opening });
    expect(fallback?.text).not.toContain('唐丽');
  });

  it('never names anybody to a group, and says every name in one line that calls nobody', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme', minLength: 1, maxLength: 500 }),
          fc.constantFrom('@所有人', '一\n二', '\u202e倒', '《》@all\u2005', '#启用'),
        ),
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom(true, false),
        (name, before, reachable) => {
          const said = speak(
            inputOf({
              name: `唐丽${name}`,
              groupName: name,
              before,
              reachable,
              owner: null,
              head: null,
            }),
          );
          for (const { to, text } of said) {
            if (to.kind === 'group') expect(text).not.toContain('唐丽');
            expect(text).not.toMatch(/[@＠\n\r\u2005\u2028\u202e]/u);
            expect(text.length).toBeLessThan(300);
          }
        },
      ),
    );
  });

  it('uses the words of the book before those of the kind', () => {
    const input = inputOf({});
    const rule = { ...input.rule, reminder: '请合并发布。' };

    expect(only(speak({ ...input, rule })).text).toContain('请合并发布。');
  });
});
