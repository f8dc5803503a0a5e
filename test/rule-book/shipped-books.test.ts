import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readRuleFolder, shippedRules } from '../../src/adapters/rule-folder.ts';
import { checkRules } from '../../src/cli/rules-check.ts';
import { groupTypes } from '../../src/domain/group.ts';
import { formatFault } from '../../src/engine/rule-book/fault.ts';
import { kinds } from '../../src/kinds/index.ts';

const shipped = shippedRules();
const scratch = mkdtempSync(join(tmpdir(), 'qungui-shipped-'));
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

describe('the shipped rule books', () => {
  it('load without a fault: the common rules alone', () => {
    const { book, faults } = readRuleFolder(shipped, kinds);
    expect(faults.map(formatFault)).toEqual([]);
    expect(book?.name).toBe('群规基本规则');
    expect(book?.start).toBe('trial');
  });

  it('hold every kind there is, each with a clause of its own wording', () => {
    const rules = readRuleFolder(shipped, kinds).book?.forGroup({
      id: 'g',
      name: '群',
      type: 'notice',
    }).rules;
    expect(rules?.map((rule) => rule.id).sort()).toEqual(kinds.map((kind) => kind.name).sort());
    for (const rule of rules ?? []) expect(rule.clause).toMatch(/^依据.+本单位制度配置。$/);
  });

  it('load without a fault: the example an office copies', () => {
    copyFileSync(join(shipped, 'unit.example.yaml'), join(scratch, 'unit.yaml'));
    const { book, faults } = readRuleFolder(scratch, kinds);
    expect(faults.map(formatFault)).toEqual([]);
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

  it('leave a village with nothing but flooding', () => {
    const village = readRuleFolder(shipped, kinds).book?.forGroup({
      id: 'g',
      name: '群',
      type: 'village',
    });
    expect(village?.rules.map((rule) => rule.id)).toEqual(['flooding']);
  });
});

describe('looking a folder over', () => {
  it('says that nothing is wrong, and what the book holds', async () => {
    const { faults, text } = await checkRules(join(shipped, 'simulator'));
    expect(faults).toEqual([]);
    expect(text).toMatch(/^没有问题。青溪镇（2026-11-22）：2 个单位，7 个群/);
  });

  it('says where there is no folder', async () => {
    const { faults, text } = await checkRules(join(scratch, 'none'));
    expect(faults).toHaveLength(1);
    expect(text).toContain('没有这个文件夹');
  });
});
