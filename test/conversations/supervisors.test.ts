import { describe, expect, it } from 'vitest';
import { supervisorIds } from '../../src/register/supervisors.ts';
import { givenGroup, supervisors, type World } from '../world/world.ts';

const group = '青溪镇农业农村工作群';
const welcome = '您好，您已登记为监督员。发送“帮助”可查看您可以使用的命令。';
const wrong =
  '您好，验证码不正确或已失效（15分钟内有效，输错五次作废）。请核对后重新发送，或请本单位管理人员重新生成。';

/** What somebody at the console reads out. */
function printed(world: World): string {
  return world.codes.hand('supervisor', world.clock.now());
}

/** Somebody has a code printed and types it at once. */
async function types(world: World, who: string, at?: string): Promise<void> {
  if (at !== undefined) await world.until(at);
  await world.whispers(who, `绑定 ${printed(world)}`);
}

/** What was said to each, in whatever order it left. */
function heardByEach(world: World): Readonly<Record<string, readonly string[]>> {
  const each: Record<string, string[]> = {};
  for (const { to, text } of world.heard()) (each[to] ??= []).push(text);
  return each;
}

async function listed(world: World): Promise<readonly string[]> {
  return world.store.transaction(async (tx) => [...(await supervisorIds(tx))]);
}

async function journal(world: World) {
  const entries = await world.store.transaction((tx) => tx.journal.list({}, 50));
  return entries
    .filter(({ action }) => /^(?:supervisor|proposal)[.]/u.test(action))
    .map(({ action, actorId, detail }) => `${action} ${actorId} ${detail}`);
}

describe('the first supervisor', () => {
  it('is on the list by the code alone, which is used up', async () => {
    const world = await givenGroup(group);
    const code = printed(world);
    await world.whispers('王芳', `绑定 ${code}`);
    expect(world.heard()).toEqual([{ to: '王芳', text: welcome }]);
    expect(await journal(world)).toEqual(['supervisor.bind 王芳 王芳']);
    await world.whispers('孙浩', `绑定 ${code}`);
    expect(world.heard()).toEqual([{ to: '孙浩', text: wrong }]);
    expect(await listed(world)).toEqual(['王芳']);
    await world.whispers('王芳', '帮助');
    expect(world.heard()[0]?.text).toContain('群列表');
  });

  it.each([
    ['in lower case', (code: string) => `绑定${code.toLowerCase()}`],
    ['alone', (code: string) => code],
    ['with blanks', (code: string) => `绑定：${[...code.replace('-', '')].join(' ')}`],
    ['without its dash', (code: string) => code.replace('-', '')],
    [
      'in full width',
      (code: string) =>
        `绑定　${[...code].map((sign) => String.fromCodePoint(sign.codePointAt(0)! + 0xfee0)).join('')}`,
    ],
    ['in English', (code: string) => `bind ${code}`],
  ])('types it as people do: %s', async (_, typed) => {
    const world = await givenGroup(group);
    await world.whispers('王芳', typed(printed(world)));
    expect(world.heard()).toEqual([{ to: '王芳', text: welcome }]);
  });

  it('is told once what to do where the code is wrong, and five tries make it void', async () => {
    const world = await givenGroup(group);
    const code = printed(world);
    for (const guess of ['AAAA-2222', 'BBBB-2222', 'CCCC-2222', 'DDDD-2222', 'EEEE-2222']) {
      await world.whispers('孙浩', `绑定 ${guess}`);
    }
    expect(world.heard()).toEqual([{ to: '孙浩', text: wrong }]);
    await world.whispers('王芳', code);
    expect(world.heard()).toEqual([{ to: '王芳', text: wrong }]);
    expect(await listed(world)).toEqual([]);
  });

  it('has fifteen minutes', async () => {
    const world = await givenGroup(group);
    const late = printed(world);
    await world.passes(16);
    await world.whispers('王芳', late);
    expect(world.heard()).toEqual([{ to: '王芳', text: wrong }]);
    const inTime = printed(world);
    await world.passes(15);
    await world.whispers('李敏', inTime);
    expect(world.heard()).toEqual([{ to: '李敏', text: welcome }]);
  });

  it('is told the form of a code where it is misread', async () => {
    const world = await givenGroup(group);
    printed(world);
    await world.whispers('王芳', '绑定');
    expect(world.heard()).toEqual([
      {
        to: '王芳',
        text: '您好，验证码为8位字母和数字，请按控制台显示的样子发送，如“绑定 K7M2-9QXT”；没有验证码的，请联系本单位管理人员。',
      },
    ]);
  });

  it('hears nothing in a group, and a code said there is void', async () => {
    const world = await givenGroup(group);
    const code = printed(world);
    await world.says('唐丽', `@群规助手\u2005绑定 ${code}`, { mentionsBot: true });
    expect(world.heard().filter(({ text }) => /验证码|绑定/u.test(text))).toEqual([]);
    await world.whispers('唐丽', `绑定 ${code}`);
    expect(world.heard()).toEqual([{ to: '唐丽', text: wrong }]);
    expect(await listed(world)).toEqual([]);
  });
});

