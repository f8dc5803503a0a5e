import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/zone.ts';
import { readChoice, readYes } from '../../src/register/cells/choice-cell.ts';
import { readCount } from '../../src/register/cells/count-cell.ts';
import { readDay, readLastDay } from '../../src/register/cells/day-cell.ts';
import { readMembers, readNames, writeNames } from '../../src/register/cells/names-cell.ts';
import { readOverlap } from '../../src/register/cells/overlap-cell.ts';
import type { Reading } from '../../src/register/cells/reading.ts';
import { stateWords, tierWords, typeWords } from '../../src/register/column-words.ts';
import { columns } from '../../src/register/columns.ts';
import { meaningOfHead } from '../../src/register/heads.ts';

describe('a day', () => {
  it.each([
    '2026-10-12',
    '2026/10/12',
    '2026.10.12',
    '2026年10月12日',
    '２０２６年１０月１２日',
    '20261012',
    20261012,
    46307,
    '46307',
    46307.75,
    '2026-10-12 00:00:00',
    '2026/10/12 9:30',
    '2026/10/12 18:30',
    '26.10.12',
    '26年10月12日',
    '二〇二六年十月十二日',
    '二零二六年十月十二号上午9点30分',
    '2026-10-12T08:00:00+08:00',
    '2026-10-11T16:00:00.000Z',
    ' 2026-10-12 ',
    '2026年10月12日（星期一）',
  ])('is read as people and sheets write it: %s', (raw) => {
    expect(readDay(raw)).toEqual({ ok: true, value: '2026-10-12' });
  });

  it.each(['', '长期', '无', '—', '/', '-', '永久', null, undefined, '　'])(
    'is none where the cell says so: %s',
    (raw) => {
      expect(readDay(raw)).toEqual({ ok: true, value: null });
    },
  );

  it.each(['2026-02-30', '2026年13月1日', '2026-10', '三天后', 57, '2026-10-123', {}, ['a']])(
    'that does not exist is refused with a cure: %s',
    (raw) => {
      const reading = readDay(raw);
      expect(reading.ok).toBe(false);
      expect(cureOf(reading)).toContain('2026-10-12');
    },
  );

  it.each([
    ['至2026年12月31日', '2026-12-31'],
    ['2026.1.1—2026.12.31', '2026-12-31'],
    ['2026-01-01 至 2026-12-31', '2026-12-31'],
    ['2026年12月31日前', '2026-12-31'],
    ['2026年底', '2026-12-31'],
    ['2028年2月底', '2028-02-29'],
    ['长期', null],
  ])('at the end of a term is read from %s', (raw, day) => {
    expect(readLastDay(raw)).toEqual({ ok: true, value: day });
  });

  it('is the same from every number a sheet may count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 73_000 }), (serial) => {
        const reading = readDay(serial);
        expect(reading).toEqual({ ok: true, value: addDays('1899-12-30', serial) });
      }),
    );
  });
});

describe('a number', () => {
  it.each([
    ['57人', 57],
    ['５７', 57],
    ['1,234', 1234],
    ['1.2万', 12_000],
    [57, 57],
    ['约57人', 57],
    ['0', 0],
    ['无', null],
    ['', null],
  ])('is read from %s', (raw, count) => {
    expect(readCount(raw)).toEqual({ ok: true, value: count });
  });

  it.each(['很多', '-3', -3, '57.5', '1e3', '57/60', '99999999999999', '1,23', {}])(
    'is refused in %s',
    (raw) => {
      expect(readCount(raw).ok).toBe(false);
    },
  );
});

describe('names', () => {
  it.each([
    ['唐丽；王强；李四', ['唐丽', '王强', '李四']],
    ['唐丽、王强,李四，周明', ['唐丽', '王强', '李四', '周明']],
    ['唐丽\n王强', ['唐丽', '王强']],
    ['唐丽 王强 欧阳明', ['唐丽', '王强', '欧阳明']],
    ['农业局 唐丽', ['农业局 唐丽']],
    ['王庄村 张三', ['王庄村 张三']],
    ['王　芳', ['王芳']],
    ['唐丽（13800001111）', ['唐丽']],
    ['唐丽 13800001111、王强 0571-8888888', ['唐丽', '王强']],
    ['农业局,唐丽；应急办,王强', ['农业局,唐丽', '应急办,王强']],
    ['["唐丽","王强"]', ['唐丽', '王强']],
    ['无', []],
    ['', []],
  ])('are parted in %s', (raw, names) => {
    expect(readNames(raw)).toEqual({ ok: true, value: names });
  });

  it('are the same after they were written into a cell', () => {
    const name = fc
      .stringMatching(/^[唐丽王强李农业局张三a-zA-Z,、 -]{1,12}$/u)
      .map((words) => words.replace(/\s+/gu, ' ').trim())
      .filter(
        (words) =>
          /^[唐丽王强李农业局张三a-zA-Z]{2}/u.test(words) &&
          !/^(?:na|n\/a)$|无|null|none|nil/iu.test(words),
      );
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 5 }), (names) => {
        expect(readNames(writeNames(names))).toEqual({ ok: true, value: names });
      }),
      { examples: [[['农业局,唐丽']], [['唐丽 王强']], [['张三、李四']]] },
    );
  });

  it('of members may be a number only', () => {
    expect(readMembers('57人')).toEqual({ ok: true, value: 57 });
    expect(readMembers('张三、李四等57人')).toEqual({ ok: true, value: 57 });
    expect(readMembers('张三、李四')).toEqual({ ok: true, value: ['张三', '李四'] });
    expect(readMembers(['a', 'b'])).toEqual({ ok: true, value: ['a', 'b'] });
    expect(readMembers('57.5').ok).toBe(false);
    expect(readMembers(['a', 3]).ok).toBe(false);
    expect(readMembers({ a: 1 }).ok).toBe(false);
  });
});

