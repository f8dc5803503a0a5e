import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import type { ChatGroup } from '../../src/ports/chat.ts';
import { addSupervisor } from '../../src/register/supervisors.ts';
import { givenGroup, type World } from '../world/world.ts';
import { foundBelow, writingsOf } from './traces.ts';

const group = '青溪镇秋播工作群';
/** Somebody whose every byte is his alone, as is every byte of what he says. */
const id = 'person-7';
const name = '闻人砚秋';
const word = '蓼汀';

/** What the register and all else holds of these, `table.column: value`, read without the program's code. */
function rowsHolding(path: string, traces: readonly string[]): readonly string[] {
  const db = new Sqlite(path, { readonly: true });
  try {
    const tables = db
      .prepare("select name from sqlite_schema where type = 'table'")
      .pluck()
      .all() as string[];
    return tables.flatMap((table) =>
      (db.prepare(`select * from "${table}"`).all() as Record<string, unknown>[]).flatMap((row) =>
        Object.entries(row)
          .filter(([, value]) => traces.some((trace) => String(value).includes(trace)))
          .map(([column, value]) => `${table}.${column}: ${String(value)}`),
      ),
    );
  } finally {
    db.close();
  }
}

/** Of these rows those that no record of the office accounts for. */
function unaccounted(rows: readonly string[], records: readonly RegExp[]): readonly string[] {
  return rows.filter((row) => !records.some((record) => record.test(row)));
}

async function givenOffice(): Promise<{ world: World; home: string; path: string }> {
  const home = mkdtempSync(join(tmpdir(), 'erased-'));
  onTestFinished(() => {
    rmSync(home, { recursive: true, force: true });
  });
  const path = join(home, 'store.sqlite');
  const world = await givenGroup(group, {
    file: path,
    type: 'task',
    ends: '2026-12-01',
    owner: id,
    admins: ['贺云'],
    head: '周镇长',
    supervisors: ['王芳', '督查员'],
  });
  await shows(world, () => ({}));
  return { world, home, path };
}

/** The platform shows the group otherwise, and the person by his name. */
async function shows(world: World, change: (shown: ChatGroup) => Partial<ChatGroup>) {
  const shown = world.chat.groups.get(group);
  if (shown === undefined) throw new Error('no group');
  const members = shown.members.map((one) => (one.id === id ? { ...one, name } : one));
  world.chat.groups.set(group, { ...shown, members, ...change({ ...shown, members }) });
  world.bot.receive({ kind: 'changed', groupId: group, at: world.clock.now() });
  await world.bot.settled();
}

const handsOn = (world: World) =>
  shows(world, ({ members }) => ({
    ownerId: '唐丽',
    members: members.filter((one) => one.id !== id),
  }));

function last(world: World, to: string): string {
  return world.chat.said.findLast((one) => one.to.id === to)?.text ?? '';
}

/** The bot's answer, which must hold these words. */
async function asks(world: World, who: string, text: string, answer: string): Promise<string> {
  await world.whispers(who, text);
  expect(last(world, who), text).toContain(answer);
  return last(world, who);
}

/** 整改, previewed and confirmed. */
async function ordered(world: World, who: string, text: string, answer: string): Promise<void> {
  const preview = await asks(world, who, text, '整改通知预览');
  await asks(world, who, /“(确认 \d+)”/u.exec(preview)?.[1] ?? '', answer);
}

async function erases(world: World): Promise<string> {
  await world.whispers(id, '删除我的资料');
  const preview = last(world, id);
  await asks(world, id, /“(确认 \d+)”/u.exec(preview)?.[1] ?? '', '已删除您的资料');
  return preview;
}

