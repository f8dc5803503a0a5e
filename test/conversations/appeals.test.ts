import { describe, expect, it } from 'vitest';
import { dispatchStates } from '../../src/domain/dispatch.ts';
import { givenGroup, supervisors as supervisorsGroup, type World } from '../world/world.ts';

const group = '青溪镇政务工作群';
const post = '请各村明天上午报送秋播进度表';
const office = {
  admins: ['李敏'],
  head: '周镇长',
  secrecyOfficer: '陈保密',
  supervisors: ['何督查'],
} as const;
const secret = { type: 'attachment', fileName: '秘密★1年 重点人员稳控方案.docx' } as const;
const nothing = '没有找到可由您处理的这条记录，请核对编号。';

const listened = new WeakMap<World, number>();

/** What the bot said since this was last asked, to whomever; each reads `人：话`. */
function heard(world: World): readonly string[] {
  const fresh = world.chat.said.slice(listened.get(world) ?? 0);
  listened.set(world, world.chat.said.length);
  return fresh.map(({ to, text }) => `${to.id}：${text}`);
}

async function stateOf(world: World, id: number): Promise<string | undefined> {
  return (await world.violations()).find((violation) => violation.id === id)?.state;
}

async function journal(world: World): Promise<readonly string[]> {
  const entries = await world.store.transaction((tx) => tx.journal.list({}, 100));
  return entries
    .filter(({ action }) => action.startsWith('appeal'))
    .map(({ actorId, action, detail }) => `${actorId} ${action} ${detail}`)
    .toReversed();
}

/** 唐丽 posted work on Monday evening and was reminded; it is half an hour later. */
async function givenReminder(more: Parameters<typeof givenGroup>[1] = {}): Promise<World> {
  const world = await givenGroup(group, { ...office, ...more });
  await world.says('唐丽', post, { at: '2026-10-12T19:00' });
  await world.until('2026-10-12T19:30');
  heard(world);
  return world;
}