describe('each further supervisor', () => {
  const asked = (id: number) =>
    `您好，验证码已核对，还须一位现任监督员同意。请联系其中一位核实并回复“确认 ${String(id)}”，24小时内有效。`;

  it('types a code and is confirmed by one of them, who are all told', async () => {
    const world = await givenGroup(group, { supervisors: ['王芳', '李敏'] });
    await types(world, '孙浩', '2026-10-12T09:00');
    const told =
      '您好，孙浩（标识末4位 孙浩）申请登记为监督员，验证码已核对。请向本人核实后，于24小时内回复“确认 1”；不同意的，回复“取消 1”。';
    expect(heardByEach(world)).toEqual({ 孙浩: [asked(1)], 李敏: [told], 王芳: [told] });
    expect(await listed(world)).toEqual(['李敏', '王芳']);
    await world.whispers('王芳', '确认 1');
    expect(heardByEach(world)).toEqual({
      王芳: ['已确认，孙浩（标识末4位 孙浩）登记为监督员，名单现有3人。'],
      孙浩: ['您好，经现任监督员确认，您已登记为监督员。发送“帮助”可查看您可以使用的命令。'],
    });
    expect(await journal(world)).toEqual(['supervisor.confirm 王芳 孙浩', 'supervisor.ask 孙浩 1']);
    await world.whispers('孙浩', '群列表');
    expect(world.heard()[0]?.text).toContain('共1个群');
  });

  it('cannot confirm himself, nor can anybody who is not on the list', async () => {
    const world = await givenGroup(group, { supervisors: ['王芳'] });
    await types(world, '孙浩');
    world.heard();
    await world.whispers('孙浩', '确认 1');
    expect(world.heard()).toEqual([
      {
        to: '孙浩',
        text: '“登记监督员”由您本人提出，须由另一位监督员确认；如不再办理，可发送“取消”加编号。',
      },
    ]);
    const notThere = '没有等待您确认的这一编号，可能已经办结或者超过时限，请核对。';
    await world.whispers('李主任', '确认 1');
    await world.whispers('李主任', '确认 99');
    await world.whispers('王芳', '确认 99');
    expect(world.heard().map(({ text }) => text)).toEqual([notThere, notThere, notThere]);
    await world.whispers('李主任', '取消 1');
    expect(world.heard()[0]?.text).toContain('没有您可以取消的这一编号');
    expect(await listed(world)).toEqual(['王芳']);
  });

  it('may be turned down, and what was turned down or has run out is over', async () => {
    const world = await givenGroup(group, { supervisors: ['王芳'] });
    await types(world, '孙浩', '2026-10-12T09:00');
    world.heard();
    await world.whispers('王芳', '取消 1');
    expect(heardByEach(world)).toEqual({
      王芳: ['“登记监督员”（编号 1）已取消，未作改动。'],
      孙浩: ['您好，您提出的“登记监督员”（编号 1）未获同意，已取消；如有疑问，请联系其他监督员。'],
    });
    expect(await journal(world)).toEqual([
      'proposal.drop 王芳 new-supervisor 1',
      'supervisor.ask 孙浩 1',
    ]);
    await types(world, '孙浩', '2026-10-12T09:30');
    world.heard();
    await world.whispers('王芳', '确认 1');
    await world.whispers('王芳', '确认 2', '2026-10-13T09:31');
    expect(world.heard().map(({ text }) => text)).toEqual([
      '没有等待您确认的这一编号，可能已经办结或者超过时限，请核对。',
      '没有等待您确认的这一编号，可能已经办结或者超过时限，请核对。',
    ]);
    expect(await listed(world)).toEqual(['王芳']);
  });

  it('asks twice and waits under one number', async () => {
    const world = await givenGroup(group, { supervisors: ['王芳'] });
    await types(world, '孙浩', '2026-10-12T09:00');
    world.heard();
    await types(world, '孙浩');
    expect(world.heard()).toEqual([{ to: '孙浩', text: asked(1) }]);
  });

  it('rings nobody at night; the day to confirm begins in the morning', async () => {
    const world = await givenGroup(group, { supervisors: ['王芳'] });
    await types(world, '孙浩', '2026-10-16T20:00');
    expect(world.heard()).toEqual([{ to: '孙浩', text: asked(1) }]);
    await world.until('2026-10-19T08:31');
    expect(world.heard().filter(({ to }) => to === '王芳')).toHaveLength(1);
    await world.whispers('王芳', '确认 1', '2026-10-19T17:00');
    expect(await listed(world)).toEqual(['王芳', '孙浩']);
  });

  it('is told the others no more once one of them has decided', async () => {
    const world = await givenGroup(group, { supervisors: ['王芳', '李敏'] });
    await types(world, '孙浩', '2026-10-12T20:00');
    await world.whispers('王芳', '确认 1');
    world.heard();
    await world.until('2026-10-13T12:00');
    expect(world.heard().filter(({ to }) => to === '李敏')).toEqual([]);
  });
});

