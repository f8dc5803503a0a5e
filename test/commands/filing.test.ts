import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelledIn, mended } from '../../src/commands/filing/labelled.ts';
import { countedMembers, listedNames, writtenWords } from '../../src/commands/filing/written.ts';
import { givenOffice, type Setup } from './office.ts';

const farming: Setup = {
  id: 'g1',
  name: '农业群',
  owner: '唐丽',
  members: ['唐丽', '孙浩', '贺云'],
};

describe('what is written under labels', () => {
  it.each([
    ['群名：秋播群；用途：布置秋播', '秋播群', '布置秋播'],
    ['用途: 布置秋播\n1. 群名称：秋播群', '秋播群', '布置秋播'],
    ['名称：秋播群，主要用途：布置秋播', '秋播群', '布置秋播'],
    ['群名（全称）：秋播群；作用：布置秋播；', '秋播群', '布置秋播'],
  ])('is told apart in %s', (text, name, purpose) => {
    const parts = new Map(labelledIn(text).parts.map((part) => [part.key, part.text]));
    expect([parts.get('name'), parts.get('purpose')]).toEqual([name, purpose]);
  });

  it('holds what stands inside of it: a time is no label', () => {
    const { parts } = labelledIn('理由：每天9:30例会，另有会议纪要:见附件；群主：李敏');
    expect(parts).toEqual([
      { key: 'reason', text: '每天9:30例会，另有会议纪要:见附件' },
      { key: 'owner', text: '李敏' },
    ]);
  });

  it.each([
    ['改 用途 布置秋播', 'purpose', '布置秋播'],
    ['修改用途为布置秋播', 'purpose', '布置秋播'],
    ['改群主：李敏', 'owner', '李敏'],
    ['改 期限', 'ends', ''],
  ])('is mended by %s', (text, key, value) => {
    expect(mended(text)).toEqual({ key, text: value });
  });

  it('is not mended by words that only begin so', () => {
    expect(mended('改善人居环境')).toBeNull();
  });
});

describe('members', () => {
  it.each([
    ['各村文书，约30人', 30],
    ['30', 30],
    ['约 120余人', 120],
    ['各村文书', null],
    ['2026年入职人员', null],
  ])('of “%s” are %s', (text, count) => {
    expect(countedMembers(text)).toBe(count);
  });

  it.each([
    ['张春、刘双河、陈石', ['张春', '刘双河', '陈石']],
    ['春晖村-张春；双河村-刘双', ['春晖村-张春', '双河村-刘双']],
    ['各村文书、包村干部', null],
    ['张春', null],
  ])('of “%s” by name are %j', (text, names) => {
    expect(listedNames(text)).toEqual(names);
  });
});

describe('whatever is written', () => {
  it('calls nobody, breaks no line and is within its length', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    const hostile = fc.constantFrom(
      '@所有人',
      '《',
      '》',
      '\n',
      '<a>',
      '\u202e',
      '13812345678',
      '；',
      '：',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(text, hostile), { maxLength: 6 }), (pieces) => {
        const reading = writtenWords(pieces.join(''), { title: '用途', least: 4, most: 100 });
        if (!reading.ok) return;
        expect(reading.value).not.toMatch(/[@＠<>《》\n\u202e]|\d{11}/u);
        expect(Array.from(reading.value).length).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('in a draft is answered and never breaks it', async () => {
    const office = await givenOffice([farming]);
    const words = fc.oneof(
      fc.constantFrom(
        '上一项',
        '跳过',
        '提交',
        '预览',
        '取消',
        '本人',
        '专项群',
        '年底',
        '改 用途',
        '长期',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    );
    await office.says('孙浩', '报备');
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        office.clock.set(office.clock.now() + 60_000);
        await office.says('孙浩', text);
        expect(office.logged.filter(({ message }) => message.includes('failed'))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
