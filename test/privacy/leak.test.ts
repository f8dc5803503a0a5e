import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it, vi } from 'vitest';
import { steps } from '../../migrations/index.ts';
import type { Step } from '../../migrations/step.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { auditTimeline, openTimeline } from '../../src/cli/offline.ts';
import { runProgram } from '../../src/cli/program.ts';
import { addSupervisor } from '../../src/register/supervisors.ts';
import { newFolder } from '../cli/built.ts';
import { bookWord, groupName, LeakHouse, type Saying } from './leak-house.ts';
import { digestsOf, filesBelow, foundBelow, writingsOf, type Trace } from './traces.ts';

// A gateway, a database on the disk and a week of simulated time, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 });

const secret = '秘密★1年 重点人员稳控方案';
const identity = '110101199003070097';
const plainName = '附件.docx';
const telling = new RegExp(
  `zq记号\\d\\df3a7|重点人员稳控|穩控方案|${identity}|张大山|1370000000\\d|${bookWord}`,
  'gu',
);
let marks = 0;
/** Another word for each message, so that what is found says where it came from. */
const mark = () => `zq记号${String((marks += 1)).padStart(2, '0')}f3a7`;

/** By name what it is; each is a suspected leak by itself. */
const leaks: Readonly<Record<string, () => Saying>> = {
  'a text': () => ({ text: `${secret} ${mark()}` }),
  'a text with an identity number': () => ({ text: `${mark()} 张大山 ${identity} ，低保复核通过` }),
  'a list of names with telephones': () => ({
    text: `${mark()} 张明13700000001，李红13700000002，王强13700000003`,
  }),
  'a file name': () => ({ type: 'attachment', fileName: `${secret}${mark()}.docx` }),
  'a caption of a picture': () => ({ type: 'image', text: `${secret} ${mark()}` }),
  'a caption beside a file': () => ({
    type: 'attachment',
    fileName: plainName,
    text: `${secret} ${mark()}`,
  }),
  'the title of a link': () => ({ type: 'url', text: `https://example.org/${mark()} ${secret}` }),
  'the title of a merged record': () => ({ type: 'chat-history', text: `${secret}${mark()}` }),
  'the title of a mini program': () => ({ type: 'mini-program', text: `${secret}${mark()}` }),
  'a 接龙 card': () => ({ type: 'group-note', text: `#接龙\n${mark()} ${identity}\n1. 张大山` }),
  'a reply to something quoted': () => ({
    text: `「陈保密：请问哪一份」\n- - - - - - - - - - - - - - -\n${secret} ${mark()}`,
  }),
  'one in traditional, full-width and zero-width characters': () => ({
    text: `機\u200b密★１０年 ${mark()} ＡＢＣ穩控方案`,
  }),
  'one that also asks for replies': () => ({ text: `${secret} ${mark()}，各村收到请回复。` }),
  'one that also asks for papers today': () => ({
    text: `${secret} ${mark()}，请各村今天下班前把低保人员台账报到民政办。`,
  }),
  'one that also calls everybody': () => ({
    text: `@所有人 ${secret} ${mark()}`,
    mentionsAll: true,
  }),
  "one with a word of the unit's own rule": () => ({ text: `${secret} ${bookWord} ${mark()}` }),
  'one that is also a superior’s paper': () => ({
    type: 'attachment',
    fileName: `云农发〔2026〕18号 ${secret} ${mark()}.pdf`,
  }),
  'one as long as a book': () => ({
    text: `${secret} ${mark()} ${'方案'.repeat(6_000)} ${mark()}`,
  }),
  'one that is also a command': () => ({ text: `@群规助手 违规 ${secret} ${mark()}` }),
};

