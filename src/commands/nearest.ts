import { emptinessOf } from '../text/content-free.ts';
import { fold } from '../text/fold.ts';
import type { Command } from './command.ts';
import { editDistance } from './words.ts';

/** A line longer than this is somebody talking, not a command gone wrong. */
const longestTry = 12;
const mostOffered = 2;
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
 * with its usage; else where help is to be had. Null for talk and thanks, which ask for nothing.
 */
export function nearest(line: string, commands: readonly Command[]): Hint | null {
  const said = (line.split(' ', 1)[0] ?? line).toLowerCase();
  const meant = meantBy(said, commands);
  const [command, other] = meant;
  if (command === undefined) return withoutAny(line, commands);
  const words = meant.map(({ word }) => `“${word}”`).join('或');
  const usage = wantsNothing(command) || other !== undefined ? '' : `${usageOf(command)}；`;
  const reply = `您好，您是否要发送${words}？${usage}发送“帮助”可查看全部命令。`;
  return { command, reply };
}

function withoutAny(line: string, commands: readonly Command[]): Hint | null {
  const command = commands.find(({ alias }) => alias === 'help');
  const { text, bare } = fold(line);
  const asksNothing = line.length > longestTry || bare === '' || emptinessOf(text, bare) !== null;
  if (command === undefined || asksNothing) return null;
  return { command, reply: `您好，发送“${command.word}”可查看命令。` };
}

function meantBy(said: string, commands: readonly Command[]): readonly Command[] {
  const core = said.replace(before, '').replace(after, '');
  const byMeaning = commands.filter(({ word, also = [], near = [] }) =>
    [word, ...also, ...near].some((one) => one === said || one === core || startsWith(said, one)),
  );
  if (byMeaning.length > 0) return byMeaning.slice(0, mostOffered);
  if (said.length > longestTry) return [];
  const [closest] = commands
    .map((command) => ({ command, distance: distanceTo(said, command) }))
    .sort((a, b) => a.distance - b.distance);
  return closest !== undefined && closest.distance <= 1 ? [closest.command] : [];
}

/** 工作时间8:30-18:00: the word, and then nothing but figures. */
function startsWith(said: string, word: string): boolean {
  return said.startsWith(word) && /^[\d:#.~–—至到点半时分天-]+$/u.test(said.slice(word.length));
}

/** 1 or less is near: one sign wrong. */
function distanceTo(said: string, { word, alias }: Command): number {
  const letters = editDistance(said, alias);
  return Math.min(editDistance(said, word), alias.length > 4 ? letters / 2 : letters);
}

export function usageOf(command: Command): string {
  return `用法：${command.usage}，如“${command.examples[0]}”`;
}

/** Whether nothing stands behind its word. */
export function wantsNothing(command: Command): boolean {
  return command.usage === command.word;
}
