import { randomBytes } from 'node:crypto';
import { commandLine } from '../commands/words.ts';
import type { Dispatch } from '../domain/dispatch.ts';
import type { NotedCommand, Tx } from '../ports/store.ts';
import { keyedHash } from '../text/keyed-hash.ts';
import { publicGap } from './restraint.ts';

const minute = 60_000;
/** The same answer to the same person so often within this time, and then not for the hour after it. */
const mostAlike = 3;
const alikeWithin = 10 * minute;
const silence = 60 * minute;
/** Who has the same answer so often within this to words that differ, does not type them. */
const machinePace = 20_000;
const mostQuick = 6;
/** Nor does anyone try so many different words in ten minutes. */
const mostTries = 15;
/** Answers of any sort to one person in an hour; nobody types so fast for so long. */
const mostToOne = 120;
/** Said with the last answer, so that nobody wonders at the silence. */
const lastOne = '（同样的答复已给出三次，一小时内不再重复。）';
const lastTry = '（同样的答复已给出多次，一小时内不再重复。）';
const lastInGroup = '（已连续答复三次，其他事项请私聊我。）';
const lastOfAll = '（一小时内的答复较多，请稍后再试。）';

/** An answer as it may be given. */
export interface Given {
  readonly text: string;
  readonly inGroup: boolean;
}

/** An answer before that was looked at. */
export interface Wanted extends Given {
  /** Said however often the same was said before. */
  readonly always: boolean;
}

/**
 * How an answer is given, by what was answered before, as the outbox has it; null where it is not
 * given any more, for two machines that answer each other would do so for ever. A person who says
 * something else is answered, though the answer be the same again: he is looking for the right words.
 * In a group one answer is heard in half an hour, whoever asks; the others go to the asker alone.
 */
export async function asGiven(
  tx: Tx,
  { groupId, senderId, text: words }: Pick<NotedCommand, 'groupId' | 'senderId' | 'text'>,
  answer: Wanted,
  now: number,
): Promise<Given | null> {
  const since = now - silence - alikeWithin;
  const there = groupId === null ? [] : await answers(tx, { kind: 'group', id: groupId }, since);
  const alone = await answers(tx, { kind: 'person', id: senderId }, since);
  const toSender = [...there, ...alone]
    .filter(({ key }) => key.startsWith(answerKey(senderId, '')))
    .sort((a, b) => a.queuedAt - b.queuedAt);
  const lately = toSender.filter(({ queuedAt }) => queuedAt > now - silence).length;
  if (lately >= mostToOne) return null;
  const end = lately === mostToOne - 1 ? `\n${lastOfAll}` : '';
  // Asked aloud, the words do not matter: two machines may well vary theirs.
  const counts = ({ key, text }: Dispatch) =>
    likeness(text) === likeness(answer.text) || (groupId !== null && key.endsWith(aloud));
  const alike = toSender.filter(counts);
  const isSame = ({ key }: Dispatch) => groupId !== null || key.includes(wordsMark(words));
  const times = alike.filter(isSame).map(({ queuedAt }) => queuedAt);
  const tries = alike.map(({ queuedAt }) => queuedAt);
  const last = groupId === null ? lastOne : lastInGroup;
  if (answer.always) return { text: `${answer.text}${end}`, inGroup: answer.inGroup };
  if (isSilenced(times, now) || isMachine(tries, now)) return null;
  const recent = times.filter((at) => now - at <= alikeWithin).length;
  const heard = there.some(({ queuedAt }) => queuedAt > now - publicGap);
  const isLastTry = isMachine([...tries, now], now);
  const notice = isLastTry ? `\n${lastTry}` : end;
  return {
    text: `${answer.text}${recent === mostAlike - 1 ? `\n${last}` : notice}`,
    inGroup: answer.inGroup && !heard,
  };
}

const hashed = keyedHash(randomBytes(32));

/** Stands in an answer's key, so that the same words are known again; the words cannot be read from it. */
export function wordsMark(words: string): string {
  return `:w${hashed(commandLine(words) ?? words).slice(0, 5)}`;
}

/** Behind the key of an answer to what was asked in a group, wherever it is given. */
export const aloud = ':aloud';

/** Names whom an answer is for, so that it is known again in a group that many ask in. */
export function answerKey(senderId: string, messageId: string): string {
  return `reply:${senderId}:${messageId}`;
}

async function answers(tx: Tx, to: Dispatch['to'], since: number): Promise<readonly Dispatch[]> {
  const all = [...(await tx.outbox.said(to, since)), ...(await tx.outbox.waiting(to, 'reply'))];
  return all.filter(({ purpose }) => purpose === 'reply');
}

/** Whether answers alike at these instants (oldest first), whatever they were to, went to a machine. */
function isMachine(times: readonly number[], now: number): boolean {
  const recent = times.filter((at) => now - at < silence);
  const isDense = (count: number, within: number) =>
    recent.some((last, nth) => {
      const first = recent[nth - count + 1];
      return first !== undefined && last - first <= within;
    });
  return isDense(mostQuick, machinePace) || isDense(mostTries, alikeWithin);
}

/** Whether three of these instants (oldest first) lie close together, and the last less than an hour back. */
function isSilenced(times: readonly number[], now: number): boolean {
  return times.some((last, nth) => {
    const first = times[nth - mostAlike + 1];
    return first !== undefined && last - first <= alikeWithin && now - last < silence;
  });
}

/** What an answer is known again by: figures below its first line change while one asks. */
function likeness(text: string): string {
  const [head = '', ...rest] = text
    .replace(`\n${lastOne}`, '')
    .replace(`\n${lastTry}`, '')
    .replace(`\n${lastInGroup}`, '')
    .split('\n');
  return [head, ...rest.map((line) => line.replace(/\d+/g, '0'))].join('\n');
}
