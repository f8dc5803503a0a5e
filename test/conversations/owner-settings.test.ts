import { describe, expect, it } from 'vitest';
import { givenGroup, supervisors } from '../world/world.ts';

const group = '青溪镇农业农村工作群';

/** What the bot put between “ and ” for its reader to send, one after the other. */
function sendableIn(text: string): readonly string[] {
  return [...text.matchAll(/发送“([^”]+)”/gu)].map(([, words]) => words ?? '');
}

describe('a new owner', () => {
  it('comes from 你好 to his first changed setting by what the bot says alone', async () => {
    const world = await givenGroup(group);
    const menu = await world.asks('李主任', '你好', '2026-10-12T09:00');
    expect(menu.split('\n').length).toBeLessThanOrEqual(20);

    const [howTo = ''] = sendableIn(menu);
    const usage = await world.asks('李主任', howTo);
    const [example = ''] = [...(usage.split('示例：')[1] ?? '').matchAll(/“([^”]+)”/gu)].map(
      ([, words]) => words ?? '',
    );
    const changed = await world.asks('李主任', example);
    expect(changed).toContain('已由“提醒”改为“观察”');

    await world.says('孙浩', '[强][强]', { at: '2026-10-12T10:00' });
    await world.says('孙浩', '[强][强]', { at: '2026-10-12T11:00' });
    await world.says('孙浩', '[强][强]', { at: '2026-10-12T12:00' });
    expect(world.heard()).toEqual([]);

    const [undo = ''] = sendableIn(changed);
    expect(await world.asks('李主任', undo)).toContain('已由“观察”改为“提醒”');
  });

  it('may take everything the bot tells him to send at its word', async () => {
    const world = await givenGroup(group, { head: '周镇长', secrecyOfficer: '陈保密' });
    const seen = new Set<string>();
    let ahead = ['帮助', '设置', '发布人', '豁免', '值守群', '自检', '状态', '规则'];
    for (let round = 0; round < 3; round += 1) {
      const next: string[] = [];
      for (const text of ahead) {
        if (seen.has(text)) continue;
        seen.add(text);
        await world.passes(30);
        await world.whispers('李主任', text);
        const answer = world
          .heard()
          .map((heard) => heard.text)
          .join('\n');
        expect([text, answer]).not.toEqual([text, '']);
        expect([text, answer]).not.toEqual([
          text,
          expect.stringMatching(/您是否要发送|没有看懂|用法：.+，如/u),
        ]);
        next.push(...sendableIn(answer));
      }
      ahead = next;
    }
    expect(seen.size).toBeGreaterThan(10);
  });
});

describe('a rule set to 停用', () => {
  it('is neither recorded nor spoken of, and one against leaks cannot be', async () => {
    const world = await givenGroup(group);
    await world.asks('李主任', '设置 要求即时响应 停用', '2026-10-12T09:00');
    await world.says('唐丽', '请各村通知到位，收到请回复。', { at: '2026-10-12T10:00' });
    expect(await world.violations()).toEqual([]);
    expect(await world.asks('李主任', '设置 个人信息 停用')).toContain('各群都不能低于“提醒”');
  });
});

describe('a duty group', () => {
  it('may be spoken in at night until the owner ends it', async () => {
    const world = await givenGroup(group);
    const order = '明早9点前把各村秋播面积报给我';
    expect(await world.asks('李主任', '值守群 开', '2026-10-12T17:00')).toContain('值守群 关');
    await world.says('唐丽', order, { at: '2026-10-12T20:05' });
    expect(await world.violations()).toEqual([]);
    await world.asks('李主任', '值守群 关', '2026-10-13T17:00');
    await world.says('唐丽', order, { at: '2026-10-13T20:05' });
    expect((await world.violations()).map(({ rule }) => rule)).toContain('off-hours');
  });
});

describe('the end of a trial', () => {
  it('may be put off twice with a reason; then it is 启用 or the supervisors’ list', async () => {
    const world = await givenGroup(group, { start: 'trial' });
    expect(await world.asks('李主任', '暂缓 征求各村意见', '2026-10-13T09:00')).toContain(
      '试运行到10月19日',
    );
    await world.until('2026-10-20T09:30');
    const asked = world.heard().find(({ to }) => to === '李主任')?.text ?? '';
    expect(asked).toContain('“暂缓 正在征求各村意见”');
    expect(await world.asks('李主任', '暂缓 正在征求各村意见')).toBe(
      '《青溪镇农业农村工作群》的试运行延长到10月27日，期间仍只记录不提醒，此后还可延长1次。随时可发送“启用”开始提醒。',
    );
    await world.says('孙浩', '请各村通知到位，收到请回复。', { at: '2026-10-21T10:00' });
    expect(world.heard()).toEqual([]);
    expect(await world.asks('李主任', '暂缓 人员调整', '2026-10-28T10:00')).toContain(
      '此后不再延长',
    );
    world.heardBySupervisors();
    expect(await world.asks('李主任', '暂缓 再等等看', '2026-11-05T10:00')).toContain(
      '不再延长，请发送“启用”',
    );
    await world.until('2026-11-09T10:00');
    const weekly = world.chat.said.filter(({ to }) => to.id === supervisors).at(-1)?.text ?? '';
    expect(weekly).toContain(`试运行期满未启用：《${group}》`);
    expect(await world.asks('李主任', '启用')).toContain('已启用');
    const journal = await world.store.transaction((tx) => tx.journal.list({ groupId: group }, 100));
    expect(journal.filter(({ action }) => action === 'trial.extend')).toHaveLength(2);
    expect(JSON.stringify(journal)).not.toContain('人员调整');
  });
});