it('nothing of a suspected leak is kept, logged, copied or said anywhere', async () => {
  const house = await LeakHouse.open();
  const ids = new Map<string, string>();
  const said: string[] = [];
  const send = async (name: string, at: string, saying: Saying) => {
    said.push(saying.text ?? '', saying.fileName ?? '');
    ids.set(name, await house.says(at, saying));
  };
  const people = ['唐丽', '赵国梁', '武建军', '龙飞', '熊伟', '马秀英', '叶青', '贾敏', '侯丽萍'];
  const control = await house.says('2026-10-12T09:01', {
    text: '请各村周五前核对种粮大户名单，变动的报农业办小刘。',
    from: '孙浩',
  });

  // Each sort by another person, a quarter of an hour apart.
  let minute = 9 * 60 + 5;
  const clock = () => {
    const two = (n: number) => String(n).padStart(2, '0');
    minute += 15;
    return `2026-10-12T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  };
  for (const [nth, [name, saying]] of Object.entries(leaks).entries()) {
    const mentionIds = name.includes('command') ? [house.world.botId] : [];
    const from = people[nth % people.length] ?? '';
    await send(name, clock(), { ...saying(), mentionIds, from });
  }
  // The same once more by another, and five times in a row: a repeat and a flood of it.
  const again = `${secret} ${mark()} 请各网格核对独居老人联系电话`;
  await send('what is repeated', clock(), { text: again });
  await send('the repeat', clock(), { text: again, from: '叶青' });
  for (const nth of [1, 2, 3, 4, 5]) {
    await send(`flood ${String(nth)}`, '2026-10-12T16:00', { text: again, from: '贾敏' });
  }
  expect(minute).toBeLessThan(16 * 60);

  // Somebody else's words in a quotation are not this message's, and are not kept either.
  const quoted = `「唐丽：${secret} ${mark()}」\n- - - - - - - - - - - - - - -\n请把原件送档案室。`;
  said.push(quoted.split('\n')[0] ?? '');
  await house.says('2026-10-12T16:10', { text: quoted });

  // What fails, fails with the message in its mouth.
  house.failing = { rule: true, store: false };
  await send('one on which a rule throws', '2026-10-12T16:20', { text: `${secret} ${mark()}` });
  house.failing = { rule: true, store: true };
  const lost = `${secret} ${mark()}`;
  said.push(lost);
  const dead = await house.says('2026-10-12T16:30', { text: lost, from: '龙飞' });
  house.failing = { rule: false, store: false };

  await send('one at night', '2026-10-12T20:30', {
    text: `${secret} ${mark()}，明早9点前把各村秋播面积报给我`,
    from: '熊伟',
  });
  const traces = tracesOf([...said, bookWord]);
  // While it is open, the write-ahead log beside it holds all that was written of late.
  expect(
    filesBelow(house.home)
      .map((path) => path.slice(house.home.length + 1))
      .sort(),
  ).toEqual(
    expect.arrayContaining(['bot.log', 'store.sqlite', 'store.sqlite-shm', 'store.sqlite-wal']),
  );
  expect.soft(foundBelow(house.home, traces), 'while it runs').toEqual([]);

  // Somebody asks about them, by every command; somebody takes one for a command of his own.
  await house.until('2026-10-13T09:00');
  for (const text of ['违规', '规则', '状态', '为什么 1', '误报 1', '帮助', '群规', '今日通知']) {
    await house.asks('贺云', text);
  }
  const typed = `设置 工作时间 ${secret} ${mark()}`;
  traces.push(...tracesOf([typed]));
  await house.asks('贺云', typed);
  await walksTheRegister(house, traces);

  // The week ends: reminders, deadlines, jobs, the summary.
  await house.until('2026-10-19T10:00');
  const answers = house.said();
  expect(answers.some(({ text }) => text.includes('工作群周小结'))).toBe(true);
  expect(answers.filter(({ text }) => text.includes('【请核实】')).length).toBeGreaterThan(20);
  // Before he hands it in, whoever files reads his own words once more, alone.
  const told = answers.filter(({ text }) => !text.startsWith('报备内容，请核对：'));
  expect(told.length).toBe(answers.length - 1);
  writeFileSync(join(house.home, 'said.json'), JSON.stringify(told));
  await house.store.copyTo(join(house.home, 'backup.sqlite'));
  expect.soft(foundBelow(house.home, traces), 'after a week').toEqual([]);

  await house.closes();
  const next: Step = {
    name: '9999-more',
    statements: (db) => [db.schema.createTable('more').addColumn('x', 'integer')],
  };
  const migrated = await openStore({
    path: house.storePath,
    log: house.log,
    steps: [...steps, next],
  });
  await migrated.close();
  const files = filesBelow(house.home).map((path) => path.slice(house.home.length + 1));
  expect(files).toEqual(expect.arrayContaining(['backup.sqlite', 'store.sqlite.before-9999']));
  expect.soft(foundBelow(house.home, traces), 'after migrating').toEqual([]);

  // The record stands, and is known by nothing that comes of the words.
  const rows = recordsIn(house.storePath);
  for (const [name, id] of ids) {
    expect.soft(rows.hashes.get(id), `what is kept of ${name}`).toEqual([null, null, null]);
    expect.soft(rows.grave.has(id), `${name} is taken for a leak`).toBe(true);
  }
  expect(rows.hashes.get(control)).not.toContain(null);
  expect(rows.dead).toEqual([[dead, 'Error']]);
  // Names of people and groups may stand there; they do, so the search sees the files.
  for (const name of ['青溪镇政务工作群', '农业农村办—唐丽']) {
    expect(foundBelow(house.home, writingsOf(name))).toContain('store.sqlite: UTF-8');
  }
  plantsAreFound(house.home, traces);
});

it('nothing of it stands in what is told offline: reports, tries and explanations', async () => {
  const house = await LeakHouse.open();
  const said: string[] = [];
  const at = Date.parse('2026-10-12T09:05:00+08:00');
  const lines = Object.entries(leaks).map(([, saying], nth) => {
    const { text = '', fileName = null, type = 'text', mentionsAll = false } = saying();
    said.push(text, fileName ?? '');
    return JSON.stringify({
      id: `m${String(nth)}`,
      group: groupName,
      group_type: '政务工作群',
      sender: '唐丽',
      time: new Date(at + nth * 900_000).toISOString(),
      type: type.replace('-', '_'),
      text,
      file_name: fileName,
      mentions_all: mentionsAll,
      expect: ['classified'],
    });
  });
  // The timeline itself lies elsewhere.
  const file = join(newFolder(), 'talk.jsonl');
  writeFileSync(file, `${lines.join('\n')}\nnot JSON ${said[0] ?? ''}\n`);
  const traces = tracesOf(said);

  const reports = join(house.home, 'reports');
  mkdirSync(reports);
  const runs: readonly (readonly string[])[] = [
    ['audit', file],
    ['audit', file, '--format', 'jsonl'],
    ['score', file],
    ['rules', 'try', 'base', file],
    ['rules', 'try', 'base', file, '--format', 'jsonl'],
    // Each plays the whole timeline: every second sort will do.
    ...lines
      .map((_, nth) => ['rules', 'explain', file, `m${String(nth)}`])
      .filter((_, nth) => nth % 2 === 0),
  ];
  for (const [nth, argv] of runs.entries()) {
    let told = '';
    const keep = (text: string) => void (told += text);
    await runProgram(['node', 'qungui', ...argv], {
      env: {},
      out: keep,
      err: keep,
      onSignal: () => () => undefined,
    });
    expect(told, argv.join(' ')).not.toBe('');
    writeFileSync(
      join(reports, `${String(nth)}-${argv.slice(0, 2).join('-').replaceAll('/', '')}`),
      told,
    );
  }
  const silent = {
    env: {},
    out: () => undefined,
    err: () => undefined,
    onSignal: () => () => undefined,
  };
  const audited = await auditTimeline(
    await openTimeline(file, silent),
    undefined,
    house.log,
    () => undefined,
  );
  expect(new Set(audited.findings.map(({ id }) => id)).size).toBe(lines.length);

  await house.closes();
  expect(foundBelow(house.home, traces)).toEqual([]);
  plantsAreFound(house.home, traces);
});

/** The register is filed, looked at and put right by those who saw the messages; some slips of the pen, too. */
async function walksTheRegister(house: LeakHouse, traces: Trace[]): Promise<void> {
  const supervisor = house.id('周镇长');
  await house.store.transaction((tx) => addSupervisor(tx, supervisor, house.clock.now()));
  const walk: readonly (readonly [who: string, text: string, answer: string])[] = [
    [
      '贺云',
      '报备 群名：秋播一群；类型：政务工作群；用途：秋播面积的布置和报送；成员：约30人；群主：本人',
      '管理员',
    ],
    ['贺云', '跳过', '理由'],
    ['贺云', `${secret} ${mark()}`, '报备'],
    ['贺云', '取消报备', '取消'],
    ['周镇长', '整改 #1 群主须核对成员', '预览'],
    ['周镇长', '确认', '整改通知（编号1）'],
    ['周镇长', '整改', '整改'],
    ['周镇长', '已整改 1 已核对', ''],
    ['周镇长', '台账', '台账'],
    ['周镇长', '基线', '基线'],
    ['周镇长', '前后对比', ''],
    ['周镇长', '申请', ''],
    ['贺云', '变更 用途 农业农村工作', ''],
    ['贺云', '核对', ''],
    ['贺云', '保留 仍需使用', ''],
    ['贺云', '解散 任务已结束', ''],
    ['贺云', '恢复 仍需使用', ''],
  ];
  for (const [who, text, answer] of walk) {
    if (text.includes(secret)) traces.push(...tracesOf([text]));
    const answered = await house.asks(who, text);
    expect(answered, text).toContain(answer);
  }
}

/** What all of this could have left behind: in writing by its marks, hashed by the whole of it. */
function tracesOf(said: readonly string[]): Trace[] {
  const whole = [...new Set(said)].filter((words) => words !== '' && words !== plainName);
  const parts = whole.flatMap((words) => words.match(telling) ?? []);
  return [...[...new Set(parts)].flatMap(writingsOf), ...[...whole, ...parts].flatMap(digestsOf)];
}

/** The search that found nothing must be able to find. */
function plantsAreFound(home: string, traces: readonly Trace[]): void {
  const every = Math.ceil(traces.length / 50);
  const planted = traces.filter((_, nth) => nth % every === 0);
  for (const [nth, { bytes }] of planted.entries()) {
    const place = join(home, `planted-${String(nth)}`);
    writeFileSync(place, Buffer.concat([Buffer.from('x'), bytes, Buffer.from('y')]));
  }
  const found = new Set(foundBelow(home, traces).map((one) => one.split(':', 1)[0]));
  for (const nth of planted.keys()) expect(found).toContain(`planted-${String(nth)}`);
}

/** What the database holds of each message, read without the program's own code. */
function recordsIn(path: string) {
  const db = new Sqlite(path, { readonly: true });
  try {
    const facts = db
      .prepare('select message_id, content_hash, sketch, figures from facts')
      .all() as {
      message_id: string;
      content_hash: string | null;
      sketch: string | null;
      figures: string | null;
    }[];
    const grave = db
      .prepare(
        `select m.message_id as id from violation_messages m join violations v on v.id = m.violation_id
         where v.kind in ('classified', 'personal-info')`,
      )
      .all() as { id: string }[];
    const dead = db.prepare('select message_id, reason from dead_letters').all() as {
      message_id: string;
      reason: string;
    }[];
    return {
      hashes: new Map(
        facts.map((row) => [row.message_id, [row.content_hash, row.sketch, row.figures]]),
      ),
      grave: new Set(grave.map(({ id }) => id)),
      dead: dead.map(({ message_id, reason }) => [message_id, reason]),
    };
  } finally {
    db.close();
  }
}
