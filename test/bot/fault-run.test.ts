import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicBudget, publicGap } from '../../src/bot/restraint.ts';
import { isOfficeTime } from '../../src/domain/calendar.ts';
import { dispatchStates } from '../../src/domain/dispatch.ts';
import { dayOf } from '../../src/domain/zone.ts';
import type { Facts } from '../../src/domain/facts.ts';
import { isOverseerWord, overseerMatter } from '../../src/engine/speak.ts';
import { wasOut } from '../../src/register/joining/away.ts';
import { begin, groups } from './course.ts';
import { FaultRun } from './fault-run.ts';

const minute = 60_000;
const seeds = Array.from({ length: 34 }, (_, n) => 1_000 + n * 7);

// A file in memory where there is such a place: waiting for the disk is tested elsewhere.
const shared = '/dev/shm';
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(existsSync(shared) ? shared : tmpdir(), 'qungui-faults-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function lived(seed: number, name = ''): Promise<FaultRun> {
  const run = new FaultRun(seed, name === '' ? folder : await mkdtemp(join(folder, name)));
  await run.lives();
  return run;
}

describe('days of faults', () => {
  it.each(seeds)('leave everything in order (seed %i)', async (seed) => {
    const run = await lived(seed);
    await checkRecords(run);
    await checkObligations(run);
    checkGroups(run);
    await checkSends(run);
    await run.store.close();
  });

  it('repeat from their seed', async () => {
    const ends: unknown[] = [];
    for (const name of ['first', 'second']) {
      const run = await lived(4_711, name);
      ends.push({
        lines: run.lines,
        kills: run.kills,
        violations: await run.store.transaction((tx) => tx.violations.list({})),
      });
      await run.store.close();
    }

    expect(ends[1]).toEqual(ends[0]);
  });

  it('have seen kills, cuts, alerts and words', async () => {
    const runs = await Promise.all([4_712, 4_713, 4_714].map((seed) => lived(seed)));
    const count = (of: (run: FaultRun) => number) => runs.reduce((sum, run) => sum + of(run), 0);
    const heardBy = (kind: 'group' | 'person') =>
      count(({ lines }) => lines.filter(({ to }) => to.kind === kind).length);

    expect(count(({ kills }) => kills)).toBeGreaterThan(9);
    expect(count(({ cuts }) => cuts)).toBeGreaterThan(0);
    expect(count(({ alerts }) => alerts.length)).toBeGreaterThan(0);
    expect(heardBy('group')).toBeGreaterThan(0);
    expect(heardBy('person')).toBeGreaterThan(0);
    for (const run of runs) await run.store.close();
  });
});

/** Each delivered message is recorded once, and no finding twice. */
async function checkRecords(run: FaultRun): Promise<void> {
  const { spoken, recalled } = run.course;
  const facts: Facts[] = [];
  for (const group of groups) {
    facts.push(...(await run.store.transaction((tx) => tx.messages.recentFacts(group, 0))));
  }
  const recorded = new Set(facts.map(({ messageId }) => messageId));
  expect(facts).toHaveLength(recorded.size);
  for (const id of run.acknowledged.keys()) expect(recorded).toContain(id);
  const counts = await run.store.transaction((tx) => tx.counts.between('2026-10-01', '2026-12-31'));
  const messages = counts.filter(({ what }) => what === 'messages');
  expect(messages.reduce((sum, { count }) => sum + count, 0)).toBe(recorded.size);

  const violations = await run.store.transaction((tx) => tx.violations.list({}));
  const found = violations.map(({ rule, messageId }) => `${rule} ${messageId}`);
  expect(new Set(found).size).toBe(found.length);
  const { calendar, hours } = run.book;
  const expected = facts
    .filter(({ messageId, sentAt }) => {
      const sort = spoken.get(messageId)?.sort;
      return (sort === 'post' || sort === 'paper') && !isOfficeTime(calendar, hours, sentAt);
    })
    .map(({ messageId }) => messageId);
  const offHours = violations.filter(({ rule }) => rule === 'off-hours');
  const posts = (ids: readonly string[]) =>
    ids.filter((id) => spoken.get(id)?.sort === 'post').toSorted();
  expect(posts(offHours.map(({ messageId }) => messageId))).toEqual(posts(expected));
  for (const { state, messageId } of offHours) {
    if (state === 'corrected') expect(recalled).toContain(messageId);
  }
  expect(
    run.log.lines.filter((line) => line.includes('dead') || line.includes('one by one')),
  ).toEqual([]);
}

