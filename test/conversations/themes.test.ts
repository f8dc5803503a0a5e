import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

interface Told {
  readonly rule: string;
  readonly breaks: string;
  readonly hears: string;
  /** What only sounds like it. */
  readonly innocent: string;
}

const told: readonly Told[] = [
  {
    rule: 'advert',
    breaks: '大量现货特价处理，家用净水器买一送一，需要的加我微信。',
    hears: '工作群禁止发布商业广告，请自行撤回。感谢理解。',
    innocent: '政府采购净水器公开询价，供应商请到财政所领取文件。',
  },
  {
    rule: 'forced-checkin',
    breaks: '各网格员入户后把现场照片发群里，没有照片的视为没去。',
    hears: '按有关规定，不得强制要求打卡接龙、上传不必要的截图或视频。请以实际工作成效为准。',
    innocent: '巡河照片不用发群里，看完把问题记在台账上就行。',
  },
  {
    rule: 'forced-promotion',
    breaks: '请每人发动50户下载注册，周五前必须达到100%。',
    hears: '按有关规定，不得强制推广下载或限定安装使用率，请改为自愿。',
    innocent: '便民小程序自愿下载使用，不设指标。',
  },
  {
    rule: 'forced-reply',
    breaks: '请各村通知到位，收到请回复。',
    hears: '按有关规定，不得脱离工作实际强制要求即时响应。确需确认的，请电话或当面确认。',
    innocent: '以上安排请知悉，不用回复。',
  },
  {
    rule: 'ranking',
    breaks: '本周学习积分排名：河东村第一，柳湾村倒数第一，请末位村说明原因。',
    hears: '按有关规定，学习积分、点赞转发等数据不作为排名通报依据，请予更正。',
    innocent: '镇运动会拔河比赛，农业站获得第一名。',
  },
  {
    rule: 'short-deadline',
    breaks: '请各村今天下班前把低保人员台账报到民政办。',
    hears: '请为基层留出合理时限；已有数据请优先从系统提取，避免重复报送。',
    innocent: '请各村明天下午下班前把防汛物资清单报到应急办。',
  },
  {
    rule: 'vote-canvass',
    breaks: '请大家帮忙投我们镇一票，每人每天可以投十票！',
    hears: '工作群请勿组织投票、集赞、转发。宣传可以张贴在公开渠道，由大家自愿参与。',
    innocent: '村委会换届选举8号投票，请选民带好选民证到投票站。',
  },
];

describe.each(told)('$rule', ({ rule, breaks, hears, innocent }) => {
  it('says one private word, and nothing more once the message is taken back', async () => {
    const world = await givenGroup('青溪镇政务工作群');

    const message = await world.says('唐丽', breaks, { at: '2026-10-13T09:00' });
    expect(world.heard()).toEqual([
      { to: '唐丽', text: `${hears}09:02前可长按消息撤回。（记录 1）` },
    ]);
    expect(await world.violations()).toMatchObject([{ rule, personId: '唐丽' }]);

    await world.takesBack(message, '2026-10-13T09:01');
    await world.until('2026-10-13T17:59');
    expect(world.heard()).toEqual([]);
    expect((await world.violations()).map(({ state }) => state)).toEqual(['corrected']);
  });

  it('has nothing against what only sounds like it', async () => {
    const world = await givenGroup('青溪镇政务工作群');

    await world.says('唐丽', innocent, { at: '2026-10-13T09:00' });

    expect(await world.violations()).toEqual([]);
    expect(world.heard()).toEqual([]);
  });
});
