import type { KnownGroup } from './bare-name.ts';
import type { Command, Place, ReadCommand } from './command.ts';
import { takeChoice, type GroupChoice } from './group-choice.ts';
import { nearest, usageOf, wantsNothing } from './nearest.ts';
import { commandLine, withoutCourtesy } from './words.ts';
import { shownWords } from '../text/shown-name.ts';

/** Of a command that may be long. */
const longestText = 1_000;
const tooLong = `内容过长，全文最多${String(longestText)}字`;

export type Routed =
  | {
      readonly kind: 'command';
      readonly command: Command;
      readonly call: ReadCommand;
      readonly choice: GroupChoice | null;
    }
  /** Told to the person alone. A hint (nobody asked for a command, quite) is given once a day. */
  | {
      readonly kind: 'mistake';
      readonly command: Command;
      readonly reply: string;
      readonly hint: boolean;
      /** Of a command in private about a group of the sender's: which one was named, if any. */
      readonly choice?: GroupChoice | null;
    };

type Mistake = Extract<Routed, { kind: 'mistake' }>;

/**
 * Which command a text is. Pure. In private a mistake is answered with the cure; in a group, where
 * only what mentions the bot is taken as a command at all, it is met with silence. The name of a
 * `known` group behind a command's word is that group, never the reason of an act on another one.
 */
export function route(
  text: string,
  place: Place,
  commands: readonly Command[],
  known: readonly KnownGroup[] = [],
): Routed | null {
  const long = place === 'private' ? longCommand(text, commands) : null;
  if (long !== null) return long;
  const said = commandLine(text);
  if (said === null || said === '') return null;
  const { line, greeted } = withoutCourtesy(pulledTogether(said, commands));
  for (const command of commands) {
    const rest = afterWord(line, command, place);
    if (rest === null) continue;
    if (place === 'group' && command.where === 'private') {
      return inPrivatePlease(command, rest, line);
    }
    const isOfOne = command.about === 'group' && !command.namesGroup && place === 'private';
    const { choice, words } = isOfOne
      ? takeChoice(
          mayEndInNumber(command) ? rest.replace(/^ ?(?=\d+$)/, ' #') : rest,
          command,
          known,
        )
      : { choice: null, words: rest };
    const reading = command.read(words);
    const glued = rest !== '' && !/^[\s#《,，:\d]/u.test(rest);
    const mayRunOn = place === 'private' && command.runsOn?.test(rest) === true;
    if (reading.ok && !(glued && command.apart === true && !mayRunOn)) {
      return { kind: 'command', command, call: reading.value, choice };
    }
    // 设置一下 is no command, 暂停2小时 is one without its space.
    if (reading.ok || (rest !== '' && !/^[\s#《,，:]/u.test(rest))) continue;
    if (place === 'group') return null;
    const mistake = misused(command, reading.problem, line);
    return isOfOne ? { ...mistake, choice } : mistake;
  }
  if (place === 'group') return null;
  const near = nearest(line, commands, greeted);
  return near === null ? null : { kind: 'mistake', ...near, hint: true };
}

/** Words of several lines, kept as they were written: an announcement is not to lose its signs. */
function longCommand(text: string, commands: readonly Command[]): Routed | null {
  const written = text.trim();
  for (const command of commands) {
    if (command.long !== true) continue;
    for (const name of [command.word, command.alias]) {
      if (!written.toLowerCase().startsWith(name)) continue;
      const rest = written.slice(name.length);
      // What begins with 申诉 is never met with silence.
      const glued = command.personal && name === command.word && rest !== '';
      if (!glued && !/^[\s:：,，]/u.test(rest)) continue;
      if (written.length > longestText) return misused(command, tooLong);
      const reading = command.read(rest.replace(/^[\s:：,，]+/u, ''));
      return reading.ok
        ? { kind: 'command', command, call: reading.value, choice: null }
        : misused(command, reading.problem);
    }
  }
  return null;
}

/** 今 日 通 知 is a command's word, spaced out. */
function pulledTogether(line: string, commands: readonly Command[]): string {
  if (!/^\p{Script=Han}(?: \p{Script=Han})+$/u.test(line)) return line;
  const word = line.replaceAll(' ', '');
  return commands.some((one) => one.word === word || one.also?.includes(word)) ? word : line;
}

/** 状态 2 means the second group. */
function mayEndInNumber(command: Command): boolean {
  return wantsNothing(command) || command.apart === true;
}

/** What stands behind the command's word, with its leading space; null where it is another word. */
function afterWord(line: string, command: Command, place: Place): string | null {
  const names = [command.word, command.alias, ...(place === 'private' ? (command.also ?? []) : [])];
  for (const name of names) {
    if (!line.toLowerCase().startsWith(name)) continue;
    const rest = line.slice(name.length);
    if (rest === '') return rest;
    // In a group only whole words count; letters never run on into an English word.
    if (/^[\s#《,，:]/u.test(rest)) return rest.replace(/^[:,，]\s*/u, ' ');
    const runsOn = name === command.word || command.runsOn?.test(rest) === true;
    if (place === 'private' && (runsOn || /^\d+$/u.test(rest))) return rest;
  }
  return null;
}

function inPrivatePlease(command: Command, rest: string, line: string): Routed {
  // What was said stands there to be sent as it is: an example's number is another one's.
  const isWhole = /^ \d{1,9}(?: |$)/u.test(rest) && command.read(rest).ok;
  return {
    kind: 'mistake',
    command,
    hint: false,
    reply: `您好，“${command.word}”请在此私聊办理，如发送“${isWhole ? shownWords(line, 100) : command.examples[0]}”。`,
  };
}

function misused(command: Command, problem: string, said = ''): Mistake {
  const whichGroup =
    command.about === 'group' ? `，如需写明是哪个群，可发送“${command.word} #1”` : '';
  const cure = wantsNothing(command)
    ? `直接发送“${command.word}”即可${whichGroup}`
    : usageOf(command, said + problem);
  return { kind: 'mistake', command, reply: `${problem}。${cure}。`, hint: false };
}
