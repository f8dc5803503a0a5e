import { slipLivesMs, type Slip, type SlipAnswer } from '../domain/slip.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Slips } from '../ports/slips.ts';
import { StoreFault, type Store, type Tx } from '../ports/store.ts';
import { slipWorks } from '../register/slips/index.ts';
import { withoutWords } from './without-words.ts';

export interface SlipParts {
  readonly store: Store;
  readonly slips: Slips;
  readonly book: () => Book;
  readonly clock: Clock;
  readonly log: Log;
}

/** A look takes what waits; who writes without end is served at the next. */
const mostAtOnce = 100;

/**
 * Does what the console asked for, one slip after the other, each in one transaction together with
 * a note of it: killed in between, it is done once or not at all. The console calls the same where
 * no bot holds the store. @throws StoreFault
 */
export async function takeSlips(parts: SlipParts): Promise<void> {
  const { store, slips } = parts;
  for (let taken = 0; taken < mostAtOnce; taken += 1) {
    const slip = await slips.next();
    if (slip === null) return;
    await slips.answer(slip.id, await answerTo(parts, slip));
    await store.transaction((tx) => forgetWords(tx, slip));
  }
}

async function answerTo(parts: SlipParts, slip: Slip): Promise<SlipAnswer> {
  const { store, book, clock, log } = parts;
  try {
    return await store.transaction(async (tx) => {
      const noted = await tx.notes.get(noteOf(slip));
      if (noted !== null) return (JSON.parse(noted) as Noted).answer ?? doneBefore;
      const answer = await slipWorks[slip.kind]({
        tx,
        book: book(),
        now: clock.now(),
        payload: slip.payload,
      });
      await note(tx, { slip, answer });
      return answer;
    });
  } catch (error) {
    if (error instanceof StoreFault) throw error;
    log.error({ kind: slip.kind, error: withoutWords(error) }, 'A slip of the console failed');
    // Tried again it would fail again; nothing of it was written.
    await store.transaction((tx) => note(tx, { slip, answer: failed }));
    return failed;
  }
}

const doneBefore: SlipAnswer = { outcome: 'done', said: '这一项此前已经办理。\n', faults: '' };
const failed: SlipAnswer = {
  outcome: 'refused',
  said: '',
  faults: '办理时程序出错，什么都没有改动；原因见机器人的运行日志，请转告维护人员。\n',
};

interface Noted {
  readonly madeAt: number;
  /** Until the console has it; its words are not to stay. */
  readonly answer?: SlipAnswer;
}

const noted = 'slip:';
const noteOf = ({ id }: Slip) => `${noted}${id}`;

async function note(
  tx: Tx,
  { slip, answer }: { readonly slip: Slip; readonly answer: SlipAnswer },
): Promise<void> {
  const { madeAt } = slip;
  await tx.notes.set(noteOf(slip), JSON.stringify({ madeAt, answer } satisfies Noted));
}

/** Once the answer lies in the folder; notes of slips that would be void by now go, too. */
async function forgetWords(tx: Tx, slip: Slip): Promise<void> {
  const { madeAt } = slip;
  await tx.notes.set(noteOf(slip), JSON.stringify({ madeAt } satisfies Noted));
  for (const [key, value] of await tx.notes.beginning(noted)) {
    if ((JSON.parse(value) as Noted).madeAt < madeAt - 2 * slipLivesMs) await tx.notes.drop(key);
  }
}
