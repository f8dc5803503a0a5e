import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { levels } from '../../src/domain/finding.ts';
import type { BookReading, BoundRule } from '../../src/engine/rule-book/book.ts';
import { head, quietKind, readUnit, told } from './township.ts';

const flood = quietKind(
  'flooding',
  z.strictObject({
    count: z.int().min(2).max(100).default(5),
    seconds: z.int().min(1).default(60),
    urgent: z.enum(['marked', 'event']).default('marked'),
    late: z.string().default('22:00'),
    words: z.array(z.string()).optional(),
    except: z.array(z.string()).default(['甲', '乙']),
    from: z.int().default(0),
    to: z.int().default(10),
  }),
  'remind',
  {
    count: 'less',
    seconds: 'more',
    urgent: ['marked', 'event'],
    late: 'less',
    words: 'grows',
    except: 'shrinks',
    to: 'less',
  },
);
/** Whose options make sense only together. */
const kinds = [
  flood,
  quietKind(
    'span',
    z
      .strictObject({ from: z.int().default(0), to: z.int().default(10) })
      .refine(({ from, to }) => from < to, { error: '“from”要小于“to”。', path: ['from'] }),
    'remind',
    { from: 'more', to: 'less' },
  ),
];

const base = `book: 基本\nversion: "1"\ntypes: { village: { rules: [flooding] } }\nrules: { flooding: remind, span: remind }\n`;
const county = `book: 云岭县2026年工作群办法\nextends: [base]\nrules: { flooding: { level: remind, patience: 1, locked: true }, span: { locked: true } }\n`;
const under = `${head}extends: [packs/county]\n`;
const locker = 'rules/packs/county.yaml（云岭县2026年工作群办法）';

function read(unit: string, others: Readonly<Record<string, string>> = {}): BookReading {
  return readUnit(unit, { base, 'packs/county': county, ...others }, kinds);
}

function ruleIn(reading: BookReading, id = 'flooding', overlay = new Map<string, string>()) {
  return reading.book
    ?.forGroup({ id: 'g', name: '甲群', overlay })
    .rules.find((rule) => rule.id === id);
}

const inUnit = (entry: string): string => `${under}rules: { flooding: ${entry} }\n`;
const inGroup = (entry: string): string =>
  `${under}groups: [{ name: 甲群, rules: { flooding: ${entry} } }]\n`;

