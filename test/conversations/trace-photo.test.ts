import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇政务工作群';
const privately = '您好，本群不收集工作图片。确需报告隐患的，请写明地点、情况和需要的支持。';
const publicly = '温馨提示：本群不收集工作图片。确需报告隐患的，请写明地点、情况和需要的支持。';
const image = { type: 'image' } as const;

describe('trace-photo', () => {
  it('says one private word to who posts a third picture within five minutes, and goes on', async () => {
    const world = await givenGroup(group);

    for (const minute of ['00', '01', '02', '03', '04']) {
      await world.says('唐丽', '', { ...image, at: `2026-10-13T09:${minute}` });
    }

    expect(world.heard()).toEqual([{ to: '唐丽', text: `${privately}（记录 1）` }]);
    expect(await world.violations()).toMatchObject([
      { rule: 'trace-photo', personId: '唐丽', hits: 3 },
    ]);
  });

  it('makes one line of a relay that nobody asked for, and blames none of those in it', async () => {
    const villages = Array.from({ length: 12 }, (_, index) => `村干部${String(index + 1)}`);
    const world = await givenGroup(group, { members: villages, since: '2026-10-13T08:30' });

    for (const village of villages) await world.says(village, '', image);
    await world.until('2026-10-13T17:59');

    expect(world.heard()).toEqual([{ to: group, text: publicly }]);
    expect(await world.violations()).toMatchObject([
      { rule: 'trace-photo', personId: group, hits: villages.length - 2 },
    ]);
  });

  it('puts a relay to who asked for the pictures, who hears of it once', async () => {
    const world = await givenGroup(group);

    await world.says('唐丽', '各网格员入户后把现场照片发群里，没有照片的视为没去。', {
      at: '2026-10-13T09:00',
    });
    for (const person of ['方伟', '丁宁', '贺云', '孙浩']) await world.says(person, '', image);
    await world.until('2026-10-13T17:59');

    expect(world.heard().map(({ to }) => to)).toEqual(['唐丽']);
    expect(await world.violations()).toMatchObject([
      { rule: 'forced-checkin', personId: '唐丽' },
      { rule: 'trace-photo', personId: '唐丽', hits: 2 },
    ]);
  });

  it('has nothing against pictures of a hazard', async () => {
    const world = await givenGroup(group);

    for (const text of ['二号桥墩裂缝特写', '桥面下沉裂缝近照', '护栏断裂处隐患照片']) {
      await world.says('唐丽', text, image);
    }

    expect(await world.violations()).toEqual([]);
  });
});
