import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../src/domain/calendar.ts';
import { endedStates, entryStates, entryStateTitles } from '../../src/domain/entry.ts';
import { ordinaryRegister } from '../../src/engine/rule-book/register.ts';
import {
  deadlineOf,
  dueOn,
  stateAfter,
  transitions,
  workdaysAfter,
  type EntryEvent,
} from '../../src/register/states.ts';

/**
 * The table of register.md §1, in its order, to be read beside it: from, what happens, to. `planned`
 * is a group that is not built yet, `stands` one that was built before it was filed.
 */
const table = `
                 | apply           | 拟建     | form handed in
拟建   (planned) | approve         | 已批准   | approve
拟建   (planned) | reject          | 不予建群 | reject
拟建   (planned) | join            | 不予建群 | 并入《…》，设为管理员
拟建   (planned) | withdraw        | 失效     |
拟建   (stands)  | approve         | 在用     | it is built already
拟建   (stands)  | reject          | 待解散   | it stands, so it is to go
拟建   (stands)  | join            | 待合并   | it stands, so it is to go there
拟建   (stands)  | withdraw        | 未备案   | as it was before
已批准           | build           | 在用     | bot or owner reports group built
已批准           | lapse           | 失效     | 10 days, else lapsed
失效             | apply           | 拟建     | file again
                 | adopt           | 在用     | the office's list has it
在用             | go-idle         | 闲置     | idle
在用             | run-over        | 超期     | overdue
在用             | set-to-merge    | 待合并   | to_merge
在用             | set-to-dissolve | 待解散   | decision of owner or unit head
闲置             | work            | 在用     | active again
闲置             | keep            | 在用     | owner answers
闲置             | set-to-dissolve | 待解散   | to_dissolve
闲置             | run-over        | 超期     | its end date passed
闲置             | set-to-merge    | 待合并   | duplicate confirmed by a person
超期             | extend          | 在用     | extended
超期             | set-to-dissolve | 待解散   | to_dissolve
超期             | set-to-merge    | 待合并   | duplicate confirmed by a person
待合并           | merge           | 已合并   | merged
待合并           | set-to-dissolve | 待解散   |
待合并           | take-back       | 在用     |
待合并           | take-back-unfiled | 未备案 | it was never filed
待解散           | dissolve        | 已解散   | owner confirms; bot finds itself removed
待解散           | take-back       | 在用     |
待解散           | take-back-unfiled | 未备案 | it was never filed
已合并           | find-alive      | 待合并   | still spoken in
已解散           | find-alive      | 待解散   | still spoken in
                 | find            | 未备案   | bot invited, no row
未备案           | apply           | 拟建     | applied
未备案           | adopt           | 在用     | the office's list has it
未备案           | set-to-dissolve | 待解散   | decision of owner or unit head
`;

const title = (state: string) => (state === 'none' ? '' : entryStateTitles[state as never]);
const froms = ['none', ...entryStates] as const;
const events = [...new Set(transitions.map(({ event }) => event))];

const expected = new Map<string, string>();
for (const line of table.trim().split('\n')) {
  const [from = '', event = '', to = ''] = line.split('|').map((cell) => cell.trim());
  const [state = '', only = ''] = from.split(/\s+/u);
  for (const built of ['(planned)', '(stands)']) {
    if (only === '' || only === built) expected.set(`${state} ${event} ${built}`, to);
  }
}