describe('a pause until a time of day', () => {
  it('ends then', async () => {
    const world = await givenGroup(group);
    await world.asks('李主任', '暂停 到明天8点 防汛值守', '2026-10-12T17:00');
    await world.says('唐丽', '明早9点前把各村秋播面积报给我', { at: '2026-10-12T20:05' });
    expect(world.heard()).toEqual([]);
    await world.says('方伟', '请各村通知到位，收到请回复。', { at: '2026-10-13T09:00' });
    expect(world.heard().map(({ to }) => to)).toEqual(['方伟']);
  });
});

describe('the end of a pause', () => {
  it('in a trial is not the end of the trial', async () => {
    const world = await givenGroup(group, { start: 'trial' });
    await world.asks('李主任', '暂停 2小时 防汛值守', '2026-10-12T10:00');
    expect(await world.asks('李主任', '启用', '2026-10-12T10:30')).toBe(
      '《青溪镇农业农村工作群》的暂停已结束，试运行照常至10月19日，只记录不提醒。如需现在就开始提醒，请群主再次发送“启用”。',
    );
    await world.says('方伟', '请各村通知到位，收到请回复。', { at: '2026-10-12T11:00' });
    expect(world.heard()).toEqual([]);
    expect(await world.asks('李主任', '启用', '2026-10-12T12:00')).toContain('已启用');
  });

  it('is for whoever may pause, and no more than that', async () => {
    const world = await givenGroup(group, { admins: ['王管'] });
    expect(await world.asks('王管', '暂停 2小时 防汛值守', '2026-10-12T10:00')).toContain('“启用”');
    expect(await world.asks('王管', '启用', '2026-10-12T10:30')).toBe(
      '《青溪镇农业农村工作群》的暂停已结束，提醒即时恢复。',
    );
    await world.says('方伟', '请各村通知到位，收到请回复。', { at: '2026-10-12T11:00' });
    expect(world.heard().map(({ to }) => to)).toEqual(['方伟']);
  });

  it('is no way for an administrator to end a trial', async () => {
    const world = await givenGroup(group, { admins: ['王管'], start: 'trial' });
    expect(await world.asks('王管', '启用', '2026-10-12T10:30')).toContain('由《');
    const row = await world.store.transaction((tx) => tx.groups.get(group));
    expect(row?.trialUntil).not.toBeNull();
  });
});

describe('a pause', () => {
  it('tells the group no reason, and gives it up once it is over', async () => {
    const world = await givenGroup(group);
    await world.asks('李主任', '暂停 2小时 唐丽家中失火', '2026-10-12T10:00');
    await world.says('李主任', '@群规助手\u2005状态', { mentionsBot: true });
    const [inGroup] = world.heard();
    expect(inGroup?.to).toBe(group);
    expect(inGroup?.text).toContain('提醒暂停至10月12日 12:00');
    expect(inGroup?.text).not.toContain('失火');
    expect(await world.asks('李主任', '状态')).toContain('失火');

    const kept = async () =>
      JSON.stringify(await world.store.transaction((tx) => tx.groups.overlays(group)));
    expect(await kept()).toContain('失火');
    await world.until('2026-10-13T04:00');
    expect(await kept()).not.toContain('失火');
  });

  it('renewed beyond a day in two is the head’s', async () => {
    const world = await givenGroup(group, { admins: ['王管'], head: '周镇长' });
    await world.asks('李主任', '暂停 20小时 防汛值守', '2026-10-12T10:00');
    const more = '暂停 10小时 防汛值守';
    expect(await world.asks('王管', more, '2026-10-13T07:00')).toBe(
      '《青溪镇农业农村工作群》48小时内合计最长暂停24小时，此次最晚可到10月13日 11:00；未作改动。确需更长的，请单位负责人办理。',
    );
    expect(await world.asks('王管', '暂停 2小时 防汛值守')).toContain('已暂停至10月13日 9:00');
    expect(await world.asks('周镇长', more)).toContain('已暂停至10月13日 17:00');
    expect(await world.asks('李主任', '暂停 2小时 防汛值守', '2026-10-13T18:00')).toContain(
      '单位负责人',
    );
    expect(await world.asks('李主任', '暂停 20小时 防汛值守', '2026-10-15T18:00')).toContain(
      '已暂停至',
    );
  });

  it('that was ended early counts as long as it lasted', async () => {
    const world = await givenGroup(group);
    await world.asks('李主任', '暂停 24小时 防汛值守', '2026-10-12T10:00');
    await world.asks('李主任', '启用', '2026-10-12T11:00');
    const again = '暂停 20小时 防汛值守';
    expect(await world.asks('李主任', again, '2026-10-12T20:00')).toContain('已暂停至');
  });
});

describe('the reason for which a trial was put off', () => {
  it('is shown to the supervisors while the trial runs, and given up afterwards', async () => {
    const world = await givenGroup(group, { start: 'trial', supervisors: ['监甲'] });
    await world.until('2026-10-20T09:30');
    world.heard();
    await world.asks('李主任', '暂缓 正在征求各村意见');
    expect(await world.asks('监甲', '群 #1')).toContain('延长理由：正在征求各村意见');
    expect(await world.asks('李主任', '状态')).not.toContain('征求');
    await world.until('2026-10-28T04:00');
    const overlays = await world.store.transaction((tx) => tx.groups.overlays(group));
    expect(JSON.stringify(overlays)).not.toContain('征求');
    world.heard();
    expect(await world.asks('李主任', '暂缓 再等等看')).toContain('此后不再延长');
  });
});
