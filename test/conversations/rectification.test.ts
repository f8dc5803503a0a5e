import { describe, expect, it } from 'vitest';
import { givenGroup, type World } from '../world/world.ts';

/*
 * Zhuji: what is found is put right within a month, and looked at again. The supervisor says what,
 * the owner says that it is done; what a check can see for itself is not taken on anybody's word.
 */

const group = '青溪镇秋播工作群';

async function givenTown(): Promise<World> {
  return givenGroup(group, {
    owner: '李主任',
    head: '周镇长',
    supervisors: ['王芳'],
    members: ['唐丽', '方伟', '丁宁', '贺云'],
    since: '2026-10-12T08:30',
  });
}

/** What one person was told since this was last asked. */
function to(world: World, person: string): readonly string[] {
  return world
    .heard()
    .filter((one) => one.to === person)
    .map(({ text }) => text);
}

async function opens(world: World, words: string, at = '2026-10-13T09:00'): Promise<string> {
  await world.whispers('王芳', words, at);
  return to(world, '王芳').at(-1) ?? '';
}

describe('Zhuji, in time', () => {
  it('goes from the notice to the day it is done', async () => {
    const world = await givenTown();
    await world.whispers('王芳', '整改 #1 群主已调离，请重新指定群主', '2026-10-13T09:00');
    await world.passes(1);
    const heard = world.heard();
    const words = (who: string) => heard.find((one) => one.to === who)?.text ?? '';
    expect(words('王芳')).toBe(
      '已发整改通知（编号1）：《青溪镇秋播工作群》群主已调离，请重新指定群主，责任人李主任，2026年11月12日前完成，在工作时间私下告知本人。发错的可发送“撤销整改 1”加理由。',
    );
    expect(words('李主任')).toBe(
      [
        '【整改通知】编号1',
        '《青溪镇秋播工作群》：群主已调离，请重新指定群主',
        '依据：青溪镇工作群管理规定',
        '责任人：李主任，期限：2026年11月12日前（含当日）',
        '完成后请发送“已整改 1 整改情况”；对事实有异议的，请联系监督员。',
      ].join('\n'),
    );
    expect(words('周镇长')).toContain('责任人李主任，11月12日前完成，请予督促。');

    await world.whispers('李主任', '整改', '2026-10-20T10:00');
    expect(to(world, '李主任')).toEqual([
      '待整改1件：\n编号1《青溪镇秋播工作群》群主已调离，请重新指定群主，11月12日前（还有23天）\n完成后请发送“已整改”和编号、整改情况，如“已整改 1 已重新指定群主”。',
    ]);
    await world.whispers('李主任', '已整改 1 已报请重新指定方伟为群主', '2026-10-21T10:00');
    expect(to(world, '李主任')).toEqual([
      '整改 1（《青溪镇秋播工作群》）已办结，在期限内完成，感谢配合。',
    ]);
    await world.until('2026-11-13T12:00');
    expect(world.heardBySupervisors().join()).not.toContain('整改已逾期');
  });

  it('reminds its person once, three workdays before, and nobody else', async () => {
    const world = await givenTown();
    await opens(world, '整改 #1 请精简成员');
    await world.until('2026-11-09T09:00');
    to(world, '李主任');
    await world.until('2026-11-12T18:00');
    expect(to(world, '李主任').filter((text) => text.includes('整改'))).toEqual([
      '您好，以下整改即将到期：《青溪镇秋播工作群》请精简成员（编号1，11月12日到期）。完成后请发送“已整改 1”加整改情况，如有困难请联系监督员。',
    ]);
  });

  it('is looked at again by the supervisors after so many days', async () => {
    const world = await givenTown();
    await opens(world, '整改 #1 请精简成员');
    await world.whispers('李主任', '已整改 1 已移出6人', '2026-10-15T10:00');
    await world.until('2026-11-13T18:00');
    world.heardBySupervisors();
    await world.until('2026-11-18T18:00');
    const again = world.heardBySupervisors().filter((text) => text.includes('复查'));
    expect(again).toHaveLength(1);
    expect(again[0]).toContain('《青溪镇秋播工作群》请精简成员（编号1）');
  });
});

describe('Zhuji, late', () => {
  it('is told to the supervisors once, with days and without a name, and says so when it is done', async () => {
    const world = await givenTown();
    await opens(world, '整改 #1 请精简成员 限期 2026-10-20');
    await world.until('2026-10-21T09:00');
    world.heardBySupervisors();
    await world.until('2026-10-23T18:00');
    const late = world.heardBySupervisors().filter((text) => text.includes('整改已逾期'));
    expect(late).toEqual([
      '您好，以下整改已逾期：《青溪镇秋播工作群》请精简成员（编号1，逾期1天）。请监督员跟进，私聊发送“整改”可查看全部。',
    ]);
    await world.until('2026-10-26T09:30');
    const [weekly] = world.heardBySupervisors();
    expect(weekly).toContain('整改逾期：《青溪镇秋播工作群》（逾期6天）。');
    expect(weekly).not.toContain('李主任');
    to(world, '李主任');

    await world.whispers('李主任', '已整改 1 已移出6人', '2026-10-26T10:00');
    expect(to(world, '李主任')).toEqual([
      '整改 1（《青溪镇秋播工作群》）已办结，逾期6天，感谢配合。',
    ]);
    await world.until('2026-11-02T09:30');
    const next = world.heardBySupervisors().join('\n');
    expect(next).toContain('整改办结1件（逾期1件）');
    expect(next).not.toContain('整改逾期：');
  });
});

