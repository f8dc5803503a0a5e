import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/adapters/store/open.ts';
import { signEverywhere, waitingRules } from '../../src/register/signed-rules.ts';
import { bookOf } from '../world/books.ts';
import { givenGroup } from '../world/world.ts';

const name = '青溪镇政务工作群';
const noAudio = [
  'no-voice:',
  '  kind: match',
  '  title: 语音消息',
  '  with: { type: [audio] }',
  '  clause: 青溪镇2026年工作群管理办法',
  '  reminder: 温馨提示：工作事项请用文字说明，感谢配合。',
  '  examples: [{ says: { type: audio }, finds: true }, { says: 语音会议, finds: false }]',
];
const trial = { start: 'trial' } as const;
const alsoVideo = (text: string) =>
  text.replace('with: { type: [audio] }', 'with: { type: [audio, video] }');

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'new-rule-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** A group whose trial is over, under the shipped rules. */
async function givenLiveGroup(rules?: readonly string[]) {
  const world = await givenGroup(name, { ...trial, ...(rules === undefined ? {} : { rules }) });
  await world.whispers('李主任', '启用', '2026-10-12T09:00');
  expect(world.heard()).toMatchObject([{ to: '李主任' }]);
  return world;
}

describe('a rule the office adds while the bot is at work', () => {
  it('is watched in silence, told of after a week, and speaks once it is signed on', async () => {
    const world = await givenLiveGroup();
    world.editsBook({ ...trial, rules: noAudio });
    await world.says('唐丽', '', { type: 'audio', at: '2026-10-13T10:00' });
    await world.says('唐丽', '', { type: 'audio', at: '2026-10-14T10:00' });
    expect(await world.violations()).toMatchObject([
      { rule: 'no-voice', level: 'observe' },
      { rule: 'no-voice', level: 'observe' },
    ]);
    expect(world.heard()).toEqual([]);
    await world.until('2026-10-19T09:00');
    expect(world.heard()).toEqual([]);

    await world.until('2026-10-19T12:00');
    expect(world.heard()).toEqual([
      {
        to: '李主任',
        text: expect.stringContaining('近7天本会提醒：“语音消息”2次。') as string,
      },
    ]);

    await world.whispers('李主任', '启用 语音消息');
    expect(world.heard()).toMatchObject([{ to: '李主任' }]);
    await world.says('唐丽', '', { type: 'audio', at: '2026-10-21T10:00' });
    expect(world.heard()).toEqual([
      { to: '唐丽', text: expect.stringContaining('工作事项请用文字说明') as string },
    ]);
    await world.until('2026-11-20T12:00');
    expect(world.heard().filter(({ text }) => text.includes('本会提醒'))).toEqual([]);
  });

  it('was off when the bot began and is new when it is switched on', async () => {
    const world = await givenLiveGroup(['flooding: off']);
    world.editsBook(trial);
    for (const second of [0, 5, 10, 15, 20]) {
      await world.says('唐丽', `第${String(second)}段`, {
        at: `2026-10-13T10:00:${String(second).padStart(2, '0')}`,
      });
    }
    expect(await world.violations()).toMatchObject([{ rule: 'flooding', level: 'observe' }]);
    expect(world.heard()).toEqual([]);
  });

  it('does not wait for anybody where it finds leaks', async () => {
    const world = await givenLiveGroup();
    // As a database of a version that did not know the rule yet.
    await world.store.transaction((tx) =>
      tx.notes.set('rule-signing', JSON.stringify({ signed: [], waiting: {}, marked: true })),
    );
    world.editsBook(trial);
    await world.says('唐丽', '张大山 110101199003070097 ，低保复核通过。', {
      at: '2026-10-13T10:00',
    });
    expect(world.heard().map(({ to }) => to)).toContain('唐丽');
  });

  it('is signed on in all groups by the office', async () => {
    const world = await givenLiveGroup();
    world.editsBook({ ...trial, rules: noAudio });
    await world.store.transaction(async (tx) => {
      for (const { rule } of await waitingRules(tx, world.book)) {
        await signEverywhere(tx, rule, 'console', 1);
      }
    });
    await world.says('唐丽', '', { type: 'audio', at: '2026-10-13T10:00' });
    expect(world.heard()).toHaveLength(1);
  });

  it('is new again once it looks for something else, and only then', async () => {
    const world = await givenLiveGroup();
    const levelOn = async (day: string) => {
      await world.says('唐丽', '', { type: 'audio', at: `2026-10-${day}T10:00` });
      const spoke = world.heard().length > 0;
      return [(await world.violations()).at(-1)?.level, spoke];
    };
    world.editsBook({ ...trial, rules: noAudio });
    await world.whispers('李主任', '启用 语音消息', '2026-10-13T09:00');
    world.heard();
    expect(await levelOn('13')).toEqual(['remind', true]);
    const reworded = noAudio.map((text) => text.replace('事项请用', '请用'));
    world.editsBook({ ...trial, rules: reworded });
    expect(await levelOn('14')).toEqual(['remind', true]);

    world.editsBook({ ...trial, rules: noAudio.map(alsoVideo) });
    expect(await levelOn('15')).toEqual(['observe', false]);
    await world.until('2026-10-23T12:00');
    expect(world.heard()).toMatchObject([
      { to: '李主任', text: expect.stringContaining('启用 语音消息') as string },
    ]);
    await world.whispers('李主任', '启用 语音消息');
    world.heard();
    expect(await levelOn('26')).toEqual(['remind', true]);

    // What was signed once is signed still.
    world.editsBook({ ...trial, rules: noAudio });
    expect(await levelOn('28')).toEqual(['remind', true]);
  });

  it('keeps the signatures of a database that knew rules by name, for what they look for now', async () => {
    const file = join(newFolder(), 'qungui.sqlite');
    const old = await givenGroup(name, { ...trial, rules: noAudio, file });
    await old.whispers('李主任', '启用', '2026-10-12T09:00');
    const twoRules = [...noAudio, ...noAudio.map((text) => text.replace('no-voice', 'no-film'))];
    await old.store.transaction(async (tx) => {
      const note = { signed: ['no-voice', 'off-hours'], waiting: { 'no-film': 1 } };
      await tx.notes.set('rule-signing', JSON.stringify(note));
      const by = { setBy: '李主任', setAt: 1 };
      await tx.groups.setOverlay({ groupId: name, key: 'signed.no-film', value: 'true', ...by });
    });
    await old.dies();

    const world = await givenGroup(name, { ...trial, rules: twoRules, file });
    const held = () => world.store.transaction((tx) => waitingRules(tx, world.book));
    const waits = async (id: string) => (await held()).filter(({ rule }) => rule.id === id);
    expect(await waits('no-voice')).toEqual([]);
    expect(await waits('no-film')).toMatchObject([{ since: 1 }]);
    await world.says('唐丽', '', { type: 'audio', at: '2026-10-13T10:00' });
    expect((await world.violations()).map(({ rule, level }) => [rule, level])).toEqual([
      ['no-voice', 'remind'],
      ['no-film', 'remind'],
    ]);

    world.editsBook({ ...trial, rules: twoRules.map(alsoVideo) });
    expect(await waits('no-voice')).toHaveLength(1);
    await world.says('唐丽', '', { type: 'video', at: '2026-10-14T10:00' });
    expect((await world.violations()).slice(2).map(({ level }) => level)).toEqual([
      'observe',
      'observe',
    ]);
    await world.store.close();
  });

  it('is nothing new where the book starts live', async () => {
    const world = await givenGroup(name, { start: 'live' });
    world.editsBook({ start: 'live', rules: noAudio });
    await world.says('唐丽', '', { type: 'audio', at: '2026-10-13T10:00' });
    expect(world.heard()).toHaveLength(1);
  });
});

describe('the rules of the shipped book', () => {
  const book = bookOf(
    'book: 测试\nversion: 2026-10-01\nextends: [base]\nunits: { 青溪镇: { own: [镇政府], superiors: [县] } }\n',
  );

  it('are all signed on in a fresh database: the trial covers them', async () => {
    const world = await givenGroup(name, trial);
    expect(await world.store.transaction((tx) => waitingRules(tx, book))).toEqual([]);
  });

  it('are new but for the first four in a database of the first version', async () => {
    const file = join(newFolder(), 'qungui.sqlite');
    const old = await openStore({ path: file });
    await old.transaction((tx) => tx.notes.set('alive-at', '1'));
    await old.close();

    const world = await givenGroup(name, { ...trial, file });

    const waiting = (await world.store.transaction((tx) => waitingRules(tx, book))).map(
      ({ rule }) => rule.id,
    );
    expect(waiting).toContain('forced-reply');
    for (const known of ['emoticon', 'flooding', 'off-hours', 'raw-forward', 'classified']) {
      expect(waiting).not.toContain(known);
    }
    await world.store.close();
  });
});