describe('a fault against a lock', () => {
  it.each([
    [
      'off',
      `rules/unit.yaml:4:20 规则“flooding”已由 ${locker}锁定，只能收紧，不能放宽：请写 remind 或更严的级别，或删去这一项。`,
    ],
    [
      '{ patience: 3 }',
      `rules/unit.yaml:4:32 规则“flooding”已由 ${locker}锁定，只能收紧，不能放宽：请写不大于 1 的数，或删去这一项。`,
    ],
    [
      '{ locked: false }',
      `rules/unit.yaml:4:30 规则“flooding”已由 ${locker}锁定，只能收紧，不能放宽：请删去这一项。`,
    ],
    [
      '{ with: { count: 6 } }',
      `rules/unit.yaml:4:37 规则“flooding”已由 ${locker}锁定，只能收紧，不能放宽：“count”请写不大于 5 的数，或删去这一项。`,
    ],
    [
      '{ with: { from: 1 } }',
      `rules/unit.yaml:4:30 规则“flooding”已由 ${locker}锁定，选项不能改：请删去“from”。`,
    ],
    ['{ with: { cuont: 4 } }', 'rules/unit.yaml:4:30 不认识“cuont”：是不是想写“count”？请改正。'],
    ['{ with: { count: 1 } }', 'rules/unit.yaml:4:37 “count”太小：请写不小于 2 的数。'],
  ])('says who locked it, where it was tried and what may be written: %s', (entry, sentence) => {
    const reading = read(inUnit(entry));
    expect(told(reading)).toEqual([sentence]);
    expect(ruleIn(reading)).toMatchObject({ level: 'remind', patience: 1, locked: true });
    expect(ruleIn(reading)?.bound.options).toMatchObject({ count: 5, from: 0 });
  });

  it('names a type of group that the rule was taken out of', () => {
    const reading = read(`${under}types: { work: { except: [flooding] } }\n`);
    expect(told(reading)).toEqual([
      `rules/unit.yaml:4:16 规则“flooding”已由 ${locker}锁定，不能从政务工作群中去掉：请把它写回来。`,
    ]);
    expect(ruleIn(reading)).toBeDefined();
  });

  it('of one value that makes no sense beside the others leaves the rule as it was', () => {
    const reading = read(`${under}rules: { span: { with: { from: 9, to: 9 } } }\n`);
    expect(told(reading)).toEqual(['rules/unit.yaml:4:32 “from”要小于“to”。']);
    expect(ruleIn(reading, 'span')?.bound.options).toEqual({ from: 0, to: 10 });
  });

  it('names the first who locked, whoever locks it once more', () => {
    const town = 'book: 镇\nextends: [packs/county]\nrules: { flooding: { locked: true } }\n';
    const reading = read(`${head}extends: [packs/town]\nrules: { flooding: off }\n`, {
      'packs/town': town,
    });
    expect(told(reading)).toEqual([expect.stringContaining(`已由 ${locker}锁定`)]);
  });

  it("names the unit's own file where that is what locked, to a group of its own", () => {
    const reading = read(
      `${head}rules: { flooding: { locked: true } }\ngroups: [{ name: 甲群, rules: { flooding: off } }]\n`,
    );
    expect(told(reading)).toEqual([
      expect.stringContaining(
        'rules/unit.yaml:4:41 规则“flooding”已由 rules/unit.yaml（青溪镇）锁定',
      ),
    ]);
    expect(ruleIn(reading)?.level).toBe('remind');
  });
});

describe.each([
  ['a unit', inUnit],
  ['a group', inGroup],
])('under a lock, an option in %s', (_, written) => {
  it.each([
    ['{ count: 4 }', { count: 4 }],
    ['{ count: 5 }', { count: 5 }],
    ['{ seconds: 120 }', { seconds: 120 }],
    ['{ urgent: event }', { urgent: 'event' }],
    ['{ late: "21:30" }', { late: '21:30' }],
    ['{ words: [急] }', { words: ['急'] }],
    ['{ except: [乙] }', { except: ['乙'] }],
    ['{ from: 0 }', { from: 0 }],
  ])('may be tightened: %s', (options, expected) => {
    const reading = read(written(`{ with: ${options} }`));
    expect(told(reading)).toEqual([]);
    expect(ruleIn(reading)?.bound.options).toMatchObject(expected);
  });

  it.each([
    ['{ count: 6 }', '“count”请写不大于 5 的数'],
    ['{ seconds: 59 }', '“seconds”请写不小于 60 的数'],
    ['{ late: "23:00" }', '“late”请写不晚于 22:00 的时间'],
    ['{ except: [甲, 丙] }', '“except”只能在 甲、乙 之内删减'],
    ['{ from: 1 }', '选项不能改：请删去“from”'],
  ])('may not be loosened: %s', (options, cure) => {
    const reading = read(written(`{ with: ${options} }`));
    expect(told(reading)).toEqual([expect.stringContaining(cure)]);
    expect(ruleIn(reading)?.bound.options).toEqual(flood.bind({}).options);
  });

  it('may not fall back behind what was locked: urgent, words', () => {
    const strict = county.replace(
      'patience: 1',
      'patience: 1, with: { urgent: event, words: [急, 快] }',
    );
    const reading = read(written('{ with: { urgent: marked, words: [急, 慢] } }'), {
      'packs/county': strict,
    });
    expect(told(reading).map((line) => line.split('：').slice(1).join('：'))).toEqual([
      '“urgent”请写 event，或删去这一项。',
      '“words”请保留 急、快，只能再增加，或删去这一项。',
    ]);
    expect(ruleIn(reading)?.bound.options).toMatchObject({ urgent: 'event', words: ['急', '快'] });
  });
});

