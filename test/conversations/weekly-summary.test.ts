import { describe, expect, it } from 'vitest';
import { verifyJournal } from '../../src/adapters/store/verify-journal.ts';
import { memoryFolder } from '../store/folders.ts';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇政务工作群';
const points =
  '文件要点：一是10月底前查完全镇12家农资店；二是发现问题种子先封存再上报。拟由农业中心统一检查，各村只需带路，有疑问打我电话。';
const paper = (number: number) =>
  ({
    type: 'attachment',
    fileName: `云农发〔2026〕${String(number)}号 关于开展秋季农资打假专项行动的通知.pdf`,
  }) as const;

describe('the weekly summary', () => {
  it('counts a paper as explained whether its points came before it or after', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', points, { at: '2026-10-12T09:00' });
    await world.says('唐丽', '', { ...paper(18), at: '2026-10-12T09:02' });
    await world.says('方伟', '', { ...paper(19), at: '2026-10-13T09:00' });
    await world.says('方伟', points, { at: '2026-10-13T09:05' });
    await world.says('丁宁', '', { ...paper(20), at: '2026-10-14T09:00' });
    await world.until('2026-10-19T08:59');
    world.heardBySupervisors();
    await world.until('2026-10-19T09:05');

    const [summary] = world.heardBySupervisors();
    expect(summary).toMatch(/转发上级文件3份，附要点和拟办意见的2份/u);
  });

  it('holds no sticker that the rule lets pass', async () => {
    const world = await givenGroup(group);

    for (const hour of ['09', '10']) {
      await world.says('唐丽', '', { type: 'emoticon', at: `2026-10-12T${hour}:00` });
    }
    await world.until('2026-10-19T08:59');
    world.heardBySupervisors();
    await world.until('2026-10-19T09:05');

    const [summary] = world.heardBySupervisors();
    expect(summary).toContain(group);
    expect(summary).not.toContain('表情包');
  });

  it('takes the same hours for late at night as the records it is made of', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', '请各村今天上午报送秋播面积', { at: '2026-10-13T05:59' });
    await world.says('方伟', '请各站所今天上午报送台账', { at: '2026-10-13T06:00' });
    await world.until('2026-10-19T09:05');

    const numbers = (await world.violations())
      .filter(({ rule }) => rule === 'off-hours')
      .map((one) => one.numbers['深夜']);
    expect(numbers.toSorted()).toEqual(['否', '是']);
    expect(world.heardBySupervisors().at(-1)).toContain('其中22时后1条');
  });

  it('tells nothing of who thought better of having his data erased, nor of an exemption ended', async () => {
    const world = await givenGroup(group);

    await world.whispers('唐丽', '删除我的资料', '2026-10-13T09:00');
    const number = /确认 (\d+)/u.exec(world.heard().at(-1)?.text ?? '')?.[1] ?? '';
    await world.whispers('唐丽', `取消 ${number}`);
    expect(world.heard().at(-1)?.text).toContain('已取消');
    await world.whispers('李主任', '豁免 方伟 表情包 30天 值守', '2026-10-14T09:00');
    await world.whispers('李主任', '豁免 方伟 表情包 取消', '2026-10-14T09:10');
    await world.until('2026-10-19T09:05');

    const summary = world.heardBySupervisors().at(-1) ?? '';
    expect(summary).toContain('豁免1项');
    expect(summary).not.toMatch(/其他决定|取消豁免/u);
  });

  it('tells what was decided without naming who, and its code proves the journal later', async () => {
    const folder = memoryFolder();
    const file = folder.file('store.db');
    const world = await givenGroup(group, { file });

    await world.says('唐丽', '明早9点前把各村秋播面积报给我', { at: '2026-10-13T20:05' });
    await world.whispers('李主任', '误报 1', '2026-10-14T09:00');
    await world.whispers('李主任', '暂停 2小时 防汛值守', '2026-10-14T10:00');
    await world.whispers('李主任', '启用', '2026-10-14T11:30');
    await world.until('2026-10-19T09:05');

    const summary = world.heardBySupervisors().at(-1) ?? '';
    expect(summary).toContain(
      `暂停提醒1次，合计2小时：《${group}》。\n误报标记1件，核实身份1次。\n`,
    );
    expect(summary).toContain(
      '近30日认定准确率不足100%的规则：非工作时间发布工作信息0%（1件误1件）。',
    );
    expect(summary).not.toMatch(/李主任|唐丽|防汛/u);

    const [, entries, link] = /核对码 (\d+):([0-9a-f]{12})，留此备查。$/u.exec(summary) ?? [];
    await world.whispers('李主任', '暂停 1小时 防汛值守', '2026-10-20T10:00');
    const head = { entries: Number(entries), link: link ?? '' };
    expect(verifyJournal(file, head)).toMatchObject({ fault: null });
    expect(verifyJournal(file, { ...head, entries: head.entries + 9 }).fault).not.toBeNull();
    folder.remove();
  });
});

it('what would be said two nights later is not said at all', async () => {
  const world = await givenGroup('柳湾村村民群', { type: 'village', since: '2026-10-16T09:00' });

  for (let second = 0; second < 6; second += 1) {
    await world.says('方伟', `第${String(second + 1)}批橘子到了`, {
      at: `2026-10-17T10:00:0${String(second)}`,
    });
  }
  await world.until('2026-10-19T17:00');

  expect(await world.violations()).toHaveLength(1);
  expect(world.heard()).toEqual([]);
});
