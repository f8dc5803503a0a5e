import { describe, expect, it } from 'vitest';
import { givenOffice, type Setup } from './office.ts';

const farming: Setup = {
  id: 'g1',
  name: '农业群',
  owner: '唐丽',
  members: ['唐丽', '孙浩', '贺云', '王芳'],
};

describe('what the owner changed', () => {
  it('is one line of 状态: rules, exemptions and publishers', async () => {
    const office = await givenOffice([farming]);
    for (const words of [
      '设置 非工作时间发布工作信息 停用',
      '设置 表情包 观察',
      '豁免 @孙浩 表情包 30天 值守报平安',
      '发布人 +@贺云',
      '发布人 +@王芳',
    ])
      await office.asks('唐丽', words);
    expect(await office.asks('唐丽', '状态')).toMatch(
      /^已调整：(?:非工作时间发布工作信息停用、表情包观察|表情包观察、非工作时间发布工作信息停用)；豁免1项；发布人2名$/mu,
    );
  });

  it('is not mentioned where there is nothing, or all was put back', async () => {
    const office = await givenOffice([farming]);
    expect(await office.asks('唐丽', '状态')).not.toContain('已调整');
    for (const words of [
      '设置 表情包 观察',
      '设置 表情包 恢复',
      '发布人 +@贺云',
      '发布人 -@贺云',
      '豁免 @孙浩 表情包 30天 值守报平安',
      '豁免 @孙浩 表情包 取消',
    ])
      await office.asks('唐丽', words);
    expect(await office.asks('唐丽', '状态')).not.toContain('已调整');
  });

  it('names a rule alone where nothing else was changed', async () => {
    const office = await givenOffice([farming]);
    await office.asks('唐丽', '设置 表情包 停用');
    expect(await office.asks('唐丽', '状态')).toMatch(/^已调整：表情包停用$/mu);
  });
});