describe('whatever is written below a lock', () => {
  it('a group entry and an overlay cannot undo what the unit locked', () => {
    const reading = read(
      `${head}rules: { flooding: { level: report, locked: true } }\ngroups: [{ name: 甲群, rules: { flooding: remind } }]\n`,
    );
    expect(told(reading)).toHaveLength(1);
    expect(ruleIn(reading)?.level).toBe('report');
    for (const level of ['off', 'observe', 'remind']) {
      const overlay = new Map([['rule.flooding.level', level]]);
      expect(ruleIn(reading, 'flooding', overlay)?.level).toBe('report');
    }
  });

  it('no sequence of books, group entry and overlay makes the rule looser in anything', () => {
    const entry = fc
      .record(
        {
          level: fc.constantFrom('off', ...levels),
          patience: fc.integer({ min: 0, max: 5 }),
          locked: fc.boolean(),
          count: fc.integer({ min: -1, max: 12 }),
          seconds: fc.integer({ min: -5, max: 300 }),
          urgent: fc.constantFrom('marked', 'event', 'none'),
          words: fc.subarray(['a', 'b', 'c']),
          except: fc.subarray(['甲', '乙', '丙']),
          typo: fc.boolean(),
          fine: fc.boolean(),
        },
        { requiredKeys: [] },
      )
      .map(({ level, patience, locked, typo, fine, ...options }) => ({
        ...(level === undefined ? {} : { level }),
        ...(patience === undefined ? {} : { patience }),
        ...(locked === undefined ? {} : { locked }),
        ...(typo === true ? { levle: 'off' } : {}),
        ...(fine === true ? { clause: '违者罚款50元' } : {}),
        with: options,
      }));
    const book = (name: string, above: string, rule: object): string =>
      JSON.stringify({ book: name, version: '1', extends: [above], rules: { flooding: rule } });
    const fields = fc.record({
      lock: entry,
      town: entry,
      unit: entry,
      group: entry,
      overlay: fc.constantFrom('off', ...levels),
      types: fc.boolean(),
    });
    fc.assert(
      fc.property(fields, ({ lock, town, unit, group, overlay, types }) => {
        const lockedAt = { ...lock, locked: true };
        const top = read(book('乡', 'packs/lock', {}), {
          'packs/lock': book('锁', 'base', lockedAt),
        });
        const above = ruleIn(top);
        const below = {
          ...(JSON.parse(book('乡', 'packs/town', unit)) as object),
          ...(types ? { types: { work: { except: ['flooding'] } } } : {}),
          groups: [{ name: '甲群', rules: { flooding: group } }],
        };
        const reading = read(JSON.stringify(below), {
          'packs/lock': book('锁', 'base', lockedAt),
          'packs/town': book('镇', 'packs/lock', town),
        });
        const held = ruleIn(reading, 'flooding', new Map([['rule.flooding.level', overlay]]));
        if (above === undefined) return;
        expect(held).toBeDefined();
        if (held !== undefined) expectAsStrict(above, held);
      }),
      { numRuns: 300 },
    );
  });
});

interface Options {
  readonly count: number;
  readonly seconds: number;
  readonly urgent: string;
  readonly words?: readonly string[];
  readonly except: readonly string[];
}

function expectAsStrict(above: BoundRule, held: BoundRule): void {
  const [before, after] = [above, held].map((rule) => rule.bound.options as unknown as Options);
  if (before === undefined || after === undefined) throw new Error('No options');
  expect(levels.indexOf(held.level)).toBeGreaterThanOrEqual(levels.indexOf(above.level));
  expect(held.patience).toBeLessThanOrEqual(above.patience);
  expect(held.locked).toBe(true);
  expect(after.count).toBeLessThanOrEqual(before.count);
  expect(after.seconds).toBeGreaterThanOrEqual(before.seconds);
  if (before.urgent === 'event') expect(after.urgent).toBe('event');
  expect(after.words ?? []).toEqual(expect.arrayContaining([...(before.words ?? [])]));
  expect(before.except).toEqual(expect.arrayContaining([...after.except]));
  expect(held.clause).not.toContain('罚款');
}