describe('one of a few', () => {
  it.each([
    ['work', 'work'],
    ['政务工作群', 'work'],
    ['工作群', 'work'],
    ['通知群（镇级）', 'notice'],
    ['专项群', 'task'],
    [' 村社群 ', 'village'],
    ['Task', 'task'],
    ['Task group', 'task'],
    ['work-group', 'work'],
  ])('is known by key and by word: %s', (raw, type) => {
    expect(readChoice(typeWords, raw)).toEqual({ ok: true, value: type });
  });

  it('is refused with all that can be chosen', () => {
    expect(readChoice(typeWords, '闲聊群')).toEqual({
      ok: false,
      wrong: '不是群类型',
      cure: '请从通知群、政务工作群、专项群、村社群中选',
    });
  });

  it('is a state in each of the words offices use', () => {
    for (const [raw, state] of [
      ['在用', 'active'],
      ['僵尸群', 'idle'],
      ['to-merge', 'to_merge'],
      ['to merge', 'to_merge'],
      ['toDissolve', 'to_dissolve'],
      ['正常运行', 'active'],
      ['已延期', 'active'],
      ['已并入', 'merged'],
      ['已撤销', 'dissolved'],
      ['拟建群', 'applied'],
      ['已撤回', 'lapsed'],
      ['限期解散', 'to_dissolve'],
      ['不予建群', 'rejected'],
    ]) {
      expect(readChoice(stateWords, raw)).toEqual({ ok: true, value: state });
    }
  });

  it('is never two things by one word', () => {
    for (const { titles, words } of [typeWords, tierWords, stateWords]) {
      const all = [
        ...Object.keys(titles),
        ...Object.values(titles),
        ...Object.values(words).flat(),
      ];
      expect(all.filter((word, at) => all.indexOf(word) !== at)).toEqual([]);
    }
  });

  it.each([
    ['是', true],
    ['√', true],
    ['yes', true],
    [true, true],
    [1, true],
    ['已入群', true],
    ['未入群', false],
    ['否', false],
    ['×', false],
    ['无', false],
    [false, false],
    ['', null],
    ['—', null],
  ])('is yes or no: %s', (raw, yes) => {
    expect(readYes(raw)).toEqual({ ok: true, value: yes });
  });
});

describe('shares of common members', () => {
  it.each([
    [{ '2026-0003': 0.82 }],
    ['{"2026-0003":0.82}'],
    ['2026-0003:0.82'],
    ['2026-0003：82%'],
  ])('are read from %s', (raw) => {
    expect(readOverlap(raw)).toEqual({ ok: true, value: { '2026-0003': 0.82 } });
  });

  it.each(['2026-0003', '2026-0003:82', '{"a":2}', '{"a":', { a: 'x' }, ['a']])(
    'are refused in %s',
    (raw) => {
      expect(readOverlap(raw).ok).toBe(false);
    },
  );
});

describe('a head', () => {
  it.each([
    ['群主（姓名）', 'owner'],
    ['*群名称', 'name'],
    ['微信群名称', 'name'],
    ['群人数（人）', 'members'],
    ['管理员2', 'admins'],
    ['有效期至', 'ends'],
    ['主管单位', 'unit'],
    ['责任人', 'head'],
    ['备注说明', 'note'],
    ['最近更新时间', 'lastWork'],
    ['messages30', 'messages30'],
    ['approvedBy', 'approvedBy'],
    ['管理員', 'admins'],
  ])('%s means %s', (head, key) => {
    const meaning = meaningOfHead(head);
    expect(meaning.kind === 'column' ? meaning.column.key : meaning.kind).toBe(key);
  });

  it('that nobody knows is offered the nearest one', () => {
    expect(meaningOfHead('onwer')).toEqual({ kind: 'unknown', nearest: 'owner' });
    expect(meaningOfHead('建群曰期')).toEqual({ kind: 'unknown', nearest: '建群日期' });
    expect(meaningOfHead('星座')).toEqual({ kind: 'unknown', nearest: null });
    expect(meaningOfHead('constructor')).toMatchObject({ kind: 'unknown' });
  });

  it('means one column only, whatever office wrote it', () => {
    const all = columns.flatMap(({ key, head, heads }) => [...new Set([key, head, ...heads])]);
    expect(all.filter((head, at) => all.indexOf(head) !== at)).toEqual([]);
  });
});

function cureOf(reading: Reading<unknown>): string {
  return reading.ok ? '' : reading.cure;
}
