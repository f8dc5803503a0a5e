import { measureHostile } from './hostile.ts';
import { measureJudging, scenesOf } from './judging.ts';
import { effort } from './measure.ts';
import { measureMemory } from './memory.ts';
import { measureRival } from './rival.ts';
import { readTalk } from './talk.ts';
import { measureWords } from './words.ts';

/*
 * npm run bench: what judging costs, a line a measure, each held against a limit or a rival of the
 * same run. Status 1 where a limit is missed. `--quick` shows that all of it runs.
 */
const all = await readTalk();
const talk = effort.quick ? all.filter((_, nth) => nth % 20 === 0) : all;
const passes = [
  await measureJudging(talk),
  await measureRival(talk),
  await measureWords(scenesOf(talk.slice(0, 1))),
  await measureHostile(),
  measureMemory(talk),
];
process.exitCode = passes.every(Boolean) ? 0 : 1;
