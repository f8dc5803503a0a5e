import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

describe('npm run bench', () => {
  it('runs in full, and finds the hits of the other engine to be the same', () => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--expose-gc', '--import', 'tsx', 'test/bench/run.ts', '--quick'],
      { encoding: 'utf8', timeout: 120_000 },
    );

    // How quick anything was is not asked: a machine that does other things beside has no say here.
    expect(stderr).toBe('');
    for (const line of [
      /^reading and judging, twenty rules, beyond folding +[\d.]+ µs/mu,
      /^reading and judging, 64 rules against 8 +[\d.]+ times/mu,
      /^equal hits of json-rules-engine and of this engine +[1-9]\d* hits/mu,
      /^judging what was read, against json-rules-engine +\d+ times/mu,
      /^a rule of 10,000 words against one of 200 +[\d.]+ times/mu,
      /^10 MB of text, translated +[\d.]+ ms/mu,
      /^a million emoji, received, judged and recorded +blocks [\d.]+ ms/mu,
      /^history of 500 groups with \d+ messages each +[\d.]+ MB/mu,
      /^the weights of the scorer in memory +[\d.]+ MB/mu,
      /^overlaps of all pairs, 200 groups of 200 +[\d.]+ ms/mu,
      /^overlaps of all pairs, against sorted lists merged +\d+ times/mu,
    ]) {
      expect(stdout).toMatch(line);
    }
  }, 120_000);
});
