import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readRuleFolder, shippedRules } from '../../src/adapters/rule-folder.ts';
import { checkRules } from '../../src/cli/rules-check.ts';
import { groupTypes } from '../../src/domain/group.ts';
import { formatFault } from '../../src/engine/rule-book/fault.ts';
import { kinds } from '../../src/kinds/index.ts';
import { officeName } from '../../src/register/office-name.ts';

const shipped = shippedRules();
/** The message rules, in the order in which they are told of. */
const common = [
  'off-hours',
  'no-substance',
  'emoticon',
  'flooding',
  'duplicate',
  'forced-reply',
  'forced-checkin',
  'trace-photo',
  'vote-canvass',
  'ranking',
  'forced-promotion',
  'short-deadline',
  'raw-forward',
  'notice-only',
  'mention-all',
  'off-topic',
  'advert',
  'rumor',
  'classified',
  'personal-info',
];
const scratch = mkdtempSync(join(tmpdir(), 'qungui-shipped-'));
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

describe('the shipped rule books', () => {
  it('load without a fault: the common rules alone', () => {
    const { book, faults } = readRuleFolder(shipped, kinds);
    expect(faults.map(formatFault)).toEqual([]);
    expect(book?.name).toBe('群规基本规则');
    expect(book === null ? undefined : officeName(book)).toBeNull();
    expect(book?.start).toBe('trial');
  });

  it('hold every kind there is, each with a clause of its own wording', () => {
    const rules = readRuleFolder(shipped, kinds).book?.forGroup({
      id: 'g',
      name: '群',
      type: 'notice',
    }).rules;
    const shippedKinds = kinds.filter((kind) => kind.unitsOwn !== true);
    expect(rules?.map((rule) => rule.id).sort()).toEqual(
      shippedKinds.map((kind) => kind.name).sort(),
    );
    for (const rule of rules ?? []) expect(rule.clause).toMatch(/^依据.+本单位制度配置。$/);
  });

  it('load without a fault: the example an office copies', () => {
    copyFileSync(join(shipped, 'unit.example.yaml'), join(scratch, 'unit.yaml'));
    const { book, faults } = readRuleFolder(scratch, kinds);
    expect(faults.map(formatFault)).toEqual([]);
    expect(book === null ? undefined : officeName(book)).toBe('青溪镇');
    expect(book?.forGroup({ id: 'g', name: '青溪镇卫生院工作群' }).rules.map((r) => r.id)).toEqual(
      expect.not.arrayContaining(['emoticon']),
    );
  });

  it('load without a fault: the township of the simulator, live from the start', () => {
    const { book, faults } = readRuleFolder(join(shipped, 'simulator'), kinds);
    expect(faults.map(formatFault)).toEqual([]);
    expect(book).toMatchObject({ start: 'live', supervisors: '青溪镇群组管理督查群' });
    expect(new Set(book?.groups.map((group) => group.type))).toEqual(new Set(groupTypes));
  });

  it.each([
    ['notice', common],
    ['work', common.filter((id) => id !== 'notice-only')],
    ['task', common.filter((id) => id !== 'notice-only')],
    [
      'village',
      [
        'flooding',
        'duplicate',
        'forced-checkin',
        'trace-photo',
        'vote-canvass',
        'forced-promotion',
        'advert',
        'rumor',
        'classified',
        'personal-info',
      ],
    ],
  ] as const)('hold in a %s group what is meant for it', (type, expected) => {
    const rules = readRuleFolder(shipped, kinds).book?.forGroup({
      id: 'g',
      name: '群',
      type,
    }).rules;
    expect(rules?.map(({ id }) => id)).toEqual(expected);
  });

  it('begin gently: a reminder, rumours are reported, stickers and small talk are borne', () => {
    const rules =
      readRuleFolder(shipped, kinds).book?.forGroup({ id: 'g', name: '群' }).rules ?? [];
    for (const { id, level, patience } of rules) {
      expect([id, level]).toEqual([id, id === 'rumor' ? 'report' : 'remind']);
      expect([id, patience]).toEqual([id, id === 'emoticon' ? 2 : id === 'off-topic' ? 1 : 0]);
    }
  });
});

describe('looking a folder over', () => {
  it('says that nothing is wrong, and what the book holds', async () => {
    const { faults, text } = await checkRules(join(shipped, 'simulator'));
    expect(faults).toEqual([]);
    expect(text).toMatch(/^没有问题。青溪镇（2026-11-22）：2 个单位，7 个群/);
  });

  it('says of each rule whose word it is, and who locked it', async () => {
    const { text } = await checkRules(scratch);
    const lines = text.split('\n');
    const pack = '《珠海市香洲区2019年规范微信工作群的措施》';
    expect(lines).toEqual(
      expect.arrayContaining([
        '  重复发布（duplicate）：提醒。来自《群规基本规则》。',
        `  刷屏（flooding）：提醒。来自《群规基本规则》、${pack}、《青溪镇》。已由${pack}锁定，只能收紧。`,
        '  直接转发上级文件（raw-forward）：提醒。来自《群规基本规则》、《青溪镇》。已由《青溪镇》锁定，只能收紧。',
        '  工作群发红包（no-red-packets）：提醒。来自《青溪镇》。',
        '  每人最多进几个群（groupsPerPerson）：3。来自《青溪镇》。已由《青溪镇》锁定，只能收紧。',
        `  一个单位一个工作群（专项群除外）（oneUnitOneGroup）：是。来自${pack}。`,
        '不限工作时间的值守群 1 个：青溪镇防汛应急值守专项群（到 2026-10-31）。',
        '  不计入每人群数的群类型（notCounted）：村社群。来自《青溪镇》。',
      ]),
    );
    expect(lines[0]).toMatch(/^没有问题。青溪镇/u);
    expect(lines[1]).toBe('规则 23 条：');
  });

  it('says where there is no folder', async () => {
    const { faults, text } = await checkRules(join(scratch, 'none'));
    expect(faults).toHaveLength(1);
    expect(text).toContain('没有这个文件夹');
  });
});
