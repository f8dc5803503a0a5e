import { z } from 'zod';
import type { MessageType } from '../domain/message.ts';
import { heard, sure } from '../engine/heard.ts';
import { defineKind } from '../engine/kind.ts';

const spoken: ReadonlySet<MessageType> = new Set<MessageType>(['text', 'url', 'mini-program']);

export const voteCanvass = defineKind({
  name: 'vote-canvass',
  title: '拉票点赞转发',
  summary: '在工作群里拉票、集赞，要求转发、关注、助力。',
  why: '票数和点赞数与工作无关，人情却难推。',
  clause: '不得滥用关注点赞、转发评论功能。',
  severity: 'middle',
  options: z.strictObject({ sure }),
  tighter: { sure: 'less' },
  lookbackMinutes: () => 0,
  reminder: {
    privately: () => '工作群请勿组织投票、集赞、转发。宣传可以张贴在公开渠道，由大家自愿参与。',
    inGroup: '温馨提示：工作群请勿组织投票、集赞、转发，感谢配合。',
    afterwards: '温馨提示：此前群内有拉票集赞的情况，工作群请勿组织投票、集赞、转发。',
  },
  examples: [
    {
      title: '拉票',
      shows: 'fires',
      says: '请大家帮忙投我们镇一票，每人每天可以投十票！',
      finds: 'violation',
    },
    {
      title: '集赞',
      shows: 'fires',
      says: '视频刚发，麻烦各位点赞转发到朋友圈，冲一冲热度。',
      finds: 'violation',
    },
    {
      title: '依法选举',
      shows: 'near-miss',
      says: '村委会换届选举8号投票，请选民带好选民证到投票站。',
      finds: 'nothing',
    },
    {
      title: '受到肯定',
      shows: 'near-miss',
      says: '县领导今天点赞了我镇的河道整治。',
      finds: 'nothing',
    },
    {
      title: '便民通知',
      shows: 'near-miss',
      says: '停水通知请转发到村民群，方便大家备水。',
      finds: 'nothing',
    },
    {
      title: '不作考核',
      shows: 'boundary',
      says: '转发量不作为考核依据，请勿组织转发。',
      finds: 'nothing',
    },
    {
      title: '自愿之外再催一句',
      shows: 'boundary',
      says: '作品已上线，大家每天给咱们镇投三票，别让隔壁镇超过去。',
      finds: 'violation',
    },
  ],
  evaluate({ facts, reading, options }) {
    if (!spoken.has(facts.type) || facts.event) return null;
    const numbers = heard(reading, 'canvasses', options.sure);
    return numbers && { numbers };
  },
});
