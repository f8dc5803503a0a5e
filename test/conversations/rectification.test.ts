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

/** The preview, or why there is none. */
async function previews(world: World, words: string, at = '2026-10-13T09:00'): Promise<string> {
  await world.whispers('王芳', words, at);
  return to(world, '王芳').at(-1) ?? '';
}

/** Seen, and confirmed. */
async function opens(world: World, words: string, at?: string): Promise<string> {
  const seen = await previews(world, words, at);
  const confirming = /“(确认 \d+)”/u.exec(seen)?.[1];
  if (confirming === undefined) return seen;
  await world.whispers('王芳', confirming);
  return to(world, '王芳').at(-1) ?? '';
}

async function orders(world: World): Promise<readonly unknown[]> {
  return world.store.transaction((tx) => tx.rectifications.list());
}

describe('the preview', () => {
  it('shows the notice as its person will read it, and nothing is sent before the word', async () => {
    const world = await givenTown();
    expect(await previews(world, '整改 #1 群主已调离，请重新指定群主')).toBe(
      [
        '整改通知预览（编号 1），尚未发出：',
        '————',
        '【整改通知】',
        '《青溪镇秋播工作群》：群主已调离，请重新指定群主',
        '依据：青溪镇工作群管理规定',
        '责任人：李主任，期限：2026年11月12日前（含当日）',
        '完成后请发送“已整改 编号 整改情况”；对事实有异议的，请联系监督员。',
        '————',
        '发出后在工作时间私下告知责任人和单位负责人。',
        '无误的请在15分钟内发送“确认 1”；不发送则不发出，需要修改的请重新发送。',
      ].join('\n'),
    );
    await world.passes(10);
    expect(to(world, '李主任')).toEqual([]);
    expect(await orders(world)).toEqual([]);
    await world.whispers('王芳', '确认');
    expect(await orders(world)).toMatchObject([{ facts: '群主已调离，请重新指定群主' }]);
  });

  it('that nobody confirms lapses', async () => {
    const world = await givenTown();
    await previews(world, '整改 #1 请精简成员');
    await world.passes(16);
    await world.whispers('王芳', '确认 1');
    expect(to(world, '王芳').at(-1)).toContain('没有等待您确认的这一编号');
    await world.passes(60);
    expect(to(world, '李主任')).toEqual([]);
    expect(await orders(world)).toEqual([]);
  });

  it('is taken back, or written anew: only the last one stands', async () => {
    const world = await givenTown();
    await previews(world, '整改 #1 到期未改的');
    expect(await previews(world, '整改 #1 请精简成员')).toContain('此前对该群的预览不再有效');
    await world.whispers('王芳', '确认 1');
    expect(await orders(world)).toEqual([]);
    await world.whispers('王芳', '取消 2');
    await world.whispers('王芳', '确认 2');
    expect(await orders(world)).toEqual([]);
  });

  it('is confirmed by whoever wrote it and by no other supervisor', async () => {
    const world = await givenGroup(group, {
      owner: '李主任',
      supervisors: ['王芳', '贺云'],
      members: ['唐丽', '方伟', '丁宁'],
      since: '2026-10-12T08:30',
    });
    await previews(world, '整改 #1 请精简成员');
    for (const who of ['贺云', '李主任']) {
      await world.whispers(who, '确认 1');
      expect(to(world, who).at(-1)).toContain('没有等待您确认的这一编号');
    }
    expect(await orders(world)).toEqual([]);
  });

  it('goes to nobody else than it showed', async () => {
    const world = await givenTown();
    await previews(world, '整改 #1 请精简成员');
    const shown = world.chat.groups.get(group);
    if (shown === undefined) throw new Error('no group');
    world.chat.groups.set(group, { ...shown, ownerId: '唐丽' });
    world.bot.receive({ kind: 'changed', groupId: group, at: world.clock.now() });
    await world.bot.settled();
    await world.whispers('王芳', '确认 1');
    expect(to(world, '王芳').at(-1)).toBe(
      '《青溪镇秋播工作群》的责任人已变为唐丽；通知未发出，请重新发送整改。',
    );
    expect(await orders(world)).toEqual([]);
  });
});

