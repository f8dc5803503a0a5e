import { daysOf, type Volume } from './days.ts';
import { live } from './live.ts';
import { township } from './place.ts';
import { lookAt, percent } from './promises.ts';
import { readWords } from './words.ts';

/*
 * tsx test/township/run.ts [SEEDS] [LEAST-MOST] [SECONDS]: thirty days of a township of 34 groups and 212
 * people, a line a seed; what comes in within so many seconds is handed over at once. Status 1 where a promise is broken.
 */
const [seeds = '5', span = '40-120', gathered = '60'] = process.argv.slice(2);
const [least = 40, most = 120] = span.split('-').map(Number);
const volume: Volume = { least, most };
const town = township();
const words = readWords();
let broke = 0;
for (let seed = 1; seed <= Number(seeds); seed += 1) {
  const begun = performance.now();
  const days = daysOf(town, words, seed, volume);
  const { figures, broken } = lookAt(town, days, await live(town, days, Number(gathered) * 1_000));
  const took = ((performance.now() - begun) / 1000).toFixed(0);
  process.stdout.write(
    `seed ${String(seed)}: ${String(figures.messages)} messages, ${String(figures.violations)} cases; ` +
      `in groups ${String(figures.linesInGroups)} lines and ${String(figures.answersInGroups)} answers ` +
      `(${percent(figures.share)}, at most ${percent(figures.highestShare)} of one group's); ` +
      `${String(figures.privateWords)} private words, ${String(figures.toSupervisors)} to the supervisors; ${took} s\n`,
  );
  for (const one of broken) process.stdout.write(`  BROKEN ${one}\n`);
  broke += broken.length;
}
process.exit(broke === 0 ? 0 : 1);
