import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { messageTypes } from '../../src/domain/message.ts';
import { newFolder, until } from './built.ts';
import { startInSimulator, type Saying } from './simulator.ts';

// Whole processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });

/** Stands in everything that anybody says here, each time with another end. */
const mark = 'zqxmark';

it('no word of any message is kept or logged, whatever it is and whatever became of it', async () => {
  const home = newFolder();
  const [data, temporary] = ['data', 'temporary'].map((name) => join(home, name));
  mkdirSync(temporary ?? '');
  const { bot, page } = await startInSimulator({
    HOME: home,
    TMPDIR: temporary ?? '',
    QUNGUI_DATA: data ?? '',
    QUNGUI_LOG_LEVEL: 'debug',
  });
  const { botId } = await page.world();
  const group = { kind: 'group' as const, id: await page.idOf('青溪镇农业农村工作群') };
  const [owner = '', member = '', third = ''] = await Promise.all(
    ['贺云', '唐丽', '梁斌'].map((name) => page.idOf(name)),
  );
  const talkers = await Promise.all(
    ['周镇长', '孙浩', '陈保密', '赵国梁', '武建军', '龙飞', '熊伟', '马秀英'].map((name) =>
      page.idOf(name),
    ),
  );
  const alone = { kind: 'person' as const, id: owner };
  await page.moveClock(Date.parse('2026-10-12T10:00:00+08:00'));

  const ofEachType: readonly Saying[] = messageTypes.map((type, nth) => ({
    to: group,
    // Two messages of each: nobody floods.
    from: talkers[nth % talkers.length] ?? '',
    type,
    text: type === 'emoticon' ? '' : `${mark}-${type} 双河村田间情况`,
    fileName: type === 'attachment' ? `${mark}-file.xlsx` : null,
  }));
  const inTheDay: readonly Saying[] = [
    {
      to: group,
      from: member,
      type: 'attachment',
      text: '',
      fileName: `${mark}-paper 云农发〔2026〕18号 关于开展秋季农资打假专项行动的通知.pdf`,
    },
    {
      to: group,
      from: third,
      text: `「唐丽：${mark}-quoted」\n- - - - - - - - - - - - - - -\n[强]`,
    },
    { to: group, from: third, text: '[强]' },
    { to: group, from: third, text: '[强]' },
    { to: group, from: member, text: `收到 ${mark}-ack`, mentionsAll: true },
    { to: group, from: member, text: `@群规助手 ${mark}-mention`, mentionIds: [botId] },
    { to: group, from: member, text: `@群规助手 违规 ${mark}-argument`, mentionIds: [botId] },
    { to: alone, from: owner, text: `${mark}-private 你好` },
    { to: alone, from: owner, text: `设置 ${group.id} ${mark}-value` },
    { to: alone, from: owner, text: `违规 ${mark}-why` },
    { to: alone, from: owner, text: '规则' },
  ];
  const atNight: readonly Saying[] = [
    { to: group, from: member, text: `${mark}-task 请各村今晚9点前把秋播面积报给我` },
    {
      to: group,
      from: member,
      type: 'url',
      text: `https://example.org/${mark}-link 请各村明早9点前填报`,
    },
  ];

  await page.say(...ofEachType);
  await page.say(...inTheDay);
  await until('the answer to the last command', async () =>
    (await page.heard(owner)).find(({ text }) => text.includes('#1《')),
  );
  await page.moveClock(Date.parse('2026-10-12T20:30:00+08:00'));
  const [task = ''] = await page.say(...atNight);
  await until('the word at night', async () => (await page.records(task)).length > 0);
  await page.moveClock(Date.parse('2026-10-19T09:05:00+08:00'));
  const { messages } = await page.world();
  const answers = messages.filter(({ from }) => from === botId).map(({ text }) => text);
  const outbox = await page.outbox();
  expect(answers.length).toBeGreaterThan(8);
  bot.signal('SIGTERM');
  expect((await bot.ended()).status).toBe(0);

  const said = JSON.stringify([answers, outbox]);
  expect.soft(said.match(marks) ?? [], 'in what the bot says').toEqual([]);
  expect.soft((bot.out() + bot.err()).match(marks) ?? [], 'in what is printed').toEqual([]);
  const files = filesBelow(home);
  expect(files.map((path) => path.replace(`${home}/`, ''))).toContain('data/simulator.sqlite');
  for (const path of files) {
    const found = readFileSync(path).toString('latin1').match(marks) ?? [];
    expect.soft(found, path).toEqual([]);
  }
  // The same search does find what is meant to be there.
  expect(readFileSync(join(data ?? '', 'simulator.sqlite')).includes('现为非工作时间')).toBe(true);
});

const marks = new RegExp(`${mark}-\\w*`, 'gu');

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile());
}
