import { z } from 'zod';
import { heard, sure } from '../engine/heard.ts';
import { defineKind } from '../engine/kind.ts';

export const forcedCheckin = defineKind({
  name: 'forced-checkin',
  title: '强制打卡接龙留痕',
  summary: '要求在群里打卡、接龙、签到、发定位，或者上传照片、截图、视频作证明。',
  why: '拍照留痕不等于做了工作，却占去做工作的时间。',
  clause: '不得强制要求打卡接龙，不得随意要求上传不必要的截图或视频。',
  severity: 'middle',
  options: z.strictObject({ sure }),
  tighter: { sure: 'less' },
  lookbackMinutes: () => 0,
  reminder: {
    privately: () =>
      '按有关规定，不得强制要求打卡接龙、上传不必要的截图或视频。请以实际工作成效为准。',
    inGroup: '温馨提示：请勿强制要求打卡接龙、上传不必要的截图或视频，以实际工作成效为准。',
    afterwards: '温馨提示：此前群内有要求打卡接龙或上传截图的情况，请以实际工作成效为准。',
  },
  examples: [
    {
      title: '要照片作证',
      shows: 'fires',
      says: '各网格员入户后把现场照片发群里，没有照片的视为没去。',
      finds: 'violation',
    },
    {
      title: '换个说法要合影',
      shows: 'fires',
      says: '到点后拍张和门牌的合影传群里。',
      finds: 'violation',
    },
    {
      title: '少拍照',
      shows: 'near-miss',
      says: '今后少拍照少打卡，多到户里坐一坐。',
      finds: 'nothing',
    },
    {
      title: '真的会场签到',
      shows: 'near-miss',
      says: '明天上午九点会场门口签到入座，请提前十分钟到。',
      finds: 'nothing',
    },
    {
      title: '取消打卡',
      shows: 'near-miss',
      says: '即日起取消每日打卡，大家安心做事。',
      finds: 'nothing',
    },
    {
      title: '险情中报位置不算',
      shows: 'boundary',
      says: { text: '山洪下来了，已组织转移，各组马上报人数和位置！' },
      finds: 'nothing',
    },
    {
      title: '到会签到台与群里签到，只差在哪里签',
      shows: 'boundary',
      says: '请在群里签到打卡，每天早晚各一次。',
      finds: 'violation',
    },
  ],
  evaluate({ facts, reading, options }) {
    if (facts.type !== 'text' || facts.event || facts.eventWord) return null;
    const numbers = heard(reading, 'asks-proof', options.sure);
    return numbers && { numbers };
  },
});