describe('Zhuji, in time', () => {
  it('goes from the notice to the day it is done', async () => {
    const world = await givenTown();
    await world.whispers('王芳', '整改 #1 群主已调离，请重新指定群主', '2026-10-13T09:00');
    await world.whispers('王芳', '确认');
    await world.passes(1);
    const heard = world.heard();
    const words = (who: string) => heard.findLast((one) => one.to === who)?.text ?? '';
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

  it('reminds whoever could not be written to on the day he can be', async () => {
    const world = await givenTown();
    await opens(world, '整改 #1 请精简成员');
    const reachable = (is: boolean) =>
      world.store.transaction((tx) =>
        tx.people.put([{ id: '李主任', name: '李主任', reachable: is }]),
      );
    await world.until('2026-11-09T08:00');
    await reachable(false);
    await world.until('2026-11-10T08:00');
    to(world, '李主任');
    await reachable(true);
    await world.until('2026-11-12T18:00');
    expect(to(world, '李主任').filter((text) => text.includes('即将到期'))).toHaveLength(1);
  });

  it('is shown in full to whom it concerns, and to nobody else', async () => {
    const world = await givenTown();
    await opens(world, '整改 #1 请精简成员');
    await world.until('2026-10-15T09:00');
    world.heard();
    await world.whispers('李主任', '整改 1', '2026-10-15T10:00');
    expect(to(world, '李主任').at(-1)).toContain(
      '【整改通知】编号1\n《青溪镇秋播工作群》：请精简成员',
    );
    await world.whispers('小刘', '整改 1', '2026-10-15T10:05');
    expect(to(world, '小刘').at(-1)).toContain('没有找到可由您办理的这件整改');
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
    expect(again[0]).toContain('《青溪镇秋播工作群》（编号1）');
    expect(again[0]).not.toContain('精简');
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
      '您好，以下整改已逾期：《青溪镇秋播工作群》（编号1，逾期1天）。请监督员跟进，私聊发送“整改”可查看全部。',
    ]);
    await world.until('2026-10-26T09:30');
    const [weekly] = world.heardBySupervisors();
    expect(weekly).toContain('整改逾期：《青溪镇秋播工作群》（整改事项编号1，逾期6天）。');
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

  it('neither drop nor settle by their own word, as supervisors, what is theirs to put right', async () => {
    const world = await givenGroup(group, {
      owner: '李主任',
      supervisors: ['王芳', '李主任'],
      members: ['唐丽', '方伟', '丁宁', '贺云'],
      since: '2026-10-12T08:30',
    });
    await opens(world, '整改 #1 请精简成员');
    await world.passes(5);
    world.heard();
    await world.whispers('李主任', '撤销整改 1 经核实不属实');
    expect(to(world, '李主任').at(-1)).toContain('撤销须由另一位监督员办理');
    await world.whispers('李主任', '已整改 1 已移出6人');
    expect(to(world, '李主任').at(-1)).toContain('办结须由另一位监督员办理');
    await world.whispers('王芳', '已整改 1 已移出6人');
    expect(to(world, '王芳').at(-1)).toContain('已办结');
  });

  it('nor what is to be put right in the unit they head, while another supervisor could', async () => {
    const world = await givenGroup(group, {
      owner: '李主任',
      head: '周镇长',
      supervisors: ['王芳', '周镇长'],
      members: ['唐丽', '方伟', '丁宁', '贺云'],
      since: '2026-10-12T08:30',
    });
    await opens(world, '整改 #1 请精简成员');
    await world.whispers('周镇长', '撤销整改 1 经核实不属实');
    expect(to(world, '周镇长').at(-1)).toBe(
      '《青溪镇秋播工作群》的整改由您负责或者督促，撤销须由另一位监督员办理；未作改动。',
    );
    await world.whispers('周镇长', '已整改 1 已移出6人');
    expect(to(world, '周镇长').at(-1)).toContain('办结须由另一位监督员办理');
    // Whoever is alone with it may: nobody else could ever take back a mistake.
    await world.store.transaction((tx) => tx.people.unbind('supervisor', '', '王芳'));
    await world.whispers('周镇长', '撤销整改 1 经核实不属实');
    expect(to(world, '周镇长').at(-1)).toBe('整改 1（《青溪镇秋播工作群》）已撤销。');
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
    await opens(world, '整改 #1 请精简成员', '2026-10-13T21:00');
    await world.until('2026-10-14T08:00');
    expect(to(world, '李主任')).toEqual([]);
    await world.until('2026-10-14T09:00');
    expect(to(world, '李主任').join()).toContain('【整改通知】编号1');
  });
});

describe('words that do not do', () => {
  it.each([
    ['整改 #9 请精简成员', /没有找到“#9”.+未作改动。$/u],
    ['整改 农业群之外的群', /^请写明哪个群和整改事项/u],
    ['整改 #1', /^经核对，《.+》有以下情况：.+请发送“整改 #1 .+”.+未作改动。$/u],
    ['整改 #1 请精简成员 限期 2026-10-01', /限期须在今天之后.+未作改动/u],
    ['整改 不存在的群 请精简成员', /没有找到“不存在的群”/u],
  ])('%s', async (words, answer) => {
    const world = await givenTown();
    expect(await opens(world, words)).toMatch(answer);
  });
});
