import { describe, expect, it } from 'vitest';
import {
  judgeLines,
  linesOf,
  ruleNames,
  rulesOf,
  tallyOf,
  type Line,
  type Rules,
} from './judge-lines.ts';

/** Lines whose label the product contradicts on purpose, each with its reason. */
const disputed: Readonly<Record<string, string>> = {
  tu0211:
    'flooding: 收到 three times by one person within two minutes is the same text three times',
};

const own = ['emoticon', 'flooding', 'off_hours', 'raw_forward'];

describe('our own lines', () => {
  for (const rule of own) {
    it(`${rule}: no miss and no false alarm`, () => {
      const lines = linesOf(`${rule.replace('_', '-')}.jsonl`);
      const { hits, misses, alarms } = score(lines, rulesOf('rules/unit.yaml'), rule);

      expect(lines.length).toBeGreaterThanOrEqual(40);
      expect(hits.length).toBeGreaterThanOrEqual(10);
      expect({ misses, alarms }).toEqual({ misses: [], alarms: [] });
    });
  }
});

/** Learnt from or looked at: these guard against going back, docs/judgement.md measures. */
describe.each([
  ['given', 'given/messages.jsonl', 'given/rules/unit.yaml'],
  ...['bureau', 'campus', 'city', 'civil', 'street'].map((world) => [
    world,
    `training/${world}.jsonl`,
    `training/${world}.rules.yaml`,
  ]),
])('%s', (_, file = '', rules = '') => {
  it('ninety of a hundred breaches are found, ninety-five of a hundred findings are right', () => {
    const { precision, recall, alarmed } = whole(linesOf(file), rulesOf(rules));

    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(alarmed).toBeLessThanOrEqual(0.02);
  });
});

describe.each([
  ['weather', 'unseen/weather.jsonl', 'unseen/weather.rules.yaml'],
  ['parks', 'unseen/parks.jsonl', 'unseen/parks.rules.yaml'],
])('%s, a world nothing was learnt from', (_, file, rules) => {
  it('ninety of a hundred breaches are found, ninety-five of a hundred findings are right', () => {
    const { precision, recall, alarmed } = whole(linesOf(file), rulesOf(rules));

    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(alarmed).toBeLessThanOrEqual(0.015);
  });
});

describe('at night, in units and among people nobody has learnt from', () => {
  const rules: Rules = { units: { 白石镇: { own: [], superiors: [] } }, groups: [] };

  it('off-hours speaks of at most one line of small talk in a hundred', () => {
    const lines = linesOf('small-talk.jsonl');
    const { alarms } = score(lines, rules, 'off_hours');

    expect(lines.length).toBeGreaterThanOrEqual(120);
    expect(alarms.slice(Math.floor(lines.length / 100))).toEqual([]);
  });

  it('off-hours finds half of the short orders without signs', () => {
    const { hits, misses } = score(linesOf('terse.jsonl'), rules, 'off_hours');

    expect(hits.length).toBeGreaterThanOrEqual(misses.length);
  });
});

function score(lines: readonly Line[], rules: Rules, rule: string) {
  const { hits, misses, alarms } = tallyOf(
    lines.filter(({ id }) => !(id in disputed)),
    judgeLines(lines, rules),
    rule,
  );
  return { hits, misses: misses.map(shown), alarms: alarms.map(shown) };
}

function whole(lines: readonly Line[], rules: Rules) {
  const found = judgeLines(lines, rules);
  const tallies = ruleNames.map((rule) => tallyOf(lines, found, rule));
  const sum = (of: 'hits' | 'misses' | 'alarms') =>
    tallies.reduce((all, tally) => all + tally[of].length, 0);
  const innocent = lines.filter(({ expect: rule, may }) => rule.length === 0 && may.length === 0);
  return {
    precision: sum('hits') / (sum('hits') + sum('alarms')),
    recall: sum('hits') / (sum('hits') + sum('misses')),
    alarmed: innocent.filter(({ id }) => (found.get(id)?.size ?? 0) > 0).length / innocent.length,
  };
}

function shown(line: Line): string {
  return `${line.id} ${line.text ?? line.file_name ?? ''}`;
}
