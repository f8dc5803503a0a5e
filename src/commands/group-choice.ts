import { bareName, lastName, type BareName, type KnownGroup } from './bare-name.ts';
import type { Command } from './command.ts';
import { wantsNothing } from './nearest.ts';
import { readNumber } from './parse/number.ts';

/** How a person points at one of several groups: `#2` or `《群名》`. */
export type GroupChoice =
  | { readonly by: 'number'; readonly number: number }
  | { readonly by: 'name'; readonly name: string }
  /** Without its marks, where nothing else is wanted: a part of the name may do. */
  | { readonly by: 'part'; readonly name: string }
  /** Named without marks, whoever's these groups are. */
  | {
      readonly by: 'groups';
      readonly ids: readonly string[];
      readonly entries?: readonly number[];
      /** The words beside it, where only a part of a name was said. */
      readonly partBeside?: string;
    };

interface Chosen {
  readonly choice: GroupChoice | null;
  readonly words: string;
}

/** Takes out of what stands behind a command's word which group is meant. */
export function takeChoice(rest: string, command: Command, known: readonly KnownGroup[]): Chosen {
  const words = rest.trim();
  const match =
    /^(?:#(\d{1,6})|《([^《》]{1,200})》)(?=[\s,，]|$)|(?:^|(?<!并[入到])\s)(?:#(\d{1,6})|《([^《》]{1,200})》)$/u.exec(
      words,
    );
  if (match === null) {
    const named = wantsNothing(command) && /^[\s,，:]/u.test(rest) && words !== '';
    if (named) return { choice: { by: 'part', name: words }, words: '' };
    return (
      takeBareName(words, command, known) ??
      takeLastName(words, command, known) ?? { choice: null, words }
    );
  }
  const number = match[1] ?? match[3];
  const left = (words.slice(0, match.index) + words.slice(match.index + match[0].length)).trim();
  return {
    choice:
      number === undefined
        ? { by: 'name', name: match[2] ?? match[4] ?? '' }
        : { by: 'number', number: readNumber(number) ?? 0 },
    words: left.replace(/^[,，]\s*/u, ''),
  };
}

/** Without marks: where the command has another use for the word (登记 专项群), it is no name. */
function takeBareName(
  words: string,
  command: Command,
  known: readonly KnownGroup[],
): Chosen | null {
  const named = known.length === 0 ? null : bareName(words, known);
  if (named === null) return null;
  const reads = command.read(words).ok;
  const anyWord = command.read(`甲乙丙丁${words.replace(/^[^\s,，、;；:：。]+/u, '')}`).ok;
  if (reads && !anyWord) return null;
  // 暂停 防汛 2小时, of whoever has no other group than 防汛群.
  const isReason = named.onlyOwn && reads && !/[群\d]$/u.test(named.said);
  if (isReason && !command.read(named.rest).ok) return null;
  return { choice: choiceOf(named, named.rest), words: named.rest };
}

/** 解散 任务结束 老群: a whole name behind the reason is the group that is meant, never the reason's end. */
function takeLastName(
  words: string,
  command: Command,
  known: readonly KnownGroup[],
): Chosen | null {
  if (command.apart !== true) return null;
  const [, before = '', last = ''] = /^(.*\S)[\s,，、;；:：。]+(\S+)$/u.exec(words) ?? [];
  const named = last === '' ? null : lastName(last, known);
  if (named === null || !command.read(before).ok) return null;
  return { choice: choiceOf(named, before), words: before };
}

function choiceOf(
  { ids, entries, part }: Pick<BareName, 'ids' | 'entries' | 'part'>,
  beside: string,
): GroupChoice {
  return { by: 'groups', ids, entries, ...(part ? { partBeside: beside } : {}) };
}