describe('a finding', () => {
  it('gives the facts by itself, and is not over while it is still so', async () => {
    const world = await givenTown();
    const sleeping = '2026-12-21T09:30';
    expect(await opens(world, '整改 #1 闲置', sleeping)).toMatch(
      /^已发整改通知（编号1）：《青溪镇秋播工作群》.+，责任人李主任/u,
    );
    to(world, '李主任');
    await world.whispers('李主任', '已整改 1 已安排工作', '2026-12-22T09:30');
    expect(to(world, '李主任').at(-1)).toMatch(
      /^经核对，《青溪镇秋播工作群》目前仍有这一情况：.+；请整改到位后再发送“已整改 1”，如与实际不符，请联系监督员。$/u,
    );
  });

  it('that is not there is not written down', async () => {
    const world = await givenTown();
    expect(await opens(world, '整改 #1 闲置')).toMatch(
      /^经核对，《青溪镇秋播工作群》目前没有“闲置”的情况/u,
    );
  });

  it('that went away by itself is closed, and its person hears that nothing is left to do', async () => {
    const world = await givenTown();
    await opens(world, '整改 #1 闲置', '2026-12-21T09:30');
    await world.says('唐丽', '请各村明天上午报送秋播面积', { at: '2026-12-23T10:00' });
    to(world, '李主任');
    await world.until('2026-12-24T09:30');
    expect(to(world, '李主任')).toEqual([
      '您好，《青溪镇秋播工作群》（编号1）的整改经核对已到位，现已办结，您无需再办。',
    ]);
  });
});

describe('a notice that does not arrive', () => {
  it('is for the unit head and the supervisors to hand over, once', async () => {
    const world = await givenTown();
    world.chat.unreachable.add('李主任');
    await opens(world, '整改 #1 请精简成员');
    world.heardBySupervisors();
    await world.until('2026-10-20T18:00');
    const heard = world.chat.said.filter(({ text }) => text.includes('未能私下送达责任人'));
    expect(heard.map(({ to: { id } }) => id).toSorted()).toEqual([
      '周镇长',
      '青溪镇群组管理督查群',
    ]);
    expect(heard[0]?.text).toContain('《青溪镇秋播工作群》（编号1）');
  });
});

describe('who may', () => {
  it('open one: supervisors, and nobody else', async () => {
    const world = await givenTown();
    await world.whispers('李主任', '整改 #1 请精简成员', '2026-10-13T09:00');
    expect(to(world, '李主任').at(-1)).toContain('整改通知由监督员发出');
    const open = await world.store.transaction((tx) => tx.rectifications.list());
    expect(open).toEqual([]);
  });

  it('answer for it: the owner and the unit head; for others it is not there', async () => {
    const world = await givenTown();
    await opens(world, '整改 #1 请精简成员');
    for (const number of ['1', '99']) {
      await world.whispers('唐丽', `已整改 ${number} 已移出6人`);
      expect(to(world, '唐丽')).toEqual([
        '没有找到可由您办理的这件整改，请核对编号，可发送“整改”查看。',
      ]);
    }
    await world.whispers('周镇长', '已整改 1 已移出6人');
    expect(to(world, '周镇长').at(-1)).toContain('已办结');
  });

  it('drop what was sent by mistake: its person hears so, and the number is over', async () => {
    const world = await givenTown();
    await opens(world, '整改 #1 请精简成员');
    await world.passes(5);
    world.heard();
    await world.whispers('王芳', '撤销整改 1 经核实不属实');
    await world.passes(5);
    const dropped = world.heard().filter(({ text }) => text.includes('已撤销，请不必'));
    expect(dropped.map((one) => one.to).toSorted()).toEqual(['周镇长', '李主任'].toSorted());
    for (const { text } of dropped) {
      expect(text).toBe('您好，《青溪镇秋播工作群》的整改通知（编号1）已撤销，请不必再办。');
    }
    await world.whispers('李主任', '已整改 1 已移出6人');
    expect(to(world, '李主任').at(-1)).toContain('已撤销，无需再办');
  });

  it('drop one that nobody heard of yet, and then nobody does', async () => {
    const world = await givenTown();
    await opens(world, '整改 #1 请精简成员', '2026-10-13T21:00');
    await world.whispers('王芳', '撤销整改 1 经核实不属实');
    world.heard();
    await world.until('2026-10-14T12:00');
    expect(world.heard().filter(({ text }) => text.includes('整改'))).toEqual([]);
  });

  it('rings nobody at night', async () => {
    const world = await givenTown();
    await world.whispers('王芳', '整改 #1 请精简成员', '2026-10-13T21:00');
    await world.until('2026-10-14T08:00');
    expect(to(world, '李主任')).toEqual([]);
    await world.until('2026-10-14T09:00');
    expect(to(world, '李主任').join()).toContain('【整改通知】编号1');
  });
});

describe('words that do not do', () => {
  it.each([
    ['整改 #9 请精简成员', /没有找到“#9”.+未作改动。$/u],
    ['整改 #1', /^请写明哪个群和整改事项/u],
    ['整改 #1 请精简成员 限期 2026-10-01', /限期须在今天之后.+未作改动/u],
    ['整改 不存在的群 请精简成员', /没有找到“不存在的群”/u],
  ])('%s', async (words, answer) => {
    const world = await givenTown();
    expect(await opens(world, words)).toMatch(answer);
  });
});
