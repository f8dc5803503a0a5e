import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedRules } from '../../src/adapters/rule-folder.ts';
import type { BookReading } from '../../src/engine/rule-book/book.ts';
import { readBook } from '../../src/engine/rule-book/read-book.ts';
import { ordinaryRegister } from '../../src/engine/rule-book/register.ts';
import { kinds } from '../../src/kinds/index.ts';
import { levelsIn, told } from './township.ts';

const shipped = shippedRules();
const packs = readdirSync(join(shipped, 'packs'))
  .map((file) => `packs/${file.replace(/\.yaml$/u, '')}`)
  .sort();
const texts = new Map(
  ['base', ...packs].map((name) => [name, readFileSync(join(shipped, `${name}.yaml`), 'utf8')]),
);

/** Reads a book over the shipped ones; `main` may be one of them. */
function read(main: string, unit = ''): BookReading {
  return readBook(
    {
      main,
      read(name) {
        const content = name === 'unit' ? unit : texts.get(name);
        return content === undefined ? null : { path: `rules/${name}.yaml`, content };
      },
      calendars: [],
    },
    kinds,
  );
}

function unitOver(names: readonly string[], ...lines: readonly string[]): BookReading {
  const unit = ['book: 青溪镇', 'version: "1"', `extends: [${names.join(', ')}]`, ...lines];
  return read('unit', `${unit.join('\n')}\n`);
}

/** What the base locks for everybody: suspected leaks. */
const lockedByBase: readonly string[] = ['classified', 'personal-info'];

function lockedIn(reading: BookReading): readonly string[] {
  const { rules = [], register } = reading.book ?? {};
  return [
    ...rules.filter(({ lockedBy }) => lockedBy !== null).map(({ id }) => id),
    ...[...(register?.lines ?? [])]
      .filter(([, { lockedBy }]) => lockedBy !== null)
      .map(([name]) => name),
  ].sort();
}

/** Place, year where a source gives one, what it locks, and the rules it speaks of. */
const expected: Readonly<
  Record<string, { says: RegExp; locks: readonly string[]; rules: readonly string[] }>
> = {
  'packs/xiangzhou': {
    says: /珠海市香洲区2019年/u,
    locks: ['flooding', 'no-substance'],
    rules: ['off-hours', 'no-substance', 'emoticon', 'flooding', 'off-topic'],
  },
  'packs/lichuan': {
    says: /湖北省利川市/u,
    locks: ['adminNamed', 'forced-checkin', 'headNamed', 'ranking'],
    rules: ['forced-checkin', 'trace-photo', 'ranking'],
  },
  'packs/zhuji': {
    says: /浙江省诸暨市/u,
    locks: ['fileFirst', 'heldToAccount', 'inspected', 'rectifyWithinDays', 'selfCheck'],
    rules: [],
  },
  'packs/pingdingshan': {
    says: /平顶山市高新区/u,
    locks: ['compared', 'fileFirst', 'filed', 'mention-all', 'ownerNamed'],
    rules: ['mention-all'],
  },
  'packs/baru': {
    says: /西昌市巴汝镇2020年/u,
    locks: ['notice-only'],
    rules: ['trace-photo', 'raw-forward', 'notice-only'],
  },
  'packs/national-2023-12': {
    says: /2023年12月公布/u,
    locks: ['forced-checkin', 'forced-reply', 'ranking', 'short-deadline', 'vote-canvass'],
    rules: [
      'forced-reply',
      'forced-checkin',
      'trace-photo',
      'vote-canvass',
      'ranking',
      'short-deadline',
    ],
  },
};