describe('the list', () => {
  it('is not lent by sitting in the supervisors’ group', async () => {
    const world = await givenGroup(group, { supervisors: ['王芳'] });
    const refusal = '“群列表”由监督员办理，如有需要请联系本单位管理人员。';
    await world.whispers('督查员', '群列表');
    expect(world.heard()).toEqual([{ to: '督查员', text: refusal }]);
    await world.says('督查员', '@群规助手\u2005群列表', { in: supervisors, mentionsBot: true });
    expect(world.heard()).toEqual([
      { to: '督查员', text: '您好，“群列表”请在此私聊办理，如发送“群列表”。' },
    ]);
    for (const words of ['群 #1', '违规汇总', '公告 全部 明日上午停电检修。', '退出监督员']) {
      await world.whispers('督查员', words);
      expect(world.heard()[0]?.text).toContain('由监督员办理');
    }
  });

  it('is left by whoever resigns, but not by the last', async () => {
    const world = await givenGroup(group, { supervisors: ['王芳', '李敏'] });
    await world.whispers('王芳', '退出监督员');
    expect(world.heard()).toEqual([
      { to: '王芳', text: '已将您从监督员名单中移除，感谢您的工作。' },
    ]);
    expect(await journal(world)).toEqual(['supervisor.drop 王芳 王芳']);
    await world.whispers('王芳', '群列表');
    expect(world.heard()[0]?.text).toContain('由监督员办理');
    await world.whispers('李敏', '退出监督员');
    expect(world.heard()[0]?.text).toContain('您是名单上唯一的监督员');
    expect(await listed(world)).toEqual(['李敏']);
  });
});
