import { emptinessOf } from '../text/content-free.ts';
import { fold } from '../text/fold.ts';
import type { Command } from './command.ts';
import { editDistance } from './words.ts';

/** A line longer than this is somebody talking, not a command gone wrong. */
const longestTry = 12;
/** What is heard in a longer line may be anything. */
const longestTalk = 60;
const mostOffered = 2;
/** Longer than this nobody asks for one thing. */
const longestRequest = 30;
/** What shows that something is asked of us. */
const asks =
  /请(?!各|于|在|大家|他们|假)|麻烦你|麻烦您|帮我|帮忙|我要|我想|想[问查看]|怎么(?!样)|如何|哪里|哪儿|在哪|(?<!没)有什么|有哪些|能不能|能否|可否|告诉我/u;
/** What people put around a word when they ask politely. */
const before = /^(?:请|麻烦|帮我|帮忙|我要|我想|想|能否|可以|查看|看看|看一?下|进行|发送)+/u;
const after = /(?:一下|下|是什么|怎么用|好吗|可以吗|吧|吗|呢|了|啊|呀|哦)+$/u;

export interface Hint {
  /** The nearest one; the one that helps where there is none. */
  readonly command: Command;
  readonly reply: string;
}

/**
 * What to say to words in private that are no command: the nearest by meaning, else by spelling,
 * with its usage; else where help is to be had. Null for talk and thanks, which ask for nothing;
 * whoever greeted us did not talk to somebody else.
 */
export function nearest(line: string, commands: readonly Command[], greeted = false): Hint | null {
  const heard =
    line.length > longestTalk ? undefined : commands.find((one) => one.hears?.test(line));
  if (heard?.teaches !== undefined) return { command: heard, reply: `您好，${heard.teaches}。` };
  const meant = meantBy(line, commands);
  const [command, other] = meant;
  if (command === undefined) return withoutAny(line, commands, greeted);
  const words = meant.map(({ word }) => `“${word}”`).join('或');
  const usage = wantsNothing(command) || other !== undefined ? '' : `${usageOf(command, line)}；`;
  const reply = `您好，您是否要发送${words}？${usage}发送“帮助”可查看全部命令。`;
  return { command, reply };
}

/** Whether a line is a word for a command, asked for politely or not, and nothing else. */
export function isWordFor(line: string, command: Command): boolean {
  const said = line.toLowerCase();
  return [said, said.replace(before, '').replace(after, '')].some((one) =>
    wordsFor(command).includes(one),
  );
}

function withoutAny(line: string, commands: readonly Command[], greeted: boolean): Hint | null {
  const command = commands.find(({ alias }) => alias === 'help');
  const isTalk = line.length > longestTry && !greeted;
  if (command === undefined || isTalk || isCourtesy(line)) return null;
  return { command, reply: `您好，发送“${command.word}”可查看命令。` };
}

function isCourtesy(line: string): boolean {
  const { text, bare } = fold(line);
  return bare === '' || emptinessOf(text, bare) !== null;
}

function meantBy(line: string, commands: readonly Command[]): readonly Command[] {
  const said = (line.split(' ', 1)[0] ?? line).toLowerCase();
  const core = said.replace(before, '').replace(after, '');
  const byMeaning = commands.filter((command) =>
    wordsFor(command).some((one) => one === said || one === core || startsWith(said, one)),
  );
  if (byMeaning.length > 0) return byMeaning.slice(0, mostOffered);
  if (isCourtesy(line)) return [];
  // What supervisors alone may say is nothing for others to be led to.
  const offered = commands.filter((command) => !isSupervisors(command));
  const within = namedIn(line, offered);
  if (within.length > 0 || said.length > longestTry || said.length < 2) return within;
  const [closest] = offered
    .map((command) => ({ command, distance: distanceTo(said, command) }))
    .sort((a, b) => a.distance - b.distance);
  return closest !== undefined && closest.distance <= 1 ? [closest.command] : [];
}

/** Those whose longest word stands in a short line; a short word counts only in what asks for something. */
function namedIn(line: string, commands: readonly Command[]): readonly Command[] {
  if (line.length > longestRequest) return [];
  const shortest = asks.test(line) ? 2 : 3;
  const lengths = commands.map((command) => ({
    command,
    length: Math.max(
      0,
      ...wordsFor(command).map((word) => (line.includes(word) ? word.length : 0)),
    ),
  }));
  const longest = Math.max(...lengths.map(({ length }) => length));
  if (longest < shortest) return [];
  return lengths
    .filter(({ length }) => length === longest)
    .map(({ command }) => command)
    .slice(0, mostOffered);
}

function wordsFor({ word, also = [], near = [] }: Command): readonly string[] {
  return [word, ...also, ...near];
}

function isSupervisors({ who }: Command): boolean {
  return Array.isArray(who) && who.every((role) => role === 'supervisor');
}

/** 工作时间8:30-18:00: the word, and then nothing but figures. */
function startsWith(said: string, word: string): boolean {
  return said.startsWith(word) && /^[\d:#.~–—至到点半时分天-]+$/u.test(said.slice(word.length));
}

/** 1 or less is near: one sign wrong. */
function distanceTo(said: string, { word, alias }: Command): number {
  const letters = editDistance(said, alias);
  // Every word of one sign is near to every other.
  const signs = word.length < 2 ? Infinity : editDistance(said, word);
  return Math.min(signs, alias.length > 4 ? letters / 2 : letters);
}

/** With the example that has most to do with what was said. */
export function usageOf(command: Command, said = ''): string {
  const fits = command.examples.find((example) =>
    example
      .split(' ')
      .slice(1)
      .some((word) => word.length > 1 && said.includes(word)),
  );
  return `用法：${command.usage}，如“${fits ?? command.examples[0]}”`;
}

/** Whether nothing stands behind its word. */
export function wantsNothing(command: Command): boolean {
  return command.usage === command.word;
}
