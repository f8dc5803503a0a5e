import { describe, expect, it } from 'vitest';
import { head, readUnit, told } from './township.ts';

const county = `book: 云岭县2026年工作群办法
extends: [base]
rules:
  flooding: { title: 连发, clause: 依据县里的办法, locked: true }
  emoticon: { clause: 依据县里的办法, reminder: 请勿发表情包。, locked: true }
register:
  groupsPerPerson: { is: 3, clause: 县里定的三个, locked: true }
`;
const locker = 'rules/packs/county.yaml（云岭县2026年工作群办法）';
const under = `${head}extends: [packs/county]\n`;

function read(lines: string, others: Readonly<Record<string, string>> = {}) {
  return readUnit(`${under}${lines}\n`, { 'packs/county': county, ...others });
}

function ruleIn(reading: ReturnType<typeof read>, id: string) {
  return reading.book?.forGroup({ id: 'g', name: '甲群' }).rules.find((rule) => rule.id === id);
}

const written = {
  'a unit': (rule: string) => `rules: { ${rule} }`,
  'a group': (rule: string) => `groups: [{ name: 甲群, rules: { ${rule} } }]`,
};

describe.each(Object.entries(written))('the wording of a locked rule, in %s', (_, place) => {
  it.each([
    [
      'flooding: { clause: 依据镇里的办法 }',
      `规则“flooding”已由 ${locker}锁定，依据不能改：请删去“clause”，需要补充的话写到 reminder 里。`,
    ],
    ['flooding: { title: 没事 }', `规则“flooding”已由 ${locker}锁定，名称不能改：请删去“title”。`],
    [
      'emoticon: { clause: 依据镇里的办法 }',
      `规则“emoticon”已由 ${locker}锁定，依据不能改：请删去“clause”。`,
    ],
    [
      'emoticon: { reminder: 发就发吧。 }',
      `规则“emoticon”已由 ${locker}锁定，提醒的话不能改：请删去“reminder”。`,
    ],
  ])('stands, and who changes it is told what to take out: %s', (rule, sentence) => {
    const reading = read(place(rule));
    expect(told(reading)).toEqual([expect.stringContaining(` ${sentence}`)]);
    expect(ruleIn(reading, 'flooding')).toMatchObject({ title: '连发', clause: '依据县里的办法' });
    expect(ruleIn(reading, 'emoticon')).toMatchObject({
      clause: '依据县里的办法',
      reminder: '请勿发表情包。',
    });
  });

  it('takes a reminder where the lock brought none, and the same words once more', () => {
    const reading = read(place('flooding: { clause: 依据县里的办法, reminder: 请合并成一条。 }'));
    expect(told(reading)).toEqual([]);
    expect(ruleIn(reading, 'flooding')?.reminder).toBe('请合并成一条。');
  });
});

describe('books that know nothing of each other', () => {
  it('are not at fault: the first that locks has the wording', () => {
    const city = county.replaceAll('县', '市');
    const reading = readUnit(`${head}extends: [packs/county, packs/city]\n`, {
      'packs/county': county,
      'packs/city': city,
    });
    expect(told(reading)).toEqual([]);
    expect(ruleIn(reading, 'flooding')?.clause).toBe('依据县里的办法');
    expect(reading.book?.register.lines.get('groupsPerPerson')?.clause).toBe('县里定的三个');
  });
});

describe('the ground of a locked line on the register', () => {
  it('stands while the measure is the same', () => {
    const reading = read('register: { groupsPerPerson: { is: 3, clause: 镇里定的 } }');
    expect(told(reading)).toEqual([
      `rules/unit.yaml:4:39 登记规定“groupsPerPerson”已由 ${locker}锁定，依据不能改：请删去“clause”。`,
    ]);
    expect(reading.book?.register.lines.get('groupsPerPerson')?.clause).toBe('县里定的三个');
  });

  it('is the own one of whoever tightens it', () => {
    const reading = read('register: { groupsPerPerson: { is: 2, clause: 镇里定的两个 } }');
    expect(told(reading)).toEqual([]);
    expect(reading.book?.register.lines.get('groupsPerPerson')?.clause).toBe('镇里定的两个');
  });
});
