import { z } from 'zod';
import { heard, sure } from '../engine/heard.ts';
import { defineKind } from '../engine/kind.ts';

export const ranking = defineKind({
  name: 'ranking',
  title: '积分排名通报',
  summary: '用积分、学时、点赞、注册等数据给单位或个人排名。',
  why: '数据排名逼出来的是刷分，不是工作。',
  clause: '不得将点赞、转发、学习积分等作为考核评价、评比评选的依据。',
  severity: 'middle',
  options: z.strictObject({ sure }),
  tighter: { sure: 'less' },
  lookbackMinutes: () => 0,
  reminder: {
    privately: () => '按有关规定，学习积分、点赞转发等数据不作为排名通报依据，请予更正。',
    inGroup: '温馨提示：学习积分、点赞转发等数据不作排名通报，感谢配合。',
    afterwards: '温馨提示：此前群内有积分排名的通报，学习积分、点赞转发等数据不作排名通报。',
  },
  examples: [
    {
      title: '学习积分排名',
      shows: 'fires',
      says: '本周学习积分排名：河东村第一，柳湾村倒数第一，请末位村说明原因。',
      finds: 'violation',
    },
    {
      title: '注册率晾晒',
      shows: 'fires',
      says: '小程序注册率晒一晒，后三名的村周五到镇里说明情况。',
      finds: 'violation',
    },
    {
      title: '业务结果附措施',
      shows: 'near-miss',
      says: '三季度秸秆离田进度，河东80%、柳湾65%，柳湾缺打捆机，农机站明天调两台。',
      finds: 'nothing',
    },
    {
      title: '体育比赛',
      shows: 'near-miss',
      says: '镇运动会拔河比赛，农业站获得第一名。',
      finds: 'nothing',
    },
    {
      title: '不排名',
      shows: 'near-miss',
      says: '这次测试只为查漏补缺，不排名、不通报。',
      finds: 'nothing',
    },
    {
      title: '只报总数不排次序',
      shows: 'boundary',
      says: '本月全镇共有186人完成网上学习，较上月多20人。',
      finds: 'nothing',
    },
    {
      title: '红黑榜',
      shows: 'boundary',
      says: '各村APP登录率红黑榜：红榜河东，黑榜柳湾。',
      finds: 'violation',
    },
  ],
  evaluate({ facts, reading, options }) {
    if (facts.type !== 'text' || facts.event) return null;
    const numbers = heard(reading, 'ranks', options.sure);
    return numbers && { numbers };
  },
});
