import { stepMark, stepNumbers, stepsLeft, stepTitle } from '../../domain/closing.ts';
import type { Entry } from '../../domain/entry.ts';
import { goesInto } from '../../register/closing/goes-into.ts';
import { dueOn } from '../../register/states.ts';
import { dayWords } from '../../text/day-words.ts';
import type { GroupContext } from '../command.ts';
import { sendable } from '../sendable.ts';
import { nameIn } from './entry-in-hand.ts';

/** The last day of the closing, as people say it. */
export function dueWords({ book }: GroupContext, { state, since }: Entry): string {
  const due = dueOn(state, since, { values: book.register.values, calendar: book.calendar });
  return due === null ? '' : dayWords(due);
}

/** The list as its owner ticks it: what is left, until when, and how it is said. */
export async function sayClosing(
  context: GroupContext,
  entry: Entry,
  opening: string,
): Promise<string> {
  const into = await goesInto(context.tx, entry);
  const left = stepsLeft(entry.closing ?? []);
  const lines = left.map((step) => `${stepMark(step)} ${stepTitle(step, into)}`);
  const by = dueWords(context, entry);
  return [
    `${nameIn(context)}${opening}，请于${by}前办好以下${String(left.length)}项：`,
    ...lines,
    `办好一项即可发送一项，如${sendable(context, '已办', stepNumbers(left.slice(0, 2)))}。`,
  ].join('\n');
}
