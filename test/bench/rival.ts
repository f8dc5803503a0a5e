import { judge } from '../../src/engine/judge.ts';
import { judgeAll, scenesOf, type Scene } from './judging.ts';
import { effort, kept, medians } from './measure.ts';
import { micros, tell } from './report.ts';
import { ourRules, theirEngine, theirFacts } from './rival-rules.ts';
import type { Said } from './talk.ts';

const leastTimes = 50;

/**
 * How much faster the same rules judge here than in json-rules-engine, on messages that were read
 * already. @throws where a single hit differs
 */
export async function measureRival(talk: readonly Said[]): Promise<boolean> {
  const scenes = scenesOf(talk);
  const hits = await equalHits(scenes);
  tell({
    name: 'equal hits of json-rules-engine and of this engine',
    figure: `${String(hits)} hits`,
    against: `${String(ourRules.length)} rules, ${String(scenes.length)} messages`,
  });

  // The slow side judges fewer messages, or it would be timed for minutes.
  const some = scenes.filter((_, nth) => nth % (effort.quick ? 100 : 10) === 0);
  const engine = theirEngine();
  const times = await medians({
    ours: () => {
      judgeAll(scenes, ourRules);
    },
    theirs: async () => {
      for (const scene of some) kept.last = await engine.run(theirFacts(scene));
    },
  });
  const ours = (times.ours * 1_000) / scenes.length;
  const theirs = (times.theirs * 1_000) / some.length;
  return tell({
    name: 'judging what was read, against json-rules-engine',
    figure: `${(theirs / ours).toFixed(0)} times as many`,
    against: `at least ${String(leastTimes)} times; ${micros(theirs)} to ${micros(ours)}`,
    used: leastTimes / (theirs / ours),
  });
}

async function equalHits(scenes: readonly Scene[]): Promise<number> {
  const engine = theirEngine();
  let hits = 0;
  for (const scene of scenes) {
    const ours = judge({
      ...scene,
      rules: ourRules,
      onThrow(rule, error) {
        throw new Error(`${rule.id} threw`, { cause: error });
      },
    }).map(({ rule }) => rule.id);
    const { events } = await engine.run(theirFacts(scene));
    const found = new Set(ours);
    const theirs = new Set(events.map(({ type }) => type));
    const differ = ourRules.map(({ id }) => id).filter((id) => found.has(id) !== theirs.has(id));
    if (differ.length > 0) {
      throw new Error(`${scene.message.id}: the engines differ on ${differ.join(', ')}`);
    }
    hits += found.size;
  }
  return hits;
}
