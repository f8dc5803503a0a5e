import { describe, expect, it } from 'vitest';
import { ordinaryRegister } from '../../src/engine/rule-book/register.ts';
import { head, readUnit, told } from './township.ts';

const county = `book: 云岭县办法
extends: [base]
register:
  groupsPerPerson: { is: 5, clause: 每人最多进五个群, locked: true }
  filed: { is: [purpose, owner], locked: true }
  notCounted: { locked: true }
  fileFirst: { is: true, locked: true }
  idleDays: 45
`;
const under = `${head}extends: [packs/county]\n`;
const read = (lines: string) => readUnit(`${under}${lines}\n`, { 'packs/county': county });

describe('what books say of the register', () => {
  it('is the ordinary where none says anything', () => {
    expect(readUnit(head).book?.register).toEqual({ values: ordinaryRegister, lines: new Map() });
  });

  it('is read bare or with its clause, inherited, and says whose word it is', () => {
    const register = read('register: { idleDays: 90, extensions: 0 }').book?.register;
    expect(register?.values).toEqual({
      ...ordinaryRegister,
      groupsPerPerson: 5,
      filed: ['purpose', 'owner'],
      idleDays: 90,
      extensions: 0,
    });
    const pack = { file: 'rules/packs/county.yaml', book: '云岭县办法' };
    const unit = { file: 'rules/unit.yaml', book: '青溪镇' };
    expect(register?.lines.get('groupsPerPerson')).toEqual({
      clause: '每人最多进五个群',
      from: pack,
      lockedBy: pack,
    });
    expect(register?.lines.get('idleDays')).toEqual({ clause: null, from: unit, lockedBy: null });
  });

  it('keeps the clause of the book above where a later one writes only the value', () => {
    const register = read('register: { groupsPerPerson: 4 }').book?.register;
    expect(register?.values.groupsPerPerson).toBe(4);
    expect(register?.lines.get('groupsPerPerson')?.clause).toBe('每人最多进五个群');
  });

  it.each([
    ['groupsPerPerson: 6', '4:30', 'groupsPerPerson', '请写不大于 5 的数'],
    ['groupsPerPerson: { is: 6 }', '4:36', 'groupsPerPerson', '请写不大于 5 的数'],
    ['filed: [purpose]', '4:20', 'filed', '请保留 purpose、owner，只能再增加'],
    ['notCounted: [village, work]', '4:25', 'notCounted', '只能在 village 之内删减'],
    ['fileFirst: false', '4:24', 'fileFirst', '请写 true'],
  ])('may not be loosened where it is locked: %s', (line, place, name, cure) => {
    const reading = read(`register: { ${line} }`);
    expect(told(reading)).toEqual([
      `rules/unit.yaml:${place} 登记规定“${name}”已由 rules/packs/county.yaml（云岭县办法）锁定，只能收紧，不能放宽：${cure}，或删去这一项。`,
    ]);
    expect(reading.book?.register.values).toMatchObject({
      groupsPerPerson: 5,
      filed: ['purpose', 'owner'],
      notCounted: ['village'],
      fileFirst: true,
    });
  });

  it.each([
    'groupsPerPerson: 2',
    'filed: [owner, purpose, ends]',
    'notCounted: []',
    'idleDays: 99',
  ])('may be tightened, and changed where it is open: %s', (line) => {
    expect(told(read(`register: { ${line} }`))).toEqual([]);
  });

  it('cannot be unlocked', () => {
    expect(told(read('register: { groupsPerPerson: { locked: false } }'))).toEqual([
      'rules/unit.yaml:4:40 登记规定“groupsPerPerson”已由 rules/packs/county.yaml（云岭县办法）锁定，只能收紧，不能放宽：请删去这一项。',
    ]);
  });

  it.each([
    ['groupPerPerson: 3', '4:13 不认识“groupPerPerson”：是不是想写“groupsPerPerson”？请改正。'],
    ['groupsPerPerson: "3"', '4:30 请写 1 到 100 之间的整数，不加引号。'],
    ['groupsPerPerson: 0', '4:30 请写 1 到 100 之间的整数，不加引号。'],
    [
      'groupsPerPerson: { most: 3 }',
      '4:32 不认识“most”：请改为 clause、locked、is之一，或删去它。',
    ],
    ['fileFirst: yes', '4:24 请写 true（是）或 false（否），不加引号。'],
    ['duplicateOverlap: 70', '4:31 请写 0.3 到 1 之间的数，如 0.7。'],
    ['notCounted: [vilage]', '4:25 请从 notice、work、task、village 中选。'],
    ['filed: []', '4:20 请至少写一项，或删去这一行。'],
    ['idleDays:', '4:23 请写 1 到 366 之间的整数，不加引号。'],
  ])('is checked strictly: %s', (line, fault) => {
    const reading = read(`register: {${line === 'idleDays:' ? ' idleDays: ' : ` ${line} `}}`);
    expect(told(reading)).toEqual([`rules/unit.yaml:${fault}`]);
    expect(reading.book).toBeNull();
  });
});