/** What stays: the journal by ids, and the ledger with its history. */
const journal = /^journal\.actor_id: person-7$/u;
const history = /^entry_changes\.(actor_id: person-7$|(old|now|reason): )/u;
const ledger = /^entries\.filed: /u;
/** Under which names its owner was filed, as the ledger has them. */
const filed = /^notes\.value: \{"filed":\["闻人砚秋",[^}]*"ownerId":"(?: |唐丽)",/u;
/** A row without name, and who confirmed what, by id alone as in the journal. */
const person = /^(?:people\.id|proposals\.(?:by_id|decided_by)): person-7$/u;

it('of an owner who left the register keeps the ledger and its history, and nothing else', async () => {
  const { world, home, path } = await givenOffice();
  const files = (title: string) =>
    asks(
      world,
      id,
      `报备 新群 群名：${title}；类型：政务工作群；用途：${word}渡口值守的布置；成员：各村文书，约30人；群主：本人；管理员：王芳；理由：${word}渡口人多`,
      '报备内容，请核对',
    );
  await world.until('2026-10-13T09:00');
  await files('渡口一群');
  await asks(world, id, '提交', '申请编号 1');
  await asks(world, '王芳', `驳回 1 ${name}同志已有${word}群`, '申请 1');
  await files('渡口二群');
  await asks(world, id, '提交', '申请编号 2');
  await asks(world, '王芳', `并入 2 《${group}》`, '申请 2');
  await files('渡口三群');
  await asks(world, id, '提交', '申请编号 3');
  await asks(world, '王芳', '批准 3', '申请 3');
  await world.until('2026-10-14T09:00');
  await asks(world, id, `延期 2026-12-31 ${word}汛情未过`, '编号 4');
  await asks(world, '王芳', '批准 4', '申请 4');
  await asks(world, id, `变更 用途 ${word}渡口值守`, '编号 5');
  await asks(world, '王芳', '驳回 5 没有必要', '申请 5');
  await asks(world, id, `变更 管理员 ${name}`, '编号 6');
  await asks(world, '王芳', '批准 6', '申请 6');
  await asks(world, id, `保留 ${word}汛期仍需使用`, '继续使用');
  await asks(world, id, `解散 ${word}任务已结束`, '待解散');
  await asks(world, id, `恢复 ${word}汛情又起`, '');
  await ordered(world, '王芳', `整改 《${group}》 ${name}须精简成员`, '编号1');
  await world.until('2026-10-15T09:00');
  await asks(world, id, `已整改 1 ${word}的6人已移出`, '已办结');
  await ordered(world, '王芳', `整改 《${group}》 请核对成员`, '编号2');
  await asks(world, '督查员', '撤销整改 2 不必了', '已撤销');
  await world.until('2026-10-16T09:00');
  await asks(world, id, '核对', '');
  await asks(world, id, '核对 完成', '');
  await files('渡口四群');

  await handsOn(world);
  await erases(world);
  const records = [journal, history, ledger, filed];
  expect(unaccounted(rowsHolding(path, [name, word]), records)).toEqual([]);
  // At night the id, too, goes from all but what is settled between him and the bot.
  await world.until('2026-10-17T09:00');
  const between = [/^outbox\./u, /^people\.id: /u, /^proposals\./u];
  // One that was approved waits for him, who is to build it, till it lapses.
  between.push(/^entries\.applicant_id: person-7$/u, /^notes\.key: erase\/person-7$/u);
  expect(unaccounted(rowsHolding(path, [id]), [...records, ...between])).toEqual([]);

  // Weeks of jobs later he has not come back.
  await world.until('2026-11-17T09:00');
  const rows = rowsHolding(path, [id, name, word]);
  expect(unaccounted(rows, [...records, person])).toEqual([]);
  // The history is complete, and says so of whom the ledger names.
  expect(rows.filter((row) => row.includes(`${word}任务已结束`))).not.toEqual([]);
  expect(foundBelow(home, writingsOf(`${word}的6人`))).toEqual([]);
  expect(foundBelow(home, writingsOf(`已有${word}群`))).toEqual([]);
  expect(foundBelow(home, writingsOf(`${word}汛情未过`))).toEqual([]);
  expect(foundBelow(home, writingsOf(`${name}须精简`))).toEqual([]);
  await world.store.close();
  expect(foundBelow(home, writingsOf(`${word}的6人`))).toEqual([]);
});

it('of a supervisor his decisions stand without him and his words, and what he is to do stays his', async () => {
  const { world, home, path } = await givenOffice();
  await world.until('2026-10-13T09:00');
  await world.store.transaction((tx) => addSupervisor(tx, '贺云', world.clock.now()));
  await asks(world, '贺云', '基线', '已固定');
  await ordered(world, '贺云', `整改 《${group}》 ${word}值守须到位`, '编号1');
  await asks(world, id, '已整改 1 已到位', '已办结');
  await ordered(world, '王芳', `整改 《${group}》 请核对成员`, '编号2');
  await asks(world, '贺云', `撤销整改 2 ${word}无人`, '已撤销');
  await asks(world, id, '变更 用途 渡口值守', '编号 1');
  await asks(world, '贺云', `驳回 1 ${word}不归此群`, '申请 1');
  await ordered(world, '贺云', `整改 《${group}》 ${word}名单须补齐`, '编号3');
  await world.until('2026-10-14T09:00');

  const erasing = async (who: string) => {
    await world.whispers(who, '删除我的资料');
    const preview = last(world, who);
    await asks(world, who, /“(确认 \d+)”/u.exec(preview)?.[1] ?? '', '已删除您的资料');
    return preview;
  };
  expect(await erasing('贺云')).toContain('尚未办结（含申诉中）的1条记录');
  // What is open is in force, in the words it was ordered in.
  expect(unaccounted(rowsHolding(path, [word]), [/^rectifications\.facts: 蓼汀名单/u])).toEqual([]);
  await asks(world, id, '已整改 3 已补齐', '已办结');
  await ordered(world, '贺云', `整改 《${group}》 ${word}新的一件`, '编号4');
  await world.until('2026-10-16T09:00');
  await asks(world, id, '已整改 4 已办', '已办结');
  await world.until('2026-10-20T09:00');
  const orders = await world.store.transaction((tx) => tx.rectifications.list());
  // What he ordered after he was forgotten is his.
  expect(orders.map(({ openedBy }) => openedBy === '贺云')).toEqual([false, false, false, true]);
  expect(orders.map(({ facts }) => facts.includes(word))).toEqual([false, false, false, true]);
  const tables = ['applications', 'baselines', 'rectifications'];
  const left = rowsHolding(path, ['贺云', word]).filter((row) =>
    tables.some((table) => row.startsWith(`${table}.`)),
  );
  expect(left).toEqual(['rectifications.facts: 蓼汀新的一件', 'rectifications.opened_by: 贺云']);
  expect(foundBelow(home, writingsOf(`${word}值守`))).toEqual([]);
});

it('an owner who stays is neither noted as gone nor as new, and nobody is told so', async () => {
  const { world, path } = await givenOffice();
  await world.until('2026-10-16T18:00');
  await erases(world);
  world.heard();
  await world.until('2026-11-06T18:00');
  const about = world.heard().filter(({ text }) => /退群|变更|新加入/u.test(text));
  expect(about).toEqual([]);
  // Since when he sits there, and what he was told, is known no more.
  expect(rowsHolding(path, ['seen-in/person-7'])).toEqual(['notes.key: seen-in/person-7']);
  const seen = await world.store.transaction((tx) => tx.notes.get(`seen-in/${id}`));
  expect(seen).toBe(`\n\t${group}`);

  await handsOn(world);
  await world.until('2026-11-20T18:00');
  const records = [journal, history, ledger, filed, person];
  expect(unaccounted(rowsHolding(path, [id, name]), records)).toEqual([]);
});
