import {
  entryStates,
  type Entry,
  type EntryChange,
  type EntrySort,
  type EntryState,
} from '../../domain/entry.ts';
import { stateTitleOf } from '../../domain/state-title.ts';
import { dayOf } from '../../domain/zone.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import { rowLines } from '../../register/applications/words.ts';
import { dueOn } from '../../register/states.ts';
import { dayWords, longDayWords } from '../../text/day-words.ts';
import { shownWords } from '../../text/shown-name.ts';

const shownChanges = 5;
/** Deadlines that bind whoever answers for an entry; the monthly check of members is none. */
const binding: readonly EntryState[] = [
  'applied',
  'approved',
  'idle',
  'overdue',
  'to_merge',
  'to_dissolve',
  'unregistered',
];

/** An entry on a screen: what was filed, its state and deadline, its last changes. */
export function entryLines(
  entry: Entry,
  history: readonly EntryChange[],
  { book, names }: { readonly book: Book; readonly names: (id: string) => string | null },
): readonly string[] {
  const line = (title: string, value: string | null) =>
    value === null || value === '' ? [] : [`${title}：${value}`];
  const { calendar, register } = book;
  const due = binding.includes(entry.state)
    ? dueOn(entry.state, entry.since, { values: register.values, calendar })
    : null;
  const until = due === null ? '' : `，期限${dayWords(due)}`;
  return [
    `备案编号：${shownWords(entry.id, 40)}`,
    ...rowLines(entry),
    `状态：${stateTitleOf(entry)}（${longDayWords(entry.since)}起${until}）`,
    ...line('备案日期', entry.filed === null ? null : longDayWords(entry.filed)),
    ...line(
      entry.sort === 'account' ? '最近发布' : '上次工作信息',
      entry.lastWork === null ? null : longDayWords(entry.lastWork),
    ),
    ...line('延期', entry.extensions === 0 ? null : `${String(entry.extensions)}次`),
    ...line(
      '并入',
      entry.mergedInto === null ? null : (names(entry.mergedInto) ?? entry.mergedInto),
    ),
    ...changeLines(entry, history, calendar.zone),
  ];
}

/** What was changed together is one line; the newest last. Why it is to go is among them in any case. */
function changeLines(
  { sort, state: current }: Pick<Entry, 'sort' | 'state'>,
  history: readonly EntryChange[],
  zone: string,
): readonly string[] {
  const decisions = going.includes(current) ? decisionsIn(history) : [];
  const lines: { readonly words: string; readonly decides: boolean }[] = [];
  for (const [index, change] of history.entries()) {
    const before = history[index - 1];
    if (before?.at === change.at && before.reason === change.reason) continue;
    // Each tick says what is done by then; the last one alone leaves room for why it is to go.
    if (change.key === 'closing' && tickedAgain(history, index)) continue;
    const together = history.filter(
      (one) => one.at === change.at && one.reason === change.reason && one.key === 'state',
    );
    const moved = together.at(-1);
    const state = moved === undefined ? '' : `${stateTitle(sort, moved.now)}：`;
    lines.push({
      words: `${dayWords(dayOf(zone, change.at))} ${state}${shownWords(change.reason, 60)}`,
      decides: together.some((one) => decisions.includes(one)),
    });
  }
  const shown = lines.filter(({ decides }, at) => decides || at >= lines.length - shownChanges);
  return lines.length === 0 ? [] : ['最近变动：', ...shown.map(({ words }) => words)];
}

const ended: readonly (string | null)[] = ['merged', 'dissolved'];
const going: readonly (string | null)[] = ['to_merge', 'to_dissolve', ...ended];

/** What brought it on its way out; what was taken back did not, nor that it was found alive after all. */
function decisionsIn(history: readonly EntryChange[]): readonly EntryChange[] {
  const moves = history.filter(({ key }) => key === 'state');
  const stood = moves.findLastIndex(({ now }) => !going.includes(now));
  return moves
    .slice(stood + 1)
    .filter(({ old, now }) => !ended.includes(now) && !ended.includes(old));
}

function tickedAgain(history: readonly EntryChange[], index: number): boolean {
  const next = history.slice(index + 1).find(({ key }) => key === 'closing' || key === 'state');
  return (
    next !== undefined &&
    (next.key === 'closing' || next.now === 'dissolved' || next.now === 'merged')
  );
}

function stateTitle(sort: EntrySort, written: string | null): string {
  const state = entryStates.find((one) => one === written);
  return state === undefined ? '' : stateTitleOf({ sort, state });
}