describe('the packs', () => {
  it('are the ones that are described here', () => {
    expect(packs).toEqual(Object.keys(expected).sort());
  });

  it.each(packs)(
    'load without a fault: %s alone, and under a unit that names nothing else',
    (pack) => {
      for (const reading of [read(pack), unitOver([pack])]) {
        expect(told(reading)).toEqual([]);
        expect(reading.book?.rules).toHaveLength(20);
      }
    },
  );

  it.each(packs)('carry the clause of their place, lock what it demands: %s', (pack) => {
    const reading = read(pack);
    const { says, locks, rules } = expected[pack] ?? { says: /^$/u, locks: [], rules: [] };
    expect(lockedIn(reading)).toEqual([...lockedByBase, ...locks].sort());
    const file = `rules/${pack}.yaml`;
    const own = reading.book?.rules.filter(({ from }) => from.some((one) => one.file === file));
    expect(own?.map(({ id }) => id)).toEqual(rules);
    const held = reading.book?.forGroup({ id: 'g', name: '群', type: 'notice' }).rules ?? [];
    for (const id of rules) {
      const clause = held.find((rule) => rule.id === id)?.clause ?? '';
      expect(clause).toMatch(says);
      expect(clause).toMatch(/^依据.+和本单位制度配置。$/u);
    }
    for (const { clause, from } of reading.book?.register.lines.values() ?? []) {
      expect(from.file).toBe(file);
      expect(clause).toMatch(says);
    }
  });

  it('promise nothing that no text says', () => {
    for (const text of texts.values()) expect(text).not.toMatch(/符合国家标准|国家规定的标准/u);
  });

  it('load all together on the common rules, in whatever order', () => {
    const order = fc.shuffledSubarray(packs, { minLength: 2 });
    fc.assert(
      fc.property(order, (chosen) => {
        const reading = unitOver(['base', ...chosen]);
        expect(told(reading)).toEqual([]);
        expect(lockedIn(reading)).toEqual(
          [
            ...new Set([...lockedByBase, ...chosen.flatMap((pack) => expected[pack]?.locks ?? [])]),
          ].sort(),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('together make of the register what the places do', () => {
    expect(unitOver(packs).book?.register.values).toEqual({
      ...ordinaryRegister,
      filed: ['purpose', 'ends', 'members', 'owner', 'reason'],
      compared: ['nature', 'purpose', 'members', 'tier', 'scope'],
      groupsPerPerson: 3,
      selfCheck: true,
      inspected: true,
      heldToAccount: true,
    });
  });

  it.each([
    [
      'packs/xiangzhou',
      'rules: { flooding: { with: { count: 6 } } }',
      '4:37 规则“flooding”已由 rules/packs/xiangzhou.yaml（珠海市香洲区2019年规范微信工作群的措施）锁定，只能收紧，不能放宽：“count”请写不大于 5 的数，或删去这一项。',
    ],
    [
      'packs/national-2023-12',
      'rules: { forced-reply: off }',
      '4:24 规则“forced-reply”已由 rules/packs/national-2023-12.yaml（《关于防治“指尖上的形式主义”的若干意见》（2023年12月公布））锁定，只能收紧，不能放宽：请写 remind 或更严的级别，或删去这一项。',
    ],
    [
      'packs/baru',
      'types: { notice: { except: [notice-only] } }',
      '4:18 规则“notice-only”已由 rules/packs/baru.yaml（西昌市巴汝镇2020年规范微信工作群的规定）锁定，不能从通知群中去掉：请把它写回来。',
    ],
    [
      'packs/zhuji',
      'register: { rectifyWithinDays: 60 }',
      '4:32 登记规定“rectifyWithinDays”已由 rules/packs/zhuji.yaml（浙江省诸暨市集中整治政务新媒体的措施）锁定，只能收紧，不能放宽：请写不大于 30 的数，或删去这一项。',
    ],
  ])('hold what they locked, and are named: %s', (pack, line, sentence) => {
    expect(told(unitOver(['base', pack], line))).toEqual([`rules/unit.yaml:${sentence}`]);
  });

  it('let a unit tighten what they locked', () => {
    const reading = unitOver(
      ['base', 'packs/xiangzhou'],
      'rules: { flooding: { level: report, with: { count: 4 } } }',
    );
    expect(told(reading)).toEqual([]);
    expect(levelsIn(reading, '群')).toContain('flooding report');
  });

  it('bear what an office writes over them', () => {
    const reading = unitOver(
      ['base', 'packs/xiangzhou'],
      'groups: [{ name: 甲群, rules: { emoticon: off } }]',
      'rules:',
      '  off-hours: { level: remind, with: { urgent: event, late: "22:00" } }',
      '  emoticon: { level: remind, patience: 2 }',
      '  raw-forward: { clause: "巴汝镇2020：原则上不得直接转发上级文件", with: { minutes: 10 }, locked: true }',
      '  rumor: { level: report }',
      '  ranking: off',
      '  no-red-packets:',
      '    kind: match',
      '    with: { type: [red-packet], except: { role: [owner] } }',
      '    reminder: 工作群请勿发红包，感谢配合。',
      '    examples: [ { says: { type: red-packet }, finds: true }, { says: 财务报销红包雨活动取消, finds: false } ]',
    );
    expect(told(reading)).toEqual([]);
    expect(levelsIn(reading, '甲群')).toEqual(expect.not.arrayContaining(['emoticon remind']));
    expect(levelsIn(reading, '乙群')).toContain('no-red-packets remind');
  });
});