/** No obligation is lost: each was met, or stands; none was held against who met it in time. */
async function checkObligations(run: FaultRun): Promise<void> {
  const gaps = await run.store.transaction((tx) => tx.notes.beginning('gap:'));
  const away = [...gaps].map(([key, to]) => ({ from: Number(key.slice(4)), to: Number(to) }));
  const owed = await run.store.transaction((tx) => tx.violations.list({ rule: 'raw-forward' }));
  for (const { state, personId, groupId, at, dueAt } of owed) {
    expect(['cured', 'open', 'corrected']).toContain(state);
    const due = dueAt ?? 0;
    const met = [...run.course.spoken.values()].filter(
      ({ sort, message }) =>
        sort === 'points' &&
        message.senderId === personId &&
        message.groupId === groupId &&
        message.sentAt >= at - 10 * minute &&
        message.sentAt <= due,
    );
    const inTime = met.some(
      ({ message }) => (run.acknowledged.get(message.id) ?? Infinity) <= due + 10_000,
    );
    if (inTime) expect(state).not.toBe('open');
    // What was said in a group while the bot was out of it is unknown to it, too.
    const out = await run.store.transaction((tx) => wasOut(tx, groupId, at, due));
    const unseen = out || away.some(({ from, to }) => from < due && to > at);
    if (state === 'cured') expect(met.length > 0 || unseen).toBe(true);
  }
}

/** Groups hear little, in office hours, each thing once a day, and nobody's name. */
function checkGroups(run: FaultRun): void {
  const { calendar, hours } = run.book;
  for (const group of groups) {
    const lines = run.lines.filter(({ to }) => to.id === group);
    const perDay = new Map<string, string[]>();
    for (const [index, { at, text }] of lines.entries()) {
      expect(isOfficeTime(calendar, hours, at)).toBe(true);
      const previous = lines[index - 1];
      if (previous !== undefined) expect(at - previous.at).toBeGreaterThanOrEqual(publicGap);
      const day = dayOf(calendar.zone, at);
      perDay.set(day, [...(perDay.get(day) ?? []), text]);
      expect(text).not.toMatch(/唐丽|方伟|丁宁|贺云|孙浩|周敏/u);
    }
    for (const texts of perDay.values()) {
      expect(texts.length).toBeLessThanOrEqual(publicBudget);
      const things = texts.flatMap((text) =>
        text.split('\n').map((one) => one.replace(/^\d\. /u, '')),
      );
      expect(new Set(things).size).toBe(things.length);
    }
  }
}

/** Nothing is said twice but an alert in doubt, nothing is on its way for ever, nothing lost unseen. */
async function checkSends(run: FaultRun): Promise<void> {
  const rows = await run.store.transaction((tx) => tx.outbox.list(dispatchStates, 5_000));
  expect(rows.filter(({ state }) => state === 'sending')).toEqual([]);
  expect(
    rows.filter(({ state, expiresAt }) => state === 'queued' && expiresAt < run.clock.now()),
  ).toEqual([]);
  const spoken = run.lines.map(({ text }) => text);
  const toPeople = run.lines
    .filter(({ to }) => to.kind === 'person')
    .map(({ to, text }) => to.id + text);
  expect(new Set(toPeople).size).toBe(toPeople.length);
  for (const text of run.alerts) {
    const plain = spoken.filter((one) => one === text).length;
    const again = spoken.filter((one) => one === `（重发）${text}`).length;
    expect(plain).toBeLessThanOrEqual(1);
    expect(again).toBeLessThanOrEqual(1);
    const row = rows.find((one) => one.text === text);
    const repeat = rows.find((one) => one.text === `（重发）${text}`);
    if (repeat === undefined) expect(row?.state).toBe('sent');
    else expect(['sent', 'maybe', 'expired']).toContain(repeat.state);
    if (row?.state === 'maybe') expect(repeat).toBeDefined();
  }
  for (const { state, key, text, sentAt, expiresAt, reason } of rows) {
    if (state === 'sent') {
      // Several words to one overseer leave as a list of their matters, the longest cut short.
      const ways = [text, ...(isOverseerWord({ key }) ? [overseerMatter(text), '件从略'] : [])];
      const isIn = (one: string) => ways.some((way) => one.includes(way));
      expect(spoken.some(isIn)).toBe(true);
    }
    if (state === 'failed' || state === 'expired') expect(reason).not.toBeNull();
    if (state === 'sent' && reason === null) expect(sentAt).toBeLessThanOrEqual(expiresAt);
  }
  expect(run.clock.now()).toBeGreaterThan(begin);
}
