import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levels } from '../../src/domain/finding.ts';
import { head, levelsIn, readUnit, told } from './township.ts';

describe('a book that extends others', () => {
  it('has the common rules even where the office forgot to say so', () => {
    expect(levelsIn(readUnit(head), '甲群')).toEqual([
      'emoticon remind',
      'flooding remind',
      'off-hours remind',
      'raw-forward remind',
    ]);
  });

  it('lets the later file speak over the earlier one', () => {
    const reading = readUnit(
      `${head}extends: [base, packs/x]\nrules: { emoticon: off, flooding: 上报 }\n`,
      { 'packs/x': 'rules: { emoticon: report, off-hours: observe }\n' },
    );
    expect(told(reading)).toEqual([]);
    expect(levelsIn(reading, '甲群')).toEqual([
      'flooding report',
      'off-hours observe',
      'raw-forward remind',
    ]);
  });

  it('merges options key by key and gives the kind the whole', () => {
    const reading = readUnit(
      `${head}extends: [base, packs/x]\nrules: { flooding: { with: { seconds: 30 } } }\n`,
      { 'packs/x': 'rules: { flooding: { with: { count: 9, seconds: 90 }, clause: 甲条 } }\n' },
    );
    const flooding = reading.book
      ?.forGroup({ id: 'g', name: '甲群' })
      .rules.find((rule) => rule.id === 'flooding');
    expect(flooding?.bound.options).toEqual({ count: 9, seconds: 30 });
    expect(flooding?.clause).toBe('甲条');
  });

  it('tells of a bad option where it was last written', () => {
    const reading = readUnit(`${head}extends: [base, packs/x]\nrules: { flooding: remind }\n`, {
      'packs/x': 'rules:\n  flooding:\n    with: { count: 0 }\n',
    });
    expect(told(reading)).toEqual(['rules/packs/x.yaml:3:20 “count”太小：请写不小于 2 的数。']);
  });

  it('takes a file that is named on two ways once', () => {
    const reading = readUnit(`${head}extends: [packs/a, packs/b]\n`, {
      'packs/a': 'extends: [base]\n',
      'packs/b': 'extends: [base]\nrules: { emoticon: off }\n',
    });
    expect(told(reading)).toEqual([]);
    expect(levelsIn(reading, '甲群')).not.toContain('emoticon remind');
  });

  it("runs a rule of the unit's own beside the common one of the same kind", () => {
    const reading = readUnit(
      `${head}rules: { slow: { kind: flooding, title: 慢群, with: { count: 2 } } }\n`,
    );
    const rules = reading.book?.forGroup({ id: 'g', name: '甲群' }).rules ?? [];
    expect(rules.map((rule) => [rule.id, rule.kind.name])).toEqual(
      expect.arrayContaining([
        ['slow', 'flooding'],
        ['flooding', 'flooding'],
      ]),
    );
    expect(rules.find((rule) => rule.id === 'slow')?.title).toBe('慢群');
  });
});

describe('a locked rule', () => {
  const packs = {
    'packs/county':
      'extends: [base]\nrules: { flooding: { level: remind, patience: 1, locked: true } }\n',
  };
  const under = `${head}extends: [packs/county]\n`;

  it.each([
    ['rules: { flooding: off }', '4:20'],
    ['rules: { flooding: { level: observe } }', '4:29'],
    ['rules: { flooding: { patience: 2 } }', '4:32'],
    ['rules: { flooding: { locked: false } }', '4:30'],
    ['rules: { flooding: { with: { count: 50 } } }', '4:30'],
    ['types: { work: { except: [flooding] } }', '4:16'],
    ['groups: [{ name: 甲群, rules: { flooding: off } }]', '4:41'],
    ['rules: { flooding: { levle: off } }', '4:22'],
  ])('cannot be loosened further down: %s', (line, place) => {
    const reading = readUnit(`${under}${line}\n`, packs);
    expect(told(reading)).toHaveLength(1);
    expect(told(reading)[0]).toContain(`rules/unit.yaml:${place} `);
    const flooding = reading.book
      ?.forGroup({ id: 'g', name: '甲群' })
      .rules.find((rule) => rule.id === 'flooding');
    expect(flooding).toMatchObject({ level: 'remind', patience: 1, locked: true });
    expect(flooding?.bound.options).toMatchObject({ count: 5 });
  });

  it('says who locked it', () => {
    const reading = readUnit(`${under}rules: { flooding: off }\n`, packs);
    expect(told(reading)[0]).toContain('已由 rules/packs/county.yaml 锁定，只能收紧，不能放宽');
  });

  it('can be tightened in the unit and in a group', () => {
    const reading = readUnit(
      `${under}rules: { flooding: { patience: 0 } }\ngroups: [{ name: 甲群, rules: { flooding: report } }]\n`,
      packs,
    );
    expect(told(reading)).toEqual([]);
    expect(levelsIn(reading, '甲群')).toContain('flooding report');
  });

  it('never ends up looser than it was locked, whatever is written below', () => {
    const strength = fc.constantFrom('off', ...levels);
    const entry = fc.option(strength, { nil: null });
    fc.assert(
      fc.property(fc.constantFrom(...levels), entry, entry, entry, (lock, unit, group, overlay) => {
        const written = [
          unit === null ? '' : `rules: { flooding: ${unit} }\n`,
          group === null ? '' : `groups: [{ name: 甲群, rules: { flooding: ${group} } }]\n`,
        ].join('');
        const reading = readUnit(under + written, {
          'packs/county': `extends: [base]\nrules: { flooding: { level: ${lock}, locked: true } }\n`,
        });
        const changed: Record<string, string> =
          overlay === null ? {} : { 'rule.flooding.level': overlay };
        const found = levelsIn(reading, '甲群', changed).find((line) =>
          line.startsWith('flooding'),
        );
        const rank = (word: string) => levels.findIndex((level) => level === word);
        expect(rank(found?.split(' ')[1] ?? 'off')).toBeGreaterThanOrEqual(rank(lock));
        const tightest = Math.max(...[lock, unit, group, overlay].map((word) => rank(word ?? '')));
        expect(rank(found?.split(' ')[1] ?? 'off')).toBeLessThanOrEqual(tightest);
      }),
      { numRuns: 150 },
    );
  });
});