describe('the states of an entry', () => {
  it('change as the document says, and in no other way', () => {
    const found = froms.flatMap((from) =>
      events.flatMap((event) =>
        [false, true].flatMap((built) => {
          const to = stateAfter(from, event, built);
          const key = `${title(from)} ${event} ${built ? '(stands)' : '(planned)'}`;
          return to === null ? [] : [[key, title(to)] as const];
        }),
      ),
    );
    expect(new Map(found)).toEqual(expected);
  });

  it('come from each thing that can happen in one way at most', () => {
    for (const one of transitions) {
      const same = transitions.filter(
        ({ from, event, built }) =>
          from === one.from && event === one.event && (built ?? one.built) === (one.built ?? built),
      );
      expect(same).toEqual([one]);
    }
  });

  it.each<[from: (typeof froms)[number], event: EntryEvent, why: string]>([
    ['none', 'approve', 'nobody applied'],
    ['applied', 'build', 'it is not approved'],
    ['active', 'dissolve', 'nobody decided that it is to go'],
    ['idle', 'dissolve', 'silence closes nothing'],
    ['overdue', 'dissolve', 'silence closes nothing'],
    ['overdue', 'work', 'who talks on does not move the end date'],
    ['overdue', 'keep', 'a term is extended by whoever approved it'],
    ['active', 'merge', 'nobody decided that it is to go'],
    ['to_dissolve', 'work', 'what was decided is taken back by a person'],
    ['to_dissolve', 'extend', 'what was decided is taken back by a person'],
    ['dissolved', 'work', 'it is gone'],
    ['dissolved', 'apply', 'another group is another entry'],
    ['rejected', 'approve', 'it was decided'],
    ['unregistered', 'go-idle', 'it is to be filed first'],
  ])('%s: no %s, for %s', (from, event) => {
    expect(stateAfter(from, event)).toBeNull();
    expect(stateAfter(from, event, true)).toBeNull();
  });

  it('are always of the table, and one that ended is left only by being filed again or found alive', () => {
    const happening = fc.tuple(fc.constantFrom(...events), fc.boolean());
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), (all) => {
        let state: (typeof froms)[number] = 'none';
        for (const [event, built] of all) {
          const next = stateAfter(state, event, built);
          if (next === null) continue;
          expect(entryStates).toContain(next);
          if (endedStates.includes(state as never)) {
            expect(['apply', 'find-alive']).toContain(event);
          }
          state = next;
        }
      }),
    );
  });

  it('are all reached, and all but an end are left', () => {
    for (const state of entryStates) {
      expect(
        transitions.some(({ to }) => to === state),
        state,
      ).toBe(true);
      if (state === 'rejected') continue;
      expect(
        transitions.some(({ from }) => from === state),
        state,
      ).toBe(true);
    }
  });
});

describe('deadlines', () => {
  const calendar: Calendar = {
    zone: 'Asia/Shanghai',
    years: new Map([
      [
        2026,
        {
          year: 2026,
          // 国庆节, and the Saturday that is worked for it.
          off: new Set(Array.from({ length: 7 }, (_, nth) => `2026-10-0${String(nth + 1)}`)),
          work: new Set(['2026-10-10']),
        },
      ],
    ]),
  };
  const set = { values: ordinaryRegister, calendar };

  // As in the document, from the last workday before the holiday on.
  it.each([
    ['applied', '2 workdays', 'remind', '2026-10-09'],
    ['approved', '10 days', 'lapse', '2026-10-10'],
    ['active', '31 days', 'check', '2026-10-31'],
    ['idle', '7 days', 'climb', '2026-10-07'],
    ['overdue', '7 days', 'climb', '2026-10-07'],
    ['to_merge', '15 days', 'list', '2026-10-15'],
    ['to_dissolve', '30 days', 'list', '2026-10-30'],
    ['unregistered', '3 workdays', 'list', '2026-10-10'],
  ] as const)('%s: %s, then %s; since 2026-09-30 until %s', (state, span, then, last) => {
    const deadline = deadlineOf(state, ordinaryRegister);
    expect(`${String(deadline?.count)} ${String(deadline?.unit)}`).toBe(span);
    expect(deadline?.then).toBe(then);
    expect(dueOn(state, '2026-09-30', set)).toBe(last);
  });

  it.each(endedStates)('there is none for %s', (state) => {
    expect(deadlineOf(state, ordinaryRegister)).toBeNull();
    expect(dueOn(state, '2026-09-30', set)).toBeNull();
  });

  it('are those of the book', () => {
    const values = {
      ...ordinaryRegister,
      ...{ approveWithinWorkdays: 3, buildWithinDays: 5, memberCheckDays: 92 },
      ...{ answerWithinDays: 3, mergeWithinDays: 7, dissolveWithinDays: 14 },
    };
    const counts = entryStates.map((state) => deadlineOf(state, values)?.count ?? null);
    expect(counts).toEqual([3, 5, 92, 3, 3, 7, 14, null, null, 3, null, null]);
  });

  it.each([
    ['2026-10-09', 1, '2026-10-10'],
    ['2026-10-10', 1, '2026-10-12'],
    ['2026-10-03', 1, '2026-10-08'],
    ['2026-10-03', 3, '2026-10-10'],
    ['2026-10-08', 0, '2026-10-08'],
  ])('after %s the workday number %i is %s', (day, count, last) => {
    expect(workdaysAfter(calendar, day, count)).toBe(last);
  });
});
