import type { Facts } from '../../src/domain/facts.ts';
import { History } from '../../src/engine/history.ts';
import { learnt } from '../../src/text/meaning/learnt.ts';
import { meaningReader, type ReadMeaning } from '../../src/text/meaning/score.ts';
import { readOf } from './judging.ts';
import { effort, heldMemory, median } from './measure.ts';
import { megabytes, millis, tell } from './report.ts';
import type { Said } from './talk.ts';

const groups = 500;
const mostHistory = 200e6;
const mostWeights = 10e6;
const mostLoading = 200;

/** What is held of five hundred groups that talk a lot, and what the scorer takes. */
export function measureMemory(talk: readonly Said[]): boolean {
  return [measureHistory(talk), measureWeights()].every(Boolean);
}

function measureHistory(talk: readonly Said[]): boolean {
  const each = effort.quick ? 20 : 2_000;
  const written = talk.map((said) => JSON.stringify(readOf(said).facts));
  const history = new History();
  const before = heldMemory();
  for (let group = 0; group < groups; group += 1) {
    const groupId = `g${String(group)}`;
    const facts = Array.from({ length: each }, (_, nth): Facts => {
      // Read anew, as from the store: nothing of one is part of another.
      const one = JSON.parse(written[(group + nth) % written.length] ?? '{}') as Facts;
      return { ...one, groupId, sentAt: nth };
    });
    history.load(groupId, 0, facts);
  }
  const held = heldMemory() - before;
  const known = Array.from({ length: groups }, (_, group) =>
    history.of(`g${String(group)}`, 0),
  ).filter((one) => one !== null);
  const count = known.reduce((sum, facts) => sum + facts.length, 0);
  return tell({
    name: `history of ${String(groups)} groups with ${String(each)} messages each`,
    figure: megabytes(held),
    against: `at most ${megabytes(mostHistory)}; ${String(count)} facts held`,
    used: held / mostHistory,
  });
}

function measureWeights(): boolean {
  const readers: ReadMeaning[] = [];
  const times: number[] = [];
  const before = heldMemory();
  const count = 5;
  for (let turn = 0; turn < count; turn += 1) {
    const begun = performance.now();
    readers.push(meaningReader(learnt()));
    times.push(performance.now() - begun);
  }
  const held = (heldMemory() - before) / readers.length;
  return [
    tell({
      name: 'unpacking the weights of the scorer',
      figure: millis(median(times)),
      against: `at most ${millis(mostLoading)}`,
      used: median(times) / mostLoading,
    }),
    tell({
      name: 'the weights of the scorer in memory',
      figure: megabytes(held),
      against: `at most ${megabytes(mostWeights)}`,
      used: held / mostWeights,
    }),
  ].every(Boolean);
}