describe('an appeal', () => {
  it('is filed privately at any hour, and put to the owner when the office opens', async () => {
    const world = await givenReminder();

    await world.whispers('唐丽', '申诉 1 当时防汛，已电话报告13812345678。');
    expect(heard(world)).toEqual([
      '唐丽：已收到您对记录 1 的申诉，将由与此事无关的同志在10月15日（周四）18:00前复核，结果私下告知您；逾期未复核的，按撤销处理。复核期间该记录不计入统计，也不再提醒。',
    ]);
    expect(await stateOf(world, 1)).toBe('appealed');

    await world.until('2026-10-13T08:29');
    expect(heard(world)).toEqual([]);
    await world.until('2026-10-13T08:31');
    const [only, ...others] = heard(world);
    expect(others).toEqual([]);
    expect(only?.split('\n')).toEqual([
      `李主任：您好，《${group}》记录 1 有一件申诉，请您复核。`,
      expect.stringMatching(
        /^记录：“非工作时间发布工作信息”，10月12日 19:00，.*19:00发布，距上班还有13小时30分钟$/u,
      ),
      '申诉理由：当时防汛，已电话报告****',
      '请于10月15日（周四）18:00前发送“维持 1 理由”或“撤销 1 理由”；逾期未复核的，按撤销处理。',
    ]);
    expect(only).not.toContain('唐丽');
  });

  it.each([
    '申诉1当时确实紧急',
    '申诉１当时确实紧急',
    '申诉1：当时确实紧急',
    '您好，申诉1当时确实紧急，谢谢',
  ])('is not lost for want of a blank: %s', async (words) => {
    const world = await givenReminder();
    await world.whispers('唐丽', words);
    expect(heard(world)[0]).toContain('已收到您对记录 1 的申诉');
    await world.whispers('李主任', '撤销1属实');
    expect(await stateOf(world, 1)).toBe('overturned');
  });

  it('upheld: the case stands again, and the member hears why', async () => {
    const world = await givenReminder();
    await world.whispers('唐丽', '申诉 1 当时防汛');
    await world.until('2026-10-13T09:00');
    heard(world);

    await world.whispers('李主任', '维持 1 不属于突发事件。');
    expect(heard(world)).toEqual([
      '李主任：记录 1 维持，复核结果将在工作时间私下告知申诉人。感谢您的复核。',
      '唐丽：您好，您对记录 1 的申诉已复核，维持原记录，理由：不属于突发事件。同一记录不重复受理申诉，感谢您的理解。',
    ]);
    expect(await stateOf(world, 1)).toBe('open');

    await world.whispers('唐丽', '申诉 1 还是不服');
    await world.whispers('李敏', '撤销 1');
    expect(heard(world)).toEqual([
      '唐丽：记录 1 的申诉已经复核，结果为维持原记录；同一记录不重复受理申诉。',
      '李敏：记录 1 的申诉已经复核，结果为维持原记录。',
    ]);
    expect(await stateOf(world, 1)).toBe('open');
    expect(await journal(world)).toEqual(['唐丽 appeal.file 1', '李主任 appeal.uphold 1']);
  });

  it('overturned at night: the member hears in the morning, and the next time is the first again', async () => {
    const world = await givenReminder();
    await world.whispers('唐丽', '申诉 1 当时防汛');
    await world.until('2026-10-13T20:00');
    heard(world);

    await world.whispers('李主任', '撤销 1 经核实属突发事件');
    expect(heard(world).map((said) => said.split('：')[0])).toEqual(['李主任']);
    await world.until('2026-10-14T08:31');
    expect(heard(world)).toEqual([
      '唐丽：您好，您对记录 1 的申诉已复核，记录已撤销，不计入统计，理由：经核实属突发事件。先前的提醒请不必理会，给您添麻烦了。',
    ]);
    expect(await stateOf(world, 1)).toBe('overturned');

    // A second occasion would be told to the owner, too.
    await world.says('唐丽', post, { at: '2026-10-14T19:00' });
    await world.until('2026-10-15T12:00');
    expect(heard(world).map((said) => said.split('：')[0])).toEqual(['唐丽']);
  });

  it('while it waits counts for nothing, too', async () => {
    const world = await givenReminder();
    await world.whispers('唐丽', '申诉 1 当时防汛');
    await world.says('唐丽', post, { at: '2026-10-13T19:00' });
    await world.until('2026-10-14T12:00');

    expect(heard(world).filter((said) => said.includes('第2次'))).toEqual([]);
  });

  it('that nobody decided by the third workday decides for the member, and blames nobody', async () => {
    const world = await givenReminder();
    await world.whispers('唐丽', '申诉 1 当时防汛');
    await world.until('2026-10-15T17:59');
    heard(world);
    expect(await stateOf(world, 1)).toBe('appealed');

    await world.until('2026-10-15T18:00');
    expect(await stateOf(world, 1)).toBe('overturned');
    await world.whispers('李主任', '维持 1 不属于突发事件', '2026-10-15T18:05');
    await world.until('2026-10-16T12:00');
    expect(heard(world)).toEqual([
      '李主任：记录 1 的申诉已经复核，结果为逾期未复核，已撤销。',
      '唐丽：您好，您对记录 1 的申诉逾期未复核，记录已按规定撤销，不计入统计。先前的提醒请不必理会，给您添麻烦了。',
    ]);
    expect(await journal(world)).toEqual(['唐丽 appeal.file 1', 'bot appeal.lapse 1']);
  });

  it('over a holiday has its three workdays all the same', async () => {
    const world = await givenGroup(group, { ...office, since: '2026-09-29T08:30' });
    await world.says('唐丽', post, { at: '2026-09-30T19:00' });
    await world.whispers('唐丽', '申诉 1 当时防汛', '2026-09-30T19:30');

    // 8 October is a Thursday, the 10th a Saturday that is worked.
    expect(heard(world).at(-1)).toContain('在10月10日（周六）18:00前复核');
  });

  it('against the owner is for the unit head, not for those he appointed', async () => {
    const world = await givenGroup(group, office);
    await world.says('李主任', post, { at: '2026-10-12T19:00' });
    await world.whispers('李主任', '申诉 1 当时防汛');
    heard(world);
    await world.until('2026-10-13T09:00');
    expect(heard(world).map((said) => said.split('：')[0])).toEqual(['周镇长']);

    await world.whispers('李主任', '撤销 1 我确认无误');
    await world.whispers('李主任', '误报 1');
    await world.whispers('李敏', '撤销 1');
    await world.whispers('李敏', '误报 1');
    expect(heard(world)).toEqual([
      '李主任：记录 1 与您本人有关，由其他有权处理的同志复核。',
      '李主任：记录 1 与您本人有关，由其他同志核实。',
      '李敏：记录 1 与本群管理人员有关，由上一级复核。',
      '李敏：记录 1 正在申诉，由上一级复核。',
    ]);
    expect(await stateOf(world, 1)).toBe('appealed');

    await world.whispers('周镇长', '撤销 1 当时确有汛情');
    expect(await stateOf(world, 1)).toBe('overturned');
  });

  it('against an owner without a head is for the supervisors, whose group hears no name and no reason', async () => {
    const world = await givenGroup(group, { supervisors: ['何督查', '陈督查'] });
    await world.says('李主任', post, { at: '2026-10-12T19:00' });
    await world.whispers('李主任', '申诉 1 当时防汛');
    heard(world);
    await world.until('2026-10-13T09:00');
    expect(heard(world)).toEqual([
      `${supervisorsGroup}：有一件申诉待复核（记录 1），请监督员于10月15日（周四）18:00前私聊机器人，发送“为什么 1”查看办理。`,
    ]);

    await world.whispers('陈督查', '为什么 1');
    const [record] = heard(world);
    expect(record).toContain('申诉理由：当时防汛');
    expect(record).toContain('复核：请发送“维持 1 理由”或“撤销 1 理由”。');
    expect(record).not.toContain('李主任');

    // Who merely sits in the supervisors' group decides nothing.
    await world.whispers('督查员', '撤销 1');
    expect(heard(world)).toEqual([`督查员：${nothing}`]);
    await world.whispers('何督查', '撤销 1');
    expect(await stateOf(world, 1)).toBe('overturned');
  });

  it('against a supervisor is not for himself', async () => {
    const world = await givenGroup(group, { owner: '何督查', supervisors: ['何督查'] });
    await world.says('何督查', post, { at: '2026-10-12T19:00' });
    await world.whispers('何督查', '申诉 1 当时防汛');
    await world.whispers('何督查', '撤销 1');
    heard(world);
    expect(await stateOf(world, 1)).toBe('appealed');

    // Nobody is left to ask: silence decides.
    await world.until('2026-10-16T09:00');
    expect(await stateOf(world, 1)).toBe('overturned');
    expect(heard(world).map((said) => said.split('：')[0])).toEqual(['何督查']);
  });

  it('is nobody else’s: a colleague, the owner and a number that is not there hear the same', async () => {
    const world = await givenReminder();
    await world.whispers('方伟', '申诉 1 替她说一句');
    await world.whispers('李主任', '申诉 1 替她说一句');
    await world.whispers('唐丽', '申诉 99 没有这一条');
    expect(heard(world)).toEqual([`方伟：${nothing}`, `李主任：${nothing}`, `唐丽：${nothing}`]);
    expect(await stateOf(world, 1)).toBe('open');
  });

  it('in the group is met with a private hint, and nothing is filed', async () => {
    const world = await givenReminder();
    await world.says('唐丽', '@群规助手\u2005申诉 1 当时防汛', {
      at: '2026-10-13T09:00',
      mentionsBot: true,
    });
    expect(heard(world)).toEqual(['唐丽：您好，“申诉”请在此私聊办理，如发送“申诉 1 当时防汛”。']);
    expect(await stateOf(world, 1)).toBe('open');
  });

  it('is not needed twice, nor after 误报', async () => {
    const world = await givenReminder();
    await world.whispers('唐丽', '申诉 1 当时防汛');
    await world.whispers('唐丽', '申诉 1 当时防汛');
    expect(heard(world).at(-1)).toBe(
      '唐丽：记录 1 的申诉正在复核，期限为10月15日（周四）18:00，无需重复提交。',
    );

    await world.says('唐丽', post, { at: '2026-10-13T19:00' });
    await world.whispers('李主任', '误报 2', '2026-10-13T19:10');
    heard(world);
    await world.whispers('唐丽', '申诉 2 当时防汛');
    expect(heard(world)).toEqual(['唐丽：记录 2 为“误报”，不计入统计，无需申诉。']);
  });

  it('is closed by 误报, for the member', async () => {
    const world = await givenReminder();
    await world.whispers('唐丽', '申诉 1 当时防汛');
    await world.until('2026-10-13T09:00');
    heard(world);
    await world.whispers('李主任', '误报 1');
    expect(heard(world)).toEqual([
      '李主任：记录 1 正在申诉，已按申诉成立撤销，不计入统计，复核结果将在工作时间私下告知申诉人。感谢您的核实。',
      '唐丽：您好，您对记录 1 的申诉已复核，记录已撤销，不计入统计。先前的提醒请不必理会，给您添麻烦了。',
    ]);
    expect(await stateOf(world, 1)).toBe('overturned');
    expect(await journal(world)).toEqual(['唐丽 appeal.file 1', '李主任 appeal.overturn 1']);
  });

  it('decided before the office opened is put to nobody', async () => {
    const world = await givenReminder();
    await world.whispers('唐丽', '申诉 1 当时防汛');
    await world.whispers('李敏', '误报 1');
    heard(world);
    await world.until('2026-10-13T12:00');
    expect(heard(world).map((said) => said.split('：')[0])).toEqual(['唐丽']);
  });

  it('of what can still be cured is no appeal: he hears how', async () => {
    const world = await givenGroup(group, office);
    await world.says('唐丽', '', {
      at: '2026-10-13T09:00',
      type: 'attachment',
      fileName: '云岭县〔2026〕18号 关于做好秋播的通知.pdf',
    });
    await world.whispers('唐丽', '申诉 1 要点马上补');
    expect(heard(world)).toEqual([
      '唐丽：记录 1 尚在补正期限内，还不是违规，9:10前补上即可，无需申诉。转发上级文件请一并写明要点、拟办意见、责任人和时限，便于基层直接办理。',
    ]);
    expect(await stateOf(world, 1)).toBe('pending');
  });

  it('of a leak goes to the secrecy officer and to nobody else', async () => {
    const world = await givenGroup(group, office);
    await world.says('唐丽', '', { ...secret, at: '2026-10-13T09:00' });
    await world.until('2026-10-13T09:30');
    heard(world);

    await world.whispers('唐丽', '申诉 1 这是培训样张');
    const asked = heard(world);
    expect(asked.map((said) => said.split('：')[0])).toEqual(['唐丽', '陈保密']);
    expect(asked[1]).toContain('申诉理由：这是培训样张');

    for (const person of ['李主任', '周镇长', '何督查'])
      await world.whispers(person, '撤销 1 是样张');
    expect(heard(world)).toEqual([
      '李主任：记录 1 为急件，由本单位保密员复核。',
      '周镇长：记录 1 为急件，由本单位保密员复核。',
      `何督查：${nothing}`,
    ]);

    await world.whispers('陈保密', '撤销 1 是样张');
    expect(heard(world)).toEqual([
      '陈保密：记录 1 已撤销，不计入统计，复核结果将在工作时间私下告知申诉人。感谢您的复核。',
      `李主任：您好，《${group}》记录 1 经核实不成立，已撤销，请不必再行处置。`,
      '唐丽：您好，您对记录 1 的申诉已复核，记录已撤销，不计入统计，理由：是样张。先前的提醒请不必理会，给您添麻烦了。',
    ]);
  });

  it('of a leak that the secrecy officer himself is to answer for goes to the head', async () => {
    const world = await givenGroup(group, office);
    await world.says('陈保密', '', { ...secret, at: '2026-10-13T09:00' });
    await world.whispers('陈保密', '申诉 1 这是培训样张');
    heard(world);
    await world.whispers('陈保密', '撤销 1 这是培训样张');
    expect(heard(world)[0]).toContain('与您本人有关');
    await world.whispers('周镇长', '撤销 1');
    expect(await stateOf(world, 1)).toBe('overturned');
  });

  it('is not decided by who has a part in the wave it is about', async () => {
    const world = await givenGroup(group, { ...office, members: ['干部甲', '干部乙', '干部丙'] });
    await world.says('唐丽', '明天上午九点开会，收到请回复', { at: '2026-10-13T09:00' });
    for (const person of ['干部甲', '干部乙', '干部丙', '丁宁', '贺云', '李主任'])
      await world.says(person, '收到');
    await world.until('2026-10-13T10:00');
    const wave = (await world.violations()).find(
      ({ rule, personId }) => rule === 'no-substance' && personId === '唐丽',
    );
    const number = String(wave?.id);
    await world.whispers('唐丽', `申诉 ${number} 是办公室统一要求`);
    heard(world);
    await world.whispers('李主任', `撤销 ${number}`);
    expect(heard(world)).toEqual([
      `李主任：记录 ${number} 与您本人有关，由其他有权处理的同志复核。`,
    ]);
    await world.whispers('李敏', `撤销 ${number}`);
    expect(await stateOf(world, wave?.id ?? 0)).toBe('overturned');
  });

  it('passes on to the next one where the owner cannot be written to', async () => {
    const world = await givenReminder({ unreachable: ['李主任'] });
    await world.whispers('唐丽', '申诉 1 当时防汛');
    await world.until('2026-10-13T12:00');
    expect(heard(world).map((said) => said.split('：')[0])).toEqual(['唐丽']);
    await world.until('2026-10-14T12:00');
    expect(heard(world).map((said) => said.split('：')[0])).toEqual(['李敏']);
  });

  it('leaves none of its words behind once it is decided, whoever had read them', async () => {
    for (const decide of ['撤销 1', '维持 1 不属于突发事件', '误报 1', null]) {
      const world = await givenReminder();
      await world.whispers('唐丽', '申诉 1 家母突发急病');
      await world.until('2026-10-13T09:00');
      await world.whispers('李主任', '为什么 1');
      expect(heard(world).filter((said) => said.includes('家母突发急病'))).toHaveLength(2);
      if (decide === null) await world.until('2026-10-15T18:01');
      else await world.whispers('李主任', decide);

      const words = await world.store.transaction((tx) => tx.outbox.list(dispatchStates, 500));
      expect(words.filter(({ text }) => text.includes('家母'))).toEqual([]);
    }
  });

  it('against the owner is not for those he appointed, though they are supervisors, too', async () => {
    const world = await givenGroup(group, { ...office, supervisors: ['李敏', '何督查'] });
    await world.says('李主任', post, { at: '2026-10-12T19:00' });
    await world.whispers('李主任', '申诉 1 当时防汛');
    heard(world);
    await world.whispers('李敏', '撤销 1');
    expect(heard(world)).toEqual(['李敏：记录 1 与本群管理人员有关，由上一级复核。']);
    expect(await stateOf(world, 1)).toBe('appealed');
    await world.whispers('何督查', '撤销 1');
    expect(await stateOf(world, 1)).toBe('overturned');
  });

  it('of somebody who had his data erased meanwhile still has an end he hears of', async () => {
    const world = await givenReminder();
    await world.whispers('唐丽', '申诉 1 当时防汛', '2026-10-13T09:00');
    await world.whispers('唐丽', '删除我的资料');
    const number = /“确认 (\d+)”/u.exec(heard(world).at(-1) ?? '')?.[1] ?? '';
    await world.whispers('唐丽', `确认 ${number}`);
    await world.whispers('李主任', '撤销 1', '2026-10-13T20:00');
    heard(world);

    await world.until('2026-10-14T09:00');
    expect(heard(world)).toEqual([
      '唐丽：您好，您对记录 1 的申诉已复核，记录已撤销，不计入统计。先前的提醒请不必理会，给您添麻烦了。',
    ]);
    // The night after it was said nothing points at her any more.
    await world.until('2026-10-15T04:00');
    expect((await world.violations())[0]?.personId).toMatch(/^erased:/u);
  });

  it('decided by another is no more work for whoever was asked', async () => {
    const world = await givenReminder();
    await world.whispers('唐丽', '申诉 1 当时防汛');
    await world.until('2026-10-13T09:00');
    heard(world);
    await world.whispers('李敏', '维持 1 不属于突发事件', '2026-10-13T20:00');
    expect(heard(world).map((said) => said.split('：')[0])).toEqual(['李敏']);
    await world.until('2026-10-14T12:00');
    expect(heard(world).filter((said) => said.startsWith('李主任'))).toEqual([
      `李主任：您好，《${group}》记录 1 的申诉已由其他同志复核，维持原记录，请不必再办理。`,
    ]);
  });

  it('decided by the unit head is no more work for the supervisors who were asked', async () => {
    const world = await givenGroup(group, { ...office, unreachable: ['周镇长'] });
    await world.says('李主任', post, { at: '2026-10-12T19:00' });
    await world.whispers('李主任', '申诉 1 当时防汛');
    await world.until('2026-10-14T09:00');
    expect(heard(world).filter((said) => said.startsWith(supervisorsGroup))).toHaveLength(1);
    await world.whispers('周镇长', '撤销 1');
    await world.until('2026-10-14T12:00');
    expect(heard(world).filter((said) => said.startsWith(supervisorsGroup))).toEqual([
      `${supervisorsGroup}：记录 1 的申诉已经复核，请监督员不必再办理。`,
    ]);
  });

  it('overturned is told once to the owner, who had heard of the case by name and was asked as well', async () => {
    const world = await givenReminder();
    await world.says('唐丽', post, { at: '2026-10-13T19:00' });
    await world.until('2026-10-14T09:00');
    expect(heard(world).filter((said) => said.includes('第2次'))).toHaveLength(1);
    await world.whispers('唐丽', '申诉 2 当时防汛', '2026-10-14T09:00');
    await world.whispers('李敏', '撤销 2');
    await world.until('2026-10-14T12:00');
    expect(heard(world).filter((said) => said.startsWith('李主任'))).toEqual([
      expect.stringContaining('记录 2 有一件申诉，请您复核'),
      `李主任：您好，《${group}》记录 2 经核实不成立，已撤销，不计入统计，先前告知的情况请不必处理。`,
    ]);
  });
});
