import { isOfficeTime, nextOpening } from '../../src/domain/calendar.ts';
import { dayOf } from '../../src/domain/zone.ts';
import type { Said } from '../world/fake-chat.ts';
import type { Days } from './days.ts';
import type { Lived } from './live.ts';
import type { Township } from './place.ts';

const minute = 60_000;
export const mostShare = 0.02;
const budget = 3;
const gap = 30 * minute;
/** An answer comes at once; so it can be told from what nobody asked for. */
/** What the whole township hears in those nine minutes: the two who began, and other matters. */
const mostOnWave = 20;
const answerWithin = 3 * minute;
const leakWords = /^（?(?:重发）)?【请核实】|请立即撤回|个人敏感信息|查看私信/u;

export interface Figures {
  readonly messages: number;
  readonly violations: number;
  readonly linesInGroups: number;
  readonly answersInGroups: number;
  readonly privateWords: number;
  readonly toSupervisors: number;
  /** All the bot said in groups, of all messages. */
  readonly share: number;
  /** The group in which it said most, of the messages there. */
  readonly highestShare: number;
}

/** What was promised, looked at from outside: nothing but who heard what, and when. */
export function lookAt(
  town: Township,
  days: Days,
  lived: Lived,
): { readonly figures: Figures; readonly broken: readonly string[] } {
  const broken: string[] = [];
  const groups = new Map(town.places.map(({ group }) => [group.id, group.name]));
  const inGroups = lived.said.filter(({ to }) => groups.has(to.id));
  const answers = inGroups.filter((said) => isAnswer(days, said));
  const lines = inGroups.filter((said) => !answers.includes(said));
  const toPeople = lived.said.filter(({ to }) => to.kind === 'person');

  for (const [id, name] of groups) {
    broken.push(
      ...brokenInGroup(
        town,
        name,
        lines.filter(({ to }) => to.id === id),
      ),
    );
  }
  broken.push(
    ...namesIn(
      town,
      lived.said.filter(({ to }) => to.kind === 'group'),
    ),
  );
  broken.push(...brokenAtNight(town, days, toPeople));
  const { groupId, at } = days.wave;
  const onWave = lines.filter(
    ({ to, text, at: when }) =>
      to.id === groupId && when >= at && when < at + 8 * 60 * minute && text.includes('收到'),
  );
  if (onWave.length !== 1) broken.push(`the wave of 500 brought ${String(onWave.length)} lines`);
  const around = toPeople.filter(({ at: when }) => when >= at && when < at + 9 * minute);
  if (around.length > mostOnWave)
    broken.push(`the wave of 500 brought ${String(around.length)} private words`);
  for (const { key, state } of lived.dispatches) {
    if (state === 'queued' || state === 'sending') broken.push(`${key} is ${state} for ever`);
  }
  for (const fault of lived.faults) broken.push(`logged: ${fault.slice(0, 200)}`);

  const spoken = new Map<string, number>();
  for (const { to } of inGroups) spoken.set(to.id, (spoken.get(to.id) ?? 0) + 1);
  const shares = [...spoken].map(([id, count]) => count / messagesIn(days, id));
  const share = inGroups.length / days.messages;
  if (share > mostShare) broken.push(`the bot said ${percent(share)} of all messages`);
  return {
    broken,
    figures: {
      messages: days.messages,
      violations: lived.violations,
      linesInGroups: lines.length,
      answersInGroups: answers.length,
      privateWords: toPeople.length,
      toSupervisors: lived.said.filter(({ to }) => to.id === town.supervisors).length,
      share,
      highestShare: Math.max(0, ...shares),
    },
  };
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

function brokenInGroup(town: Township, name: string, lines: readonly Said[]): readonly string[] {
  const broken: string[] = [];
  const { calendar, hours } = town.book.forGroup({ id: name, name }).setting;
  const perDay = new Map<string, Said[]>();
  for (const [index, line] of lines.entries()) {
    const when = new Date(line.at).toISOString();
    if (!isOfficeTime(calendar, hours, line.at))
      broken.push(`${name} heard at ${when}: ${line.text}`);
    const before = lines[index - 1];
    // What concerns a leak does not wait for the half hour.
    const leak = [line, before].some((one) => one !== undefined && leakWords.test(one.text));
    if (before !== undefined && line.at - before.at < gap && !leak)
      broken.push(`${name} heard two lines within thirty minutes at ${when}`);
    const day = dayOf(calendar.zone, line.at);
    perDay.set(day, [...(perDay.get(day) ?? []), line]);
  }
  for (const [day, today] of perDay) {
    if (today.length > budget) broken.push(`${name} heard ${String(today.length)} lines on ${day}`);
    const things = today.flatMap(({ text }) =>
      text.split('\n').map((one) => one.replace(/^\d\. /u, '')),
    );
    if (new Set(things).size < things.length) broken.push(`${name} heard a line twice on ${day}`);
  }
  return broken;
}

function namesIn(town: Township, said: readonly Said[]): readonly string[] {
  return said.flatMap(({ to, text }) =>
    town.people
      .filter(({ id, name }) => text.includes(id) || text.includes(name))
      .map(({ name }) => `${name} is named in ${to.id}: ${text}`),
  );
}

/** Outside of office hours: leaks, answers, and one word a person. */
function brokenAtNight(town: Township, days: Days, said: readonly Said[]): readonly string[] {
  const { calendar, hours } = town.book;
  const words = new Map<string, string[]>();
  for (const one of said) {
    if (isOfficeTime(calendar, hours, one.at) || leakWords.test(one.text)) continue;
    if (isAnswer(days, one)) continue;
    const night = `${one.to.id} ${String(nextOpening(calendar, hours, one.at))}`;
    words.set(night, [...(words.get(night) ?? []), one.text]);
  }
  return [...words]
    .filter(([, texts]) => texts.length > 1)
    .map(([night, texts]) => `${night}: ${texts.join(' | ')}`);
}

function isAnswer(days: Days, { to, at }: Said): boolean {
  return (days.asked.get(to.id) ?? []).some((when) => at >= when && at - when <= answerWithin);
}

function messagesIn(days: Days, groupId: string): number {
  return days.events.filter(
    ({ incoming }) => incoming.kind === 'message' && incoming.message.groupId === groupId,
  ).length;
}
