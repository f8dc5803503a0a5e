import { describe, expect, it } from 'vitest';
import { kinds } from '../../src/kinds/index.ts';
import { run } from './in-process.ts';
import { fileOf, line, minute } from './timeline-file.ts';

interface Explained {
  readonly facts: Readonly<Record<string, string>>;
  readonly withheld: boolean;
  readonly themes: readonly { readonly parts: readonly unknown[] | null }[];
  readonly rules: readonly {
    readonly rule: string;
    readonly verdict: string;
    readonly numbers: Readonly<Record<string, unknown>> | null;
    readonly because: readonly string[] | null;
    readonly exemptions: readonly { readonly name: string; readonly holds: boolean }[];
    readonly nearest: readonly unknown[];
    readonly certainties: readonly unknown[];
  }[];
  readonly outcomes: readonly unknown[];
}

async function explained(lines: readonly string[], id: string) {
  const file = fileOf(`${lines.join('\n')}\n`);
  const json = await run(['rules', 'explain', file, id, '--format', 'jsonl']);
  expect(json).toMatchObject({ status: 0, err: '' });
  const { out } = await run(['rules', 'explain', file, id]);
  return { text: out, json: json.out, ...(JSON.parse(json.out) as Explained) };
}

const ruleOf = ({ rules }: Explained, rule: string) => rules.find((one) => one.rule === rule);

describe('rules explain', () => {
  it('shows every rule of the group, the facts, what fired with its numbers and what was recorded', async () => {
    const lines = [0, 1, 2].map((nth) => line({ id: `m${String(nth)}`, time: minute(nth * 10) }));
    const found = await explained(lines, 'm2');

    // All but what no group of this type has, and a unit's own.
    expect(found.rules.map(({ rule }) => rule).toSorted()).toEqual(
      kinds
        .map(({ name }) => name)
        .filter((name) => name !== 'match' && name !== 'notice-only')
        .toSorted(),
    );
    expect(found.facts).toMatchObject({ 消息类型: '文字', 只是应答: '只有表情', 工作时间: '是' });
    expect(ruleOf(found, 'emoticon')).toMatchObject({
      verdict: 'fires',
      numbers: { 当日第几个: 3, 允许: 0 },
      because: [],
    });
    expect(found.outcomes).toEqual([
      { rule: 'emoticon', state: 'open', stateTitle: '成立', hits: 1, nthOfDay: 3 },
    ]);
    expect(found.text).toContain('【命中】表情包（emoticon）');
    expect(found.text).toContain('当日第3次，前2次不提醒');
  });

  it('shows the figures of a window that is not full, and the setting at which it would be', async () => {
    const lines = [0, 1, 2, 3].map((nth) =>
      line({
        id: `m${String(nth)}`,
        text: `第${String(nth)}段说明`,
        time: new Date(Date.parse('2026-10-12T10:00:00+08:00') + nth * 10_000).toISOString(),
      }),
    );
    const found = await explained(lines, 'm3');
    expect(ruleOf(found, 'flooding')).toMatchObject({
      verdict: 'silent',
      numbers: null,
      nearest: [{ option: 'count', set: 5, wouldFireAt: 4, numbers: { 条数: 4, 秒: 60 } }],
    });
    expect(found.text).toContain('差距：count 现为 5，设为 4 就会命中（方式 连发，条数 4，秒 60）');
  });

  it('names what excused a message: hours, the duty of the group, an event, a mark, a role', async () => {
    const text = '请各村明天上午报送秋播进度表';
    const night = '2026-10-12T20:30:00+08:00';
    const at = async (keys: Parameters<typeof line>[0]) =>
      ruleOf(await explained([line({ id: 'x', text, ...keys })], 'x'), 'off-hours');
    expect(await at({ time: night })).toMatchObject({ verdict: 'fires' });
    expect(await at({})).toMatchObject({ verdict: 'silent', because: ['在工作时间内'] });
    expect(await at({ time: night, text: `【紧急】${text}` })).toMatchObject({
      because: ['标明了紧急'],
    });
    const event = await at({ time: night, text: '双河村堤坝漏水，请值班人员马上到岗，派挖机！' });
    expect(event?.because).toEqual(['报告的是险情']);
    expect(event?.exemptions).toContainEqual({ name: '险情', holds: true });
    expect(event?.exemptions).toContainEqual({ name: '值班群', holds: false });
  });

  it('shows the certainty of a theme against its threshold, and which words spoke, masked', async () => {
    const found = await explained(
      [line({ id: 'x', text: '王翠花主任通知，请各村收到请回复。' })],
      'x',
    );
    expect(ruleOf(found, 'forced-reply')).toMatchObject({
      verdict: 'fires',
      certainties: [{ theme: 'asks-reply', atLeast: 50 }],
    });
    expect(found.text).toMatch(/要求回应 把握 \d+：.*回复/u);
    expect(found.text + found.json).not.toContain('王翠花');
  });

  it('shows no word at all of what may be a leak', async () => {
    const found = await explained(
      [line({ id: 'x', text: '机密★3年 请各村收到请回复，不得外传' })],
      'x',
    );
    expect(found.withheld).toBe(true);
    expect(found.themes.every(({ parts }) => parts === null)).toBe(true);
    expect(found.text).toContain('疑似涉及秘密或个人信息，任何字词都不显示。');
    expect(found.text + found.json).not.toMatch(/★|外传|请各村/u);
  });

  it('ends with 1 where there is no such message', async () => {
    const file = fileOf(`${line({ id: 'x' })}\n`);
    const { status, out, err } = await run(['rules', 'explain', file, 'y']);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^talk\.jsonl has no message "y": give the id/u);
  });
});
